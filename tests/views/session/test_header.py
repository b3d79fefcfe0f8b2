"""The lines on top: title, times and progress."""

from __future__ import annotations

import pytest

from stride_tui.views.session.header import (
    PROGRESS_PARTS,
    header_lines,
    idle_header,
    left_of_session,
    progress_line,
    session_header,
)
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.routine_builders import Run, small


def _lines(run: Run, width: int) -> list[str]:
    return [plain(line) for line in header_lines(session_header(run.state, run.now), width)]


def test_before_a_session_the_length_is_reported() -> None:
    """The routine and about how long it takes."""
    title = plain(header_lines(idle_header(small()), 100)[0])
    assert "Test" in title
    assert "about 7 min" in title


def test_without_a_routine_only_the_program_is_named() -> None:
    """Nothing is made up."""
    assert plain(header_lines(idle_header(None), 40)[0]).strip() == ""
    assert plain(header_lines(idle_header(None), 100)[0]).strip() == "stride"


def test_a_session_reports_block_time_gone_and_time_left() -> None:
    """The three things a runner asks, on one line."""
    title = _lines(Run(small()).to("Squat"), 100)[0]
    assert all(words in title for words in ("Set A", "gone", "left"))


def test_near_the_end_the_minutes_stop() -> None:
    """The last half minute is no number of minutes."""
    assert "nearly there" in _lines(Run(small()).to("Stretch").wait(10), 100)[0]


def test_a_narrow_line_keeps_the_block_and_what_is_left() -> None:
    """The title gives way first, then the time gone."""
    title = _lines(Run(small()).to("Squat"), 26)[0]
    assert "Set A" in title
    assert "left" in title


def test_pauses_are_not_time_gone() -> None:
    """The clock of the session stands still while it is paused."""
    run = Run(small()).wait(5).press("toggle")
    before = _lines(run, 100)
    assert _lines(run.wait(600), 100) == before


def test_progress_grows_to_the_whole() -> None:
    """Nothing at the start, everything at the end, and never backwards on the way."""
    run = Run(small(), hands_free=True)
    shares = [session_header(run.state, run.now).done]
    while not run.state.ended:
        shares.append(session_header(run.wait(3).state, run.now).done)
    assert shares[0] == 0
    assert shares[-1] == PROGRESS_PARTS
    assert shares == sorted(shares)


def test_what_is_left_falls_with_the_clock() -> None:
    """Ten seconds of a countdown are ten seconds less."""
    run = Run(small())
    before = left_of_session(run.state, run.now)
    assert before - left_of_session(run.wait(9).state, run.now) == 9_000


@pytest.mark.parametrize("width", [1, 20, 40, 59, 60, 80, 120])
def test_the_lines_fill_their_width(width: int) -> None:
    """Title and progress reach from edge to edge."""
    run = Run(small()).to("Plank").wait(3)
    assert [width_of(line) for line in header_lines(session_header(run.state, run.now), width)] == [width, width]


def test_the_progress_line_fills_in_half_cells() -> None:
    """A tip of half a cell lies between two whole ones."""
    assert plain(progress_line(PROGRESS_PARTS // 4 + PROGRESS_PARTS // 40, 20, "accent")) == "━" * 5 + "╸" + "─" * 14
