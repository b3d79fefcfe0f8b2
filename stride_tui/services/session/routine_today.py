"""The routine of a session that begins now, or goes on with an edited file: what is asked today, or light."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from stride_tui.core.routines.routine import Routine

if TYPE_CHECKING:
    from datetime import date

    from stride_tui.core.progression.rules.prescription import Today
    from stride_tui.core.session.state import SessionState
    from stride_tui.services.workspace import Workspace


def routine_today(
    workspace: Workspace, routine: Routine, light: bool = False, day: date | None = None
) -> Routine | None:
    """Return what a routine asks today; of a light session one round without jumps, its loads held.

    `day` is the local date that a session under way began on. None where nothing is left of a light one.
    """
    asked = workspace.asked_today(routine, day)
    if not light:
        return asked.routine
    from stride_tui.core.progression.held import held
    from stride_tui.core.routines.light import light_of

    return light_of(held(asked))


def asked_beside(workspace: Workspace, routine: Routine, state: SessionState | None) -> Today:
    """Return what a routine asks beside a session: the one to begin, the one under way, or the next one after it.

    A session belongs to the week that it began in. After one that has ended, the next is of this week until the week's
    target is met, and then of the next week.
    """
    if state is None:
        return workspace.asked_today(routine)
    if not state.ended:
        return workspace.asked_today(routine, state.started.local().date())
    this = workspace.this_week
    met = state.ended != "discarded" and workspace.adherence().met(this)
    return workspace.asked_today(routine, this + timedelta(days=7) if met else None)
