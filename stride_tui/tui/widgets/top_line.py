"""The two lines at the top: the title with its times, and the progress of the session."""

from __future__ import annotations

from stride_tui.tui.widgets.lines import Lines
from stride_tui.views.session.header import HeaderView, header_lines
from stride_tui.views.text.spans import Line


class TopLine(Lines):
    """The widget of a HeaderView."""

    DEFAULT_CSS = "TopLine { height: 2; }"

    def __init__(self, view: HeaderView) -> None:
        super().__init__(phase=view.phase)
        self._view = view

    def show(self, view: HeaderView) -> None:
        """Show another view; an equal one repaints nothing."""
        if view != self._view:
            self._view = view
            self.update_lines(view.phase)

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return both lines at the widget's width in cells."""
        return header_lines(self._view, width)
