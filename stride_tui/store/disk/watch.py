"""Changed files, found by polling: every half second the folders are listed and each file's stamp is compared.

Why polling: the system's change notifications were tried (through watchfiles). They report nothing on network
folders (NFS, SMB) and in WSL, and stop for good when a watched folder is deleted and made again. A poll is one
`scandir` for each folder and costs nothing that can be measured. Editors save in many ways (in place, by renaming,
through a backup file); each of them changes the modification time, the size or the inode, which make up the stamp.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import TypeVar

from stride_tui.store.disk.snapshot import Snapshot, changed_paths, take_snapshot

INTERVAL_S = 0.5
"""Seconds between two listings."""
AGAIN_S = 0.3
"""Seconds after which a file that was read while it was being saved is read again: an editor that saves in place
empties the file first."""

Loaded = TypeVar("Loaded")


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
