"""The command `stride new`: a starter for a routine of one's own."""

from __future__ import annotations

import click

from stride_tui.cli.main import home_of


@click.command(epilog='\b\nExamples:\n  stride new "Hill legs"\n  $EDITOR "$(stride new Mobility)"\n')
@click.argument("name")
@click.pass_context
def new(ctx: click.Context, name: str) -> None:
    """Write a commented starter routine called NAME into your folder, and print its path.

    A file of that name that exists already is left alone.
    """
    from stride_tui.cli.output import refuse
    from stride_tui.services.printing import print_name
    from stride_tui.services.refusal import Refusal
    from stride_tui.services.routines.files import write_new

    path = write_new(home_of(ctx), name)
    if not isinstance(path, Refusal):
        print_name(str(path))
    elif path.serious:
        refuse(ctx, path)
    else:
        raise click.UsageError(path.words, ctx)
