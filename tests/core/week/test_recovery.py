"""The 48-hour rule by example, told from the session's side and from the run's."""

from __future__ import annotations

from datetime import date, time
from itertools import permutations

import pytest

from stride_tui.core.history.records import Session
from stride_tui.core.week.plan import Plan, PlannedRun
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
from tests.helpers.berlin_week import BERLIN, HOUR, LENGTH, MINUTE, SATURDAY, at, long_run, speed


def test_exactly_the_hours_are_clear() -> None:
    """A session that ends 48 hours before the run, to the millisecond, crowds nothing."""
    assert clear_at([long_run()], 48, LENGTH, at(19, "06:20")).clear


def test_a_millisecond_less_is_crowded() -> None:
    """The end counts, not the start."""
    assert not clear_at([long_run()], 48, LENGTH, at(19, "06:20") + 1).clear


def test_a_crowding_carries_its_sum() -> None:
    """The session's end, the run's start, the gap and what it is short of."""
    conflict = clear_at([long_run()], 48, LENGTH, at(19, "18:20")).conflict
    assert conflict is not None
    assert (conflict.end, conflict.run.start) == (at(19, "19:00"), at(21, "07:00"))
    assert (conflict.gap_ms, conflict.short_ms) == (36 * HOUR, 12 * HOUR)


def test_nothing_is_asked_after_a_run() -> None:
    """A session may begin the moment the run is over."""
    assert clear_at([long_run()], 48, LENGTH, at(21, "10:00")).clear


def test_a_session_cannot_begin_during_a_run() -> None:
    """The last millisecond of a run is still the run's."""
    assert not clear_at([long_run()], 0, LENGTH, at(21, "10:00") - 1).clear


def test_no_hours_still_keep_the_session_out_of_the_run() -> None:
    """With 0 hours a session may end as the run begins, and not a minute later."""
    assert clear_at([long_run()], 0, LENGTH, at(21, "06:20")).clear
    assert not clear_at([long_run()], 0, LENGTH, at(21, "06:21")).clear


def test_a_session_crowds_the_first_of_several_runs() -> None:
    """The next run is the one that is named."""
    conflict = conflict_of(PlannedSession(at(20, "18:00"), at(20, "19:00")), [speed(22, "07:00"), long_run()])
    assert conflict is not None
    assert conflict.run.kind == "long"


def test_a_run_being_planned_names_the_last_session_before_it() -> None:
    """Of two sessions that crowd it, the later one is the nearer."""
    sessions = [PlannedSession(at(20, "18:00"), at(20, "19:00")), PlannedSession(at(19, "18:00"), at(19, "19:00"))]
    conflict = conflict_with(long_run(), sessions)
    assert conflict is not None
    assert conflict.gap_ms == 12 * HOUR


def test_a_run_before_the_session_is_not_crowded_by_it() -> None:
    """The sign of the rule: only what lies after the session counts."""
    assert conflict_with(long_run(), [PlannedSession(at(21, "10:00"), at(21, "10:40"))]) is None


def test_a_session_of_the_history_can_be_asked_about() -> None:
    """A line of the history is a session like any other."""
    done = Session("s", "r", "R", at(20, "18:00"), at(20, "19:00"), 3600, True, ())
    assert conflict_of(done, [long_run()]) is not None


def test_mondays_run_crowds_sunday() -> None:
    """The week wraps: the runs of a week reach into the next one."""
    plan = Plan((PlannedRun("speed", weekday=0, at=time(7)),))
    runs = quality_runs(plan, (), date(2026, 11, 16), date(2026, 11, 22), BERLIN)
    assert not clear_at(runs, 48, LENGTH, at(22, "12:00")).clear


def test_the_hours_are_real_hours_when_the_clocks_change() -> None:
    """In the night the clocks go forward, the same wall-clock times are an hour short of 48."""
    friday, sunday = date(2026, 3, 27), date(2026, 3, 29)
    runs = quality_runs(Plan((PlannedRun("long", date=sunday, at=time(7)),)), (), friday, sunday, BERLIN)
    conflict = clear_at(runs, 48, 0, utc_of(friday, time(7), BERLIN)).conflict
    assert conflict is not None
    assert conflict.short_ms == HOUR


