"""`stride new`: a starter for a routine of one's own."""

from __future__ import annotations

import click

from stride_tui.cli.main import paths_of
from stride_tui.services.exits import Exit


@click.command(epilog='\b\nExamples:\n  stride new "Hill legs"\n  $EDITOR "$(stride new Mobility)"\n')
@click.argument("name")
@click.pass_context
def new(ctx: click.Context, name: str) -> None:
    """Write a commented starter routine called NAME into your folder, and print its path.

    A file that is there already is left alone.
    """
    from stride_tui.cli.output import say, tell
    from stride_tui.core.safe_text import character_name, unsafe_at
    from stride_tui.store.disk.files import SaveError
    from stride_tui.store.routines.starter import slug_from, write_starter

    name = name.strip()
    at = unsafe_at(name)
    if at is not None:
        raise click.UsageError(f"the name has a character that cannot be shown ({character_name(name[at])})", ctx)
    if not slug_from(name) or len(name) > 100:
        raise click.UsageError("a name has letters or digits, and 100 characters at the most", ctx)
    try:
        path, written = write_starter(paths_of(ctx), name)
    except SaveError as error:
        tell(str(error))
        ctx.exit(Exit.PROBLEMS)
    if not written:
        tell(f"there is a routine at {path} already; it was left alone")
        ctx.exit(Exit.PROBLEMS)
    say(str(path))
