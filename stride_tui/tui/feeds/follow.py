"""Feeds: what changes in the store, brought to the app as messages. Each value is replaced whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.message import Message

from stride_tui.core.history.history import History
from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Library, Stamp
from stride_tui.core.settings.settings import Settings
from stride_tui.core.week.plan import Plan
from stride_tui.store.disk.watch import load_settled, take_snapshot, watch
from stride_tui.store.figures.file import figure_folders
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, bundled_routines
from stride_tui.store.routines.library import load_library
from stride_tui.store.settings.file import load_settings
from stride_tui.store.week.plan_file import load_plan
from stride_tui.tui.feeds.message import StoreChanged
from stride_tui.views.keys.actions import BY_NAME

Post = Callable[[Message], object]


HISTORY_S = 1.0
"""Seconds between two looks at the history."""


class LibraryChanged(StoreChanged):
    """The routines changed, or were read for the first time."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library


class SettingsChanged(StoreChanged):
    """The settings changed; None where the file has problems and the old ones stay."""

    def __init__(self, settings: Settings | None, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.settings = settings
        self.problems = problems


class PlanChanged(StoreChanged):
    """The plan file changed: the plan, or what is wrong with it while the old one stays."""

    def __init__(self, plan: Plan | tuple[Problem, ...]) -> None:
        super().__init__()
        self.plan = plan


class HistoryRead(StoreChanged):
    """All of the history was read, for the first time or again."""

    def __init__(self, history: History, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.history = history
        self.problems = problems


async def feed_history(paths: Paths, post: Post) -> None:
    """Read the whole history in a thread."""
    reading = await asyncio.to_thread(read_history, paths)
    post(HistoryRead(reading.history, reading.problems))


async def follow_history(paths: Paths, post: Post, every: float = HISTORY_S) -> None:
    """Read the history anew whenever another window or `stride log` adds to it. Runs until cancelled.

    What cannot be read is told once, at the start: it is still there each time.
    """
    before = _history_stamps(paths)
    while True:
        await asyncio.sleep(every)
        after = _history_stamps(paths)
        if after != before:
            before = after
            reading = await asyncio.to_thread(read_history, paths)
            post(HistoryRead(reading.history, ()))


def _history_stamps(paths: Paths) -> dict[str, Stamp]:
    """The stamps of the history and of its conflict copies; the session beside it changes each second."""
    found = take_snapshot((paths.history.parent,), paths.history.suffix)
    return {path: stamp for path, stamp in found.items() if Path(path).name.startswith(paths.history.stem)}


async def feed_files(paths: Paths, library: Callable[[], Library], post: Post) -> None:
    """Read all routines, then follow every change of them and of the settings. Runs until cancelled."""
    drawn = figure_folders(paths)
    folders = dict.fromkeys((paths.routines, bundled_routines(), paths.settings.parent, paths.plan.parent, *drawn))
    snapshot = take_snapshot(folders)
    post(LibraryChanged(load_library(paths, library())))
    async for changed in watch(folders, since=snapshot):
        if paths.settings in changed:
            await feed_settings(paths, post)
        if paths.plan in changed:
            post(PlanChanged(await load_settled(lambda: load_plan(paths), lambda got: not isinstance(got, Plan))))
        if any(path.parent in (paths.routines, bundled_routines(), *drawn) for path in changed):
            await _feed_library(paths, library, changed, post)


async def _feed_library(paths: Paths, library: Callable[[], Library], changed: frozenset[Path], post: Post) -> None:
    """Read the routines again; a file caught while it was being written is read a moment later."""
    names = {path.name for path in changed}

    def broken(found: Library) -> bool:
        return any(Path(entry.path).name in names for entry in found.broken)

    post(LibraryChanged(await load_settled(lambda: load_library(paths, library()), broken)))


async def feed_settings(paths: Paths, post: Post) -> None:
    """Read the settings again."""
    found = await load_settled(lambda: load_settings(paths, BY_NAME), lambda got: not isinstance(got, Settings))
    if isinstance(found, Settings):
        post(SettingsChanged(found, ()))
    else:
        post(SettingsChanged(None, found))
