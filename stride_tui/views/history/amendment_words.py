"""Corrections in words: what each of them changed, so that the user knows what an undo takes back."""

from __future__ import annotations

from collections.abc import Iterable

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
)
from stride_tui.core.history.history import History
from stride_tui.core.history.records import NOT_INSTEAD
from stride_tui.core.history.set_names import set_name
from stride_tui.core.routines.routine import Load
from stride_tui.views.history.lines import entry_words, set_words
from stride_tui.views.history.logged import start_words
from stride_tui.views.text.words import load_words, number


def amendment_words(history: History, amendment: Amendment) -> str:
    """Return a correction in one line: `3.2.1.left: reps 7, effort 8 (Legs, Wed 18 Nov 2026 18:00)`."""
    target = amendment.target
    entry = history.originals.get(target)
    what = entry_words(entry) if entry else target
    return f"{change_words(amendment.change)} ({what})"


def change_words(change: Correction) -> str:
    """Return what a correction changes: `3.2.1.left: reps 7, effort 8`, `3.2.1.left deleted`, `effort 6`, `deleted`."""
    if isinstance(change, Deleted):
        return "deleted"
    if isinstance(change, SetDeleted):
        return f"{set_name(change.key)} deleted"
    if isinstance(change, SetChange):
        return f"{set_name(change.key)}: {_fields(change)}"
    if isinstance(change, SetAdded):
        return f"{set_name(change.key)} added: {set_words(change.record)}"
    if isinstance(change, SessionChange | RunChange):
        return _fields(change)
    return "an undo"


def dropped_words(changes: Iterable[Correction]) -> str:
    """Return which corrections end with a session's end that was taken back: `No longer corrected: minutes 31.`"""
    return f"No longer corrected: {', '.join(map(change_words, changes))}."


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
