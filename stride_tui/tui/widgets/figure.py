"""The moving figure: at most ten frames a second, only while it is shown, and only the rows that change."""

from __future__ import annotations

from textual.timer import Timer

from stride_tui.core.figures.figure import Figure, frame_at, frame_count
from stride_tui.tui.widgets.lines import Lines
from stride_tui.views.figures.frame import frame
from stride_tui.views.text.spans import Line

FRAME_S = 0.1
"""Seconds between two frames."""


class FigureView(Lines):
    """The widget of a figure, which moves or is shown in its first pose."""

    DEFAULT_CSS = "FigureView { position: absolute; display: none; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._figure: Figure | None = None
        self._pace_ms: int | None = None
        self._gone_ms = 0
        self._timer: Timer | None = None
        self._place: tuple[int, int, int, int] | None = None

    def place(self, x: int, y: int, width: int, height: int) -> None:
        """Give the figure its place in the panel, in cells; the same place lays out nothing."""
        if self._place != (x, y, width, height):
            self._place = (x, y, width, height)
            self.styles.offset = (x, y)
            self.styles.width, self.styles.height = width, height

    def show(self, figure: Figure | None, pace_ms: int | None, moving: bool) -> None:
        """Show a figure with `pace_ms` for each repetition (None: its own), or, for None, nothing."""
        if (figure, pace_ms) != (self._figure, self._pace_ms):
            self._figure, self._pace_ms, self._gone_ms = figure, pace_ms, 0
        self.display = figure is not None
        wanted = moving and figure is not None and frame_count(figure, pace_ms) > 1
        if wanted and self._timer is None:
            self._timer = self.set_interval(FRAME_S, self._step)
        elif not wanted and self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.update_lines(self.phase)

    def _step(self) -> None:
        """Go on to the next frame."""
        self._gone_ms += round(FRAME_S * 1000)
        self.update_lines(self.phase)

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the current frame; `frame` keeps those that it has drawn."""
        figure = self._figure
        if figure is None:
            return ()
        count = frame_count(figure, self._pace_ms)
        return frame(figure, frame_at(figure, self._gone_ms, self._pace_ms), count, width, height)
