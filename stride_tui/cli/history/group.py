"""The command `stride history`: what was done, listed, shown and exported; its corrections are in `amend`."""

from __future__ import annotations

import click

from stride_tui.cli.completion import complete_day, complete_entry, complete_routine
from stride_tui.cli.history.add import add
from stride_tui.cli.history.amend import amend, delete, undo
from stride_tui.cli.main import home_of


class HistoryGroup(click.Group):
    """A group that suggests the nearest command, and loads the export formats only when `export` is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands by name."""
        return sorted([*super().list_commands(ctx), "export"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of that name."""
        if cmd_name != "export":
            return super().get_command(ctx, cmd_name)
        from stride_tui.cli.history.export import export_command

        return export_command()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one is near."""
        if args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise click.UsageError(f"there is no command `history {args[0]}`.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=HistoryGroup,
    epilog="\b\nExamples:\n  stride history list --from 2026-11-01\n  stride history show last\n"
    '  stride history amend last B.2.3.left reps=7 weight=12 effort=8 note="left knee"\n'
    "  stride history export -o strength.csv\n",
)
def history() -> None:
    """List, show, export and correct what was done. A correction is a line of its own, and can be undone.

    SESSION is an id, the beginning of only one id, or `last`; for runs, `last-run`.
    """


@history.command("list", epilog="\b\nExample:\n  stride history list --from 2026-11-01 --text squat\n")
@click.option(
    "--from",
    "first",
    metavar="DATE",
    shell_complete=complete_day,
    help="The first day: 2026-11-01, monday, today or yesterday.",
)
@click.option("--to", "last", metavar="DATE", shell_complete=complete_day, help="The last day.")
@click.option("--routine", metavar="NAME", shell_complete=complete_routine, help="Only sessions of this routine.")
@click.option("--text", metavar="WORDS", help="Only what has these words in a name, an exercise or a note.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_(
    ctx: click.Context, first: str | None, last: str | None, routine: str | None, text: str | None, as_json: bool
) -> None:
    """List sessions and runs, oldest first, each with the beginning of its id that names it."""
    from stride_tui.cli.history.find import between, days_of, entries_of, read, short_ids
    from stride_tui.cli.output import say, say_json, tell
    from stride_tui.services.export import summary_value
    from stride_tui.services.routines.files import exercise_names_of
    from stride_tui.views.history.lines import list_rows, matches_entry

    days = days_of(ctx, first, last)
    history = read(ctx).history
    entries = entries_of(history)
    name = exercise_names_of(home_of(ctx)).name if text else str
    shown = tuple(entry for entry in between(entries, *days) if matches_entry(entry, routine, text or "", name))
    if as_json:
        say_json([summary_value(history, entry) for entry in shown])
        return
    for row in list_rows(shown, short_ids(entries), history.originals):
        say(row)
    if not shown:
        near = _near_routine(routine, [session.routine for session in history.sessions])
        tell(f"nothing in the history fits{near}" if entries else "the history is empty")


@history.command(epilog="\b\nExamples:\n  stride history show last\n  stride history show 20261118 --json\n")
@click.argument("session", shell_complete=complete_entry)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def show(ctx: click.Context, session: str, as_json: bool) -> None:
    """Show one session with the names of its sets, or one run; what was corrected says what it was."""
    from stride_tui.cli.history.find import find_entry, read
    from stride_tui.cli.output import say, say_json
    from stride_tui.core.history.records import Run
    from stride_tui.services.export import whole_value
    from stride_tui.views.history.lines import run_lines, session_lines

    history = read(ctx).history
    entry = find_entry(ctx, history, session)
    if as_json:
        say_json(whole_value(history, entry))
        return
    for line in run_lines(history, entry) if isinstance(entry, Run) else session_lines(history, entry):
        say(line)


for _command in (add, amend, delete, undo):
    history.add_command(_command)


def _near_routine(routine: str | None, known: list[str]) -> str:
    """Return a hint at the routine that may be meant."""
    import difflib

    near = difflib.get_close_matches(routine, set(known) - {routine}, 1) if routine and routine not in known else []
    return f"; did you mean --routine {near[0]}?" if near else ""
