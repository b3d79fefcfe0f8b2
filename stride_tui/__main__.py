"""The command `stride`. It answers `--version`, `next --short` and a shell that completes itself and opens the
dashboard; `cli.main` does the rest."""

from __future__ import annotations

import os
import sys

from stride_tui import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

COMPLETING = "_STRIDE_COMPLETE"
"""The environment variable that a shell sets when it asks for completions."""


def main() -> None:
    """Run the command line; never returns (exits with a code of `services.exits.Exit`)."""
    if sys.argv[1:] == ["--version"]:
        from stride_tui.services.printing import with_output

        raise SystemExit(with_output(_version))
    if sys.argv[1:] == ["next", "--short"]:
        from stride_tui.cli.week.prompt import next_short

        _answer(next_short)
    if COMPLETING in os.environ:
        from stride_tui.cli.print_completion import print_completions

        _answer(print_completions)
    if not sys.argv[1:]:
        from stride_tui.cli.open_dashboard import open_dashboard
        from stride_tui.services.home import open_home

        raise SystemExit(open_dashboard(open_home()))
    from stride_tui.cli.main import run

    run()


def _answer(words: Callable[[], int]) -> NoReturn:
    """Answer, and end without Python's usual clean-up, which would be a fifth of the time that a shell waits."""
    from stride_tui.services.printing import with_output

    os._exit(with_output(words))


def _version() -> int:
    """Print the version."""
    from stride_tui import __version__
    from stride_tui.services.printing import print_text

    print_text(f"stride {__version__}\n")
    return 0


if __name__ == "__main__":
    main()
