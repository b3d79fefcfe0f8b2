"""The command `stride history add`: sets of a session that was logged by hand."""

from __future__ import annotations

import click

from stride_tui.cli.completion import complete_session

ADD_EPILOG = """\b
SET is block, item, round and side, as for `stride history amend`; without one
the sets that can be added are listed. What is not said is as the routine asks.
\b
Fields: reps seconds weight unit load effort note
\b
Examples:
  stride history add last
  stride history add last 2.1.1 2.1.2 2.1.3 reps=8 weight=60
"""


@click.command(epilog=ADD_EPILOG)
@click.argument("session", shell_complete=complete_session)
@click.argument("words", nargs=-1, metavar="[SET...] [FIELD=VALUE...]")
@click.pass_context
def add(ctx: click.Context, session: str, words: tuple[str, ...]) -> None:
    """Add sets to SESSION, which was logged by hand: those of its routine, with what was done.

    `stride history undo` takes the last one back.
    """
    from stride_tui.cli.history.amend_fields import SET_FIELDS, WrongField, read_fields, wish_of
    from stride_tui.cli.history.find import find_session, find_to_add, read
    from stride_tui.cli.output import refuse, say, tell
    from stride_tui.core.history.corrections import added_set
    from stride_tui.core.history.set_names import set_name
    from stride_tui.services.added_sets import sets_to_add
    from stride_tui.services.logbook import add_set
    from stride_tui.services.refusal import Refusal
    from stride_tui.views.history.lines import set_words, to_add_rows

    workspace = read(ctx)
    of = find_session(ctx, workspace.history, session)
    found = sets_to_add(workspace, of)
    if isinstance(found, Refusal):
        refuse(ctx, found)
    names = tuple(word for word in words if "=" not in word)
    fields = tuple(word for word in words if "=" in word)
    if not names:
        if fields:
            raise click.UsageError("say which set: `stride history add SESSION` lists them", ctx)
        for row in to_add_rows(found):
            say(row)
        if not found:
            tell("this session has every set of its routine")
        return
    keys = [find_to_add(ctx, workspace.history.sets_of(of), found, name) for name in names]
    known = {name: reader for name, reader in SET_FIELDS.items() if name != "status"}
    try:
        values = read_fields(fields, known, "a set") if fields else {}
        done = {key: added_set(found[key], wish_of(found[key], values)) for key in keys}
    except WrongField as wrong:
        raise click.UsageError(str(wrong), ctx) from None
    for key, record in done.items():
        if refusal := add_set(workspace, of, record):
            refuse(ctx, refusal)
        say(f"added: {set_name(key)} {record.exercise}: {set_words(record)}")
    tell("`stride history undo` takes the last one back")
