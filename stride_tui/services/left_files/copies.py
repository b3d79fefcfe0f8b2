"""The copies that a synced folder left of files that two machines have changed: found for every face."""

from __future__ import annotations

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Library
from stride_tui.services.home import Home
from stride_tui.store.kept_copies import kept_copies, plan_copies
from stride_tui.store.routines.library import load_library


def copies_of_home(home: Home, library: Library | None = None) -> tuple[Problem, ...]:
    """Return a problem for each copy that is not read; without a whole `library` the routines are read for it."""
    return kept_copies(home.paths, library or load_library(home.paths))


def copies_of_plan(home: Home) -> tuple[Problem, ...]:
    """Return a problem for each copy of the plan, for what answers by the plan alone."""
    return plan_copies(home.paths)
