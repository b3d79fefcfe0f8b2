"""`stride` and `stride start`: open the dashboard."""

from __future__ import annotations

import os
import sys

import click

from stride_tui.cli.exits import Exit
from stride_tui.cli.main import paths_of
from stride_tui.store.paths import Paths


@click.command()
@click.argument("routine", required=False)
@click.option("--hands-free", is_flag=True, help="Rep work and rests end by themselves.")
@click.pass_context
def start(ctx: click.Context, routine: str | None, hands_free: bool) -> None:
    """Open the dashboard on ROUTINE (its file's name without .toml) and begin it at once.

    Without ROUTINE, the one that the settings choose. `stride routines` lists them.
    """
    raise SystemExit(open_dashboard(paths_of(ctx), routine, begin=True, hands_free=hands_free))


def open_dashboard(paths: Paths, slug: str | None = None, begin: bool = False, hands_free: bool = False) -> int:
    """Open the dashboard and stay until it is left; gives the exit code. One line where it cannot be opened."""
    import gc

    if trouble := terminal_trouble():
        click.echo(f"stride: {trouble}", err=True)
        return Exit.PROBLEMS
    # Collecting while everything is imported costs a tenth of the start; it goes on after the first picture.
    gc.disable()
    from stride_tui.store.clock import ClockSpeedError, system_clock
    from stride_tui.tui.opening import open_model

    try:
        clock = system_clock()
    except ClockSpeedError as error:
        click.echo(f"stride: {error}", err=True)
        return Exit.USAGE
    model = open_model(paths, clock, slug, hands_free)
    if isinstance(model, str):
        click.echo(f"stride: {model}", err=True)
        return Exit.PROBLEMS
    from stride_tui.tui.running import run_app

    return run_app(model, begin)


def terminal_trouble() -> str | None:
    """Why the dashboard cannot be shown here, or None."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return "the dashboard needs a terminal on standard input and standard error; this is a pipe or a file"
    if os.environ.get("TERM", "") == "dumb":
        return "the dashboard cannot draw on a dumb terminal (TERM=dumb)"
    return None
