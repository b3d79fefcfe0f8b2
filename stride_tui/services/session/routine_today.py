"""The routine of a session that begins now, or goes on with an edited file: what is asked today, or light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.routines.routine import Routine

if TYPE_CHECKING:
    from stride_tui.services.workspace import Workspace


def routine_today(workspace: Workspace, routine: Routine, light: bool = False) -> Routine | None:
    """Return what a routine asks today; of a light session one round without jumps, its loads held.

    None where nothing is left of a light one.
    """
    asked = workspace.asked_today(routine)
    if not light:
        return asked.routine
    from stride_tui.core.progression.held import held
    from stride_tui.core.routines.light import light_of

    return light_of(held(asked))
