"""The outlook of a week: windows, the suggestion, what was too close, and what lies beyond."""

from __future__ import annotations

from datetime import date, time, timedelta, tzinfo

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.week.known_runs import done_runs
from stride_tui.core.week.needs import SessionNeeds
from stride_tui.core.week.outlook import WeekOutlook, outlook_of
from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.core.week.run_length import default_pace
from tests.helpers.berlin_week import BERLIN, HOUR, LENGTH, at
from tests.helpers.histories import run, session

MONDAY = date(2026, 11, 16)
FULL = Plan(
    (
        PlannedRun("speed", weekday=1, at=time(18, 30), minutes=60),
        PlannedRun("long", weekday=5, at=time(7), minutes=180),
    )
)
"""Speed on Tuesday evening, the long run on Saturday from 07:00 to 10:00."""
HARD = Plan(tuple(PlannedRun("speed", weekday=n, at=time(7)) for n in range(0, 7, 2)))
"""A quality run every other day: no 48 hours anywhere."""


def look(
    now: int,
    plan: Plan = FULL,
    history: History | None = None,
    start: date = MONDAY,
    today: date = MONDAY,
    met: bool = False,
    zone: tzinfo = BERLIN,
) -> WeekOutlook:
    """The outlook of a week."""
    return outlook_of(plan, history or History(), SessionNeeds(48, LENGTH), now, today, start, met, zone)


def day_suggested(now: int, plan: Plan = FULL, today: date = MONDAY) -> date | None:
    """The day of the suggestion."""
    found = look(now, plan, today=today).suggestion
    return found.day if found else None


def test_the_windows_are_those_of_the_week() -> None:
    """After the speed session until 48 hours before the long run; after that until before next Tuesday's."""
    found = look(at(16, "00:00")).windows
    assert [(w.opens, w.latest_start) for w in found] == [
        (at(17, "19:30"), at(19, "06:20")),
        (at(21, "10:00"), at(22, "17:50")),
    ]


def test_what_is_over_is_not_offered() -> None:
    """On Friday only the window after the long run is left."""
    found = look(at(20, "12:00"), today=date(2026, 11, 20)).windows
    assert [w.opens for w in found] == [at(21, "10:00")]


def test_a_week_gone_by_has_no_windows() -> None:
    """Nor a suggestion, nor a least bad time."""
    past = look(at(16, "00:00"), start=date(2026, 11, 9))
    assert (past.windows, past.suggestion, past.least_bad) == ((), None, None)


def test_a_coming_week_is_seen_whole() -> None:
    """Its windows do not begin now."""
    found = look(at(16, "00:00"), start=date(2026, 11, 23)).windows
    assert found[0].opens == at(24, "19:30")


def test_the_first_window_beyond_the_week_is_known() -> None:
    """For those who have had their session."""
    beyond = look(at(16, "00:00")).beyond
    assert beyond is not None
    assert beyond.opens == at(24, "19:30")


def test_an_impossible_week_names_the_least_bad_start() -> None:
    """Right after a run is as far from the next as can be."""
    found = look(at(16, "00:00"), HARD)
    assert found.windows == ()
    assert found.least_bad is not None
    assert found.least_bad.start == at(16, "08:00")
    assert found.least_bad.short_ms == 48 * HOUR - (47 * HOUR - LENGTH)


@pytest.mark.parametrize("back", [-53, -10, -4, 0, 4, 10, 60, 2_000])
def test_far_weeks_have_the_crowded_hours_of_near_ones(back: int) -> None:
    """A plan that repeats looks the same wherever one looks, but for daylight saving."""
    near, far = look(at(16, "00:00")), look(at(16, "00:00"), start=MONDAY - timedelta(weeks=back))
    assert far.crowded[3] == near.crowded[3]
    assert all(len(hours) == 24 for hours in far.crowded)


def test_a_far_week_is_worked_out_from_few_runs() -> None:
    """Not from all the years between it and today."""
    assert len(look(at(16, "00:00"), start=MONDAY - timedelta(weeks=2_000)).runs) < 30


def test_the_crowded_hours_are_reported_by_the_hour() -> None:
    """Thursday is clear until the hour of 06:20; Saturday from 10:00 on."""
    crowded = look(at(16, "00:00")).crowded
    assert crowded[3].index(True) == 6
    assert crowded[5].index(False) == 10


def test_the_suggestion_is_a_day_without_a_quality_run() -> None:
    """Tuesday from 19:30 is clear too, but straight after the speed session."""
    assert day_suggested(at(16, "00:00")) == date(2026, 11, 18)


