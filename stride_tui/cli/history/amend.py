"""The commands `stride history amend`, `delete` and `undo`: corrections, each a line added to the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stride_tui.cli.completion import complete_entry, complete_set

if TYPE_CHECKING:
    from stride_tui.cli.history.amend_fields import FieldValue
    from stride_tui.core.history.amendments import Correction, SetKey
    from stride_tui.core.history.records import Run, Session, SetRecord
    from stride_tui.services.workspace import Workspace

AMEND_EPILOG = """\b
SET is block, item, round and side as `stride history show` prints them:
3.2.1.left is the third block's second item in round 1, on the left. A block
may go by its name or its last word, a side by a letter: B.2.1.l
\b
Fields of a set:      reps seconds weight unit load effort note status
Fields of a session:  effort note minutes (all but the pauses) at on confirmed
Fields of a run:      kind minutes km note at on instead
\b
`at` is when it began (07:00, 7am, "2026-11-21 07:00"), `on` its day
(2026-11-21, monday, yesterday); the end and the sets move with it.
`weight` is that of one implement; `note=` with nothing behind it takes the
note away, and so with effort, weight, and a run's km and minutes.
`confirmed=yes` says that the sets of a hands-free session were done as asked.
`instead` is the day of the planned run that a run was done instead of
(saturday, 2026-11-28), or no; with nothing behind it the question is open again.
\b
Examples:
  stride history amend last B.2.3.left reps=7 weight=12 effort=8
  stride history amend last effort=6 note="slept badly"
  stride history amend last on=yesterday at=18:30
  stride history amend last-run km=8.4 minutes=1:05:00
  stride history amend last-run instead=saturday
