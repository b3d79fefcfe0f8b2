"""`stride paths`: where everything lives."""

from __future__ import annotations

import click

from stride_tui.cli.main import paths_of
from stride_tui.store.paths import bundled_routines


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def paths(ctx: click.Context, as_json: bool) -> None:
    """Print where everything lives; files that are not there yet are made when needed."""
    found = paths_of(ctx)
    rows = {
        "routines": found.routines,
        "bundled": bundled_routines(),
        "history": found.history,
        "journal": found.journal,
        "plan": found.plan,
        "settings": found.settings,
        "crash log": found.log,
        "cache": found.cache,
    }
    if as_json:
        import json

        click.echo(json.dumps({name: str(path) for name, path in rows.items()}, indent=2))
        return
    for name, path in rows.items():
        click.echo(f"{name:<10} {path}")
