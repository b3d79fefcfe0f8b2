"""Snapshots of folders: the stamp of every file in them, and what has changed between two. No event loop is loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from stride_tui.core.routines.library import Stamp
from stride_tui.store.paths import TOML_SUFFIX

Snapshot = Mapping[str, Stamp]
"""The stamp of every watched file, by its path."""


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


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    """Return a file's stamp; zeros for one that was deleted meanwhile or is a link to a missing file."""
    try:
        status = entry.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
