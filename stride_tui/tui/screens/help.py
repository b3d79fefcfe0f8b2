"""The help: every key, over the screen it was asked for; arrows and the wheel scroll, any other key leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.keys.footer import keys_view
from stride_tui.views.keys.help import HelpView, all_help_lines, help_lines
from stride_tui.views.keys.key_tables import action_of


class Help(ModalScreen[None], Closing[None], inherit_bindings=False):
    """A HelpView on a panel."""

    CSS_PATH: ClassVar = "help.tcss"

    def __init__(self, view: HelpView) -> None:
        super().__init__()
        self._help = view

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(help_lines, self._help, id="help")

    def on_mount(self) -> None:
        """Set the panel's title and show the keys."""
        self._show(self._help)

    def on_key(self, event: events.Key) -> None:
        """Scroll with the arrows; leave with any other key."""
        acts: dict[str, Callable[[], object]] = {
            "up": lambda: self._scroll(-1),
            "down": lambda: self._scroll(1),
            "page_up": lambda: self._scroll(-10),
            "page_down": lambda: self._scroll(10),
            "first": lambda: self._scroll(-999),
            "last": lambda: self._scroll(999),
            "close": lambda: self.dismiss(None),
        }
        event.stop()
        event.prevent_default()
        acts.get(action_of(dict(self._help.own), "help", event.key), acts["close"])()

    def on_click(self) -> None:
        """Leave; a click on the keys in the frame does what they do."""
        self.dismiss(None)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Scroll with the wheel."""
        self._scroll(event.by * 2)

    def _scroll(self, by: int) -> None:
        width, height = self.query_one("#help", Panel).content_size
        last = max(0, len(all_help_lines(self._help, width)) - height)
        self._show(msgspec.structs.replace(self._help, top=max(0, min(last, self._help.top + by))))

    def _show(self, view: HelpView) -> None:
        self._help = view
        self.query_one("#help", Panel).show(view, title="Keys", subtitle=keys_view(dict(view.own), "help"))
