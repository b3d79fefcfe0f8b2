"""The conflict copies of everything but the history, whose copies are read and united with it."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Library
from stride_tui.store.disk.conflict_copies import copies_beside, copy_problem, original_of
from stride_tui.store.paths import TOML_SUFFIX, Paths


def plan_copies(paths: Paths) -> tuple[Problem, ...]:
    """Return a problem for each conflict copy of the plan."""
    return _copies_of(paths.plan)


def kept_copies(paths: Paths, library: Library) -> tuple[Problem, ...]:
    """Return a problem for each conflict copy of the plan, the settings, the session under way, routines and figures.

    Those of routines whose names end as routines do are taken from the library.
    """
    # Imported here: what asks for the plan's copies alone has no use for figures.
    from stride_tui.store.figures.file import figure_folders

    session = tuple(
        msgspec.structs.replace(
            problem,
            hint=f"if it has a session that is missing, end the one here and name it {paths.journal.name}; "
            "else delete it",
        )
        for problem in _copies_of(paths.journal)
    )
    figures = _copies_in(figure_folders(paths)[0])
    routines = tuple(p for p in _copies_in(paths.routines) if not (p.path or "").endswith(TOML_SUFFIX))
    return (*plan_copies(paths), *_copies_of(paths.settings), *session, *library.copies, *routines, *figures)


def _copies_of(path: Path) -> tuple[Problem, ...]:
    """Return the problems of the conflict copies of one file."""
    return tuple(copy_problem(copy, path.name) for copy in copies_beside(path))


def _copies_in(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of the certain conflict copies in a folder."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    return tuple(copy_problem(folder / name, original) for name in names if (original := original_of(name)))
