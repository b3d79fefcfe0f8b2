"""The folders of routine files, read into a Library.

The user's own files win by file name, and a broken file keeps its last good version beside its problems. A copy that a
synced folder left of a file is no routine.
"""

from __future__ import annotations

import os
from pathlib import Path

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry, Library, Stamp
from stride_tui.core.routines.routine import Routine
from stride_tui.store.paths import TOML_SUFFIX, Paths, bundled_routines
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.toml.text import read_stamped


def load_library(paths: Paths, previous: Library | None = None) -> Library:
    """Return all routines; a file that is unchanged since `previous` is taken from it without being read."""
    files = {name: (path, True) for name, path in _files(bundled_routines()).items()}
    files |= {name: (path, False) for name, path in _files(paths.routines).items()}
    entries = [_entry(path, bundled, previous) for path, bundled in files.values()]
    library = Library(tuple(sorted(entries, key=_order)))
    if any(_may_be_copy(entry) for entry in entries):
        from stride_tui.store.routines.copies import without_copies

        return without_copies(library)
    return library


def load_entry(paths: Paths, slug: str, previous: Library | None = None) -> Entry | None:
    """Return the one routine with that slug, without reading the others; None if there is no such file."""
    path = find_routine(paths, slug)
    if path is None:
        return None
    entry = _entry(path, path.parent == bundled_routines(), previous)
    return load_library(paths, previous).entry(slug) if _may_be_copy(entry) else entry


def routine_slugs(paths: Paths) -> list[str]:
    """Return the slugs of all routine files, without reading them."""
    names = {**_files(bundled_routines()), **_files(paths.routines)}
    return sorted(name.removesuffix(TOML_SUFFIX) for name in names)


def find_routine(paths: Paths, slug: str) -> Path | None:
    """Return the file of a routine: the user's own before the bundled one; None if neither is there."""
    if not slug or slug.startswith(".") or any(mark in slug for mark in ("/", os.sep, "\0")):
        return None
    for folder in (paths.routines, bundled_routines()):
        path = folder / f"{slug}{TOML_SUFFIX}"
        # A link to a file that is gone counts as there, so that its problem is reported.
        if os.path.lexists(path):
            return path
    return None


def _files(folder: Path) -> dict[str, Path]:
    """Return the routine files of a folder by name, without hidden ones: editors leave those while they are at work."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return {}
    return {name: folder / name for name in names if name.endswith(TOML_SUFFIX) and not name.startswith(".")}


def _entry(path: Path, bundled: bool, previous: Library | None) -> Entry:
    """Return the entry of a file, with the last good version of the same slug if the file is broken."""
    slug = path.name.removesuffix(TOML_SUFFIX)
    old = previous.entry(slug) if previous else None
    # An unchanged file is not read again, unless its last reading may have failed for a moment only.
    if old and old.path == str(path) and not old.problems and old.stamp and old.stamp == file_stamp(path):
        return old
    if not slug.isprintable() or any("\ud800" <= char <= "\udfff" for char in slug):
        return _unnameable(path, bundled)
    text, stamp = read_stamped(path)
    read = (text,) if isinstance(text, Problem) else parse_routine(text, slug, str(path))
    if isinstance(read, Routine):
        return Entry(slug, str(path), bundled, read, (), stamp)
    return Entry(slug, str(path), bundled, old.routine if old else None, read, stamp)


def _may_be_copy(entry: Entry) -> bool:
    """Return whether a file's name is of the kind that copies have: most names are not, and need no closer look."""
    if entry.bundled:
        return False
    slug = entry.slug
    if not slug.replace("-", "").isalnum() or slug != slug.lower():
        return True
    originals = (slug[:at] for at, char in enumerate(slug) if char == "-")
    return any(os.path.lexists(Path(entry.path).with_name(f"{original}{TOML_SUFFIX}")) for original in originals)


def _unnameable(path: Path, bundled: bool) -> Entry:
    """Return the entry of a file whose name could not be written into the history or onto the screen."""
    slug = "".join(char if char.isprintable() else "\ufffd" for char in path.name.removesuffix(TOML_SUFFIX))
    shown = str(path.parent / f"{slug}{TOML_SUFFIX}")
    problem = Problem(path=shown, message="the file's name has characters that cannot be shown", hint="rename it")
    return Entry(slug, shown, bundled, None, (problem,))


def file_stamp(path: Path) -> Stamp | None:
    """Return the state of a file, or None if it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _order(entry: Entry) -> tuple[bool, str, str]:
    """Return the sort key of an entry: the user's own first, then by name."""
    return entry.bundled, entry.name.casefold(), entry.slug
