"""The output of commands: data on standard output; remarks, mistakes and refusals on standard error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

import click

from stride_tui.core.problem import Problem, Unread
from stride_tui.services.exits import Exit
from stride_tui.services.printing import print_line, print_remark, print_text
from stride_tui.services.refusal import Refusal
from stride_tui.views.text.damaged_files import unread_more

MOST_TOLD = 20
"""The most problems of the history that are printed one by one."""


def say(line: str) -> None:
    """Print a line of data on standard output."""
    print_line(line)


def tell(line: str) -> None:
    """Print a line for people on standard error, apart from the data."""
    print_remark(line)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, each with its line and caret."""
    from stride_tui.views.text.problem import problem_lines

    for problem in problems:
        for line in problem_lines(problem):
            tell(line)


def tell_unread(unread: Unread, files_only: bool = False) -> None:
    """Print on standard error what of the history cannot be read: the first lines of it, and how many more there are.

    With `files_only`, only the files that cannot be read at all.
    """
    told = unread.problems[: unread.files if files_only else max(unread.files, MOST_TOLD)]
    tell_problems(told)
    if unread.count > len(told) and not files_only:
        tell(unread_more(unread.count - len(told)))


def refuse(ctx: click.Context, refusal: Refusal) -> NoReturn:
    """Print why something was not done, and end the command."""
    if refusal.words:
        tell(refusal.words)
    else:
        tell_problems(refusal.problems)
    ctx.exit(Exit.PROBLEMS)


def say_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    from stride_tui.core.json_text import json_text

    print_text(json_text(value) + "\n")
