"""Changes of the files, followed while a face is open: each is a value that replaces one of a workspace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.problem import Problem, Unread
from stride_tui.core.routines.library import Library, Stamp
from stride_tui.core.settings.settings import SettingsReading
from stride_tui.core.week.plan import Plan
from stride_tui.services.home import Home
from stride_tui.services.left_files.copies import copies_of_home
from stride_tui.services.settings import read_settings_of
from stride_tui.store.disk.snapshot import take_snapshot
from stride_tui.store.disk.watch import load_settled, watch
from stride_tui.store.figures.file import figure_folders
from stride_tui.store.history.reading import history_files, read_history
from stride_tui.store.paths import Paths, bundled_routines
from stride_tui.store.routines.library import file_stamp, load_library
from stride_tui.store.week.plan_file import load_plan

HISTORY_S = 1.0
"""Seconds between two looks at the history."""


class RoutinesChanged(msgspec.Struct, frozen=True):
    """A change of the routines, or their first reading."""

    library: Library


class SettingsChanged(msgspec.Struct, frozen=True):
    """A reading of the settings, after a change of their file or of what they name."""

    found: SettingsReading


class PlanChanged(msgspec.Struct, frozen=True):
    """A change of the plan file: the plan, or the mistakes in it while the old one stays."""

    found: Plan | tuple[Problem, ...]


class HistoryRead(msgspec.Struct, frozen=True):
    """A reading of the whole history, the first or a later one; only the first one says what is `unread`."""

    history: History
    unread: Unread = Unread()


class CopiesFound(msgspec.Struct, frozen=True):
    """Conflict copies that are there and are not read, each once."""

    problems: tuple[Problem, ...]


Change = RoutinesChanged | SettingsChanged | PlanChanged | HistoryRead | CopiesFound


async def read_whole_history(home: Home) -> HistoryRead:
    """Read the whole history in a thread."""
    reading = await asyncio.to_thread(read_history, home.paths)
    return HistoryRead(reading.history, reading.unread)


async def follow_history(home: Home, every: float = HISTORY_S) -> AsyncIterator[HistoryRead]:
    """Yield the whole history whenever another window or a command adds to it."""
    before = _history_stamps(home.paths)
    while True:
        await asyncio.sleep(every)
        after = _history_stamps(home.paths)
        if after != before:
            before = after
            reading = await asyncio.to_thread(read_history, home.paths)
            yield HistoryRead(reading.history)


def _history_stamps(paths: Paths) -> dict[str, Stamp]:
    """Return the stamps of the history and of its conflict copies; the session's journal beside it changes each
    second."""
    return {str(path): stamp for path in history_files(paths) if (stamp := file_stamp(path))}


async def follow_files(home: Home, library: Callable[[], Library]) -> AsyncIterator[Change]:
    """Yield all routines, then every change of them, of the plan and of the settings, and the copies beside them.

    `library` returns the library as it is known now, whose unchanged files are not read again.
    """
    paths = home.paths
    own, drawn = (paths.routines, bundled_routines()), figure_folders(paths)
    folders = dict.fromkeys((*own, paths.settings.parent, paths.plan.parent, *drawn))
    snapshot = take_snapshot(folders)
    routines = RoutinesChanged(load_library(paths, library()))
    yield routines
    copies = copies_of_home(home, routines.library)
    if copies:
        yield CopiesFound(copies)
    async for changed in watch(folders, since=snapshot):
        if paths.settings in changed:
            yield await settings_again(home)
        if paths.plan in changed:
            yield PlanChanged(await load_settled(lambda: load_plan(paths), lambda got: not isinstance(got, Plan)))
        if any(path.parent in (*own, *drawn) for path in changed):
            routines = await _routines_again(home, library, changed)
            yield routines
            # The routine that the settings name may be gone, or there again.
            yield SettingsChanged(read_settings_of(home))
        known, copies = copies, copies_of_home(home, routines.library)
        if added := tuple(problem for problem in copies if problem not in known):
            yield CopiesFound(added)


async def _routines_again(home: Home, library: Callable[[], Library], changed: frozenset[Path]) -> RoutinesChanged:
    """Read the routines again; a file caught while it was being written is read a moment later."""
    names = {path.name for path in changed}

    def broken(found: Library) -> bool:
        return any(Path(entry.path).name in names for entry in found.broken)

    return RoutinesChanged(await load_settled(lambda: load_library(home.paths, library()), broken))


async def settings_again(home: Home) -> SettingsChanged:
    """Read the settings again, as after a change of their file."""
    return SettingsChanged(await load_settled(lambda: read_settings_of(home), lambda got: bool(got.problems)))
