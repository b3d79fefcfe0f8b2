"""Conflict copies among the routine files, which are reported and not offered as routines."""

from __future__ import annotations

import os

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry, Library
from stride_tui.store.disk.conflict_copies import copy_problem, original_of, possible_originals_of


def without_copies(library: Library) -> Library:
    """Return the library without the conflict copies among the user's own files, and with their problems.

    A file whose name a user may have given as well is a copy if it has the name of the routine that it may be of.
    """
    own = {os.path.basename(entry.path): entry for entry in library.entries if not entry.bundled}
    problems = {entry.path: problem for name, entry in own.items() if (problem := _problem(name, entry, own))}
    kept = tuple(entry for entry in library.entries if entry.path not in problems)
    return Library(kept, tuple(problems.values()))


def _problem(name: str, entry: Entry, own: dict[str, Entry]) -> Problem | None:
    """Return the problem of a file that is a copy; None of one that is not."""
    certain = original_of(name)
    if certain:
        return copy_problem(entry.path, certain)
    for original in possible_originals_of(name):
        other = own.get(original)
        if other and other.routine and entry.routine and other.routine.name == entry.routine.name:
            message = f"it has the name of {original} and looks like a copy of it"
            hint = f"give it a `name` of its own, or bring what is missing into {original} and delete it"
            return Problem(path=entry.path, message=f"{message}; it is not listed", hint=hint)
    return None
