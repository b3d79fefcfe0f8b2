"""The small screens above an opened day: the form for a planned run, and one session in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.core.history.records import Session
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import press, subtitle
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.history.session_page import DetailView, detail_page, last_top
from stride_tui.views.week.run_form import RunForm, field_moved, first_row, form_lines, form_stepped


class RunFormScreen(ModalScreen[RunForm | None], Closing[RunForm | None], inherit_bindings=False):
    """A RunForm to step through; dismissed with it on Enter, with nothing on Escape. `warn` returns what a run would
    crowd, in words."""

    CSS_PATH: ClassVar = "day.tcss"

    def __init__(self, form: RunForm, warn: Callable[[RunForm], str]) -> None:
        super().__init__()
        self._warn = warn
        self._form = form

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(form_lines, id="form")

    def on_mount(self) -> None:
        """Show the form with its first warning."""
        self._change(self._form)

    def on_key(self, event: events.Key) -> None:
        """Go through the fields with up and down, through the values with left and right."""
        acts = {
            "up": lambda: self._change(field_moved(self._form, -1)),
            "down": lambda: self._change(field_moved(self._form, 1)),
            "less": lambda: self._change(form_stepped(self._form, -1)),
            "more": lambda: self._change(form_stepped(self._form, 1)),
            "save": lambda: self.dismiss(self._form),
            "close": lambda: self.dismiss(None),
        }
        press(self, "run_form", event, acts)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Step the field with the wheel."""
        self._change(form_stepped(self._form, event.by))

    def on_click(self, event: events.Click) -> None:
        """Choose the field that was clicked; step it on the left or right of its value."""
        region = self.query_one("#form", Panel).content_region
        row = event.screen_y - region.y - first_row(self._form)
        if region.contains(event.screen_x, event.screen_y) and 0 <= row < len(self._form.fields):
            if row == self._form.field:
                self._change(form_stepped(self._form, -1 if event.screen_x < region.x + 14 else 1))
            else:
                self._change(msgspec.structs.replace(self._form, field=row))

    def _change(self, form: RunForm) -> None:
        self._form = msgspec.structs.replace(form, warning=self._warn(form))
        title = "Move a run" if form.editing else "Plan a run"
        self.query_one("#form", Panel).show(self._form, title=title, subtitle=subtitle(self, "run_form"))


class SessionScreen(ModalScreen[None], Closing[None], inherit_bindings=False):
    """One session in full; the arrows go through its lines, any other key leaves."""

    CSS_PATH: ClassVar = "day.tcss"

    def __init__(self, session: Session, again: Callable[[Session], Session | None]) -> None:
        super().__init__()
        self._view = DetailView(session)
        self._again = again
        """A function that returns the session as it is now; None if it was taken out."""

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(detail_page, self._view, id="session-detail")

    def on_mount(self) -> None:
        """Set the panel's title and show the session."""
        self._scroll(0)

    def on_key(self, event: events.Key) -> None:
        """Scroll with up and down; leave with any other key."""
        acts = {
            "up": lambda: self._scroll(-1),
            "down": lambda: self._scroll(1),
            "close": lambda: self.dismiss(None),
        }
        if not press(self, "session", event, acts):
            self.dismiss(None)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Scroll with the wheel."""
        self._scroll(event.by)

    def on_model_changed(self) -> None:
        """Show the session as it is now; leave if it was taken out."""
        session = self._view.session and self._again(self._view.session)
        if session is None:
            self.dismiss(None)
        else:
            self._view = DetailView(session, self._view.top)
            self._scroll(0)

    def _scroll(self, by: int) -> None:
        panel = self.query_one(Panel)
        most = last_top(self._view.session, *panel.content_size)
        self._view = DetailView(self._view.session, max(0, min(most, self._view.top + by)))
        panel.show(self._view, title="Session", subtitle=subtitle(self, "session"))

    def on_click(self) -> None:
        """Leave."""
        self.dismiss(None)
