"""The plan file: plan.toml is read into a Plan, or into a list of all its mistakes."""

from __future__ import annotations

import os

from stride_tui.core.problem import Problem
from stride_tui.core.week.plan import Plan
from stride_tui.store.paths import Paths
from stride_tui.store.toml.fields import Mistake, TooManyMistakesError
from stride_tui.store.toml.syntax import parse
from stride_tui.store.toml.text import EMPTY, read_text
from stride_tui.store.week.plan_reader import plan_from


def load_plan(paths: Paths) -> Plan | tuple[Problem, ...]:
    """Return the plan (an empty one if there is no file), or the problems of the file."""
    if not os.path.lexists(paths.plan):
        return Plan()
    return read_plan(paths.plan)


def read_plan(path: str | os.PathLike[str]) -> Plan | tuple[Problem, ...]:
    """Return the plan in a file, or its problems; an empty file is allowed and means an empty plan."""
    text = read_text(path)
    if isinstance(text, Problem):
        return Plan() if text.message == EMPTY else (text,)
    return parse_plan(text, os.fspath(path))


def parse_plan(text: str, path: str | None = None) -> Plan | tuple[Problem, ...]:
    """Return the plan in a text, or all its problems in the order of their places."""
    values = parse(text, path)
    if isinstance(values, Problem):
        return (values,)
    mistakes: list[Mistake] = []
    try:
        plan = plan_from(values, mistakes)
    except TooManyMistakesError:
        plan = None
    if plan is None or mistakes:
        # Imported and worked out only now: a good file needs no positions.
        from stride_tui.store.toml.problems import to_problems

        return to_problems(mistakes, text, path)
    return plan
