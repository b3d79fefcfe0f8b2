"""The beginning of a session."""

from __future__ import annotations

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.events import Batch, Started
from stride_tui.core.session.replan import plan_of


def initial(
    routine: Routine, hands_free: bool, session_id: str, now: Instant, machine: str = "", week_target: int | None = None
) -> Batch:
    """Return the events that begin a session. ValueError if the routine has no steps; no loaded routine is so."""
    if not plan_of(routine):
        raise ValueError("the routine has no steps")
    return (Started(now, session_id, routine, hands_free, machine, week_target=week_target),)
