"""The canvas of braille dots: which dot is where, lines, letters, and the mirror."""

from __future__ import annotations

import pytest

from stride_tui.views.drawing.canvas import Canvas
from stride_tui.views.text.spans import plain


def _rows(canvas: Canvas) -> list[str]:
    return [plain(line) for line in canvas.lines()]


def test_an_empty_canvas_is_blank() -> None:
    """Spaces, not empty braille."""
    assert _rows(Canvas(3, 2)) == ["   ", "   "]


@pytest.mark.parametrize(
    ("x", "y", "char"),
    [(0, 0, "⠁"), (1, 0, "⠈"), (0, 1, "⠂"), (1, 1, "⠐"), (0, 2, "⠄"), (1, 2, "⠠"), (0, 3, "⡀"), (1, 3, "⢀")],
)
def test_each_dot_has_its_place_in_the_cell(x: int, y: int, char: str) -> None:
    """As Unicode numbers them."""
    canvas = Canvas(1, 1)
    canvas.dot(x, y)
    assert _rows(canvas) == [char]


def test_dots_outside_are_not_drawn() -> None:
    """On no side."""
    canvas = Canvas(2, 1)
    for x, y in ((-1, 0), (0, -1), (4, 0), (0, 4)):
        canvas.dot(x, y)
    canvas.letter(2, 0, "x")
    canvas.letter(0, -1, "x")
    assert _rows(canvas) == ["  "]


def test_a_line_has_no_gaps() -> None:
    """From corner to corner."""
    canvas = Canvas(2, 1)
    canvas.line(0, 0, 3, 3)
    assert _rows(canvas) == ["⠑⢄"]


def test_a_letter_stands_in_place_of_its_dots() -> None:
    """In its own tone; neighbours of one tone are one span."""
    canvas = Canvas(3, 1)
    canvas.line(0, 0, 5, 0, "good")
    canvas.letter(2, 0, "R", "good")
    (row,) = canvas.lines()
    assert [(part.text, part.tone) for part in row] == [("⠉⠉R", "good")]


def test_turned_over_twice_is_as_before() -> None:
    """And once is the mirror, letters with it."""
    canvas = Canvas(2, 1)
    canvas.dot(0, 0)
    canvas.letter(1, 0, "L")
    canvas.flip()
    assert _rows(canvas) == ["L⠈"]
    canvas.flip()
    assert _rows(canvas) == ["⠁L"]
