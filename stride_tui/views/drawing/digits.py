"""Numbers drawn large: a five-row pixel face, scaled to the cells there are."""

from __future__ import annotations

from collections.abc import Iterable

GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", " # ", " # "),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "A": ("###", "# #", "###", "# #", "# #"),
    "E": ("###", "#  ", "###", "#  ", "###"),
    "F": ("###", "#  ", "###", "#  ", "#  "),
    "G": ("###", "#  ", "# #", "# #", "###"),
    "H": ("# #", "# #", "###", "# #", "# #"),
    "I": ("###", " # ", " # ", " # ", "###"),
    "L": ("#  ", "#  ", "#  ", "#  ", "###"),
    "R": ("###", "# #", "## ", "# #", "# #"),
    "T": ("###", " # ", " # ", " # ", " # "),
    "–": ("  ", "  ", "##", "  ", "  "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
"""Five rows of pixels for each character that a clock, a count or a side needs."""

HALF_ROWS = 3
"""Rows of the smallest size, drawn with half blocks."""


def draw(text: str, width: int, height: int) -> tuple[str, ...]:
    """`text` drawn as large as fits into `width` × `height` cells, all rows equally wide.

    Sizes: whole blocks, two cells by one for a pixel and multiples of that; below them half blocks, three
    rows high; where even that is too large, the bare text.
    """
    for scale in range(height // 5, 0, -1):
        rows = _blocks(text, scale)
        if len(rows[0]) <= width:
            return rows
    halves = _halves(text)
    if height >= HALF_ROWS and len(halves[0]) <= width:
        return halves
    return (text,)


def _pixels(text: str) -> list[str]:
    """The five pixel rows of a text, one empty column between characters."""
    glyphs = [GLYPHS[char] for char in text]
    return [" ".join(glyph[row] for glyph in glyphs) for row in range(5)]


def _blocks(text: str, scale: int) -> tuple[str, ...]:
    rows: list[str] = []
    for pixels in _pixels(text):
        row = "".join(("█" if pixel == "#" else " ") * 2 * scale for pixel in pixels)
        rows.extend([row] * scale)
    return tuple(rows)


def _halves(text: str) -> tuple[str, ...]:
    pixels = [*_pixels(text), " " * len(_pixels(text)[0])]
    return tuple(_half_row(pixels[row], pixels[row + 1]) for row in range(0, 6, 2))


def _half_row(upper: str, lower: str) -> str:
    return "".join(_half(pair) for pair in zip(upper, lower, strict=True))


def _half(pair: Iterable[str]) -> str:
    upper, lower = pair
    return {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄"}.get((upper, lower), " ")
