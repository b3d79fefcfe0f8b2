"""The command `stride start`: opens the dashboard and begins, or leads line by line."""

from __future__ import annotations

import click

from stride_tui.cli.completion import WordChoice, complete_routine, complete_theme
from stride_tui.cli.main import home_of
from stride_tui.cli.open_dashboard import open_dashboard
from stride_tui.core.settings.settings import THEME_NAMES
from stride_tui.services.home import Home


@click.command(epilog="\b\nExamples:\n  stride start ten-minutes\n  stride start --plain --hands-free < /dev/null\n")
@click.argument("routine", required=False, shell_complete=complete_routine)
@click.option("--hands-free", is_flag=True, help="Rep work and rests end by themselves.")
@click.option("--plain", is_flag=True, help="Lead line by line, without a screen: for screen readers, pipes, phones.")
@click.option("--light", is_flag=True, help="A light session, as before a race: one round, no jumps, the same loads.")
@click.option(
    "--theme",
    type=WordChoice(THEME_NAMES),
    metavar="NAME",
    shell_complete=complete_theme,
    help="Another theme than that of the settings, until they change.",
)
@click.pass_context
def start(
    ctx: click.Context, routine: str | None, hands_free: bool, plain: bool, light: bool, theme: str | None
) -> None:
    """Open the dashboard on ROUTINE (its file's name without .toml) and begin it immediately.

    Without ROUTINE, the one that the settings choose. `stride routines` lists them. With --plain every change is a
    line of its own, and commands are typed with Enter; ? lists them.
    """
    if plain and theme:
        raise click.UsageError("--theme is for the dashboard; --plain has no colours", ctx)
    if plain:
        raise SystemExit(_lead_plain(home_of(ctx), routine, hands_free, light))
    raise SystemExit(open_dashboard(home_of(ctx), routine, begin=True, hands_free=hands_free, light=light, theme=theme))


def _lead_plain(home: Home, routine: str | None, hands_free: bool, light: bool) -> int:
    from stride_tui.plain.run import run_plain

    return run_plain(home, routine, hands_free, light)
