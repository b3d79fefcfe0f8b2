"""A week in Berlin that the tests of the 48-hour rule share: 16 to 22 November 2026, Monday to Sunday."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import DoneRun, QualityRun, quality_runs, utc_of

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3_600_000
MINUTE = 60_000
LENGTH = 40 * MINUTE
SATURDAY = date(2026, 11, 21)


def at(day: int, clock: str = "00:00") -> int:
    """UTC milliseconds of a time in November 2026 in Berlin; the 16th is a Monday."""
    return utc_of(date(2026, 11, day), time.fromisoformat(clock), BERLIN)


def long_run(**fields: object) -> QualityRun:
    """Saturday's long run, 07:00 to 10:00."""
    return QualityRun(at(21, "07:00"), at(21, "10:00"), SATURDAY, "long", **fields)  # type: ignore[arg-type]


def speed(day: int, clock: str) -> QualityRun:
    """An hour of speed."""
    start = at(day, clock)
    return QualityRun(start, start + HOUR, date(2026, 11, day), "speed")


def week(plan: Plan, done: tuple[DoneRun, ...] = ()) -> tuple[QualityRun, ...]:
    """The quality runs of the week of 16 November that are on its own days."""
    first = date(2026, 11, 16)
    runs = quality_runs(plan, done, first, first + timedelta(days=6), BERLIN)
    return tuple(run for run in runs if first <= run.day <= first + timedelta(days=6))
