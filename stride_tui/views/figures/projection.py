"""The projection of a figure's points onto a canvas of braille dots."""

from __future__ import annotations

import msgspec

from stride_tui.core.figures.skeleton import Point
from stride_tui.views.drawing.canvas import Canvas, Disc
from stride_tui.views.text.spans import Tone

CLEAR_FROM = 34.0
"""The height of the body in dots from which limbs get a gap to what is behind them; in a smaller figure the gaps would
erase whole limbs."""


class Extent(msgspec.Struct, frozen=True):
    """The outer edges of everything that a figure shows in its loop, in heights of the body."""

    left: float
    low: float
    right: float
    high: float


class Projection:
    """A canvas with the place and the scale of a figure on it."""

    def __init__(self, canvas: Canvas, extent: Extent) -> None:
        wide, high = canvas.dots_wide, canvas.dots_high
        self.canvas = canvas
        self.scale = min(wide / (extent.right - extent.left), high / (extent.high - extent.low))
        self._x = wide / 2 - (extent.left + extent.right) / 2 * self.scale
        self._y = high / 2 + (extent.low + extent.high) / 2 * self.scale

    def disc(self, at: Point, radius: float, least: float = 0.0) -> Disc:
        """Return a disc of the figure's space in dots, with a radius of at least `least` dots."""
        return self._x + at[0] * self.scale, self._y - at[1] * self.scale, max(least, radius * self.scale)

    def limb(self, a: Point, b: Point, thick: tuple[float, float], tone: Tone, least: float = 0.7) -> None:
        """Draw a thick line between two points, with the radius `thick` at each."""
        self.canvas.limb(self.disc(a, thick[0], least), self.disc(b, thick[1], least), tone)

    def clear(self, a: Point, b: Point, thick: tuple[float, float]) -> None:
        """Erase the dots where a thick line will be drawn and a gap around it, so that it is seen in front of them."""
        if self.scale < CLEAR_FROM:
            return
        gap = 1.3 / self.scale
        self.canvas.clear(self.disc(a, thick[0] + gap), self.disc(b, thick[1] + gap))

    def line(self, a: Point, b: Point, tone: Tone) -> None:
        """Draw a thin line."""
        (x0, y0, _), (x1, y1, _) = self.disc(a, 0), self.disc(b, 0)
        self.canvas.line(x0 - 0.5, y0 - 0.5, x1 - 0.5, y1 - 0.5, tone)
