"""The two lines on top: the title with its times, and the progress of the session."""

from __future__ import annotations

from stride_tui.tui.widgets.lines import Lines
from stride_tui.views.session.header import HeaderView, header_lines
from stride_tui.views.text.spans import Line


class TopLine(Lines):
    """Shows a HeaderView."""

    DEFAULT_CSS = "TopLine { height: 2; }"

    def __init__(self, view: HeaderView) -> None:
        super().__init__(phase=view.phase)
        self._view = view

    def show(self, view: HeaderView) -> None:
        """Show another view; one that prints the same characters paints nothing."""
        if view != self._view:
            self._view = view
            self.update_lines(view.phase)

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Both lines at the widget's width."""
        return header_lines(self._view, width)
