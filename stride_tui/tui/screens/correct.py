"""The screens that end in lines of correction: one for a session's sets, one for its effort and note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.core.graphemes import without_last
from stride_tui.core.session.choices import effort_stepped
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import key_bar, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.history.correct import (
    CorrectView,
    correct_page,
    cursor_moved,
    first_row_of,
    row_at_line,
    still_changed,
)
from stride_tui.views.history.note import NoteView, note_lines, with_note, with_typed

if TYPE_CHECKING:
    from stride_tui.core.history.records import Session


class Corrections(Protocol):
    """The actions that the screen uses: a session as it is now, and changes to it."""

    def view(self, session: Session) -> CorrectView:
        """Return the session's sets as they are now."""

    def again(self, session: Session) -> Session | None:
        """Return the session as it is now; None if it was taken out."""

    def stepped(self, view: CorrectView, by: int) -> CorrectView:
        """Return the view with the field under the cursor one step on."""

    def save(self, session: Session, view: CorrectView) -> bool:
        """Save the changes; return False where the start cannot be so, and nothing was saved."""

    def delete_set(self, session: Session, view: CorrectView) -> None:
        """Take out the set under the cursor."""

    def delete_session(self, session: Session) -> None:
        """Take out the whole session."""

    def undo(self) -> None:
        """Take the last correction back."""


class Correct(ModalScreen[None], Closing[None], inherit_bindings=False):
    """The sets of a session, stepped through; Enter saves the changes, Escape drops them."""

    CSS_PATH: ClassVar = "correct.tcss"

    def __init__(self, correcting: Corrections, session: Session) -> None:
        super().__init__()
        self._correcting = correcting
        self._session = session
        self._view = correcting.view(session)

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(correct_page, id="correct")

    def on_mount(self) -> None:
        """Set the panel's title and show the sets."""
        self._show(self._view)

    def on_key(self, event: events.Key) -> None:
        """Move with the arrows, change with plus and minus."""
        acts = {
            "up": lambda: self._show(cursor_moved(self._view, -1)),
            "down": lambda: self._show(cursor_moved(self._view, 1)),
            "page_up": lambda: self._show(cursor_moved(self._view, -10)),
            "page_down": lambda: self._show(cursor_moved(self._view, 10)),
            "field_before": lambda: self._show(cursor_moved(self._view, columns=-1)),
            "field_after": lambda: self._show(cursor_moved(self._view, columns=1)),
            "more": lambda: self._show(self._correcting.stepped(self._view, 1)),
            "less": lambda: self._show(self._correcting.stepped(self._view, -1)),
            "take_out_set": lambda: self._take_out("set"),
            "take_out_session": lambda: self._take_out("session"),
            "undo_correction": self._undo,
            "save": self._save,
            "close": lambda: self.dismiss(None),
        }
        press(self, "correct", event, acts)

    def on_click(self, event: events.Click) -> None:
        """Choose the set that was clicked."""
        region = self.query_one("#correct", Panel).content_region
        row = row_at_line(self._view, region.height, event.screen_y - region.y)
        if row is not None and region.contains(event.screen_x, event.screen_y):
            self._show(cursor_moved(self._view, row - self._view.row))

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Go through the sets with the wheel."""
        self._show(cursor_moved(self._view, event.by))

    def _undo(self) -> None:
        self._correcting.undo()
        self._reload()

    def _save(self) -> None:
        if self._correcting.save(self._session, self._view):
            self.dismiss(None)

    def _take_out(self, what: str) -> None:
        """Take out a set, or the whole session, at the second press."""
        if what == "set" and self._view.record is None:
            return
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
        row = max(first_row_of(view), min(before.row, len(view.sets) - 1))
        moved = before.moved if view.start == before.start else None
        changed = still_changed(view, before)
        self._show(msgspec.structs.replace(view, row=row, column=before.column, changed=changed, moved=moved))

    def _show(self, view: CorrectView) -> None:
        self._view = view
        keys = key_bar(self, "correct")
        changed = f"{view.changes} changed, not saved" if view.changes else ""
        self.query_one("#correct", Panel).show((view, keys), title=f"Correct · {view.title}", subtitle=changed)


class Note(ModalScreen[NoteView | None], Closing[NoteView | None], inherit_bindings=False):
    """The effort and a note of a session; dismissed with them on Enter, with nothing on Escape."""

    CSS_PATH: ClassVar = "correct.tcss"

    def __init__(self, view: NoteView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(note_lines, self._view, id="note")

    def on_mount(self) -> None:
        """Set the panel's title and show the note."""
        self._show(self._view)

    def on_key(self, event: events.Key) -> None:
        """Do what a key of the table does; a digit is the effort, any other key a letter of the note."""
        acts = {
            "more": lambda: self._step(1),
            "less": lambda: self._step(-1),
            "save": lambda: self.dismiss(self._view),
            "close": lambda: self.dismiss(None),
            "erase": lambda: self._show(with_note(self._view, without_last(self._view.note))),
        }
        if not press(self, "note", event, acts):
            self._type(event)

    def on_paste(self, event: events.Paste) -> None:
        """Add pasted text to the note, on one line."""
        event.stop()
        self._show(with_note(self._view, self._view.note + " ".join(event.text.split())))

    def _step(self, by: int) -> None:
        self._show(msgspec.structs.replace(self._view, effort=effort_stepped(self._view.effort, by)))

    def _type(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            self._show(with_typed(self._view, event.character))

    def _show(self, view: NoteView) -> None:
        self._view = view
        self.query_one("#note", Panel).show(view, title="How was it?", subtitle=key_bar(self, "note"))
