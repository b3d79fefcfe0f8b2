"""The command `stride next --short` without the command line's library, because a shell prompt waits for it."""

from __future__ import annotations

from stride_tui.cli.week.next_words import short_next as words
from stride_tui.cli.week.planned_week import planned_week
from stride_tui.services.exits import Exit
from stride_tui.services.home import open_home
from stride_tui.services.printing import print_line


def next_short() -> int:
    """Print the words; the mistakes of a broken plan go to standard error. Return the exit code."""
    workspace = planned_week(open_home(), whole=False)
    if not isinstance(workspace, tuple):
        if workspace.unread.files:
            from stride_tui.cli.output import tell_unread

            tell_unread(workspace.unread, files_only=True)
        print_line(words(workspace))
        return Exit.OK
    from stride_tui.cli.output import tell_problems

    tell_problems(workspace)
    return Exit.PROBLEMS
