"""Opening the plan file for the user: begun if it is not there, and at a run's line."""

from __future__ import annotations

from stride_tui.core.plan import PlannedRun
from stride_tui.core.problem import Problem
from stride_tui.store.files import create_new, make_folder
from stride_tui.store.paths import Paths
from stride_tui.store.plan_edit import HEAD
from stride_tui.store.toml_positions import find_positions
from stride_tui.store.toml_text import read_text

EXAMPLE = """
# strength_per_week = 1        # at least
# preferred = ["wednesday"]    # days on which you like to lift
#
# [[run]]
# on = "tuesday"               # or a date, 2026-11-24
# kind = "speed"               # easy, speed, long, race or other
# at = "07:00"
#
# [[off]]
# week = "2026-W52"
# reason = "holiday"           # ill, race, holiday, taper or other
"""


def begin_plan(paths: Paths) -> None:
    """Write a commented plan that plans nothing, unless there is one. `SaveError` if it cannot be written."""
    make_folder(paths.plan.parent)
    create_new(paths.plan, (HEAD + EXAMPLE).encode())


def run_line(paths: Paths, run: PlannedRun | None) -> int | None:
    """The line of a run's table in the plan file; None where it cannot be told."""
    text = read_text(paths.plan)
    if run is None or isinstance(text, Problem):
        return None
    position = find_positions(text).get(("run", run.n))
    return position.line if position else None
