"""Corrections in words: what each of them changed, so that the user knows what an undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import UNSET

from stride_tui.core.history.amendments import (
    Amendment,
    Correction,
    Deleted,
    RunChange,
    SessionChange,
    SetAdded,
    SetChange,
    SetDeleted,
    SetKey,
)
from stride_tui.core.history.history import History
from stride_tui.core.history.records import NOT_INSTEAD, Run, Session, SetRecord
from stride_tui.core.history.spoken_sets import round_and_side, spoken_sets
from stride_tui.core.routines.routine import Load
from stride_tui.views.history.lines import entry_words, set_words
from stride_tui.views.history.logged import start_words
from stride_tui.views.text.words import load_words, number


def amendment_words(history: History, amendment: Amendment) -> str:
    """Return a correction in one line: `Squat, round 1, left: reps 7, effort 8 (Legs, Wed 18 Nov 2026 18:00)`."""
    entry = history.originals.get(amendment.target) or _entry(history, amendment.target)
    what = entry_words(entry) if entry else "of a session or run that is not in the history"
    sets = {**history.raw.sets_of(entry), **history.sets_of(entry)} if isinstance(entry, Session) else {}
    return f"{change_words(amendment.change, sets)} ({what})"


def change_words(change: Correction, sets: Mapping[SetKey, SetRecord]) -> str:
    """Return what a correction changes: `Squat, round 1, left: reps 7, effort 8`, `effort 6`, `deleted`.

    `sets` are those of its session before it.
    """
    if isinstance(change, Deleted):
        return "deleted"
    if isinstance(change, SetAdded):
        own = {**sets, change.key: change.record}
        return f"{_set(change.key, own)} added: {set_words(change.record)}"
    if isinstance(change, SetDeleted):
        return f"{_set(change.key, sets)} deleted"
    if isinstance(change, SetChange):
        return f"{_set(change.key, sets)}: {_fields(change)}"
    if isinstance(change, SessionChange | RunChange):
        return _fields(change)
    return "an undo"


def dropped_words(changes: Iterable[Correction], of: Session | None) -> str:
    """Return which corrections of a session end with its end, which was taken back: `No longer corrected: minutes
    31.`"""
    sets = History.of([of]).sets_of(of) if of else {}
    return f"No longer corrected: {', '.join(change_words(change, sets) for change in changes)}."


def _entry(history: History, id: str) -> Session | Run | None:
    """Return the session or run with an id, which has no correction any more."""
    shown: tuple[Session | Run, ...] = (*history.sessions, *history.runs)
    return next((entry for entry in shown if entry.id == id), None)


def _set(key: SetKey, sets: Mapping[SetKey, SetRecord]) -> str:
    """Return a set's name in words; only its round and side where its session is not known."""
    return spoken_sets(sets)[key] if key in sets else f"a set of {round_and_side(key)}"


_NAMES = {"done_reps": "reps", "done_ms": "seconds"}


def _fields(change: SetChange | SessionChange | RunChange) -> str:
    """Return the fields that a change sets, with their values: `reps 7, effort 8`."""
    unsaid = ("key", "started", "offset", "timed", "week_target")
    names = (name for name in change.__struct_fields__ if name not in unsaid)
    given = {name: getattr(change, name) for name in names if getattr(change, name) is not UNSET}
    return ", ".join([*_start(change), *(_field(name, value) for name, value in given.items())])


def _start(change: SetChange | SessionChange | RunChange) -> list[str]:
    """Return `begun Tue 17 Nov 2026 07:00` where the start was corrected; without the time where it is not known."""
    if isinstance(change, SetChange) or change.started is UNSET:
        return []
    offset = 0 if change.offset is UNSET else change.offset
    return [f"begun {start_words(change.started, offset, change.timed is not False)}"]


def _instead(value: object) -> str:
    """Return an answer about a run: `instead of 2026-11-28`, `not instead of a planned run`, `asked again`."""
    if value is None:
        return "to be asked again"
    return "not instead of a planned run" if value == NOT_INSTEAD else f"instead of {value}"


def _field(name: str, value: object) -> str:
    """Return one field with its value: `reps 7`, `no effort`, `note “left knee”`."""
    name = _NAMES.get(name, name)
    if name == "instead_of":
        return _instead(value)
    if name == "confirmed":
        return "all sets as asked" if value else "not confirmed"
    if value is None:
        return f"no {name}"
    if isinstance(value, Load):
        return load_words(value) or "no load"
    if isinstance(value, int | float):
        return f"{name} {number(value / 1000 if name == 'seconds' else value)}"
    return f"{name} “{value}”" if name == "note" else f"{name} {value}"
