"""What `week` and `next` need to know, read once: plan, history, routine, zone, now."""

from __future__ import annotations

import os
from datetime import UTC, date, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant
from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import DEFAULT_RECOVERY_HOURS
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.settings.settings import WEEKDAYS, Settings
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.outlook import SessionNeeds
from stride_tui.core.week.plan import Plan
from stride_tui.store.clock import system_clock
from stride_tui.store.history.reading import read_history, read_tail
from stride_tui.store.paths import Paths
from stride_tui.store.routines.library import load_entry
from stride_tui.store.settings.file import load_settings
from stride_tui.store.week.plan_file import load_plan
from stride_tui.store.week.plan_values import WrongValue, read_week

NEAR_MS = 21 * 86_400_000
"""How far back the rule itself needs history: no run or session before that crowds anything now."""


class Gathered(msgspec.Struct, frozen=True):
    """Everything that a week is seen with, and now."""

    plan: Plan
    history: History
    needs: SessionNeeds
    target: int
    first_weekday: int
    zone: tzinfo
    now: Instant

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.local().date()

    @property
    def this_week(self) -> date:
        """The first day of this week."""
        return week_start(self.today, self.first_weekday)


def gather(paths: Paths, whole: bool) -> Gathered | tuple[Problem, ...]:
    """Read what is needed; `whole` reads all of the history, for adherence. The problems of a broken plan stop it."""
    plan = load_plan(paths)
    if not isinstance(plan, Plan):
        return plan
    found = load_settings(paths)
    settings = found if isinstance(found, Settings) else Settings()
    now = system_clock().now()
    history = (read_history(paths) if whole else read_tail(paths, now.utc - NEAR_MS)).history
    entry = load_entry(paths, settings.routine)
    routine = entry.routine if entry else None
    needs = SessionNeeds(DEFAULT_RECOVERY_HOURS, 0)
    if routine is not None:
        needs = SessionNeeds(routine.schedule.recovery_hours, estimate_ms(unroll(routine)))
    target = plan.strength_per_week or (routine.schedule.per_week if routine else 1)
    zone = now.local().tzinfo or UTC
    if os.path.lexists(paths.plan):
        from stride_tui.store.zone import local_zone

        zone = local_zone(now)
    return Gathered(plan, history, needs, target, WEEKDAYS.index(settings.first_weekday), zone, now)


def start_of(code: str, first_weekday: int) -> date | str:
    """The first day of an ISO week such as `2026-W47`; if it is none, what it should be."""
    found = read_week(code.replace("w", "W"))
    if isinstance(found, WrongValue):
        return "; ".join(filter(None, found))
    return week_start(date.fromisocalendar(*found, 4), first_weekday)
