"""Planned and done runs as quality runs on the real time line, by example."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.core.week.quality_runs import DoneRun, QualityRun, utc_of, wall_of
from tests.helpers.berlin_week import BERLIN, HOUR, MINUTE, SATURDAY, at, long_run, week


def test_an_easy_run_is_not_kept_clear_of() -> None:
    """Only a speed session, a long run and a race are quality runs."""
    assert week(Plan((PlannedRun("easy", weekday=0), PlannedRun("other", weekday=1)))) == ()


def test_a_run_without_a_duration_takes_an_hour() -> None:
    """The window after it opens an hour after its start."""
    (run,) = week(Plan((PlannedRun("race", date=SATURDAY, at=time(9)),)))
    assert run.end - run.start == HOUR


def test_a_run_without_a_time_of_day_counts_from_midnight_until_noon() -> None:
    """From 00:00 for what lies before it, as over by noon for what follows, and it says so of itself."""
    (run,) = week(Plan((PlannedRun("long", weekday=5, minutes=180),)))
    assert (run.start, run.end, run.timed) == (at(21), at(21, "12:00"), False)


def test_a_run_that_was_done_takes_the_place_of_the_planned_one() -> None:
    """Done an hour later than planned, the window opens at its real end."""
    plan = Plan((PlannedRun("long", weekday=5, at=time(7), minutes=180),))
    done = DoneRun("long", SATURDAY, at(21, "08:00"), 190 * MINUTE)
    assert week(plan, (done,)) == (QualityRun(at(21, "08:00"), at(21, "11:10"), SATURDAY, "long", done=True),)


def test_a_run_done_without_a_time_leaves_the_planned_time() -> None:
    """The plan knows more than the log then."""
    plan = Plan((PlannedRun("long", weekday=5, at=time(7), minutes=180),))
    assert week(plan, (DoneRun("long", SATURDAY),)) == (long_run(done=True),)


def test_a_run_done_settles_one_planned_run_only() -> None:
    """Two speed sessions planned on a day, one done: the other still stands."""
    plan = Plan((PlannedRun("speed", weekday=1, at=time(7)), PlannedRun("speed", weekday=1, at=time(18))))
    done = DoneRun("speed", date(2026, 11, 17), at(17, "07:05"), 55 * MINUTE)
    assert [run.done for run in week(plan, (done,))] == [True, False]


def test_a_run_of_another_kind_settles_nothing() -> None:
    """A race run on the morning of a planned long run leaves the long run planned."""
    plan = Plan((PlannedRun("long", weekday=5, at=time(15)),))
    done = DoneRun("race", SATURDAY, at(21, "08:00"), HOUR)
    assert [run.kind for run in week(plan, (done,))] == ["race", "long"]


def test_a_run_done_abroad_settles_the_day_it_had_there() -> None:
    """Saturday morning in Tokyo is Friday night in Berlin, and it was Saturday's run."""
    tokyo = timezone(timedelta(hours=9))
    start = round(datetime(2026, 11, 21, 7, tzinfo=tokyo).timestamp() * 1000)
    plan = Plan((PlannedRun("long", weekday=5, at=time(7), minutes=180),))
    (run,) = week(plan, (DoneRun("long", SATURDAY, start, HOUR),))
    assert wall_of(run.start, BERLIN).hour == 23


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30"),
        ("Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30"),
        ("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00"),
        ("America/Havana", "2026-11-01", "00:30", "2026-11-01T04:30"),
        ("Pacific/Apia", "2011-12-30", "07:00", "2011-12-30T10:00"),
    ],
    ids=["gap", "fold", "half-hour gap", "gap at midnight", "fold at midnight", "a day that never was"],
)
def test_a_skipped_time_is_the_moment_after_and_a_doubled_one_the_earlier(
    zone: str, day: str, clock: str, utc: str
) -> None:
    """Always the earliest moment at which the runner may set off."""
    expected = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    found = utc_of(date.fromisoformat(day), time.fromisoformat(clock), ZoneInfo(zone))
    assert wall_of(found, UTC) == expected
