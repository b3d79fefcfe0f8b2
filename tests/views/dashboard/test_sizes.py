"""Shapes of the dashboard, and the size of each panel, by the size of the terminal and the phase."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.session.state import Phase
from stride_tui.views.dashboard.sizes import LEAST_PANEL, PanelSizes, shape_of, sizes_of, tiny_lines
from stride_tui.views.text.spans import plain

LAYOUTS: list[list[Any]] = tomli.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["layouts"]
PHASES: tuple[Phase | None, ...] = (None, *get_args(Phase))


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((120, 36), "wide"),
        ((80, 24), "wide"),
        ((200, 16), "wide"),
        ((200, 15), "single"),
        ((72, 38), "tall"),
        ((95, 38), "tall"),
        ((96, 38), "wide"),
        ((95, 37), "wide"),
        ((60, 28), "tall"),
        ((60, 27), "single"),
        ((59, 29), "single"),
        ((59, 30), "tall"),
        ((40, 20), "single"),
        ((20, 5), "tiny"),
        ((120, 5), "tiny"),
        ((1, 1), "tiny"),
    ],
)
def test_a_size_has_its_shape(size: tuple[int, int], shape: str) -> None:
    """The sizes that the product promises, and those where one shape ends and another begins."""
    assert shape_of(*size) == shape


@pytest.mark.parametrize("row", LAYOUTS, ids=lambda row: f"{row[0]}-{row[1] or 'idle'}")
def test_a_size_and_a_phase_have_their_panels(row: list[Any]) -> None:
    """As worked out by hand in the table."""
    size, phase, *expected = row
    columns, rows = map(int, size.split("x"))
    round_rows = 3 if expected[1] == 36 else 2
    assert list(msgspec.structs.astuple(sizes_of(columns, rows, phase or None, round_rows))) == expected


def _all(columns: int, rows: int, strip: int, focused: bool = False) -> list[PanelSizes]:
    return [sizes_of(columns, rows, phase, 2, strip, focused) for phase in PHASES]


@given(st.integers(32, 300), st.integers(12, 90), st.sampled_from([0, 3, 5, 7]))
def test_the_panels_fill_the_screen_and_no_more(columns: int, rows: int, strip: int) -> None:
    """At any size, in any phase: what stands below each other adds up, and every panel on show has room for a line."""
    for sizes in _all(columns, rows, strip):
        room = rows - 3 - strip
        if sizes.shape == "wide":
            assert sizes.now + sizes.week == sizes.round + sizes.next + sizes.week == room
        if sizes.shape == "tall":
            assert sizes.now + sizes.round + sizes.next + sizes.week == room
        if sizes.shape in ("wide", "tall") and strip == 0:
            assert sizes.now >= 12
            assert all(part == 0 or part >= LEAST_PANEL for part in (sizes.round, sizes.next))


@given(st.integers(32, 300), st.integers(12, 90), st.sampled_from([0, 3, 5, 7]))
def test_the_steady_rows_are_the_same_in_every_phase_of_a_session(columns: int, rows: int, strip: int) -> None:
    """They are there in every phase, so what stands within them need not move."""
    in_session = _all(columns, rows, strip)[1:]
    assert len({sizes.steady for sizes in in_session}) == 1
    assert all(sizes.steady <= sizes.now for sizes in in_session)


@given(st.integers(32, 300), st.integers(12, 90))
def test_the_week_is_whole_while_it_has_the_keys(columns: int, rows: int) -> None:
    """Days are chosen in it, so it cannot stay one line."""
    assert not any(sizes.folded for sizes in _all(columns, rows, 0, focused=True))


def test_a_window_too_small_says_so_plainly() -> None:
    """The sizes, wanted and found, and that nothing is lost."""
    text = " ".join(plain(line).strip() for line in tiny_lines((20, 5), 20, 9))
    assert "20×5" in text
    assert "Nothing is lost" in text
