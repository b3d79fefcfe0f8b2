"""The plan as a value: which runs a day has, and which weeks are off."""

from __future__ import annotations

from datetime import date, time

import pytest

from stride_tui.core.history.records import RunKind
from stride_tui.core.week.plan import OffWeek, Plan, PlannedRun

TUESDAY = date(2026, 11, 24)


def kinds(plan: Plan, day: date) -> list[str]:
    """The kinds of a day's runs."""
    return [run.kind for run in plan.runs_on(day)]


def test_a_repeating_run_is_on_its_weekday() -> None:
    """And on no other."""
    plan = Plan((PlannedRun("speed", weekday=1),))
    assert kinds(plan, TUESDAY) == ["speed"]
    assert kinds(plan, date(2026, 11, 25)) == []


def test_a_dated_run_is_on_its_date_only() -> None:
    """Not a week later."""
    plan = Plan((PlannedRun("race", date=TUESDAY),))
    assert kinds(plan, TUESDAY) == ["race"]
    assert kinds(plan, date(2026, 12, 1)) == []


def test_a_skipped_date_has_not_the_run() -> None:
    """The week after has it again."""
    plan = Plan((PlannedRun("speed", weekday=1, skip=(TUESDAY,)),))
    assert kinds(plan, TUESDAY) == []
    assert kinds(plan, date(2026, 12, 1)) == ["speed"]


def test_the_runs_of_a_day_go_by_the_clock() -> None:
    """Those without a time of day come last."""
    runs = (
        PlannedRun("easy", weekday=1),
        PlannedRun("speed", weekday=1, at=time(18)),
        PlannedRun("other", weekday=1, at=time(6)),
    )
    assert kinds(Plan(runs), TUESDAY) == ["other", "speed", "easy"]


def test_runs_between_two_dates_hold_both() -> None:
    """Each with its date, in order."""
    plan = Plan((PlannedRun("speed", weekday=1), PlannedRun("race", date=date(2026, 11, 29))))
    found = plan.runs_between(TUESDAY, date(2026, 12, 1))
    assert [(day.day, run.kind) for day, run in found] == [(24, "speed"), (29, "race"), (1, "speed")]


def test_a_leap_day_has_its_runs() -> None:
    """29 February 2028 is a Tuesday."""
    assert kinds(Plan((PlannedRun("speed", weekday=1),)), date(2028, 2, 29)) == ["speed"]


@pytest.mark.parametrize(("kind", "quality"), [("easy", False), ("speed", True), ("long", True), ("race", True)])
def test_strength_keeps_clear_of_quality_runs(kind: RunKind, quality: bool) -> None:
    """A speed session, a long run, a race; an easy run asks for nothing."""
    assert PlannedRun(kind, weekday=1).is_quality is quality


def test_an_off_week_is_found_by_any_of_its_days() -> None:
    """By the ISO calendar: 3 January 2027 is in week 53 of 2026."""
    plan = Plan(off=(OffWeek(2026, 53, "holiday"),))
    assert plan.off_week(date(2026, 12, 28)) == plan.off_week(date(2027, 1, 3)) == OffWeek(2026, 53, "holiday")
    assert plan.off_week(date(2027, 1, 4)) is None
