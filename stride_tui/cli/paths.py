"""The command `stride paths`: where everything is kept."""

from __future__ import annotations

import click

from stride_tui.cli.main import home_of


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def paths(ctx: click.Context, as_json: bool) -> None:
    """Print where everything is kept; files that do not exist yet are made when needed."""
    rows = home_of(ctx).places()
    if as_json:
        import json

        click.echo(json.dumps(rows, indent=2))
        return
    for name, path in rows.items():
        click.echo(f"{name:<10} {path}")
