"""One session of an opened day in full: its lines, and the keys that correct it and take it out."""

from __future__ import annotations

from typing import ClassVar, Protocol

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.core.history.records import Session
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import key_bar, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.history.session_page import DetailView, detail_page, last_top


class SessionActs(Protocol):
    """The actions that the page of a session uses."""

    def again(self, session: Session) -> Session | None:
        """Return the session as it is now; None if it was taken out."""

    def change_session(self, session: Session) -> None:
        """Correct it: one logged by hand in its form, any other set by set."""

    def correct_sets(self, session: Session) -> None:
        """Correct its sets."""

    def note_session(self, session: Session) -> None:
        """Ask for its effort and a note."""

    def take_out_session(self, session: Session) -> None:
        """Take it out, after a question."""


class SessionScreen(ModalScreen[None], Closing[None], inherit_bindings=False):
    """One session in full; the arrows go through its lines."""

    CSS_PATH: ClassVar = "day.tcss"

    def __init__(self, session: Session, acts: SessionActs) -> None:
        super().__init__()
        self._view = DetailView(session)
        self._session = session
        self._acts = acts

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(detail_page, self._view, id="session-detail")

    def on_mount(self) -> None:
        """Set the panel's title and show the session."""
        self._scroll(0)

    def on_resize(self) -> None:
        """Show as much as there is room for now."""
        self._scroll(0)

    def on_key(self, event: events.Key) -> None:
        """Scroll with up and down, correct by letters, leave with Escape."""
        acts = {
            "up": lambda: self._scroll(-1),
            "down": lambda: self._scroll(1),
            "correct": lambda: self._acts.change_session(self._session),
            "correct_sets": lambda: self._acts.correct_sets(self._session),
            "note_session": lambda: self._acts.note_session(self._session),
            "take_out_session": lambda: self._acts.take_out_session(self._session),
            "close": lambda: self.dismiss(None),
        }
        press(self, "session", event, acts)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Scroll with the wheel."""
        self._scroll(event.by)

    def on_model_changed(self) -> None:
        """Show the session as it is now; leave if it was taken out."""
        session = self._acts.again(self._session)
        if session is None:
            self.dismiss(None)
        else:
            self._session, self._view = session, DetailView(session, self._view.top)
            self._scroll(0)

    def on_click(self, event: events.Click) -> None:
        """Leave, beside the panel."""
        if not self.query_one(Panel).region.contains(event.screen_x, event.screen_y):
            self.dismiss(None)

    def _scroll(self, by: int) -> None:
        panel = self.query_one(Panel)
        most = last_top(self._session, *panel.content_size)
        self._view = DetailView(self._session, max(0, min(most, self._view.top + by)))
        without = () if most else ("up", "down")
        # Its sets are corrected by `correct` too, unless it was logged by hand.
        without = (*without, *(() if self._session.by_hand else ("correct_sets",)))
        panel.show(self._view, title="Session", subtitle=key_bar(self, "session", frozenset(without)))
