"""A canvas of braille dots, two by four to a cell, for charts and figures.

It is our own because charts and figures share it, and because of the libraries that were tried one left gaps at a
figure's joints and another imports numpy, which takes nearly as long as the whole start of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor, hypot, sqrt

from stride_tui.views.text.spans import Line, Span, Tone

DOT_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column (Unicode, block "Braille Patterns")."""
BLANK_BRAILLE = 0x2800

_FLIPPED = [
    sum(DOT_BITS[row][1 - side] for row in range(4) for side in range(2) if cell & DOT_BITS[row][side])
    for cell in range(256)
]
"""Each braille cell with its two columns of dots exchanged."""

Disc = tuple[float, float, float]
"""A disc: x and y of its middle in dots from the upper left corner, and its radius in dots."""


class Canvas:
    """A picture of `width` × `height` cells. Dots count from 0 at the upper left; those outside are not drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._bits = [[0] * width for _ in range(height)]
        self._tones: list[list[Tone]] = [["plain"] * width for _ in range(height)]
        self._letters: dict[tuple[int, int], tuple[str, Tone]] = {}

    @property
    def dots_wide(self) -> int:
        """The number of dots from left to right."""
        return self.width * 2

    @property
    def dots_high(self) -> int:
        """The number of dots from top to bottom."""
        return self.height * 4

    def dot(self, x: int, y: int, tone: Tone = "plain") -> None:
        """Draw a dot, and give its cell the dot's tone."""
        if 0 <= x < self.dots_wide and 0 <= y < self.dots_high:
            self._bits[y // 4][x // 2] |= DOT_BITS[y % 4][x % 2]
            self._tones[y // 4][x // 2] = tone

    def behind(self, x: int, y: int, tone: Tone = "plain") -> None:
        """Draw a dot behind what is there: a cell that has dots keeps its tone."""
        if 0 <= x < self.dots_wide and 0 <= y < self.dots_high:
            kept = self._tones[y // 4][x // 2] if self._bits[y // 4][x // 2] else tone
            self.dot(x, y, kept)

    def line(self, x0: float, y0: float, x1: float, y1: float, tone: Tone = "plain") -> None:
        """Draw a straight line of dots between two points."""
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for n in range(steps + 1):
            self.dot(round(x0 + (x1 - x0) * n / steps), round(y0 + (y1 - y0) * n / steps), tone)

    def limb(self, start: Disc, end: Disc, tone: Tone = "plain") -> None:
        """Draw a thick line: two discs and everything between them."""
        for row, column, bits in self._cells_between(start, end):
            self._bits[row][column] |= bits
            self._tones[row][column] = tone

    def clear(self, start: Disc, end: Disc) -> None:
        """Remove the dots of a thick line, so that what is drawn there next is in front of what was there."""
        for row, column, bits in self._cells_between(start, end):
            self._bits[row][column] &= ~bits

    def flip(self) -> None:
        """Exchange left and right, as in a mirror."""
        for bits in self._bits:
            bits[:] = [_FLIPPED[cell] for cell in reversed(bits)]
        for tones in self._tones:
            tones.reverse()
        self._letters = {(self.width - 1 - column, row): cell for (column, row), cell in self._letters.items()}

    def letter(self, column: int, row: int, char: str, tone: Tone = "plain") -> None:
        """Put a character in place of a cell's dots."""
        if 0 <= column < self.width and 0 <= row < self.height:
            self._letters[column, row] = (char, tone)

    def lines(self) -> tuple[Line, ...]:
        """Return the picture as lines; neighbouring cells of one tone are in one span."""
        return tuple(self._row(row) for row in range(self.height))

    def _cells_between(self, start: Disc, end: Disc) -> Iterator[tuple[int, int, int]]:
        """Yield row, column and bits of each cell of a thick line; the bits are the dots whose middle is in it."""
        top, bottom = min(start[1] - start[2], end[1] - end[2]), max(start[1] + start[2], end[1] + end[2])
        for y in range(max(0, floor(top)), min(self.dots_high, ceil(bottom))):
            left, right = _across(start, end, y + 0.5)
            first, last = max(0, ceil(left - 0.5)), min(self.dots_wide - 1, floor(right - 0.5))
            dots = DOT_BITS[y % 4]
            for column in range(first // 2, last // 2 + 1):
                bits = dots[0] if column * 2 >= first else 0
                yield y // 4, column, bits | dots[1] if column * 2 < last else bits

    def _row(self, row: int) -> Line:
        """Return one row of cells as a line."""
        spans: list[Span] = []
        for column in range(self.width):
            bits = self._bits[row][column]
            char, tone = self._letters.get(
                (column, row), (chr(BLANK_BRAILLE + bits) if bits else " ", self._tones[row][column])
            )
            if spans and spans[-1].tone == tone:
                spans[-1] = Span(spans[-1].text + char, tone)
            else:
                spans.append(Span(char, tone))
        return tuple(spans)


def _across(start: Disc, end: Disc, y: float) -> tuple[float, float]:
    """Return the left and right end of a thick line at the height `y`; left is greater than right if it has none."""
    (x0, y0, r0), (x1, y1, r1) = start, end
    ends = []
    for x, middle, radius in (start, end):
        half = radius * radius - (y - middle) ** 2
        if half >= 0:
            ends += [x - sqrt(half), x + sqrt(half)]
    whole = hypot(x1 - x0, y1 - y0)
    if whole:
        # The four corners of what is between the two discs.
        nx, ny = (y0 - y1) / whole, (x1 - x0) / whole
        corners = (
            (x0 + nx * r0, y0 + ny * r0),
            (x1 + nx * r1, y1 + ny * r1),
            (x1 - nx * r1, y1 - ny * r1),
            (x0 - nx * r0, y0 - ny * r0),
        )
        for (ax, ay), (bx, by) in pairwise((*corners, corners[0])):
            if (ay <= y) != (by <= y):
                ends.append(ax + (y - ay) * (bx - ax) / (by - ay))
    return (min(ends), max(ends)) if ends else (1.0, 0.0)
