"""Mistakes into problems: each key path is found in the text, and the problems are sorted by their place."""

from __future__ import annotations

from stride_tui.core.problem import Problem
from stride_tui.store.toml.fields import Key, Mistake
from stride_tui.store.toml.positions import TextPosition, find_positions
from stride_tui.store.toml.syntax import MAX_SOURCE
from stride_tui.store.toml.wording import dotted

MAX_PROBLEMS = 100
"""Problems told of one file; nobody mends more at a time, and a hostile file may have a million."""


def to_problems(mistakes: list[Mistake], text: str, path: str | None) -> tuple[Problem, ...]:
    """The mistakes with line, column and source line, in the order of the text."""
    positions = find_positions(text)
    lines = text.split("\n")
    placed = sorted(((_place(m, positions), m) for m in mistakes), key=lambda pair: pair[0])
    problems = [
        Problem(
            path=path,
            line=line,
            column=column,
            key=dotted(mistake.key) or None,
            message=mistake.message,
            hint=mistake.hint,
            source=lines[line - 1][:MAX_SOURCE],
        )
        for (line, column), mistake in placed[:MAX_PROBLEMS]
    ]
    if len(placed) > MAX_PROBLEMS:
        problems.append(Problem(path=path, message=f"and {len(placed) - MAX_PROBLEMS} more problems"))
    return tuple(problems)


def _place(mistake: Mistake, positions: dict[Key, TextPosition]) -> tuple[int, int]:
    """Line and column of a mistake: its own key or value, else the nearest table around it, else the top."""
    key = mistake.key
    while key:
        found = positions.get(key)
        if found:
            if mistake.at_value and key == mistake.key and found.value:
                return found.value
            return found.line, found.column
        key = key[:-1]
    return 1, 1
