"""The workspace for `week` and `next`. A plan with mistakes stops them: their answer would be wrong."""

from __future__ import annotations

from stride_tui.core.problem import Problem
from stride_tui.core.week.run_length import needs_pace
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import NEAR_MS, open_workspace
from stride_tui.services.workspace import Workspace


def planned_week(home: Home, whole: bool) -> Workspace | tuple[Problem, ...]:
    """Return the workspace, with the `whole` history for adherence and the best start; or the mistakes in the plan.

    A run of which only the distance is known needs the whole history too: the runner's own pace comes from it.
    """
    workspace = open_workspace(home, since_ms=None if whole else NEAR_MS, check_names=False)
    assert isinstance(workspace, Workspace), "no routine was asked for"
    if not workspace.history_reaches or needs_pace(*workspace.plan.runs, *workspace.history.runs):
        # The end of the history did not show all that is near, as where it is damaged: an answer needs what is before.
        workspace.complete_history()
    return workspace.plan_problems or workspace