def test_without_runs_every_start_is_clear() -> None:
    """One window, open at both ends."""
    (window,) = clear_windows((), 48, LENGTH, at(16), at(22))
    assert (window.opens, window.latest_start, window.after, window.before) == (at(16), None, None, None)


def test_a_window_names_the_latest_start_so_that_the_routine_fits() -> None:
    """It closes 48 hours before the run, and the start lies the routine's length before that."""
    first = clear_windows([long_run()], 48, LENGTH, at(16), at(22))[0]
    assert (first.latest_start, first.closes, first.before) == (at(19, "06:20"), at(19, "07:00"), long_run())


def test_a_gap_that_the_routine_does_not_fit_is_no_window() -> None:
    """Half an hour between the end of one run and the hours before the next holds no 40 minutes."""
    runs = [speed(17, "06:00"), speed(19, "07:30")]
    assert clear_windows(runs, 48, LENGTH, at(17), at(18)) == ()
    assert clear_windows(runs, 48, 30 * MINUTE, at(17), at(18))[0].opens == at(17, "07:00")


def test_a_short_run_within_a_long_one_opens_nothing() -> None:
    """The window opens when the last of the overlapping runs is over."""
    inner = QualityRun(at(21, "08:00"), at(21, "08:30"), SATURDAY, "race")
    assert clear_windows([inner, long_run()], 48, LENGTH, at(21), at(22))[0].opens == at(21, "10:00")


def test_the_order_of_the_runs_does_not_matter() -> None:
    """Runs from several places need no sorting first."""
    runs = [speed(17, "07:00"), long_run(), speed(24, "07:00"), speed(19, "12:00")]
    found = {clear_windows(order, 24, LENGTH, at(16), at(23)) for order in permutations(runs)}
    assert len(found) == 1


def test_the_next_clear_window_may_be_open_now() -> None:
    """Its opening is now then."""
    assert clear_windows([long_run()], 48, LENGTH, at(17), at(30))[0].opens == at(17)


def test_there_may_be_no_clear_window_within_the_horizon() -> None:
    """The run's end lies beyond it."""
    assert clear_windows([long_run()], 48, LENGTH, at(20), at(21)) == ()


def test_the_least_bad_start_of_an_impossible_week_is_the_end_of_the_run_with_most_room() -> None:
    """Speed on Tuesday and Thursday, long on Saturday and nothing but 48 hours between: the first widest gap."""
    runs = [speed(17, "18:00"), speed(19, "07:00"), long_run()]
    choice = least_bad(runs, 48, LENGTH, at(16), at(21))
    assert choice is not None
    assert (choice.start, choice.gap_ms) == (at(19, "08:00"), 47 * HOUR - LENGTH)


def test_a_clear_start_leaves_nothing_to_be_least_bad() -> None:
    """There is no answer where there is no need."""
    assert least_bad([long_run()], 48, LENGTH, at(16), at(22)) is None


def test_an_hour_is_crowded_from_the_first_minute_that_is() -> None:
    """The latest start is 06:20, so the hour from 6 is shaded, and the hour the run ends in is clear from 10."""
    shaded = crowded_hours([long_run()], 48, LENGTH, date(2026, 11, 19), BERLIN)
    assert shaded.index(True) == 6
    assert crowded_hours([long_run()], 48, LENGTH, SATURDAY, BERLIN).index(False) == 10


def test_an_hour_whose_last_minute_is_the_latest_start_is_clear() -> None:
    """A start at 06:59 is clear, and so the whole hour from 6 is."""
    shaded = crowded_hours([long_run()], 48, MINUTE, date(2026, 11, 19), BERLIN)
    assert shaded.index(True) == 7


@pytest.mark.parametrize(
    ("day", "clock", "crowded"),
    [(date(2026, 3, 29), "01:30", 4), (date(2026, 10, 25), "02:00", 3)],
    ids=["23 hours", "25 hours"],
)
def test_a_day_has_24_hours_whatever_the_clocks_do(day: date, clock: str, crowded: int) -> None:
    """The skipped hour is drawn as the one after it, the doubled hour as both of them."""
    runs = quality_runs(Plan((PlannedRun("race", date=day, at=time.fromisoformat(clock)),)), (), day, day, BERLIN)
    assert crowded_hours(runs, 48, 0, day, BERLIN) == (True,) * crowded + (False,) * (24 - crowded)