def test_a_preferred_day_is_suggested_first() -> None:
    """Saturday after the long run is clear, though Wednesday is clear all day."""
    plan = Plan(FULL.runs, preferred=(5,))
    assert day_suggested(at(16, "00:00"), plan) == date(2026, 11, 21)


def test_a_preferred_day_that_is_crowded_is_not_suggested() -> None:
    """Friday is too close to the long run."""
    plan = Plan(FULL.runs, preferred=(4,))
    assert day_suggested(at(16, "00:00"), plan) == date(2026, 11, 18)


def test_no_day_gone_by_is_suggested() -> None:
    """On Sunday it is Sunday."""
    sunday = date(2026, 11, 22)
    assert day_suggested(at(22, "09:00"), today=sunday) == sunday


def test_a_week_that_has_had_it_suggests_nothing() -> None:
    """The target is met."""
    assert look(at(16, "00:00"), met=True).suggestion is None


def test_a_night_is_never_suggested() -> None:
    """A window from 22:00 to 05:00 holds no start that anybody wants."""
    runs = tuple(PlannedRun("speed", date=date(2026, 11, n), at=time(5), minutes=17 * 60) for n in range(16, 23))
    found = outlook_of(Plan(runs), History(), SessionNeeds(0, 0), at(16), MONDAY, MONDAY, False, BERLIN)
    assert found.suggestion is None


def test_a_session_too_close_to_a_run_is_reported() -> None:
    """Thursday at noon, a long run on Saturday morning."""
    history = History.of([session(date(2026, 11, 19))])
    (hit,) = look(at(22, "12:00"), history=history, today=date(2026, 11, 22)).conflicts.values()
    assert hit.run.kind == "long"


def test_a_session_is_judged_by_the_hours_of_its_routine() -> None:
    """One that asks for 24 hours was not too close."""
    history = History.of([session(date(2026, 11, 19), recovery_hours=24)])
    assert look(at(22, "12:00"), history=history).conflicts == {}


def test_a_run_is_reported_in_its_week_though_the_session_was_in_the_week_before() -> None:
    """Sunday 12:20 to Monday's race at 09:00 are 20 h 40 min: seen from the week of either."""
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    history = History.of([session(sunday)], [run(monday, "race", "09:00")])
    for start in (MONDAY, monday):
        (hit,) = look(at(24, "12:00"), Plan(), history, start=start, today=date(2026, 11, 24)).conflicts.values()
        assert hit.gap_ms == 20 * HOUR + 40 * 60_000
    assert look(at(24, "12:00"), Plan(), history, start=monday + timedelta(weeks=1)).conflicts == {}


def test_a_run_done_elsewhere_crowds_too() -> None:
    """A race that no plan knew of."""
    history = History.of([session(date(2026, 11, 18))], [run(date(2026, 11, 19), "race", "09:00")])
    (hit,) = look(at(22, "12:00"), Plan(), history).conflicts.values()
    assert hit.run.done


def test_runs_done_are_found_by_their_own_date() -> None:
    """Late on Saturday in New York is Saturday, though London has Sunday."""
    late = msgspec.structs.replace(run(date(2026, 11, 22), "long", "03:00"), offset=-5 * 3600)
    (found,) = done_runs(History.of([], [late]), MONDAY, date(2026, 11, 22), default_pace)
    assert found.day == date(2026, 11, 21)


def test_runs_done_far_from_the_asked_days_are_left_out() -> None:
    """A run may be done instead of one planned seven days away: seven days at both ends are included, no more."""
    days = [date(2026, 11, 8), date(2026, 11, 9), date(2026, 11, 29), date(2026, 11, 30)]
    found = done_runs(History.of([], [run(day) for day in days]), MONDAY, date(2026, 11, 22), default_pace)
    assert [done.day for done in found] == days[1:3]


def test_a_run_without_a_time_of_day_has_no_start() -> None:
    """Only its date and its length are known."""
    (done,) = done_runs(History.of([], [run(MONDAY, timed=False, minutes=50)]), MONDAY, MONDAY, default_pace)
    assert (done.start, done.length_ms) == (None, 50 * 60_000)


def test_daylight_saving_bends_no_window() -> None:
    """Over the night with 25 hours, 48 hours before Monday 07:00 are Saturday 08:00 by the old clock."""
    plan = Plan((PlannedRun("long", date=date(2026, 10, 26), at=time(7)),))
    start = date(2026, 10, 19)
    now = at(16, "00:00") - 28 * 24 * HOUR - HOUR
    (window,) = look(now, plan, start=start, today=start).windows
    assert window.closes == at(16, "07:00") - (21 + 2) * 24 * HOUR
