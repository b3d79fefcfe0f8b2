"""The command `stride paths`: where everything is kept."""

from __future__ import annotations

import click

from stride_tui.cli.main import home_of


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def paths(ctx: click.Context, as_json: bool) -> None:
    """Print where everything is kept; files that do not exist yet are made when needed."""
    from stride_tui.cli.output import say_json
    from stride_tui.services.printing import print_name

    rows = home_of(ctx).places()
    if as_json:
        say_json(rows)
        return
    for name, path in rows.items():
        print_name(f"{name:<10} {path}")
