"""A canvas of braille dots, two by four to a cell: what charts and figures are drawn on."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from stride_tui.views.text import Line, Span, Tone

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column (Unicode, block "Braille Patterns")."""
BLANK = 0x2800

_FLIPPED = [
    sum(DOTS[row][1 - side] for row in range(4) for side in range(2) if cell & DOTS[row][side]) for cell in range(256)
]
"""Each braille cell with its two columns of dots exchanged."""

Round = tuple[float, float, float]
"""A disc: the place of its middle in dots from the upper left corner, and its radius."""


class Canvas:
    """`width` × `height` cells. Dots count from the upper left; those outside are not drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._bits = [[0] * width for _ in range(height)]
        self._tones: list[list[Tone]] = [["plain"] * width for _ in range(height)]
        self._letters: dict[tuple[int, int], tuple[str, Tone]] = {}

    @property
    def dots_wide(self) -> int:
        """Dots from left to right."""
        return self.width * 2

    @property
    def dots_high(self) -> int:
        """Dots from top to bottom."""
        return self.height * 4

    def dot(self, x: int, y: int, tone: Tone = "plain") -> None:
        """One dot; its cell takes its tone."""
        if 0 <= x < self.dots_wide and 0 <= y < self.dots_high:
            self._bits[y // 4][x // 2] |= DOTS[y % 4][x % 2]
            self._tones[y // 4][x // 2] = tone

    def behind(self, x: int, y: int, tone: Tone = "plain") -> None:
        """One dot behind what is there: a cell that has dots keeps its tone."""
        if 0 <= x < self.dots_wide and 0 <= y < self.dots_high:
            kept = self._tones[y // 4][x // 2] if self._bits[y // 4][x // 2] else tone
            self.dot(x, y, kept)

    def line(self, x0: float, y0: float, x1: float, y1: float, tone: Tone = "plain") -> None:
        """A straight line of dots between two points."""
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for n in range(steps + 1):
            self.dot(round(x0 + (x1 - x0) * n / steps), round(y0 + (y1 - y0) * n / steps), tone)

    def limb(self, start: Round, end: Round, tone: Tone = "plain") -> None:
        """Two discs and everything between them: a thick line, growing thicker or thinner on its way."""
        for x, y in self._between(start, end):
            self._bits[y // 4][x // 2] |= DOTS[y % 4][x % 2]
            self._tones[y // 4][x // 2] = tone

    def clear(self, start: Round, end: Round) -> None:
        """Take away the dots of a thick line, so that what is drawn there next stands before what was."""
        for x, y in self._between(start, end):
            self._bits[y // 4][x // 2] &= ~DOTS[y % 4][x % 2]

    def flip(self) -> None:
        """Turn the picture over, as in a mirror."""
        for bits in self._bits:
            bits[:] = [_FLIPPED[cell] for cell in reversed(bits)]
        for tones in self._tones:
            tones.reverse()
        self._letters = {(self.width - 1 - column, row): cell for (column, row), cell in self._letters.items()}

    def letter(self, column: int, row: int, char: str, tone: Tone = "plain") -> None:
        """A character in place of a cell's dots."""
        if 0 <= column < self.width and 0 <= row < self.height:
            self._letters[column, row] = (char, tone)

    def lines(self) -> tuple[Line, ...]:
        """The picture, neighbours of one tone in one span."""
        return tuple(self._row(row) for row in range(self.height))

    def _between(self, start: Round, end: Round) -> Iterator[tuple[int, int]]:
        """The dots on the canvas whose middle is within a thick line."""
        (x0, y0, r0), (x1, y1, r1) = start, end
        dx, dy = x1 - x0, y1 - y0
        whole = dx * dx + dy * dy or 1.0
        left, right = max(0, floor(min(x0 - r0, x1 - r1))), min(self.dots_wide, ceil(max(x0 + r0, x1 + r1)))
        for y in range(max(0, floor(min(y0 - r0, y1 - r1))), min(self.dots_high, ceil(max(y0 + r0, y1 + r1)))):
            py = y + 0.5 - y0
            for x in range(left, right):
                px = x + 0.5 - x0
                share = min(1.0, max(0.0, (px * dx + py * dy) / whole))
                radius = r0 + (r1 - r0) * share
                if (px - share * dx) ** 2 + (py - share * dy) ** 2 <= radius * radius:
                    yield x, y

    def _row(self, row: int) -> Line:
        spans: list[Span] = []
        for column in range(self.width):
            bits = self._bits[row][column]
            char, tone = self._letters.get(
                (column, row), (chr(BLANK + bits) if bits else " ", self._tones[row][column])
            )
            if spans and spans[-1].tone == tone:
                spans[-1] = Span(spans[-1].text + char, tone)
            else:
                spans.append(Span(char, tone))
        return tuple(spans)
