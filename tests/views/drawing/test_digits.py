"""Large numbers: as large as fits, and never larger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.views.drawing.digits import GLYPHS, draw

TEXTS = st.text(st.sampled_from(sorted(GLYPHS)), min_size=1, max_size=8)


@given(TEXTS, st.integers(1, 130), st.integers(1, 40))
def test_rows_are_equally_wide(text: str, width: int, height: int) -> None:
    """A drawing is a rectangle no higher than its room."""
    rows = draw(text, width, height)
    assert len({len(row) for row in rows}) == 1
    assert len(rows) <= height


@given(TEXTS, st.integers(1, 130), st.integers(1, 40))
def test_a_drawing_fits_or_is_the_bare_text(text: str, width: int, height: int) -> None:
    """Where no drawing fits, the text itself is what is left."""
    rows = draw(text, width, height)
    assert len(rows[0]) <= width or rows == (text,)


@pytest.mark.parametrize(("room", "rows"), [((7, 3), 3), ((20, 5), 5), ((40, 10), 10), ((60, 14), 10), ((60, 15), 15)])
def test_the_largest_size_that_fits_is_taken(room: tuple[int, int], rows: int) -> None:
    """Half blocks of three rows, then whole blocks in multiples of five rows."""
    assert len(draw("20", *room)) == rows


def test_half_blocks_draw_two_rows_in_one() -> None:
    """The smallest drawing is three rows high."""
    assert draw("1", 3, 3) == ("▄█ ", " █ ", "▀▀▀")


def test_digits_are_reported_apart() -> None:
    """No two characters have the same picture."""
    assert len(set(GLYPHS.values())) == len(GLYPHS)


@pytest.mark.parametrize("glyph", GLYPHS, ids=lambda char: f"U+{ord(char):04X}")
def test_a_glyph_has_five_equal_rows(glyph: str) -> None:
    """A pixel more or less would shift all that follows."""
    rows = GLYPHS[glyph]
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1
