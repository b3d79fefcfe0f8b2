"""Opening the dashboard. It does without the command line's library, for which a bare `stride` has no use."""

from __future__ import annotations

import gc
import os
import sys

from stride_tui.services.exits import Exit
from stride_tui.services.home import Home

PLAIN_HINT = "`stride start --plain` leads the session line by line."
"""The way that is left where no screen can be drawn."""


def open_dashboard(home: Home, slug: str | None = None, begin: bool = False, hands_free: bool = False) -> int:
    """Open the dashboard and stay until it is left; gives the exit code. One line where it cannot be opened."""
    if trouble := terminal_trouble():
        _tell(trouble)
        return Exit.PROBLEMS
    # Collecting while everything is imported costs a tenth of the start; it goes on after the first picture.
    gc.disable()
    from stride_tui.services.open_workspace import open_workspace
    from stride_tui.services.refusal import Refusal

    if trouble := home.clock_trouble():
        _tell(trouble)
        return Exit.USAGE
    workspace = open_workspace(home, slug, hands_free=hands_free)
    if isinstance(workspace, Refusal):
        _tell(workspace.words)
        return Exit.PROBLEMS
    from stride_tui.tui.run import run_app

    return run_app(workspace, begin)


def terminal_trouble() -> str | None:
    """Why the dashboard cannot be shown here, or None."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        needs = "the dashboard needs a terminal on standard input and standard error; this is a pipe or a file"
        return f"{needs}. {PLAIN_HINT}"
    if os.environ.get("TERM", "") == "dumb":
        return f"the dashboard cannot draw on a dumb terminal (TERM=dumb). {PLAIN_HINT}"
    return None


def _tell(words: str) -> None:
    """One line beside the screen that is not opened."""
    sys.stderr.write(f"stride: {words}\n")
