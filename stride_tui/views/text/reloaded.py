"""The short word on a file that was saved while a face is open, and that was taken."""

from __future__ import annotations

from stride_tui.core.routines.routine import Routine
from stride_tui.core.routines.steps import unroll
from stride_tui.core.week.plan import Plan
from stride_tui.views.text.words import plural

SETTINGS_RELOADED = "Settings reloaded."


def routine_reloaded(routine: Routine) -> str:
    """Return the word on a routine: `Reloaded: 35 sets.`"""
    return f"Reloaded: {plural(sum(step.kind == 'work' for step in unroll(routine)), 'set')}."


def plan_reloaded(plan: Plan) -> str:
    """Return the word on a plan: `Plan reloaded: 3 runs, 1 week off.` A run on several weekdays counts once."""
    counts = [plural(len({run.n for run in plan.runs}), "run")]
    if plan.off:
        counts.append(f"{plural(len(plan.off), 'week')} off")
    return f"Plan reloaded: {', '.join(counts)}."
