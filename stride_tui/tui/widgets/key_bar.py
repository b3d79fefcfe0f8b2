"""The line of keys at the bottom; a click on one does what its key does."""

from __future__ import annotations

from textual import events
from textual.message import Message

from stride_tui.tui.widgets.lines import Lines
from stride_tui.views.keys.footer import FooterView, buttons, footer_line
from stride_tui.views.text.spans import Line


class KeyBar(Lines):
    """The widget of a FooterView. It takes no focus, so that Enter and space always mean the session."""

    DEFAULT_CSS = "KeyBar { height: 1; dock: bottom; }"

    class Clicked(Message):
        """A key was clicked; `action` is its name in the table."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, view: FooterView | None = None) -> None:
        super().__init__()
        self._view = view

    def show(self, view: FooterView) -> None:
        """Show other keys; equal ones repaint nothing."""
        if view != self._view:
            self._view = view
            self.update_lines()

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the line with the keys that fit into the width."""
        return () if self._view is None else (footer_line(self._view, width),)

    def on_click(self, event: events.Click) -> None:
        """Post `Clicked` for the key under the mouse."""
        if self._view is None:
            return
        for button in buttons(self._view, self.size.width):
            if button.start <= event.x < button.end:
                self.post_message(self.Clicked(button.action))
