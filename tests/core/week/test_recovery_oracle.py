"""The 48-hour rule against a naive oracle that goes minute by minute, over every awkward turn of time."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stride_tui.core.week.quality_runs import QualityRun, quality_runs, utc_of
from stride_tui.core.week.recovery import (
    PlannedSession,
    clear_at,
    clear_windows,
    conflict_of,
    conflict_with,
    crowded_hours,
    least_bad,
)
from tests.helpers.recovery_oracle import TURNS, ZONES, Case, Tape, cases, minute_of

MINUTE = 60_000


def runs_in(case: Case) -> tuple[QualityRun, ...]:
    """The quality runs by the code under test."""
    return quality_runs(case.plan, case.done, case.first, case.last, case.zone)


def bounds(case: Case) -> tuple[int, int]:
    """The first and the last minute of the days in question."""
    first = minute_of(case.zone, case.first, time(0))
    return first, minute_of(case.zone, case.last + timedelta(days=1), time(0)) - 1


@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_a_day_of_change_is_where_the_wall_clock_shows_it(zone: str) -> None:
    """Over all days in question, skipped and doubled times too: the first minute that shows the time or more."""
    quarters = [time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)]
    for day in TURNS:
        for at in quarters:
            assert utc_of(day, at, ZoneInfo(zone)) == minute_of(ZoneInfo(zone), day, at) * MINUTE


@given(case=cases)
def test_the_runs_are_where_the_wall_clock_puts_them(case: Case) -> None:
    """Every quality run within reach begins and ends on the minutes that a look at the wall finds."""
    found = sorted((run.start, run.end) for run in runs_in(case))
    assert found == sorted((start * MINUTE, end * MINUTE) for start, end in Tape(case).runs)


@given(case=cases)
def test_windows_hold_the_clear_minutes_and_no_other(case: Case) -> None:
    """The windows in the range are exactly the stretches of clear minutes."""
    first, last = bounds(case)
    found = clear_windows(runs_in(case), case.hours, case.length * MINUTE, first * MINUTE, last * MINUTE)
    clipped = [
        (w.opens // MINUTE, last if w.latest_start is None else min(last, w.latest_start // MINUTE)) for w in found
    ]
    assert clipped == Tape(case).stretches(first, last)


@given(case=cases, data=st.data())
def test_hours_that_fit_to_the_minute_leave_one_start(case: Case, data: st.DataObject) -> None:
    """Under the longest hours that fit between two runs a window of one instant remains, under longer ones none."""
    tape = Tape(case)
    runs = sorted(tape.runs)
    gaps = [begin - over - case.length for (_, over), (begin, _) in pairwise(runs)]
    fitting = [gap for gap in gaps if 0 <= gap <= 96 * 60]
    assume(fitting)
    gap = data.draw(st.sampled_from(fitting))
    first, last = bounds(case)
    for tape.asked in (gap, gap + 1):
        found = clear_windows(runs_in(case), tape.asked / 60, case.length * MINUTE, first * MINUTE, last * MINUTE)
        opens = [window.opens // MINUTE for window in found]
        assert opens == [stretch[0] for stretch in tape.stretches(first, last)]


@given(case=cases)
def test_a_window_closes_exactly_the_hours_before_its_run(case: Case) -> None:
    """Each window opens at the end of the run before it and closes the full hours before the run after it."""
    first, last = bounds(case)
    for window in clear_windows(runs_in(case), case.hours, case.length * MINUTE, first * MINUTE, last * MINUTE):
        assert window.opens == (window.after.end if window.after else first * MINUTE)
        if window.before and window.latest_start is not None and window.closes is not None:
            assert window.closes == window.latest_start + case.length * MINUTE
            assert window.closes + round(case.hours * 60) * MINUTE == window.before.start


@given(case=cases, data=st.data())
def test_a_moment_is_clear_when_the_oracle_says_so(case: Case, data: st.DataObject) -> None:
    """Any single minute, those at the edges of windows above all, and if it is crowded the gap to the run."""
    first, last = bounds(case)
    tape = Tape(case)
    edges = [minute for stretch in tape.stretches(first, last) for end in stretch for minute in (end - 1, end, end + 1)]
    minute = data.draw(st.sampled_from(edges) | st.integers(first, last) if edges else st.integers(first, last))
    verdict = clear_at(runs_in(case), case.hours, case.length * MINUTE, minute * MINUTE)
    assert verdict.clear == tape.clear(minute)
    if verdict.conflict:
        assert verdict.conflict.gap_ms == tape.gap(minute) * MINUTE


@given(case=cases, data=st.data())
def test_the_next_clear_start_is_the_first_clear_minute(case: Case, data: st.DataObject) -> None:
    """From any minute on, the next window opens at the first minute that the oracle finds clear."""
    first, last = bounds(case)
    now = data.draw(st.integers(first, last))
    found = clear_windows(runs_in(case), case.hours, case.length * MINUTE, now * MINUTE, last * MINUTE)
    clear = Tape(case).clear_minutes(now, last)
    assert (found[0].opens // MINUTE if found else None) == (clear[0] if clear else None)


@given(case=cases)
def test_the_least_bad_start_has_the_largest_gap(case: Case) -> None:
    """Where no minute is clear, no other minute leaves a larger gap, and no earlier one an equal gap."""
    first, last = bounds(case)
    tape = Tape(case)
    choice = least_bad(runs_in(case), case.hours, case.length * MINUTE, first * MINUTE, last * MINUTE)
    if tape.clear_minutes(first, last):
        assert choice is None
        return
    best = max(range(first, last + 1), key=tape.gap)
    assert choice is not None
    assert (choice.start, choice.gap_ms) == (best * MINUTE, tape.gap(best) * MINUTE)


@given(case=cases)
def test_the_shaded_hours_are_those_with_a_crowded_minute(case: Case) -> None:
    """Every hour that the wall shows on the first day, shaded just when a minute of it is crowded."""
    shaded = crowded_hours(runs_in(case), case.hours, case.length * MINUTE, case.first, case.zone)
    told = Tape(case).crowded_by_hour(case.first)
    assert {hour: shaded[hour] for hour in told} == told


@given(case=cases, data=st.data())
def test_run_and_session_agree_on_who_crowds_whom(case: Case, data: st.DataObject) -> None:
    """A session crowds some run just when it is not clear, told from the run's side as from its own."""
    first, last = bounds(case)
    minute = data.draw(st.integers(first, last))
    session = PlannedSession(minute * MINUTE, (minute + case.length) * MINUTE, recovery_hours=case.hours)
    runs = runs_in(case)
    hit = [run for run in runs if conflict_with(run, [session])]
    assert bool(hit) == (not Tape(case).clear(minute))
    conflict = conflict_of(session, runs)
    assert (conflict.run.start if conflict else None) == (min(run.start for run in hit) if hit else None)


@given(case=cases)
def test_longer_hours_never_clear_a_window(case: Case) -> None:
    """A window under a longer rule lies within a window under a shorter one."""
    assume(case.hours < 96)
    first, last = bounds(case)
    runs, length = runs_in(case), case.length * MINUTE
    shorter = clear_windows(runs, case.hours, length, first * MINUTE, last * MINUTE)
    for window in clear_windows(runs, 96, length, first * MINUTE, last * MINUTE):
        assert any(wide.holds(window.opens) for wide in shorter)
