"""The shapes of the dashboard at different sizes of the terminal."""

from __future__ import annotations

from typing import Literal

from stride_tui.views.text.spans import Line, Span, centre, wrap

Shape = Literal["full", "compact", "single", "tiny"]

SMALLEST = (32, 12)
"""The smallest columns and rows at which a panel can be used."""
COMPACT_FROM = (72, 20)
FULL_FROM = (100, 30)


def shape_of(width: int, height: int) -> Shape:
    """Return the shape at a size in cells.

    `full` shows everything, `compact` all four panels, `single` one at a time, `tiny` a sentence.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return "tiny"
    if width < COMPACT_FROM[0] or height < COMPACT_FROM[1]:
        return "single"
    if width < FULL_FROM[0] or height < FULL_FROM[1]:
        return "compact"
    return "full"


def tiny_lines(size: tuple[int, int], width: int, height: int) -> tuple[Line, ...]:
    """Return a sentence for a window of `size` cells, which is too small; the session goes on meanwhile."""
    words = f"stride needs {SMALLEST[0]}×{SMALLEST[1]} cells; this window is {size[0]}×{size[1]}. Nothing is lost."
    lines = [centre((Span(text, "plain"),), width) for text in wrap(words, width)]
    top = max(0, (height - len(lines)) // 2)
    return tuple([*([()] * top), *lines][:height])
