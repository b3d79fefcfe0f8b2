"""Lines, blocks and braille as shapes, so that they join without gaps whatever font a reader's browser has."""

from __future__ import annotations

from itertools import groupby

from stride_tui.views.drawing.canvas import BLANK_BRAILLE, DOT_BITS

WIDE, HIGH = 10, 20
"""The size of a cell, in units of the picture."""
DOT = 5
"""Units from one braille dot to the next, across and down."""
SEAM = 0.6
"""Units that a piece goes beyond its edge, so that a browser that rounds leaves no gap before the next."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a filled box, in units from the upper left of its cell."""

BOXES: dict[str, Box] = {
    "━": (0, 8, 10, 12),
    "╸": (0, 8, 5, 12),
    "╺": (5, 8, 10, 12),
    "▀": (0, 0, 10, 10),
    "▐": (5, 0, 10, 20),
    "▖": (0, 10, 5, 20),
    "▗": (5, 10, 10, 20),
    "▘": (0, 0, 5, 10),
    "▝": (5, 0, 10, 10),
    **{chr(0x2580 + n): (0, HIGH - n * HIGH / 8, WIDE, HIGH) for n in range(1, 9)},
    **{chr(0x2590 - n): (0, 0, n * WIDE / 8, HIGH) for n in range(1, 8)},
}
"""The characters that are one filled box: heavy lines, and Unicode's block elements but for shades."""

STROKES = {
    "─": "M0 10h10",
    "│": "M5 0v20",
    "╭": "M5 20v-5q0-5 5-5",
    "╮": "M5 20v-5q0-5-5-5",
    "╰": "M5 0v5q0 5 5 5",
    "╯": "M5 0v5q0 5-5 5",
    "└": "M5 0v10h5",
    "├": "M5 0v20M5 10h5",
    "┤": "M5 0v20M5 10h-5",
}
"""The characters that are thin lines, as SVG path data."""


def is_shape(letter: str) -> bool:
    """Return whether a letter is drawn as a shape."""
    return letter in BOXES or letter in STROKES or is_braille(letter)


def is_braille(letter: str) -> bool:
    """Return whether a letter is a braille cell."""
    return len(letter) == 1 and BLANK_BRAILLE <= ord(letter) < BLANK_BRAILLE + 256


def filled(cells: list[tuple[int, str]], columns: int) -> str:
    """Return the path of the boxes among cells of (column, letter) of a piece that is some columns wide.

    Boxes that touch and are equally high are one; one that reaches the edge of the piece goes a little beyond it.
    """
    found: list[Box] = []
    for column, letter in cells:
        if letter in BOXES:
            left, top, right, bottom = BOXES[letter]
            left, right = left + column * WIDE, right + column * WIDE
            if found and found[-1][1:] == (top, left, bottom):
                left = found.pop()[0]
            found.append((left, top, right, bottom))
    return "".join(_box(box, columns * WIDE) for box in found)


def _box(box: Box, edge: float) -> str:
    """Return the path of a box in a piece that ends at `edge`."""
    x, y, right, bottom = box
    wide = right - x + (SEAM if right == edge else 0)
    high = bottom - y + (SEAM if bottom == HIGH else 0)
    return f"M{x:g} {y:g}h{wide:g}v{high:g}h{-wide:g}z"


def stroked(cells: list[tuple[int, str]]) -> str:
    """Return the path of the thin lines among cells of (column, letter); a row of "─" is one line."""
    parts = []
    for key, run in groupby(enumerate(cells), lambda at: (at[1][1], at[1][0] - at[0])):
        columns = [column for _, (column, _) in run]
        if key[0] == "─":
            parts.append(f"M{columns[0] * WIDE} 10h{len(columns) * WIDE}")
        elif key[0] in STROKES:
            parts += [_moved(STROKES[key[0]], column * WIDE) for column in columns]
    return "".join(parts)


def dotted(cells: list[tuple[int, str]]) -> str:
    """Return the path of the braille dots among cells of (column, letter), for a stroke of round dots `DOT` apart."""
    parts = []
    for row in range(len(DOT_BITS)):
        places = [
            column * 2 + side
            for column, letter in cells
            if is_braille(letter)
            for side in range(2)
            if (ord(letter) - BLANK_BRAILLE) & DOT_BITS[row][side]
        ]
        for _, run in groupby(enumerate(places), lambda at: at[1] - at[0]):
            line = [place for _, place in run]
            # A tenth more than the way to the last dot, so that rounding never loses it.
            length = (len(line) - 1) * DOT + 0.1
            parts.append(f"M{line[0] * DOT + DOT / 2:g} {row * DOT + DOT / 2:g}h{length:g}")
    return "".join(parts)


def _moved(path: str, x: int) -> str:
    """Return path data whose absolute moves are `x` units further to the right."""
    moves = path.split("M")[1:]
    ends = [move.partition(" ") for move in moves]
    return "".join(f"M{int(left) + x} {rest}" for left, _, rest in ends)
