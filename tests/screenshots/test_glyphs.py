"""The shapes that stand for lines, blocks and braille, in cells of 10 × 20 units."""

from __future__ import annotations

import pytest

from screenshots.glyphs import dotted, filled, is_shape, stroked


@pytest.mark.parametrize(
    ("letter", "path"),
    [
        ("▀", "M0 0h10v10h-10z"),
        ("▌", "M0 0h5v20.6h-5z"),
        ("▄", "M0 10h10v10.6h-10z"),
        ("▁", "M0 17.5h10v3.1h-10z"),
        ("▏", "M0 0h1.25v20.6h-1.25z"),
        ("━", "M0 8h10v4h-10z"),
    ],
)
def test_a_block_fills_its_part_of_the_cell(letter: str, path: str) -> None:
    """Halves and eighths; what reaches the lower edge goes 0.6 beyond it."""
    assert filled([(0, letter)], 2) == path


def test_blocks_beside_each_other_are_one() -> None:
    """Two full blocks in the columns 1 and 2 of a piece of 3 are 20 wide, and 0.6 more at its edge."""
    assert filled([(1, "█"), (2, "█")], 3) == "M10 0h20.6v20.6h-20.6z"


def test_a_frame_joins_its_corners() -> None:
    """The upper edge of a box is a corner, one line and a corner."""
    assert stroked([(0, "╭"), (1, "─"), (2, "─"), (3, "╮")]) == "M5 20v-5q0-5 5-5M10 10h20M35 20v-5q0-5-5-5"


def test_a_braille_cell_has_its_dots() -> None:
    """Dots 1 and 4, the upper two, are one line of two dots; dot 7 is the lowest at the left."""
    assert dotted([(0, "⠉")]) == "M2.5 2.5h5.1"
    assert dotted([(2, "⡀")]) == "M22.5 17.5h0.1"


def test_letters_are_not_shapes() -> None:
    """They stay text, and so do marks that fonts have."""
    assert not any(is_shape(letter) for letter in ("a", " ", "●", "▸", ""))
