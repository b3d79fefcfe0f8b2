"""The short word on a file that was saved and taken."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Routine
from stride_tui.core.week.plan import Plan
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.week.plan_file import parse_plan
from stride_tui.views.text.reloaded import plan_reloaded, routine_reloaded

RUN = '[[run]]\non = ["tuesday", "saturday"]\nkind = "easy"\n'
OFF = '[[off]]\nweek = "2026-W52"\n'


@pytest.mark.parametrize(("rounds", "words"), [(1, "Reloaded: 2 sets."), (3, "Reloaded: 6 sets.")])
def test_a_routine_is_told_by_its_sets(rounds: int, words: str) -> None:
    """One item on each side: two sets a round."""
    text = f"name = 'x'\n[[block]]\nname = 'A'\nrounds = {rounds}\n"
    routine = parse_routine(text + "[[block.item]]\nexercise = 'Squat'\nreps = 8\nsides = 'each'\n", "x")
    assert isinstance(routine, Routine)
    assert routine_reloaded(routine) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RUN, "Plan reloaded: 1 run."),
        (RUN + RUN.replace("easy", "long"), "Plan reloaded: 2 runs."),
        (RUN + OFF, "Plan reloaded: 1 run, 1 week off."),
        (OFF, "Plan reloaded: 0 runs, 1 week off."),
    ],
)
def test_a_plan_is_told_by_its_runs_and_weeks_off(text: str, words: str) -> None:
    """A run on two weekdays is one run."""
    plan = parse_plan(text)
    assert isinstance(plan, Plan)
    assert plan_reloaded(plan) == words
