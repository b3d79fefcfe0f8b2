"""Curves and bars: readable in sixty columns, with axes in dates and amounts, and without colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stride_tui.views.drawing.canvas import BLANK_BRAILLE
from stride_tui.views.drawing.chart import Curve, bar_lines, curve_lines
from stride_tui.views.text.spans import plain, width_of

START = date(2026, 6, 1)


def _curve(*values: float, name: str = "left", mark: str = "L", every: int = 7, start: date = START) -> Curve:
    points = tuple((start + timedelta(days=every * n), value) for n, value in enumerate(values))
    return Curve(name, points, "accent" if mark == "L" else "good", mark)


def _rows(*curves: Curve, width: int = 60, height: int = 12, unit: str = "kg") -> list[str]:
    return [plain(line) for line in curve_lines(curves, unit, width, height)]


def _dotted(row: str) -> bool:
    return any(BLANK_BRAILLE < ord(char) < BLANK_BRAILLE + 256 for char in row)


def test_a_curve_is_readable_in_sixty_columns() -> None:
    """The most above, the least below, the middle between, dates under it."""
    rows = _rows(_curve(*range(10, 21)))
    assert [row.partition("│")[0].strip() for row in rows if row.partition("│")[0].strip()][:3] == [
        "20 kg",
        "15 kg",
        "10 kg",
    ]
    assert "└1 Jun─" in rows[-1]
    assert "─6 Jul─" in rows[-1]
    assert rows[-1].endswith("─10 Aug 2026")


def test_a_growing_load_rises_to_the_right() -> None:
    """The first dot is in the lowest row, the mark of the last in the highest."""
    rows = _rows(_curve(10, 12, 14, 16))
    body = [row.partition("│")[2] for row in rows if "│" in row]
    assert _dotted(body[-1][:2])
    assert body[0].rstrip().endswith("L")


def test_left_and_right_are_reported_apart_without_colour() -> None:
    """Each has its letter at its end, and the letters are explained."""
    rows = _rows(_curve(10, 12, 14), _curve(10, 10, 11, name="right", mark="R"))
    assert rows[-1].split() == ["L", "left", "R", "right"]
    assert sum("L" in row for row in rows[:-2]) == sum("R" in row for row in rows[:-2]) == 1


def test_equal_curves_are_both_seen() -> None:
    """Their marks stand beside each other."""
    rows = _rows(_curve(10, 12, 14), _curve(10, 12, 14, name="right", mark="R"))
    assert any("RL" in row for row in rows)


def test_one_curve_needs_no_key() -> None:
    """There is nothing to tell it from."""
    assert "left" not in "".join(_rows(_curve(10, 12)))


def test_one_point_is_a_mark_at_its_date() -> None:
    """In the middle of an axis a kilogram up and down, the day told once."""
    rows = _rows(_curve(10))
    assert sum("L" in row for row in rows) == 1
    assert [row[:6].strip() for row in rows if row[:6].strip(" │")][:3] == ["11 kg│", "10 kg│", "9 kg│"]
    assert rows[-1].count("Jun") == 1
    assert "1 Jun 2026" in rows[-1]


def test_equal_values_are_a_level_line() -> None:
    """Dots in one row only."""
    rows = _rows(_curve(10, 10, 10, 10))
    assert sum(_dotted(row) for row in rows) == 1


def test_years_apart_are_reported_apart() -> None:
    """Each date of another year has its year."""
    axis = _rows(_curve(10, 12, 14, every=400))[-1]
    assert all(words in axis for words in ("1 Jun 2026", "6 Jul 2027", "9 Aug 2028"))


def test_dates_never_run_into_each_other() -> None:
    """In little room the last one stays, and the first where it fits."""
    for width in range(20, 60):
        axis = _rows(_curve(10, 12, every=700), width=width)[-1].strip().strip("└─")
        assert axis.endswith("1 May 2028")
        assert all(len(part.split()) == 3 for part in axis.split("─") if part)


def test_nothing_is_drawn_where_nothing_can_be_read() -> None:
    """Neither without points nor without room."""
    assert _rows() == _rows(Curve("left", (), "accent", "L")) == []
    assert _rows(_curve(10, 12), width=19) == _rows(_curve(10, 12), height=4) == []


@pytest.mark.parametrize("height", [5, 6, 9, 14, 40])
@pytest.mark.parametrize("values", [(1,), (0, 0), (10, 12.5), (0.01, 99_999.99), (3, 3, 3)], ids=str)
def test_a_chart_fits_its_room(height: int, values: tuple[float, ...]) -> None:
    """At any width, with one curve or two."""
    for width in (1, 20, 33, 60, 200):
        both = (_curve(*values), _curve(*values, name="right", mark="R"))
        for curves in (both, both[:1]):
            lines = curve_lines(curves, "kg", width, height)
            assert len(lines) <= height
            assert all(width_of(line) <= width for line in lines)


def test_bars_name_the_most() -> None:
    """The highest is a whole cell, nothing is a blank, a little is not."""
    (row,) = bar_lines((("a", 0), ("b", 1), ("c", 80), ("d", 40)), "kg", "accent", 60)
    assert plain(row) == " ▁█▄  most 80 kg"


def test_the_latest_bars_are_kept() -> None:
    """Where not all fit."""
    amounts = tuple(("", float(n)) for n in range(100))
    (row,) = bar_lines(amounts, "kg", "accent", 30)
    assert width_of(row) <= 30
    assert "most 99 kg" in plain(row)


def test_no_bars_for_nothing() -> None:
    """Neither without weeks nor without anything done."""
    assert bar_lines((), "kg", "accent", 60) == bar_lines((("a", 0.0),), "kg", "accent", 60) == ()
