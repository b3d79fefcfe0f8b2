"""Where a figure is drawn: points of its space, as they are seen, on a canvas of braille dots."""

from __future__ import annotations

import msgspec

from stride_tui.core.figures.skeleton import Point
from stride_tui.views.drawing.canvas import Canvas, Round
from stride_tui.views.text.spans import Tone

CLEAR_FROM = 34.0
"""Dots to the body's height from which on a limb is cut out from what is behind it; smaller ones would vanish."""


class Extent(msgspec.Struct, frozen=True):
    """The ends of all that a figure shows in its loop, in heights of the body."""

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

    def disc(self, at: Point, radius: float, least: float = 0.0) -> Round:
        """A disc of the figure's space in dots, of a radius of `least` dots at least."""
        return self._x + at[0] * self.scale, self._y - at[1] * self.scale, max(least, radius * self.scale)

    def limb(self, a: Point, b: Point, thick: tuple[float, float], tone: Tone, least: float = 0.7) -> None:
        """A thick line between two points, with a radius at each."""
        self.canvas.limb(self.disc(a, thick[0], least), self.disc(b, thick[1], least), tone)

    def clear(self, a: Point, b: Point, thick: tuple[float, float]) -> None:
        """Make room around a thick line that is about to be drawn, so that it stands before what is behind it."""
        if self.scale < CLEAR_FROM:
            return
        gap = 1.3 / self.scale
        self.canvas.clear(self.disc(a, thick[0] + gap), self.disc(b, thick[1] + gap))

    def line(self, a: Point, b: Point, tone: Tone) -> None:
        """A thin line."""
        (x0, y0, _), (x1, y1, _) = self.disc(a, 0), self.disc(b, 0)
        self.canvas.line(x0 - 0.5, y0 - 0.5, x1 - 0.5, y1 - 0.5, tone)
