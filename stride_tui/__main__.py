"""The command `stride`. Answers `--version` and `next --short` at once; all else is `cli.main`'s."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; never returns (exits with a code of `cli.exits.Exit`)."""
    if sys.argv[1:] == ["--version"]:
        from stride_tui import __version__

        sys.stdout.write(f"stride {__version__}\n")
        raise SystemExit(0)
    if sys.argv[1:] == ["next", "--short"]:
        from stride_tui.cli.quick import next_short

        raise SystemExit(next_short())
    from stride_tui.cli.main import run

    run()


if __name__ == "__main__":
    main()
