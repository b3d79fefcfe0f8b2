"""A planned run that is too close after a session, and the day that it could move to, worked out by hand."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, RunKind
from stride_tui.core.week.after_session import run_to_move
from stride_tui.core.week.known_runs import runs_known
from stride_tui.core.week.needs import needs_of
from stride_tui.core.week.next_two_weeks import look_ahead
from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.core.week.quality_runs import utc_of
from stride_tui.views.week.after_session_words import after_session_facts
from tests.helpers.histories import session

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY, FRIDAY, SATURDAY = (date(2026, 11, day) for day in (18, 20, 21))


def planned(kind: RunKind, day: int, at: str | None = "07:00") -> PlannedRun:
    """A run on a day of November."""
    return PlannedRun(kind, date=date(2026, 11, day), at=time.fromisoformat(at) if at else None, minutes=60)


def told(plan: Plan, day: date, ended: str = "19:00", hours: float = 48, runs: tuple[Run, ...] = ()) -> str:
    """What the summary of a session says that ended on a day, in Berlin."""
    start = utc_of(day, time.fromisoformat(ended), BERLIN) - 1_200_000
    done = session(day, started=start, ended=start + 1_200_000, offset=3_600, recovery_hours=hours)
    known = runs_known(plan, History.of([], runs), day, day + timedelta(days=7), BERLIN)
    found = run_to_move(known, done, BERLIN)
    ahead = look_ahead(plan, History.of([done], runs), needs_of(None), done.ended, day, BERLIN)
    return dict(after_session_facts(ahead, found, BERLIN, done.ended)).get("Run", "")


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        # Friday 19:00 to Saturday 07:00 are 12 h, to Sunday 36 h, to Monday 60 h.
        (
            [("long", 21)],
            "tomorrow's long run is close: Fri 19:00 → Sat 07:00 is 12 h, under 48 h; it could move to Mon",
        ),
        # Monday has a speed session, so Tuesday.
        (
            [("speed", 21), ("speed", 23)],
            "tomorrow's speed session is close: Fri 19:00 → Sat 07:00 is 12 h, under 48 h; it could move to Tue",
        ),
        # An easy run is no quality run: its day is clear.
        (
            [("long", 21), ("easy", 23)],
            "tomorrow's long run is close: Fri 19:00 → Sat 07:00 is 12 h, under 48 h; it could move to Mon",
        ),
        ([("long", 22)], "Sun's long run is close: Fri 19:00 → Sun 07:00 is 36 h, under 48 h; it could move to Mon"),
        ([("long", 23)], ""),
        ([("race", 21)], ""),
        ([("easy", 21)], ""),
        # Every day has one: what is close is told, and nothing else.
        (
            [("long", 21), *(("speed", day) for day in range(22, 29))],
            "tomorrow's long run is close: Fri 19:00 → Sat 07:00 is 12 h, under 48 h",
        ),
    ],
)
def test_a_run_inside_the_hours(runs: list[tuple[RunKind, int]], words: str) -> None:
    """After a session that ended on Friday at 19:00."""
    assert told(Plan(tuple(planned(kind, day) for kind, day in runs)), FRIDAY) == words


def test_the_hours_are_those_of_the_session() -> None:
    """24 hours: Friday 07:00 to Saturday 07:00 is just enough, 07:05 is not, and Sunday is clear."""
    plan = Plan((planned("long", 21),))
    assert told(plan, FRIDAY, "07:00", 24) == ""
    assert told(plan, FRIDAY, "07:05", 24).endswith("23 h 55 min, under 24 h; it could move to Sun")


def test_a_run_that_was_done_is_over() -> None:
    """Saturday's long run was done in the morning, before the session of that day."""
    run = Run("r", "long", utc_of(SATURDAY, time(7), BERLIN), 3_600, 60)
    assert told(Plan((planned("long", 21),)), SATURDAY, runs=(run,)) == ""


def test_a_run_without_a_time_of_day_is_counted_from_midnight() -> None:
    """Friday 19:00 to Saturday 00:00 are 5 h; Sunday 00:00 is 29 h after it, Monday 00:00 53 h."""
    assert told(Plan((planned("long", 21, None),)), FRIDAY).endswith("; it could move to Mon")


def test_a_run_that_another_was_done_instead_of_blocks_no_day() -> None:
    """Monday's speed session was done on Thursday instead: Monday is clear for the long run."""
    run = Run("r", "speed", utc_of(date(2026, 11, 19), time(7), BERLIN), 3_600, 60, instead_of="2026-11-23")
    plan = Plan((planned("long", 21), planned("speed", 23)))
    assert told(plan, FRIDAY).endswith("; it could move to Tue")
    assert told(plan, FRIDAY, runs=(run,)).endswith("; it could move to Mon")
