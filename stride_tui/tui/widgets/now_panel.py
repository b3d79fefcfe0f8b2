"""The Now panel: words, with the moving figure to their left where there is room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from stride_tui.core.figures.figure import Figure
    from stride_tui.tui.widgets.figure import FigureView
    from stride_tui.views.session.now_layout import FigureBox


class NowPanel(Panel):
    """The panel with the words and the figure, where the layout of the words leaves it a place; its widget is made
    when the first is shown."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted: tuple[Figure | None, int | None, bool] = (None, None, False)
        self._figure_view: FigureView | None = None

    def show_figure(self, figure: Figure | None, pace_ms: int | None, moving: bool) -> None:
        """Show a figure beside the words, with `pace_ms` for each repetition, or none."""
        self._wanted = (figure, pace_ms, moving)
        self._place_figure()

    def on_resize(self) -> None:
        """The figure has another place."""
        super().on_resize()
        self._place_figure()

    def _place_figure(self) -> None:
        """Show the figure in its place, or hide it where it has none."""
        figure, pace_ms, moving = self._wanted
        box = self._box() if figure is not None else None
        if box is not None and self._figure_view is None:
            from stride_tui.tui.widgets.figure import FigureView

            self._figure_view = FigureView()
            self.mount(self._figure_view)
        if self._figure_view is None:
            return
        if box is not None:
            self._figure_view.place(*box)
        self._figure_view.show(figure if box is not None else None, pace_ms, moving)

    def _box(self) -> FigureBox | None:
        """Return the place that the words leave for the figure."""
        from stride_tui.views.session.now import NowView
        from stride_tui.views.session.now_layout import figure_box

        return figure_box(self._view, *self.content_size) if isinstance(self._view, NowView) else None
