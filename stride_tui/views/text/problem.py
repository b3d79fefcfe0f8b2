"""A problem in words: one line on what and where, then the wrong line of the file with a caret under the place."""

from __future__ import annotations

import unicodedata

from stride_tui.core.problem import Problem
from stride_tui.core.safe_text import JOINER
from stride_tui.views.text.clean import clean

TAB = 4
SOURCE_WIDTH = 100
"""The most cells that the line of the file takes."""


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong and what would be right, in one safe line."""
    message = clean(problem.message)
    if not problem.hint:
        return message
    hint = clean(problem.hint)
    return f"{message}{',' if hint.startswith('did you mean') else ':'} {hint}"


def problem_place(problem: Problem) -> str:
    """Return where the problem is, as editors read it: `path:line:column`, or as much of it as is known."""
    parts = [clean(problem.path)] if problem.path else []
    if problem.line is not None:
        parts.append(str(problem.line))
        if problem.column is not None:
            parts.append(str(problem.column))
    return ":".join(parts)


def problem_lines(problem: Problem, width: int = SOURCE_WIDTH) -> tuple[str, ...]:
    """Return the whole problem in printable lines; the line of the file and its caret come last, if it has any."""
    place = problem_place(problem)
    head = f"{place}: {problem_sentence(problem)}" if place else problem_sentence(problem)
    return (head, *source_lines(problem, width))


def source_lines(problem: Problem, width: int = SOURCE_WIDTH) -> tuple[str, ...]:
    """Return the line of the file after its number, and a caret under the column; () where no line is known."""
    if problem.line is None or problem.source is None:
        return ()
    number = str(problem.line)
    gutter = f"  {number} │ "
    shown, offset = _window(problem.source, problem.column or 1, max(width - len(gutter), 10))
    lines = (gutter + shown.rstrip(),)
    if problem.column is None or problem.column > len(problem.source) + 1:
        return lines
    return (*lines, " " * (len(number) + 2) + " │ " + " " * offset + "^")


def cell_width(text: str) -> int:
    """Return the cells that a safe text takes: two for a wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(source: str, column: int, width: int) -> tuple[str, int]:
    """Return a safe part of the line around the column that fits into `width` cells, and the cells before the caret."""
    at = min(max(column - 1, 0), len(source))
    # Only the text around the column is used, because one line may be a megabyte long.
    first = max(0, at - 2 * width) if at > width // 2 else 0
    before = _spread(source[first:at])
    after = _spread(source[at : at + 2 * width])
    cut_left = first > 0
    room = width // 2 if cell_width(before) + cell_width(after) > width else width
    while before and cell_width(before) > room - 1:
        before = before[max(1, (len(before) - room) // 2) :] if len(before) > 2 * room else before[1:]
        cut_left = True
    if cut_left:
        before = "…" + before.lstrip(JOINER)
    rest = width - cell_width(before)
    fits = after
    while fits and cell_width(fits) > rest - 1 and len(fits) > 1:
        fits = fits[:-1]
    cut_right = len(fits) < len(after) or at + 2 * width < len(source)
    return before + (fits.rstrip(JOINER) + "…" if cut_right else fits), cell_width(before)


def _spread(text: str) -> str:
    """Return safe text with tabs as spaces of a fixed width, so that the caret is under its place."""
    return clean(text.replace("\t", " " * TAB), limit=len(text) * TAB + 1)
