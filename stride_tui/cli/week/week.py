"""The command `stride week`: a week under the 48-hour rule, planned against done."""

from __future__ import annotations

import click

from stride_tui.cli.main import home_of
from stride_tui.services.exits import Exit


@click.command(epilog="\b\nExamples:\n  stride week\n  stride week --week 2026-W47 --json\n")
@click.option("--week", "code", metavar="YYYY-Www", help="Another week, such as 2026-W47.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def week(ctx: click.Context, code: str | None, as_json: bool) -> None:
    """Print a week: its runs and strength sessions, planned and done, and when strength work is clear."""
    from stride_tui.cli.output import say, say_json, tell_problems, tell_unread
    from stride_tui.cli.week.planned_week import planned_week
    from stride_tui.cli.week.week_words import week_json, week_text
    from stride_tui.services.left_files.copies import copies_of_plan
    from stride_tui.services.refusal import Refusal
    from stride_tui.services.when import week_from
    from stride_tui.views.text.clean import clean

    workspace = planned_week(home_of(ctx), whole=True)
    if isinstance(workspace, tuple):
        tell_problems(workspace)
        ctx.exit(Exit.PROBLEMS)
    tell_unread(workspace.unread)
    tell_problems(copies_of_plan(workspace.home))
    start = workspace.this_week if code is None else week_from(code, workspace.first_weekday)
    if isinstance(start, Refusal):
        raise click.UsageError(f"--week {clean(start.words)}", ctx)
    if as_json:
        say_json(week_json(workspace, start))
    else:
        for line in week_text(workspace, start):
            say(line)
