"""Lookups of what a command names: sessions and runs by id, days by date; and the reading of the history for them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import click

from stride_tui.cli.main import home_of
from stride_tui.cli.output import tell_unread
from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.week.calendar import day_of
from stride_tui.services.exits import Exit
from stride_tui.services.refusal import Refusal
from stride_tui.services.workspace import Workspace

LAST, LAST_RUN = "last", "last-run"
LEAST_ID = 8
"""The fewest letters of an id that are printed: those of its date."""

DoneEntry = TypeVar("DoneEntry", Session, Run, Session | Run)


def read(ctx: click.Context) -> Workspace:
    """Return the workspace with the whole history.

    Lines that cannot be read are printed on standard error; a file that cannot be read ends the command.
    """
    from stride_tui.services.open_history import open_history

    workspace = open_history(home_of(ctx))
    tell_unread(workspace.unread)
    if workspace.unread.files:
        ctx.exit(Exit.PROBLEMS)
    return workspace


def entries_of(history: History) -> tuple[Session | Run, ...]:
    """Return sessions and runs together, oldest first."""
    return tuple(sorted((*history.sessions, *history.runs), key=lambda entry: (entry.started, entry.id)))


def find_entry(ctx: click.Context, history: History, text: str) -> Session | Run:
    """Return the session or run that a text names: an id, the beginning of only one id, `last` or `last-run`."""
    entries = entries_of(history)
    if text in (LAST, LAST_RUN):
        kind = Session if text == LAST else Run
        of_kind = [entry for entry in entries if isinstance(entry, kind)]
        if not of_kind:
            raise click.UsageError(f"there is no {'session' if text == LAST else 'run'} in the history yet", ctx)
        return of_kind[-1]
    fitting = [entry for entry in entries if entry.id == text] or [e for e in entries if text and e.id.startswith(text)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        some = ", ".join(entry.id for entry in fitting[:3]) + (", …" if len(fitting) > 3 else "")
        raise click.UsageError(f"`{text}` is the beginning of {len(fitting)} ids: {some}; write more of it", ctx)
    shown = {entry.id for entry in entries}
    if text and any(id.startswith(text) and id not in shown for id in history.originals):
        raise click.UsageError(f"`{text}` was deleted; `stride history undo` takes the last correction back", ctx)
    near = difflib.get_close_matches(text, [*short_ids(entries).values(), *shown, LAST, LAST_RUN], 1)
    hint = f"did you mean `{near[0]}`?" if near else "`stride history list` has the ids"
    raise click.UsageError(f"there is no session or run `{text}`; {hint}", ctx)


def find_session(ctx: click.Context, history: History, text: str) -> Session:
    """Return the session that a text names; a run is a usage error."""
    entry = find_entry(ctx, history, text)
    if isinstance(entry, Run):
        raise click.UsageError(f"`{text}` is a run: it has no sets", ctx)
    return entry


def find_key(ctx: click.Context, history: History, session: Session, text: str) -> SetKey:
    """Return the key of the set that a text names."""
    from stride_tui.core.history.set_names import find_set

    sets = history.sets_of(session)
    if not sets:
        raise click.UsageError(
            f"this session has no sets: it was logged by hand (`stride history add {session.id}` adds some)", ctx
        )
    key = find_set(sets, text)
    if isinstance(key, str):
        raise click.UsageError(f"{key} (`stride history show {session.id}` names every set)", ctx)
    return key


def find_to_add(
    ctx: click.Context, there: Mapping[SetKey, SetRecord], found: Mapping[SetKey, SetRecord], text: str
) -> SetKey:
    """Return the key of the set that a text names among those that can be added; `there` are the session's own."""
    from stride_tui.core.history.set_names import find_set

    key = find_set(found, text)
    if not isinstance(key, str):
        return key
    if not isinstance(find_set(there, text), str):
        raise click.UsageError(f"the set `{text}` is there already; `stride history amend` corrects it", ctx)
    raise click.UsageError(f"{key} (`stride history add SESSION` lists those that can be added)", ctx)


def short_ids(entries: tuple[Session | Run, ...]) -> dict[str, str]:
    """Return for each id its shortest beginning that no other id has."""
    ids = sorted(entry.id for entry in entries)
    short: dict[str, str] = {}
    for n, id in enumerate(ids):
        others = [other for other in (*ids[max(0, n - 1) : n], *ids[n + 1 : n + 2]) if other != id]
        length = max([LEAST_ID, *(_shared(id, other) + 1 for other in others)])
        short[id] = id[:length]
    return short


def day_of_option(ctx: click.Context, option: str, text: str | None) -> date | None:
    """Return the day that an option says: 2026-11-01, today or yesterday; None where it is left out."""
    if text is None:
        return None
    from stride_tui.services.typed.times_and_distances import day_from

    day = day_from(text, home_of(ctx).clock.now().local().date())
    if isinstance(day, Refusal):
        raise click.UsageError(f"{option} {day.words}", ctx)
    return day


def days_of(ctx: click.Context, first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """Return the days that `--from` and `--to` name; None for one that is left out."""
    start, end = day_of_option(ctx, "--from", first), day_of_option(ctx, "--to", last)
    if start and end and start > end:
        raise click.UsageError(f"--from {start} comes after --to {end}", ctx)
    return start, end


def between(entries: tuple[DoneEntry, ...], first: date | None, last: date | None) -> tuple[DoneEntry, ...]:
    """Return the entries that began on one of the days, both included."""
    if first is None and last is None:
        return entries
    return tuple(entry for entry in entries if (first or date.min) <= day_of(entry) <= (last or date.max))


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
