"""One week with all that is known of it: what every face shows of a week is made from this value."""

from __future__ import annotations

from datetime import date, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import DEFAULT_RECOVERY_HOURS, Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.week.adherence import Adherence
from stride_tui.core.week.outlook import SessionNeeds, WeekOutlook, outlook_of
from stride_tui.core.week.plan import Plan


class WeekFacts(msgspec.Struct, frozen=True):
    """A week: the whole history and plan, the adherence, the week's outlook under the recovery rule, and today.

    `under_way` is whether a session runs now.
    """

    history: History
    plan: Plan
    adherence: Adherence
    outlook: WeekOutlook
    today: date
    under_way: bool = False


def needs_of(routine: Routine | None) -> SessionNeeds:
    """Return the hours and the length that a session of the routine asks for; without one, hours alone."""
    if routine is None:
        return SessionNeeds(DEFAULT_RECOVERY_HOURS, 0)
    return SessionNeeds(routine.schedule.recovery_hours, estimate_ms(unroll(routine)))


def weekly_target(plan: Plan, routine: Routine | None) -> int:
    """Return the strength sessions a week: what the plan says, else the routine's schedule, else one."""
    return plan.strength_per_week or (routine.schedule.per_week if routine else 1)


def week_facts(
    history: History,
    plan: Plan,
    adherence: Adherence,
    needs: SessionNeeds,
    now: Instant,
    start: date,
    zone: tzinfo,
    under_way: bool = False,
) -> WeekFacts:
    """Return the facts of the week that begins on `start`, seen at `now`."""
    today = now.local().date()
    met = adherence.sessions.get(start, 0) >= adherence.target
    outlook = outlook_of(plan, history, needs, now.utc, today, start, met, zone)
    return WeekFacts(history, plan, adherence, outlook, today, under_way)
