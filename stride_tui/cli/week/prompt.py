"""`stride next --short` without the command line's library: a shell prompt waits for it."""

from __future__ import annotations

import sys

from stride_tui.cli.week.next_words import short_next as words
from stride_tui.cli.week.read import Gathered, gather
from stride_tui.services.exits import Exit
from stride_tui.store.paths import find_paths


def next_short() -> int:
    """Print the words; a broken plan is told on standard error."""
    found = gather(find_paths(), whole=False)
    if isinstance(found, Gathered):
        sys.stdout.write(words(found) + "\n")
        return Exit.OK
    from stride_tui.cli.output import tell_problems

    tell_problems(found)
    return Exit.PROBLEMS
