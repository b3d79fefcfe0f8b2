"""The Now panel: words, with the moving figure to their left where there is room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.text.spans import Line, Span

if TYPE_CHECKING:
    from stride_tui.core.figures.figure import Figure
    from stride_tui.tui.widgets.figure import FigureView

LEAST = (58, 14)
"""The smallest width and height, in cells, at which a figure is shown beside the words."""
MOST_WIDTH = 34
"""The most cells that the figure takes in width."""
GAP = 2
"""The cells between the figure and the words."""


class NowPanel(Panel):
    """The panel with words to the right and the figure to the left; its widget is made when the first is shown."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figure: Figure | None = None
        self._figure_view: FigureView | None = None

    @property
    def figure_width(self) -> int:
        """The width of the figure in cells, 0 where there is none or no room."""
        width, height = self.content_size
        if self._figure is None or width < LEAST[0] or height < LEAST[1]:
            return 0
        return min(MOST_WIDTH, width // 2 - GAP)

    def show_figure(self, figure: Figure | None, pace_ms: int | None, moving: bool) -> None:
        """Show a figure beside the words, with `pace_ms` for each repetition, or none."""
        before, self._figure = self._figure, figure
        width = self.figure_width
        if width and self._figure_view is None:
            from stride_tui.tui.widgets.figure import FigureView

            self._figure_view = FigureView()
            self.mount(self._figure_view)
        if self._figure_view is not None:
            if width:
                self._figure_view.styles.width = width
            self._figure_view.show(figure if width else None, pace_ms, moving)
        if (figure is None) != (before is None):
            self.update_lines(self.phase)

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the words, in the width that the figure leaves."""
        taken = self.figure_width
        if not taken:
            return super().lines_of(width, height)
        left = Span(" " * (taken + GAP))
        return tuple((left, *line) for line in super().lines_of(width - taken - GAP, height))
