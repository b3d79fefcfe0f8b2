"""Opening the dashboard. It does without the command line's library, for which a bare `stride` has no use."""

from __future__ import annotations

import gc
import os
import sys

from stride_tui.services.exits import Exit
from stride_tui.store.paths import Paths

PLAIN_HINT = "`stride start --plain` leads the session line by line."
"""The way that is left where no screen can be drawn."""


def open_dashboard(paths: Paths, slug: str | None = None, begin: bool = False, hands_free: bool = False) -> int:
    """Open the dashboard and stay until it is left; gives the exit code. One line where it cannot be opened."""
    if trouble := terminal_trouble():
        _tell(trouble)
        return Exit.PROBLEMS
    # Collecting while everything is imported costs a tenth of the start; it goes on after the first picture.
    gc.disable()
    from stride_tui.store.clock import ClockSpeedError, system_clock
    from stride_tui.tui.open_model import open_model

    try:
        clock = system_clock()
    except ClockSpeedError as error:
        _tell(str(error))
        return Exit.USAGE
    model = open_model(paths, clock, slug, hands_free)
    if isinstance(model, str):
        _tell(model)
        return Exit.PROBLEMS
    from stride_tui.tui.run import run_app

    return run_app(model, begin)


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
