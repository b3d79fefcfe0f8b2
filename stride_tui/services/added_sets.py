"""The sets that can be added to a session that was logged by hand: those of its routine which it does not have yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.services.home import routine_of
from stride_tui.services.refusal import Refusal
from stride_tui.views.text import refusals

if TYPE_CHECKING:
    from stride_tui.core.history.amendments import SetKey
    from stride_tui.core.history.records import Session, SetRecord
    from stride_tui.services.workspace import Workspace


def sets_to_add(workspace: Workspace, session: Session) -> dict[SetKey, SetRecord] | Refusal:
    """Return the sets that a session lacks, each as skipped; a refusal where none can be added to it."""
    from stride_tui.core.session.planned_sets import planned_sets

    if not session.by_hand:
        return Refusal(refusals.SESSION_HAS_ITS_SETS)
    routine = routine_of(workspace.home, workspace.library, session.routine)
    if routine is None:
        return Refusal(refusals.no_sets_to_add(session.routine))
    there = workspace.history.sets_of(session)
    planned = planned_sets(routine, session.started)
    return {key: record for key, record in planned.items() if key not in there}
