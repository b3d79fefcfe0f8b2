"""Opening the plan file for the user: begun if it is not there, and at a run's line."""

from __future__ import annotations

from stride_tui.core.plan import PlannedRun
from stride_tui.core.problem import Problem
from stride_tui.store.files import create_new, make_folder
from stride_tui.store.paths import Paths
from stride_tui.store.plan_edit import HEAD
from stride_tui.store.toml_positions import find_positions
from stride_tui.store.toml_text import read_text


def begin_plan(paths: Paths) -> None:
    """Write a commented plan that plans nothing, unless there is one. `SaveError` if it cannot be written."""
    make_folder(paths.plan.parent)
    create_new(paths.plan, HEAD.encode())


def run_line(paths: Paths, run: PlannedRun | None) -> int | None:
    """The line of a run's table in the plan file; None where it cannot be told."""
    text = read_text(paths.plan)
    if run is None or isinstance(text, Problem):
        return None
    position = find_positions(text).get(("run", run.n))
    return position.line if position else None
