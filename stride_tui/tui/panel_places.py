"""The panels of the dashboard in their places: which are on show, and in how many cells."""

from __future__ import annotations

from textual.screen import Screen

from stride_tui.views.dashboard.sizes import PanelSizes, Shape

SINGLES = ("now", "next", "week", "round")
"""The panels in the order of the key that goes through them where only one fits."""
SHAPES: tuple[Shape, ...] = ("wide", "tall", "single", "tiny")


class PanelPlaces:
    """The sizes in use. Styles are set only when they change: setting them lays out the whole screen anew."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._placed: tuple[PanelSizes, bool] | None = None
        self.single = "now"
        """The panel that fills the screen where only one fits."""

    @property
    def folded(self) -> bool:
        """Return whether the Week panel is one line."""
        return self._placed is not None and self._placed[0].folded

    def place(self, sizes: PanelSizes, far: bool) -> None:
        """Give every panel its size; in the far view Now has all of the screen."""
        if self._placed == (sizes, far):
            return
        self._placed = (sizes, far)
        screen = self._screen
        for shape in SHAPES:
            screen.set_class(shape == sizes.shape, f"-{shape}")
        screen.app.set_class(sizes.shape == "tiny", "-tiny")
        screen.set_class(sizes.folded, "-folded")
        for name in ("round", "next"):
            screen.set_class(sizes.shape == "tall" and getattr(sizes, name) == 0, f"-no-{name}")
        single = sizes.shape in ("single", "tiny")
        screen.query_one("#now").styles.height = sizes.now if sizes.shape == "tall" and not far else "1fr"
        screen.query_one("#side").styles.width = sizes.side or "1fr"
        screen.query_one("#round").styles.height = "1fr" if single else sizes.round
        screen.query_one("#week").styles.height = "1fr" if single else sizes.week

    def show_single(self, shape: Shape) -> None:
        """Show the one panel that fills the screen, if only one does."""
        for name in SINGLES:
            self._screen.set_class(shape == "single" and name == self.single, f"-only-{name}")

    def next_single(self, by: int) -> None:
        """Go on to another panel for the whole screen."""
        self.single = SINGLES[(SINGLES.index(self.single) + by) % len(SINGLES)]
