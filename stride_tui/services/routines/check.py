"""The reading of any file of a home for its mistakes, as `stride check` does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from stride_tui.core.figures.figure import Figure
from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import Settings
from stride_tui.core.week.plan import Plan
from stride_tui.services.home import Home
from stride_tui.services.routines.files import with_nearest_routine
from stride_tui.store.disk.conflict_copies import original_of
from stride_tui.store.figures.file import FOLDER, figure_files, read_figure
from stride_tui.store.paths import bundled_routines
from stride_tui.store.routines.file import read_routine
from stride_tui.store.routines.library import find_routine, load_library

if TYPE_CHECKING:
    from stride_tui.core.progression.notes import RoutineNote

Checked = Routine | Figure | Plan | Settings | tuple[Problem, ...]
"""The value that a file holds, or the mistakes in it."""


def file_named(home: Home, word: str) -> str:
    """Return the path that a word means: itself if it is or looks like one, else a routine's or figure's file."""
    paths = home.paths
    if os.path.lexists(word) or os.sep in word or "/" in word or word.endswith(".toml"):
        return str(paths.plan) if word == paths.plan.name and not os.path.lexists(word) else word
    found = find_routine(paths, word) or figure_files(paths).get(word)
    return str(found) if found else word


def every_file(home: Home) -> list[str]:
    """Return the paths of all files that stride would read."""
    paths = home.paths
    found = [entry.path for entry in load_library(paths).entries]
    found += [str(path) for path in figure_files(paths).values()]
    return [*found, *(str(path) for path in (paths.plan, paths.settings) if os.path.lexists(path))]


def check_file(home: Home, path: str) -> Checked:
    """Read a file as what its place or its name says it is."""
    paths = home.paths
    base = os.path.basename(path)
    # A copy that a synced folder left is read as what it is a copy of.
    name = original_of(base) or base
    if name == paths.settings.name:
        from stride_tui.services.settings import known_names
        from stride_tui.store.settings.file import read_settings

        reading = read_settings(path, lambda: known_names(home))
        return reading.problems or reading.settings
    if name == paths.plan.name and not _is_routine(home, path):
        from stride_tui.store.week.plan_file import read_plan

        return read_plan(path)
    if os.path.basename(os.path.dirname(os.path.abspath(path))) == FOLDER:
        return read_figure(path)
    read = read_routine(path)
    if isinstance(read, tuple) and not os.path.lexists(path) and base == path:
        return (with_nearest_routine(home, read[0]),)
    return read


def notes_by_path(home: Home, checked: list[tuple[str, Checked]]) -> dict[str, tuple[RoutineNote, ...]]:
    """Return the notes on each routine among the files that were checked, by its path: what is not wrong, but may not
    be what is meant."""
    routines = {path: read for path, read in checked if isinstance(read, Routine)}
    if not routines:
        return {}
    from stride_tui.core.progression.notes import notes_on
    from stride_tui.store.history.reading import read_history

    history, figures = read_history(home.paths).history, figure_files(home.paths)
    others = load_library(home.paths).routines
    return {path: notes_on(routine, history, others, figures) for path, routine in routines.items()}


def is_bundled(path: str) -> bool:
    """Return whether a file came with stride."""
    folder = Path(path).parent
    return bundled_routines() in (folder, folder.parent)


def _is_routine(home: Home, path: str) -> bool:
    """Return whether a file is in a folder of routines, whatever its name."""
    folder = os.path.realpath(os.path.dirname(path))
    return folder in (os.path.realpath(home.paths.routines), os.path.realpath(bundled_routines()))
