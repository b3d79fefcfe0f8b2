"""`stride history export`: the history for other programs, to stdout or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from stride_tui.cli.main import home_of
from stride_tui.services.exits import Exit

if TYPE_CHECKING:
    from datetime import date

    from stride_tui.core.history.history import History
    from stride_tui.store.paths import Paths

Format = Literal["csv", "json", "jsonl"]

EXPORT_EPILOG = """\b
The columns of --csv, a set a row (new ones may come at the end, none goes):
  session,routine,name,session_started,session_ended,session_minutes,
  session_finished,session_effort,session_note,set,block,kind,exercise,
  round,side,status,asked_reps,done_reps,asked_seconds,done_seconds,load,
  implements,weight,unit,effort,note,started,ended
\b
The columns of --csv --runs, a run a row:
  id,kind,started,timed,minutes,km,note
\b
Times are ISO 8601 with their offset, `weight` is that of one implement and
`implements` how many are held. A session logged by hand has one row without
a set. Text that a spreadsheet would run as a formula begins with an
apostrophe.
\b
Examples:
  stride history export -o strength.csv
  stride history export --json --from 2026-11-01 | jq '.sessions | length'
  stride history export --jsonl -o copy.jsonl
"""


@click.command(epilog=EXPORT_EPILOG)
@click.option("--csv", "form", flag_value="csv", default="csv", help="A table, one set a row, corrected. The default.")
@click.option("--json", "form", flag_value="json", help="Sessions with their sets, and runs, corrected.")
@click.option("--jsonl", "form", flag_value="jsonl", help="The history's own lines, with the corrections as lines.")
@click.option("--runs", is_flag=True, help="With --csv: the runs in place of the sets.")
@click.option("--from", "first", metavar="DATE", help="The first day: 2026-11-01, today or yesterday.")
@click.option("--to", "last", metavar="DATE", help="The last day.")
@click.option("-o", "--output", "target", type=click.Path(), metavar="FILE", help="Write FILE instead of stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_context
def export(
    ctx: click.Context,
    form: Format,
    runs: bool,
    first: str | None,
    last: str | None,
    target: str | None,
    force: bool,
) -> None:
    """Give out the history: corrected as a table or as JSON, or line by line as it was written."""
    from stride_tui.cli.history.find import days_of, read

    if runs and form != "csv":
        raise click.UsageError("--runs goes with --csv; --json and --jsonl have the runs anyway", ctx)
    days = days_of(ctx, first, last)
    data = _data(home_of(ctx).paths, read(ctx).history, form, runs, days)
    if target is None or target == "-":
        click.echo(data, nl=False)
    else:
        _write(ctx, Path(target), data, force)


def _data(paths: Paths, history: History, form: Format, runs: bool, days: tuple[date | None, date | None]) -> bytes:
    """What is given out, as bytes."""
    from stride_tui.cli.history.find import between

    if form == "jsonl":
        from stride_tui.store.history.export import written_lines

        lines = written_lines(paths, (lambda entry: bool(between((entry,), *days))) if any(days) else None)
        return b"".join(line + b"\n" for line in lines)
    sessions = between(history.sessions, *days)
    if form == "json":
        from stride_tui.cli.output import json_text
        from stride_tui.interop.history.json_values import run_value, session_value

        some = [run_value(history, run) for run in between(history.runs, *days)]
        return json_text({"sessions": [session_value(history, s) for s in sessions], "runs": some}).encode() + b"\n"
    from stride_tui.interop.history.csv_tables import runs_csv, sets_csv

    text = runs_csv(history, between(history.runs, *days)) if runs else sets_csv(history, sessions)
    return text.encode()


def _write(ctx: click.Context, path: Path, data: bytes, force: bool) -> None:
    """Write the file, and say so beside the data."""
    from stride_tui.cli.output import tell
    from stride_tui.store.disk.files import SaveError
    from stride_tui.store.history.export import export_to, is_own

    if is_own(home_of(ctx).paths, path):
        tell(f"not written: {path} is a file that stride keeps; give another name")
        ctx.exit(Exit.PROBLEMS)
    try:
        written = export_to(path, data, force)
    except SaveError as error:
        tell(str(error))
        ctx.exit(Exit.PROBLEMS)
    if not written:
        tell(f"not written: {path} is there already; --force writes over it")
        ctx.exit(Exit.PROBLEMS)
    tell(f"written: {path}")
