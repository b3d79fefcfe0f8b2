"""The two lines on top: the title with its times, and the progress of the session."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from stride_tui.tui.tones import to_content
from stride_tui.views.header import HeaderView, header_lines


class TopLine(Widget):
    """Shows a HeaderView."""

    DEFAULT_CSS = "TopLine { height: 2; }"

    def __init__(self, view: HeaderView) -> None:
        super().__init__()
        self._view = view
        self._shown: object = None

    def show(self, view: HeaderView) -> None:
        """Show another view; one that prints the same characters paints nothing."""
        lines = header_lines(view, self.size.width)
        self._view = view
        if (lines, view.phase) != self._shown:
            self.refresh()

    def render(self) -> Content:
        """Both lines at the widget's width."""
        lines = header_lines(self._view, self.size.width)
        self._shown = (lines, self._view.phase)
        return to_content(lines, self._view.phase)
