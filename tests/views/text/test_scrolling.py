"""Lists and pages longer than their panel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.views.text.scrolling import entry_at, on_show, page_of, scrolled
from stride_tui.views.text.spans import Line, Span, line, plain

SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=12)


def _entries(sizes: list[int]) -> list[list[Line]]:
    """Entries of so many lines: `0.0`, `0.1`, `1.0` ..."""
    return [[line(Span(f"{n}.{m}")) for m in range(size)] for n, size in enumerate(sizes)]


def _numbers(words: str) -> list[int]:
    return [int(word) for word in words.replace(",", "").split() if word.isdecimal()]


@given(SIZES, st.data(), st.integers(1, 20))
def test_the_chosen_entry_is_on_show_and_the_others_are_counted(
    sizes: list[int], data: st.DataObject, height: int
) -> None:
    """At every height; one line is too little for a count."""
    chosen = data.draw(st.integers(0, len(sizes) - 1))
    rows = [plain(row) for row in scrolled(_entries(sizes), chosen, height)]
    assert len(rows) <= height
    assert f"{chosen}.0" in rows
    shown = {row.partition(".")[0] for row in rows if not row.startswith("…")}
    left = [number for row in rows if row.startswith("…") for number in _numbers(row)]
    if height > 1:
        assert len(shown) + sum(left) == len(sizes)


@given(SIZES, st.data(), st.integers(1, 20))
def test_the_mouse_finds_what_is_printed(sizes: list[int], data: st.DataObject, height: int) -> None:
    """Every line of an entry, and none where the rest is counted."""
    chosen = data.draw(st.integers(0, len(sizes) - 1))
    for y, row in enumerate(scrolled(_entries(sizes), chosen, height)):
        words = plain(row)
        assert entry_at(sizes, chosen, height, y) == (None if words.startswith("…") else int(words.partition(".")[0]))


@given(SIZES, st.data(), st.integers(1, 20))
def test_nothing_is_left_out_where_all_fits(sizes: list[int], data: st.DataObject, height: int) -> None:
    """And no entry beside the chosen one is shown in part."""
    chosen = data.draw(st.integers(0, len(sizes) - 1))
    shown = on_show(sizes, chosen, height)
    if sum(sizes) <= height:
        assert (shown.first, shown.end, shown.above, shown.below) == (0, len(sizes), False, False)
    elif shown.end - shown.first > 1:
        assert sum(sizes[shown.first : shown.end]) + shown.above + shown.below <= height


@pytest.mark.parametrize(
    ("top", "rows"),
    [
        (0, ["0", "1", "2", "… 7 more lines"]),
        (3, ["… 4 lines above", "4", "5", "… 4 more lines"]),
        (6, ["… 7 lines above", "7", "8", "9"]),
        (99, ["… 7 lines above", "7", "8", "9"]),
    ],
)
def test_a_page_says_how_many_lines_are_above_and_below(top: int, rows: list[str]) -> None:
    """Ten lines in four."""
    assert [plain(row) for row in page_of([line(Span(str(n))) for n in range(10)], top, 4)] == rows


def test_a_page_that_fits_is_as_it_is() -> None:
    """And one line or none is cut without a word."""
    lines = [line(Span(str(n))) for n in range(3)]
    assert page_of(lines, 2, 3) == tuple(lines)
    assert [plain(row) for row in page_of(lines, 1, 1)] == ["1"]
    assert page_of(lines, 0, 0) == ()
