"""Every key, over the dashboard; arrows and the wheel go through it, any other key leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.keys.help import all_help_lines, help_lines, help_view


class Help(ModalScreen[None], inherit_bindings=False):
    """Shows a HelpView."""

    CSS_PATH: ClassVar = "help.tcss"

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._help = help_view(keys)

    def compose(self) -> ComposeResult:
        """One panel."""
        yield Panel(help_lines, self._help, id="help")

    def on_mount(self) -> None:
        """Name it."""
        self.query_one("#help", Panel).show(self._help, title="Keys", subtitle="↑ ↓ more · any key back")

    def on_key(self, event: events.Key) -> None:
        """Arrows scroll, anything else leaves."""
        event.stop()
        event.prevent_default()
        moves = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -999, "end": 999}
        if event.key in moves:
            self._scroll(moves[event.key])
        else:
            self.dismiss(None)

    def on_click(self) -> None:
        """A click leaves."""
        self.dismiss(None)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """The wheel scrolls."""
        self._scroll(event.by * 2)

    def _scroll(self, by: int) -> None:
        panel = self.query_one("#help", Panel)
        width, height = panel.content_size
        last = max(0, len(all_help_lines(self._help, width)) - height)
        self._help = msgspec.structs.replace(self._help, top=max(0, min(last, self._help.top + by)))
        panel.show(self._help, title="Keys", subtitle="↑ ↓ more · any key back")
