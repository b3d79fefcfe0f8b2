"""The user's own copy of a routine: a bundled file is never edited, its copy is."""

from __future__ import annotations

from pathlib import Path

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry
from stride_tui.store.disk.files import create_new, make_folder, saving
from stride_tui.store.disk.regular import read_regular
from stride_tui.store.paths import Paths
from stride_tui.store.routines.file import item_line
from stride_tui.store.routines.starter import put_schema
from stride_tui.store.toml.text import MAX_BYTES, read_text


def own_copy(paths: Paths, entry: Entry) -> Path:
    """Return the file to edit: the entry's own, or for a bundled one its copy in the user's folder, made if need be.

    `SaveError` if the copy cannot be made; an existing file of the user's is never written over.
    """
    source = Path(entry.path)
    if not entry.bundled:
        return source
    target = paths.routines / source.name
    with saving(source):
        data, _ = read_regular(source, MAX_BYTES)
    make_folder(paths.routines)
    create_new(target, data)
    # The first line of a routine names its schema, which is to be found beside it.
    put_schema(paths.routines)
    return target


def line_to_open(path: Path, place: tuple[int, int] | None, problems: tuple[Problem, ...] = ()) -> int | None:
    """Return the line to open a file at, from 1: its first mistake, else the item (block and item ordinals), else
    None."""
    for problem in problems:
        if problem.line is not None:
            return problem.line
    text = read_text(path)
    if place is None or isinstance(text, Problem):
        return None
    return item_line(text, *place)
