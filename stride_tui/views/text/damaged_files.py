"""Files that stride cannot use as they are, in words: what is the matter, and what can be done about it."""

from __future__ import annotations

from stride_tui.core.problem import Problem, Unread
from stride_tui.views.text.problem import problem_sentence
from stride_tui.views.text.words import plural


def unread_words(unread: Unread) -> str:
    """Return how many lines of the history cannot be read, and why the first cannot; "" where all can be.

    A file of which nothing can be read comes before all lines.
    """
    if not unread.problems:
        return ""
    first = unread.problems[0]
    name = (first.path or "").replace("\\", "/").rpartition("/")[2]
    if unread.files:
        return f"{name}: {problem_sentence(first)}"
    copy = "" if name == "history.jsonl" else f" of {name}"
    where = f" (line {first.line}{copy})" if first.line else ""
    return f"{plural(unread.count, 'line')} of the history cannot be read: {first.message}{where}"


def unread_more(count: int) -> str:
    """Return how many lines of the history cannot be read besides those that were printed."""
    return f"and {plural(count, 'more line')} of the history that cannot be read"


def journal_closed(problem: Problem) -> str:
    """Return why nothing is known of the session under way, with the file and what can be done about it."""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{problem.message} ({problem.path}){hint}"


def journal_lost(problems: tuple[Problem, ...]) -> str:
    """Return that the journal has no session that can be read, why, and what becomes of it."""
    why = problem_sentence(problems[0])
    return f"No session can be read in {problems[0].path}: {why}. It is set aside when the next session begins."
