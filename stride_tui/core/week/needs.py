"""The needs of the next session, which decide when it fits: hours to keep clear, its length, and the week's target."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import DEFAULT_RECOVERY_HOURS, Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.week.caution import LoadsTheSame
from stride_tui.core.week.plan import Plan


def any_session(_session: Session) -> bool:
    """Return True: where nothing is known of muscles, every session is taken to load the same."""
    return True


class SessionNeeds(msgspec.Struct, frozen=True):
    """The needs of a session.

    `hours` are kept clear before a quality run, `length_ms` is its own length. `between_hours` are kept clear after
    each session done that is the `same` in the muscles it loads (None: see `Schedule`). `target` are the sessions of
    a week, `first_weekday` the day it begins on (0 is Monday).
    """

    hours: float
    length_ms: int
    between_hours: float | None = None
    same: LoadsTheSame = any_session
    target: int = 1
    first_weekday: int = 0


def needs_of(
    routine: Routine | None, target: int = 1, first_weekday: int = 0, same: LoadsTheSame = any_session
) -> SessionNeeds:
    """Return the needs of a session of the routine; without one, the default hours and no length."""
    if routine is None:
        return SessionNeeds(DEFAULT_RECOVERY_HOURS, 0, None, same, target, first_weekday)
    schedule, length = routine.schedule, estimate_ms(unroll(routine))
    return SessionNeeds(schedule.recovery_hours, length, schedule.between_hours, same, target, first_weekday)


def weekly_target(plan: Plan, routine: Routine | None) -> int:
    """Return the strength sessions a week: what the plan says, else the routine's schedule, else one."""
    return plan.strength_per_week or (routine.schedule.per_week if routine else 1)


def known_targets(
    history: History, chosen: Routine | None, routine_of: Callable[[str], Routine | None]
) -> frozenset[int]:
    """Return the sessions a week by the chosen routine, and by the routines of the sessions that keep no target.

    Those sessions were written by earlier versions. That their own routines count, and not only the chosen one, keeps
    the past as it was when another routine is chosen. `routine_of` returns a routine by its slug.
    """
    slugs = {session.routine for session in history.sessions if session.week_target is None}
    return frozenset(routine.schedule.per_week for routine in (chosen, *map(routine_of, slugs)) if routine)