"""


@click.command(epilog=AMEND_EPILOG)
@click.argument("session", shell_complete=complete_entry)
@click.argument("words", nargs=-1, metavar="[SET] FIELD=VALUE...", shell_complete=complete_set)
@click.pass_context
def amend(ctx: click.Context, session: str, words: tuple[str, ...]) -> None:
    """Correct a set of SESSION, or what is said of the whole session or run.

    What was written stays in the file; `stride history undo` takes the correction back.
    """
    from stride_tui.cli.history.amend_fields import WrongField
    from stride_tui.cli.history.find import find_entry, find_key, find_session, read
    from stride_tui.core.history.records import Run

    workspace = read(ctx)
    history = workspace.history
    try:
        if words and "=" not in words[0]:
            of = find_session(ctx, history, session)
            _amend_set(ctx, workspace, of, find_key(ctx, history, of, words[0]), words[1:])
            return
        entry = find_entry(ctx, history, session)
        if isinstance(entry, Run):
            _amend_run(ctx, workspace, entry, words)
        else:
            _amend_session(ctx, workspace, entry, words)
    except WrongField as wrong:
        raise click.UsageError(str(wrong), ctx) from None


@click.command(epilog="\b\nExamples:\n  stride history delete last 3.2.1.left\n  stride history delete 20261118\n")
@click.argument("session", shell_complete=complete_entry)
@click.argument("set_name", required=False, metavar="[SET]", shell_complete=complete_set)
@click.pass_context
def delete(ctx: click.Context, session: str, set_name: str | None) -> None:
    """Leave a session, a run or one set out of all that is shown. `stride history undo` brings it back."""
    from stride_tui.cli.history.find import find_entry, find_key, find_session, read
    from stride_tui.core.history.amendments import Deleted, SetDeleted
    from stride_tui.views.history.lines import set_words

    workspace = read(ctx)
    history = workspace.history
    if set_name is not None:
        of = find_session(ctx, history, session)
        key = find_key(ctx, history, of, set_name)
        record = history.sets_of(of)[key]
        _keep(ctx, workspace, of.id, SetDeleted(key), f"deleted: {_of(key, record)}: {set_words(record)}")
        return
    entry = find_entry(ctx, history, session)
    _keep(ctx, workspace, entry.id, Deleted(), f"deleted: {_line(entry)}")


@click.command(epilog="\b\nExample:\n  stride history undo\n")
@click.pass_context
def undo(ctx: click.Context) -> None:
    """Take the last correction back; again, the one before it."""
    from stride_tui.cli.history.find import read
    from stride_tui.cli.output import refuse, say
    from stride_tui.services.logbook import undo_correction
    from stride_tui.services.refusal import Refusal
    from stride_tui.views.history.amendment_words import amendment_words

    workspace = read(ctx)
    before = workspace.history
    undone = undo_correction(workspace)
    if isinstance(undone, Refusal):
        refuse(ctx, undone)
    say(f"taken back: {amendment_words(before, undone)}")


def _amend_set(ctx: click.Context, workspace: Workspace, of: Session, key: SetKey, words: tuple[str, ...]) -> None:
    from stride_tui.cli.history.amend_fields import SET_FIELDS, read_fields, wish_of
    from stride_tui.core.history.amended import amended_set
    from stride_tui.core.history.corrections import set_change
    from stride_tui.views.history.lines import set_words

    before = workspace.history.sets_of(of)[key]
    change = set_change(key, before, wish_of(before, read_fields(words, SET_FIELDS, "a set")))
    if change is None:
        _unchanged()
        return
    after = set_words(amended_set(before, change))
    _keep(ctx, workspace, of.id, change, f"amended: {_of(key, before)}: {after} (was {set_words(before)})")


def _amend_session(ctx: click.Context, workspace: Workspace, before: Session, words: tuple[str, ...]) -> None:
    from stride_tui.cli.history.amend_fields import SESSION_FIELDS, read_fields
    from stride_tui.core.history.amendments import SessionChange
    from stride_tui.views.history.lines import session_summary

    fields = read_fields(words, SESSION_FIELDS, "a session")
    moved = _moved_start(ctx, workspace, before, fields)
    change = SessionChange(**fields, **moved)  # type: ignore[arg-type]
    after = workspace.history.corrected_with(before, change)
    if after is None or after == before:
        _unchanged()
        return
    began = bool(moved)
    line = f"amended: {_line(before)}: {session_summary(after, began)} (was {session_summary(before, began)})"
    _keep(ctx, workspace, before.id, change, line)


def _amend_run(ctx: click.Context, workspace: Workspace, before: Run, words: tuple[str, ...]) -> None:
    from msgspec.structs import replace

    from stride_tui.cli.history.amend_fields import RUN_FIELDS, read_fields
    from stride_tui.core.history.amended import amended_run
    from stride_tui.core.history.amendments import RunChange

    fields = read_fields(words, RUN_FIELDS, "a run")
    moved = _moved_start(ctx, workspace, before, fields)
    asked = {"instead_of": fields.pop("instead")} if "instead" in fields else {}
    change = RunChange(**fields, **moved)  # type: ignore[arg-type]
    if asked:
        change = replace(change, instead_of=_answer(ctx, amended_run(before, [change]), asked["instead_of"]))
    after = amended_run(before, [change])
    if after is None or after == before:
        _unchanged()
        return
    _keep(ctx, workspace, before.id, change, f"amended: {_line(after)} (was {_line(before)})")


def _answer(ctx: click.Context, run: Run | None, text: FieldValue) -> str | None:
    """Return the answer that was typed for a run as it is after the other changes; None where it is open again.

    The plan and the first day of the week, which corrections do without, are read for it.
    """
    from stride_tui.cli.history.amend_fields import WrongField
    from stride_tui.cli.main import home_of
    from stride_tui.services.open_workspace import open_workspace
    from stride_tui.services.refusal import Refusal
    from stride_tui.services.week.instead import answer_from

    if run is None or text is None:
        return None
    workspace = open_workspace(home_of(ctx), since_ms=None, check_names=False)
    assert not isinstance(workspace, Refusal), "no routine was asked for"
    found = answer_from(workspace, run, str(text))
    if isinstance(found, Refusal):
        raise WrongField(f"`instead` {found.words}")
    return found


def _moved_start(
    ctx: click.Context, workspace: Workspace, done: Session | Run, fields: dict[str, FieldValue]
) -> dict[str, int | bool]:
    """Return the fields of another start, if one was typed; `at` and `on` are taken out of `fields`."""
    from stride_tui.cli.moment_options import start_typed

    at, on = (fields.pop(name, None) for name in ("at", "on"))
    if at is None and on is None:
        return {}
    moment = start_typed(ctx, workspace, done, None if at is None else str(at), None if on is None else str(on))
    return {"started": moment.utc, "offset": moment.offset, "timed": moment.timed}


def _keep(ctx: click.Context, workspace: Workspace, target: str, change: Correction, line: str) -> None:
    """Add the correction to the history, and print what it did."""
    from stride_tui.cli.output import refuse, say, tell
    from stride_tui.services.logbook import correct

    if refusal := correct(workspace, target, change):
        refuse(ctx, refusal)
    say(line)
    tell("`stride history undo` takes it back")


def _unchanged() -> None:
    from stride_tui.cli.output import tell

    tell("nothing to correct: the history has these values already")


def _of(key: SetKey, record: SetRecord) -> str:
    from stride_tui.core.history.set_names import set_name

    return f"{set_name(key)} {record.exercise}"


def _line(entry: Session | Run) -> str:
    from stride_tui.views.history.lines import entry_words

    return entry_words(entry)
