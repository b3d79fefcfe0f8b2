"""A problem in words: one line on what and where, then the wrong line of the file with a caret under the place."""

from __future__ import annotations

import unicodedata

from stride_tui.core.graphemes import graphemes
from stride_tui.core.problem import Problem
from stride_tui.core.safe_text import JOINER
from stride_tui.core.settings.settings import SettingsReading
from stride_tui.views.text.clean import clean

TAB = 4
LOOK_BACK = 1_000
"""The most characters before a place that are looked at; a problem keeps no more of a line."""
EMOJI_SELECTOR = "\ufe0f"
"""The mark that has the character before it drawn as an emoji, two cells wide."""
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


def settings_lines(found: SettingsReading) -> tuple[str, ...]:
    """Return every mistake in the settings in printable lines, and what is used in spite of them; () without any."""
    if not found.problems:
        return ()
    lines = [line for problem in found.problems for line in problem_lines(problem)]
    return (*lines, "Everything else in the settings holds." if found.readable else "The default settings are used.")


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
    """Return the cells that a safe text takes, as near as Python's own tables tell; rich's take too long to import."""
    if text.isascii():
        return len(text)
    return sum(_grapheme_width(part) for part in graphemes(text))


def _grapheme_width(part: str) -> int:
    """Return the cells of a grapheme: two for a wide one and for an emoji of several pictures, none for a lone mark."""
    if JOINER in part or EMOJI_SELECTOR in part:
        return 2
    return min(2, sum(_char_width(char) for char in part))


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(source: str, column: int, width: int) -> tuple[str, int]:
    """Return a safe part of the line around the column that fits into `width` cells, and the cells before the caret."""
    at = min(max(column - 1, 0), len(source))
    # Only the text around the column is used, because one line may be a megabyte long.
    first, last = max(0, at - LOOK_BACK), at + 2 * width
    parts = graphemes(source[first : last + 1])
    if last < len(source):
        parts.pop()
    begun, n = first, 0
    while n < len(parts) and begun + len(parts[n]) <= at:
        begun += len(parts[n])
        n += 1
    before, after = _spread("".join(parts[:n])), _spread("".join(parts[n:]))
    room = width // 2 if cell_width(before) + cell_width(after) > width else width
    left = _last_cells(before, room - 1)
    if first > 0 or len(left) < len(before):
        left = "…" + left
    right = _first_cells(after, width - cell_width(left) - 1)
    cut_right = len(right) < len(after) or last < len(source)
    return left + right + ("…" if cut_right else ""), cell_width(left)


def _last_cells(text: str, width: int) -> str:
    """Return the last graphemes of a text that fit into `width` cells."""
    parts = graphemes(text)
    room, start = width, len(parts)
    while start and cell_width(parts[start - 1]) <= room:
        start -= 1
        room -= cell_width(parts[start])
    return "".join(parts[start:])


def _first_cells(text: str, width: int) -> str:
    """Return the first graphemes of a text that fit into `width` cells, at least one."""
    parts = graphemes(text)
    room, end = width, 0
    while end < len(parts) and (cell_width(parts[end]) <= room or not end):
        room -= cell_width(parts[end])
        end += 1
    return "".join(parts[:end])


def _spread(text: str) -> str:
    """Return safe text with tabs as spaces of a fixed width, so that the caret is under its place."""
    return clean(text.replace("\t", " " * TAB), limit=len(text) * TAB + 1)
