"""The dashboard, opened without the command line's library, which a bare `stride` does not need."""

from __future__ import annotations

import gc
import os
import sys

from stride_tui.services.exits import Exit
from stride_tui.services.home import Home

PLAIN_HINT = "`stride start --plain` leads the session line by line."
"""The hint where no screen can be drawn."""


def open_dashboard(
    home: Home,
    slug: str | None = None,
    begin: bool = False,
    hands_free: bool = False,
    light: bool = False,
    theme: str | None = None,
) -> int:
    """Open the dashboard and stay until it is left; return the exit code. Where it cannot be opened, print one line.

    `theme` is another one than that of the settings.
    """
    if trouble := terminal_trouble():
        _print_error(trouble)
        return Exit.PROBLEMS
    # Garbage collection during the imports would cost a tenth of the start; it goes on after the first picture.
    gc.disable()
    from stride_tui.services.open_workspace import open_workspace
    from stride_tui.services.refusal import Refusal

    if trouble := home.clock_trouble():
        _print_error(trouble)
        return Exit.USAGE
    workspace = open_workspace(home, slug, hands_free=hands_free)
    if isinstance(workspace, Refusal):
        _print_error(workspace.words)
        return Exit.PROBLEMS
    if theme is not None:
        from msgspec.structs import replace

        workspace.settings = replace(workspace.settings, theme=theme)
    from stride_tui.tui.run import run_app

    return run_app(workspace, begin, light)


def terminal_trouble() -> str | None:
    """Return why the dashboard cannot be shown here, or None."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        needs = "the dashboard needs a terminal on standard input and standard error; this is a pipe or a file"
        return f"{needs}. {PLAIN_HINT}"
    if os.environ.get("TERM", "") == "dumb":
        return f"the dashboard cannot draw on a dumb terminal (TERM=dumb). {PLAIN_HINT}"
    return None


def _print_error(words: str) -> None:
    """Print one line on standard error."""
    from stride_tui.services.printing import print_remark

    print_remark(f"stride: {words}")
