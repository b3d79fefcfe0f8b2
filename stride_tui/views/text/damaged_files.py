"""Files and folders that are not as they should be, in words: what is the matter, and what can be done about it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from stride_tui.core.problem import Problem, Unread
from stride_tui.views.text.problem import problem_sentence
from stride_tui.views.text.words import plural

MOST_NAMES = 3
"""The most files that are named in one sentence."""


def unread_words(unread: Unread) -> str:
    """Return how many lines of the history cannot be read, and why the first cannot; "" where all can be.

    A file of which nothing can be read comes before all lines.
    """
    if not unread.problems:
        return ""
    first = unread.problems[0]
    name = _name(first)
    if unread.files:
        return f"{name}: {problem_sentence(first)}"
    copy = "" if name == "history.jsonl" else f" of {name}"
    where = f" (line {first.line}{copy})" if first.line else ""
    return f"{plural(unread.count, 'line')} of the history cannot be read: {first.message}{where}"


def unread_more(count: int) -> str:
    """Return how many lines of the history cannot be read besides those that were printed."""
    return f"and {plural(count, 'more line')} of the history that cannot be read"


def copies_words(problems: tuple[Problem, ...]) -> str:
    """Return which copies of files are not read, and what to do with them."""
    if len(problems) == 1:
        return f"{_name(problems[0])}: {problem_sentence(problems[0])}."
    names = ", ".join(_name(problem) for problem in problems[:MOST_NAMES])
    more = ", …" if len(problems) > MOST_NAMES else ""
    return f"{len(problems)} copies of files are not read: {names}{more}. `stride check` explains each."


def shared_words(folders: Sequence[str]) -> str:
    """Return that other users can write into these folders, and the command that ends it; "" for none."""
    if not folders:
        return ""
    named = " ".join(shlex.quote(folder) for folder in folders)
    return f"Other users of this machine can change what is in {' and '.join(folders)}: `chmod go-w {named}` ends that."


def journal_closed(problem: Problem) -> str:
    """Return why nothing is known of the session under way, with the file and what can be done about it."""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{problem.message} ({problem.path}){hint}"


def journal_unread(unread: Unread) -> tuple[str, ...]:
    """Return what of the session's journal cannot be used: the first lines of it, and how many more there are."""
    words = [f"The session's journal: {problem.message}" for problem in unread.problems[:MOST_NAMES]]
    more = unread.count - len(words)
    return (*words, *([f"The session's journal: {plural(more, 'more line')} that cannot be used"] if more else ()))


def journal_lost(problems: tuple[Problem, ...]) -> str:
    """Return that the journal has no session that can be read, why, and what becomes of it."""
    why = problem_sentence(problems[0])
    return f"No session can be read in {problems[0].path}: {why}. It is set aside when the next session begins."


def part_words(path: str) -> str:
    """Return that a part of a file was set aside just now, and where it is."""
    name = _file_name(path)
    return f"What could not be read in {_damaged(name)} was set aside and is in {name}; nothing of it is deleted."


def kept_part_words(path: str) -> str:
    """Return what a file is that was set aside at some time, and what may be done with it."""
    of = _damaged(_file_name(path))
    return f"what could not be read in {of}, set aside; keep it, or delete it if nothing is missing"


def _damaged(name: str) -> str:
    """Return the name of the file that a part was set aside from."""
    return name.partition(".torn-")[0]


def _name(problem: Problem) -> str:
    """Return the name of the file that a problem is about."""
    return _file_name(problem.path or "")


def _file_name(path: str) -> str:
    """Return the name of a file without its folders."""
    return path.replace("\\", "/").rpartition("/")[2]
