"""The Now panel: words, with the moving figure to their left where there is room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.text.spans import BLANK, Line, Span

if TYPE_CHECKING:
    from stride_tui.core.figures.figure import Figure
    from stride_tui.tui.widgets.figure import FigureView
    from stride_tui.views.session.stepper import StepperView

LEAST = (58, 14)
"""The smallest width and height, in cells, at which a figure is shown beside the words."""
MOST_WIDTH = 34
"""The most cells that the figure takes in width."""
GAP = 2
"""The cells between the figure and the words."""

MOST_STEPPER_ROWS = 4
"""The most rows of the load line."""
LEAST_ABOVE = 7
"""The rows that the words above the load line keep: the phase, the name, the load, a number of three rows, its unit."""


class NowPanel(Panel):
    """The panel with words to the right and the figure to the left; its widget is made when the first is shown."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figure: Figure | None = None
        self._figure_view: FigureView | None = None
        self._stepper: StepperView | None = None

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
                self._figure_view.styles.height = self.content_size.height - len(self._below())
            self._figure_view.show(figure if width else None, pace_ms, moving)
        if (figure is None) != (before is None):
            self.update_lines(self.phase)

    def show_stepper(self, stepper: StepperView | None) -> None:
        """Show the load line below the words and the figure, or none."""
        before, self._stepper = self._stepper, stepper
        if stepper != before:
            self.update_lines(self.phase)

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the words, in the width that the figure leaves, and the load line below both."""
        below = self._below()
        taken, room = self.figure_width, height - len(below)
        left = (Span(" " * (taken + GAP)),) if taken else ()
        words = [(*left, *line) for line in super().lines_of(width - (taken + GAP if taken else 0), room)]
        return (*words, *([BLANK] * (room - len(words))), *below) if below else tuple(words)

    def _below(self) -> tuple[Line, ...]:
        """Return the lines of the load line."""
        if self._stepper is None:
            return ()
        from stride_tui.views.session.stepper import stepper_lines

        width, height = self.content_size
        return tuple(stepper_lines(self._stepper, width, min(MOST_STEPPER_ROWS, max(1, height - LEAST_ABOVE))))
