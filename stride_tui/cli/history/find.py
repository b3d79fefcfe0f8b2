"""Lookups of what a command names: sessions and runs by day or id, days by date; and the reading of the history for
them."""

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
MOST_ENTRIES_NAMED = 3
"""The most sessions and runs that a name which fits several is answered with."""

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


def find_entry(ctx: click.Context, history: History, text: str, with_sets: bool = False) -> Session | Run:
    """Return the session or run that a text names: `last` or `last-run`, a day, a day and a number, or an id.

    Of several on one day it is the only session, where `with_sets` says that a run cannot be meant.
    """
    from stride_tui.core.week.entry_names import day_and_number, entry_names

    entries = entries_of(history)
    if text in (LAST, LAST_RUN):
        kind = Session if text == LAST else Run
        of_kind = [entry for entry in entries if isinstance(entry, kind)]
        if not of_kind:
            raise click.UsageError(f"there is no {'session' if text == LAST else 'run'} in the history yet", ctx)
        return of_kind[-1]
    fitting, day = _fitting(ctx, entries, text)
    if with_sets and len(fitting) > 1:
        fitting = [entry for entry in fitting if isinstance(entry, Session)] or fitting
    if len(fitting) == 1:
        return fitting[0]
    names = entry_names(entries)
    if fitting:
        some = "; ".join(f"{names[entry.id]} is {_short(entry)}" for entry in fitting[:MOST_ENTRIES_NAMED])
        more = "; …" if len(fitting) > MOST_ENTRIES_NAMED else ""
        raise click.UsageError(f"`{text}` names {len(fitting)}: {some}{more}; write one of these", ctx)
    shown = {entry.id for entry in entries}
    gone = [entry for id, entry in history.originals.items() if id not in shown]
    if text and any(entry.id.startswith(text) or (day and day_of(entry) == day) for entry in gone):
        raise click.UsageError(f"`{text}` was deleted; `stride history undo` takes the last correction back", ctx)
    if day and (there := [entry for entry in entries if day_of(entry) == day]):
        raise click.UsageError(f"there is no `{text}`: that day has only {len(there)}", ctx)
    near = difflib.get_close_matches(text, [*reversed(names.values()), LAST, LAST_RUN], 1)
    hint = f"did you mean `{near[0]}`?" if near else "`stride history list` shows what to write"
    if day and day_and_number(text) and not near:
        hint = "`stride history list` shows the days"
    raise click.UsageError(f"there is no session or run `{text}`; {hint}", ctx)


def _fitting(
    ctx: click.Context, entries: tuple[Session | Run, ...], text: str
) -> tuple[list[Session | Run], date | None]:
    """Return the sessions and runs that a text names, and the day in it, if there is one."""
    from stride_tui.core.week.entry_names import day_and_number, on_day

    if exact := [entry for entry in entries if entry.id == text]:
        return exact, None
    named = day_and_number(text)
    if named is None and text.isalpha():
        from stride_tui.services.typed.times_and_distances import day_from

        day = day_from(text, home_of(ctx).clock.now().local().date())
        named = None if isinstance(day, Refusal) else (day, None)
    if named is None:
        return [entry for entry in entries if text and entry.id.startswith(text)], None
    day, number = named
    those = list(on_day(entries, day))
    return those if number is None else those[number - 1 : number] if number > 0 else [], day


def _short(entry: Session | Run) -> str:
    """Return what a session or run was, with the time of day where it is known: `Legs at 18:00`, `easy run`."""
    from stride_tui.views.history.lines import begun_at, entry_name
    from stride_tui.views.text.clean import clean

    return clean(" at ".join(filter(None, (entry_name(entry), begun_at(entry)))))


def find_session(ctx: click.Context, history: History, text: str) -> Session:
    """Return the session that a text names; a run is a usage error."""
    entry = find_entry(ctx, history, text, with_sets=True)
    if isinstance(entry, Run):
        raise click.UsageError(f"`{text}` is a run: it has no sets", ctx)
    return entry


def find_key(ctx: click.Context, history: History, session: Session, text: str) -> SetKey:
    """Return the key of the set that a text names."""
    from stride_tui.core.history.set_names import find_set
    from stride_tui.core.week.entry_names import entry_names

    sets = history.sets_of(session)
    name = entry_names(entries_of(history))[session.id]
    if not sets:
        raise click.UsageError(
            f"this session has no sets: it was logged by hand (`stride history add {name}` adds some)", ctx
        )
    key = find_set(sets, text)
    if isinstance(key, str):
        raise click.UsageError(f"{key} (`stride history show {name}` names every set)", ctx)
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
