"""Numbers drawn large, from glyphs of five rows of pixels, scaled to the room."""

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
"""Five rows of pixels for each character of a clock, a count or a side."""

HALF_ROWS = 3
"""The rows of the smallest size, which is drawn with half blocks."""


def draw(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return `text` drawn as large as fits into `width` × `height` cells; all rows have the same width.

    The sizes are whole blocks, two cells by one for a pixel and multiples of that; then half blocks, three rows high;
    and where that is too large too, the text itself.
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
    """Return the five pixel rows of a text, with an empty column between characters."""
    glyphs = [GLYPHS[char] for char in text]
    return [" ".join(glyph[row] for glyph in glyphs) for row in range(5)]


def _blocks(text: str, scale: int) -> tuple[str, ...]:
    """Return a text in whole blocks, each pixel `2 * scale` cells wide and `scale` rows high."""
    rows: list[str] = []
    for pixels in _pixels(text):
        row = "".join(("█" if pixel == "#" else " ") * 2 * scale for pixel in pixels)
        rows.extend([row] * scale)
    return tuple(rows)


def _halves(text: str) -> tuple[str, ...]:
    """Return a text in half blocks, two rows of pixels to a row of cells."""
    pixels = [*_pixels(text), " " * len(_pixels(text)[0])]
    return tuple(_half_row(pixels[row], pixels[row + 1]) for row in range(0, 6, 2))


def _half_row(upper: str, lower: str) -> str:
    return "".join(_half(pair) for pair in zip(upper, lower, strict=True))


def _half(pair: Iterable[str]) -> str:
    upper, lower = pair
    return {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄"}.get((upper, lower), " ")
