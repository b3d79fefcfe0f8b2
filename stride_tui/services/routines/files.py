"""Routine files: listed, found, copied to be edited, written new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.routine import Routine
from stride_tui.services.home import Home
from stride_tui.services.refusal import Refusal
from stride_tui.store.disk.files import SaveError
from stride_tui.store.routines.library import load_entry, load_library
from stride_tui.views.text import refusals

if TYPE_CHECKING:
    from stride_tui.core.routines.exercise_names import ExerciseNames


def library_of(home: Home, known: Library | None = None) -> Library:
    """Return all routines: the runner's own, which win by file name, and the bundled ones."""
    return load_library(home.paths, known)


def exercise_names_of(home: Home) -> ExerciseNames:
    """Return the names of exercises by all routines."""
    from stride_tui.core.routines.exercise_names import names_in

    return names_in(library_of(home).routines)


def routine_called(home: Home, slug: str) -> Routine | Refusal:
    """Return a routine; a refusal with the nearest name, or with the mistakes of its file."""
    entry = load_entry(home.paths, slug)
    if entry is None:
        near = nearest_name(slug, [known.slug for known in load_library(home.paths).entries])
        return Refusal(refusals.no_routine_listed(slug, near))
    return entry.routine or Refusal("", entry.problems)


def nearest_name(word: str, choices: list[str]) -> str:
    """Return `; did you mean ...?` with the nearest of the choices, or nothing."""
    from stride_tui.store.toml.wording import nearest

    near = nearest(word, choices)
    return f"; did you mean `{near}`?" if near else ""


def file_to_edit(
    home: Home, entry: Entry | None, place: tuple[int, int] | None = None
) -> tuple[Path, int | None] | Refusal:
    """Return the file to edit and the line to open it at: its first mistake, else the item at `place`.

    `place` is the item's block and item ordinal from 0. A bundled file is copied into the runner's folder first.
    """
    from stride_tui.store.routines.own_copy import line_to_open, own_copy

    if entry is None:
        return Refusal(refusals.NO_ROUTINE_TO_EDIT)
    try:
        path = own_copy(home.paths, entry)
    except SaveError as error:
        return Refusal(refusals.not_opened(error.explained), serious=True)
    return path, line_to_open(path, place, entry.problems)


def write_new(home: Home, name: str) -> Path | Refusal:
    """Write a commented starter routine; a file that is there already is left alone, which is a refusal."""
    from stride_tui.core.safe_text import character_name, unsafe_at
    from stride_tui.store.routines.starter import slug_from, write_starter

    name = name.strip()
    at = unsafe_at(name)
    if at is not None:
        return Refusal(refusals.name_not_shown(character_name(name[at])))
    if not slug_from(name) or len(name) > MOST_NAME_LETTERS:
        return Refusal(refusals.name_makes_no_file(MOST_NAME_LETTERS))
    try:
        path, written = write_starter(home.paths, name)
    except SaveError as error:
        return Refusal(str(error), serious=True)
    return path if written else Refusal(refusals.routine_is_there(path), serious=True)


MOST_NAME_LETTERS = 100


def schema_of(kind: str) -> str:
    """Return the JSON Schema of a `routine` or a `plan` file as text."""
    if kind == "plan":
        from stride_tui.store.week.plan_schema import plan_schema_text

        return plan_schema_text()
    from stride_tui.store.routines.schema import routine_schema_text

    return routine_schema_text()


def with_nearest_routine(home: Home, problem: Problem) -> Problem:
    """Return a missing file's problem with the routine that was probably meant."""
    import msgspec

    from stride_tui.store.toml.wording import nearest

    near = nearest(problem.path or "", [entry.slug for entry in load_library(home.paths).entries])
    return msgspec.structs.replace(problem, hint=f"did you mean `{near}`?") if near else problem
