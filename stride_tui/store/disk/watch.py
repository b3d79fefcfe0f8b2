"""Changed files by polling: works on every file system, and survives a folder that vanishes and returns.

Twice a second the folders are listed and each file's stamp is compared with the one before. Editors save in many
ways (in place, by renaming, through a backup); all of them change a stamp.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from stride_tui.core.routines.library import Stamp
from stride_tui.store.paths import TOML_SUFFIX

INTERVAL_S = 0.5
"""Seconds between two looks."""
AGAIN_S = 0.3
"""Seconds after which a file that was caught half-written is read again."""

Snapshot = Mapping[str, Stamp]
"""Path -> stamp of every file that is watched."""
Loaded = TypeVar("Loaded")


def take_snapshot(folders: Iterable[str | os.PathLike[str]], suffix: str = TOML_SUFFIX) -> Snapshot:
    """The stamps of the visible files with that ending; a folder that is not there counts as empty."""
    found: dict[str, Stamp] = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(suffix) and not entry.name.startswith("."):
                        found[entry.path] = _stamp(entry)
        except OSError:
            continue
    return found


def changed_paths(before: Snapshot, after: Snapshot) -> frozenset[Path]:
    """The files that came, went or changed between two snapshots."""
    if before == after:
        return frozenset()
    paths = before.keys() | after.keys()
    return frozenset(Path(path) for path in paths if before.get(path) != after.get(path))


async def watch(
    folders: Iterable[str | os.PathLike[str]],
    interval: float = INTERVAL_S,
    since: Snapshot | None = None,
) -> AsyncIterator[frozenset[Path]]:
    """Yield the changed paths whenever there are some; `since` is what the caller has already read."""
    watched = tuple(folders)
    before = take_snapshot(watched) if since is None else since
    while True:
        after = take_snapshot(watched)
        changed = changed_paths(before, after)
        before = after
        if changed:
            yield changed
        await asyncio.sleep(interval)


async def load_settled(load: Callable[[], Loaded], broken: Callable[[Loaded], bool], again: float = AGAIN_S) -> Loaded:
    """What `load` gives; if that is `broken`, what it gives a moment later, when a slow save has ended."""
    loaded = load()
    if not broken(loaded):
        return loaded
    await asyncio.sleep(again)
    return load()


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """A file's stamp; zeros for one that vanished meanwhile or is a link to nowhere."""
    try:
        status = entry.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
