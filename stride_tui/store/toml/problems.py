"""Turning mistakes into problems: each gets the line and column of its key path, and they are sorted by these."""

from __future__ import annotations

import re

from stride_tui.core.problem import Problem
from stride_tui.store.toml.fields import Key, Mistake
from stride_tui.store.toml.positions import TextPosition, find_positions
from stride_tui.store.toml.syntax import MAX_SOURCE
from stride_tui.store.toml.wording import dotted

MAX_PROBLEMS = 100
"""The most problems that are reported of one file; a malicious file may have a million."""


def to_problems(mistakes: list[Mistake], text: str, path: str | None) -> tuple[Problem, ...]:
    """Return the mistakes with line, column and source line, in the order of the text."""
    positions = find_positions(text)
    lines = text.split("\n")
    placed = sorted(((_place(m, positions), m) for m in mistakes), key=lambda pair: pair[0])
    problems = []
    for (line, column), mistake in placed[:MAX_PROBLEMS]:
        source = lines[line - 1][:MAX_SOURCE]
        problems.append(
            Problem(
                path=path,
                line=line,
                column=column,
                key=dotted(mistake.key) or None,
                message=mistake.message,
                hint=_as_typed(mistake.hint, source[column - 1 :]) if mistake.at_value else mistake.hint,
                source=source,
            )
        )
    if len(placed) > MAX_PROBLEMS:
        problems.append(Problem(path=path, message=f"and {len(placed) - MAX_PROBLEMS} more problems"))
    return tuple(problems)


def _place(mistake: Mistake, positions: dict[Key, TextPosition]) -> tuple[int, int]:
    """Return line and column of a mistake: its key or value, else the nearest table around it, else the first line."""
    key = mistake.key
    while key:
        position = positions.get(key)
        if position:
            if mistake.at_value and key == mistake.key and position.value:
                return position.value
            return position.line, position.column
        key = key[:-1]
    return 1, 1


def _as_typed(hint: str | None, source: str) -> str | None:
    """Return a hint that repeats a number with the number as the file has it: 1_000 and 8.50 rather than 1000 and 8.5.

    `source` begins with the value.
    """
    typed = re.match(r"[+-]?[0-9][0-9A-Fa-f_.xobeE+-]*", source)
    if hint is None or typed is None:
        return hint
    return re.sub(r"(?<=\bthis is )[+-]?[\d.]+(?:e[+-]?\d+)?|(?<=, not )[+-]?[\d.]+(?:e[+-]?\d+)?", typed[0], hint)
