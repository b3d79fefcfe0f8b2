"""`stride start`: open the dashboard and begin."""

from __future__ import annotations

import click

from stride_tui.cli.dashboard import open_dashboard
from stride_tui.cli.main import paths_of


@click.command()
@click.argument("routine", required=False)
@click.option("--hands-free", is_flag=True, help="Rep work and rests end by themselves.")
@click.pass_context
def start(ctx: click.Context, routine: str | None, hands_free: bool) -> None:
    """Open the dashboard on ROUTINE (its file's name without .toml) and begin it at once.

    Without ROUTINE, the one that the settings choose. `stride routines` lists them.
    """
    raise SystemExit(open_dashboard(paths_of(ctx), routine, begin=True, hands_free=hands_free))
