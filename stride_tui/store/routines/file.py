"""Routine files: TOML text into a Routine, or into every mistake that the text has."""

from __future__ import annotations

import os
from pathlib import Path

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Routine
from stride_tui.store.paths import TOML_SUFFIX
from stride_tui.store.routines.reader import routine_from
from stride_tui.store.toml.fields import Mistake, TooManyMistakesError
from stride_tui.store.toml.syntax import parse
from stride_tui.store.toml.text import read_text


def parse_routine(text: str, slug: str, path: str | None = None) -> Routine | tuple[Problem, ...]:
    """Return the routine that a text says, or all its problems in the order of their places."""
    values = parse(text, path)
    if isinstance(values, Problem):
        return (values,)
    mistakes: list[Mistake] = []
    try:
        routine = routine_from(values, slug, mistakes)
    except TooManyMistakesError:
        routine = None
    if routine is None or mistakes:
        # Positions are worked out only now, because a file without mistakes needs none.
        from stride_tui.store.toml.problems import to_problems

        return to_problems(mistakes, text, path)
    return routine


def read_routine(path: str | os.PathLike[str]) -> Routine | tuple[Problem, ...]:
    """Return the routine in a file, or all its problems; the slug is the file's name without its ending."""
    text = read_text(path)
    if isinstance(text, Problem):
        return (text,)
    return parse_routine(text, slug_of(path), os.fspath(path))


def slug_of(path: str | os.PathLike[str]) -> str:
    """Return the slug of a routine file: its name without the ending."""
    return Path(path).name.removesuffix(TOML_SUFFIX)


def item_line(text: str, block_n: int, item_n: int) -> int | None:
    """Return the line, from 1, on which an item of a routine begins, by ordinals from 0; None if it is not there."""
    from stride_tui.store.toml.positions import find_positions

    if isinstance(parse(text), Problem):
        return None
    positions = find_positions(text)
    key = ("block", block_n, "item", item_n)
    position = positions.get(key) or positions.get((*key, "exercise")) or positions.get(("block", block_n))
    return position.line if position else None
