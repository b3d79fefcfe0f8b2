"""Correcting a session, and saying how it was: the screens that end in lines of correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.core.session.choices import effort_stepped
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.history.correct import (
    CorrectView,
    correct_lines,
    cursor_moved,
    still_changed,
    top_of,
)
from stride_tui.views.history.note import MOST_LETTERS, NoteView, note_lines

if TYPE_CHECKING:
    from stride_tui.core.history.records import Session


class Corrections(Protocol):
    """What the screen asks for: a session as it stands, and changes to it."""

    def view(self, session: Session) -> CorrectView:
        """Return the session's sets as they stand."""

    def again(self, session: Session) -> Session | None:
        """Return the session as it stands now; None if it was taken out."""

    def stepped(self, view: CorrectView, by: int) -> CorrectView:
        """Return the view with the field under the cursor one step on."""

    def save(self, session: Session, view: CorrectView) -> None:
        """Save what was changed."""

    def delete_set(self, session: Session, view: CorrectView) -> None:
        """Take the set under the cursor out."""

    def delete_session(self, session: Session) -> None:
        """Take the whole session out."""

    def undo(self) -> None:
        """Take the last correction back."""


class Correct(ModalScreen[None], inherit_bindings=False):
    """Steps through the sets of a session; Enter saves what was changed, Escape forgets it."""

    CSS_PATH: ClassVar = "correct.tcss"

    def __init__(self, correcting: Corrections, session: Session) -> None:
        super().__init__()
        self._correcting = correcting
        self._session = session
        self._view = correcting.view(session)

    def compose(self) -> ComposeResult:
        """One panel."""
        yield Panel(correct_lines, self._view, id="correct")

    def on_mount(self) -> None:
        """Name it."""
        self._show(self._view)

    def on_key(self, event: events.Key) -> None:
        """Arrows move, plus and minus change."""
        event.stop()
        event.prevent_default()
        keys: dict[str, Callable[[], CorrectView]] = {
            "up": lambda: cursor_moved(self._view, -1),
            "down": lambda: cursor_moved(self._view, 1),
            "pageup": lambda: cursor_moved(self._view, -10),
            "pagedown": lambda: cursor_moved(self._view, 10),
            "left": lambda: cursor_moved(self._view, columns=-1),
            "right": lambda: cursor_moved(self._view, columns=1),
            "plus": lambda: self._correcting.stepped(self._view, 1),
            "equals_sign": lambda: self._correcting.stepped(self._view, 1),
            "minus": lambda: self._correcting.stepped(self._view, -1),
        }
        if act := keys.get(event.key):
            self._show(act())
        elif event.key in ("x", "X", "upper_x"):
            self._take_out("set" if event.key == "x" else "session")
        elif event.key == "u":
            self._correcting.undo()
            self._reload()
        elif event.key == "enter":
            self._correcting.save(self._session, self._view)
            self.dismiss(None)
        elif event.key in ("escape", "q"):
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click chooses a set."""
        region = self.query_one("#correct", Panel).content_region
        row = top_of(self._view, region.height) + event.screen_y - region.y - 1
        if region.contains(event.screen_x, event.screen_y) and 0 <= row < len(self._view.sets):
            self._show(cursor_moved(self._view, row - self._view.row))

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """The wheel goes through the sets."""
        self._show(cursor_moved(self._view, event.by))

    def _take_out(self, what: str) -> None:
        """A set, or the whole session, at the second press."""
        if self._view.armed != what:
            self._show(msgspec.structs.replace(self._view, armed=what))
        elif what == "set":
            self._correcting.delete_set(self._session, self._view)
            self._reload()
        else:
            self._correcting.delete_session(self._session)
            self.dismiss(None)

    def _reload(self) -> None:
        session = self._correcting.again(self._session)
        if session is None:
            self.dismiss(None)
            return
        self._session = session
        view, before = self._correcting.view(session), self._view
        row = max(0, min(before.row, len(view.sets) - 1))
        self._show(msgspec.structs.replace(view, row=row, column=before.column, changed=still_changed(view, before)))

    def _show(self, view: CorrectView) -> None:
        self._view = view
        subtitle = f"{len(view.changed)} changed · Esc forgets" if view.changed else "Esc back"
        self.query_one("#correct", Panel).show(view, title=f"Correct · {view.title}", subtitle=subtitle)


class Note(ModalScreen[NoteView | None], inherit_bindings=False):
    """The effort and a note of a session; dismissed with them on Enter, with nothing on Escape."""

    CSS_PATH: ClassVar = "correct.tcss"

    def __init__(self, view: NoteView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """One panel."""
        yield Panel(note_lines, self._view, id="note")

    def on_mount(self) -> None:
        """Name it."""
        self._show(self._view)

    def on_key(self, event: events.Key) -> None:
        """Letters go into the note; up and down step the effort."""
        event.stop()
        event.prevent_default()
        view = self._view
        if event.key in ("up", "down"):
            effort = effort_stepped(view.effort, 1 if event.key == "up" else -1)
            self._show(msgspec.structs.replace(view, effort=effort))
        elif event.key == "enter":
            self.dismiss(view)
        elif event.key == "escape":
            self.dismiss(None)
        elif event.key == "backspace":
            self._show(msgspec.structs.replace(view, note=view.note[:-1]))
        elif event.is_printable and event.character and len(view.note) < MOST_LETTERS:
            self._show(msgspec.structs.replace(view, note=view.note + event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed text, on one line."""
        event.stop()
        text = " ".join(event.text.split())
        self._show(msgspec.structs.replace(self._view, note=(self._view.note + text)[:MOST_LETTERS]))

    def _show(self, view: NoteView) -> None:
        self._view = view
        self.query_one("#note", Panel).show(view, title="How was it?", subtitle="↵ save · Esc back")
