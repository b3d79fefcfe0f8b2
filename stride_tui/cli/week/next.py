"""The command `stride next`: when strength work fits."""

from __future__ import annotations

import click

from stride_tui.cli.main import home_of
from stride_tui.cli.week.next_words import next_json, next_text, short_next
from stride_tui.services.exits import Exit


@click.command(name="next", epilog="\b\nExamples:\n  stride next\n  PS1='$(stride next --short) $ '\n")
@click.option("--short", is_flag=True, help="A few words for a shell prompt, tmux or waybar.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def next_time(ctx: click.Context, short: bool, as_json: bool) -> None:
    """Show when the next strength session fits: at least 48 hours (or what the routine says) before a quality run."""
    from stride_tui.cli.output import say, say_json, tell_problems, tell_unread
    from stride_tui.cli.week.planned_week import planned_week
    from stride_tui.services.left_files.copies import copies_of_plan

    workspace = planned_week(home_of(ctx), whole=not short)
    if isinstance(workspace, tuple):
        tell_problems(workspace)
        ctx.exit(Exit.PROBLEMS)
    tell_unread(workspace.unread, files_only=short)
    if not short:
        tell_problems(copies_of_plan(workspace.home))
    if as_json:
        say_json(next_json(workspace))
    elif short:
        say(short_next(workspace))
    else:
        for line in next_text(workspace):
            say(line)
