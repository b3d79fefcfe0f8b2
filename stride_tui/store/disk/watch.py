"""Changed files, found by polling: every half second the folders are listed and each file's stamp is compared.

Why polling: the system's change notifications were tried (through watchfiles). They report nothing on network
folders (NFS, SMB) and in WSL, and stop for good when a watched folder is deleted and made again. A poll is one
`scandir` for each folder and costs nothing that can be measured. Editors save in many ways (in place, by renaming,
through a backup file); each of them changes the modification time, the size or the inode, which make up the stamp.
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
"""Seconds between two listings."""
AGAIN_S = 0.3
"""Seconds after which a file that was read while it was being saved is read again: an editor that saves in place
empties the file first."""

Snapshot = Mapping[str, Stamp]
"""The stamp of every watched file, by its path."""
Loaded = TypeVar("Loaded")


def take_snapshot(folders: Iterable[str | os.PathLike[str]], suffix: str = TOML_SUFFIX) -> Snapshot:
    """Return the stamps of the files with that ending, hidden ones left out; a missing folder counts as empty."""
    stamps: dict[str, Stamp] = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(suffix) and not entry.name.startswith("."):
                        stamps[entry.path] = _stamp(entry)
        except OSError:
            continue
    return stamps


def changed_paths(before: Snapshot, after: Snapshot) -> frozenset[Path]:
    """Return the files that were added, removed or changed between two snapshots."""
    if before == after:
        return frozenset()
    paths = before.keys() | after.keys()
    return frozenset(Path(path) for path in paths if before.get(path) != after.get(path))


async def watch(
    folders: Iterable[str | os.PathLike[str]],
    interval: float = INTERVAL_S,
    since: Snapshot | None = None,
) -> AsyncIterator[frozenset[Path]]:
    """Yield the changed paths whenever there are some; `since` is the snapshot that the caller has read already."""
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
    """Return what `load` returns; if that is `broken`, load once more `again` seconds later, after a slow save."""
    loaded = load()
    if not broken(loaded):
        return loaded
    await asyncio.sleep(again)
    return load()


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """Return a file's stamp; zeros for one that was deleted meanwhile or is a link to a missing file."""
    try:
        status = entry.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
