"""The cells of the running app's screen, as letters and colours."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color, blend_rgb
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.screen import Screen

INK, PAPER = (230, 233, 239), (17, 21, 28)
"""The colours where the app names none."""
DIM_SHARE = 0.4
"""How far a dim letter goes towards what is behind it, as in Rich's export."""
THEME = TerminalTheme(PAPER, INK, [(0, 0, 0)] * 8)


class Look(NamedTuple):
    """The look of a cell: its colours as #rrggbb, and how its letter is set."""

    ink: str
    paper: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Cell(NamedTuple):
    """A letter and its look. A letter two cells wide is followed by a cell with an empty letter."""

    letter: str
    look: Look


Row = tuple[Cell, ...]
Picture = tuple[Row, ...]


def cells_of(screen: Screen[object]) -> Picture:
    """Return what a screen shows, row by row."""
    return tuple(
        tuple(cell for part in strip for cell in row_of(part.text, look_of(part.style or Style.null())))
        for strip in screen._compositor.render_strips()
    )


def row_of(text: str, look: Look) -> Row:
    """Return the cells of a text in one look."""
    return tuple(Cell(part, look) for letter in text for part in (letter, *[""] * (cell_len(letter) - 1)))


def look_of(style: Style) -> Look:
    """Return the look of a Rich style."""
    ink, paper = _rgb(style.color, True), _rgb(style.bgcolor, False)
    if style.reverse:
        ink, paper = paper, ink
    if style.dim:
        ink = blend_rgb(Color.from_rgb(*ink).get_truecolor(), Color.from_rgb(*paper).get_truecolor(), DIM_SHARE)
    return Look(_hex(ink), _hex(paper), bool(style.bold), bool(style.italic), bool(style.underline))


def _rgb(color: Color | None, foreground: bool) -> tuple[int, int, int]:
    """Return a colour's red, green and blue, from 0 to 255."""
    return (color or Color.default()).get_truecolor(THEME, foreground)


def _hex(rgb: tuple[int, int, int]) -> str:
    """Return a colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*rgb)
