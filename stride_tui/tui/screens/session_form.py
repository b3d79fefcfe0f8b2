"""The form for a session that was done without stride."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import press, subtitle
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.week.session_form import (
    FIELDS_FROM,
    SESSION_FORM_FIELDS,
    SessionForm,
    session_field_moved,
    session_form_lines,
    session_form_stepped,
)


class SessionFormScreen(ModalScreen[SessionForm | None], Closing[SessionForm | None], inherit_bindings=False):
    """A SessionForm to step through; dismissed with it on Enter, with nothing on Escape. `warn` returns what the
    session would crowd, in words."""

    CSS_PATH: ClassVar = "session_form.tcss"

    def __init__(self, form: SessionForm, warn: Callable[[SessionForm], str]) -> None:
        super().__init__()
        self._warn = warn
        self._view = form

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(session_form_lines, id="session-form")

    def on_mount(self) -> None:
        """Show the form with its first warning."""
        self._change(self._view)

    def on_key(self, event: events.Key) -> None:
        """Go through the fields with up and down, through the values with left and right."""
        acts = {
            "up": lambda: self._change(session_field_moved(self._view, -1)),
            "down": lambda: self._change(session_field_moved(self._view, 1)),
            "less": lambda: self._change(session_form_stepped(self._view, -1)),
            "more": lambda: self._change(session_form_stepped(self._view, 1)),
            "save": lambda: self.dismiss(self._view),
            "close": lambda: self.dismiss(None),
        }
        press(self, "session_form", event, acts)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Step the field with the wheel."""
        self._change(session_form_stepped(self._view, event.by))

    def on_click(self, event: events.Click) -> None:
        """Choose the field that was clicked."""
        region = self.query_one("#session-form", Panel).content_region
        row = event.screen_y - region.y - FIELDS_FROM
        if region.contains(event.screen_x, event.screen_y) and 0 <= row < len(SESSION_FORM_FIELDS):
            self._change(msgspec.structs.replace(self._view, field=row))

    def _change(self, form: SessionForm) -> None:
        self._view = msgspec.structs.replace(form, warning=self._warn(form))
        title, keys = "Log a session", subtitle(self, "session_form")
        self.query_one("#session-form", Panel).show(self._view, title=title, subtitle=keys)
