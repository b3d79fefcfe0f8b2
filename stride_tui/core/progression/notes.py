"""Notes on a routine: nothing in it is wrong, but it may not be what is meant."""

from __future__ import annotations

import difflib

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.progression.rules.registry import fits, rule_named
from stride_tui.core.routines.routine import NameKey, Routine, exercise_key, is_unweighed_band

SESSIONS_ASKED = 5
"""The number of latest sessions of a routine whose exercises are missed where they are gone from it; a name that was
taken out on purpose is asked about no longer than that."""
LEAST_LIKENESS = 0.4
"""The least likeness of two names, from 0 to 1, for the one to be suggested as the new name of the other."""


class VanishedName(msgspec.Struct, frozen=True):
    """An exercise that recent sessions of the routine have and its file has no more: its name, the sets that the whole
    history has of it, and the exercise without any set that it may be called now (None: none is like it)."""

    name: str
    sets: int
    now: str | None = None


class UnusedRule(msgspec.Struct, frozen=True):
    """A rule that adds weight, named by an item that holds a band without a weight."""

    exercise: str
    rule: str


RoutineNote = VanishedName | UnusedRule


def notes_on(routine: Routine, history: History, key: NameKey = exercise_key) -> tuple[RoutineNote, ...]:
    """Return the notes on a routine; `key` returns what is the same for all names of an exercise."""
    return (*_vanished(routine, history, key), *_unused(routine))


def _vanished(routine: Routine, history: History, key: NameKey) -> list[VanishedName]:
    names = {key(name): name for name in routine.exercise_names}
    gone: dict[str, str] = {}
    recent = [session for session in history.sessions if session.routine == routine.slug and session.sets]
    for session in reversed(recent[-SESSIONS_ASKED:]):
        for record in session.sets:
            if key(record.exercise) not in names:
                gone.setdefault(key(record.exercise), record.exercise)
    if not gone:
        return []
    counts: dict[str, int] = {}
    for session in history.sessions:
        for record in session.sets:
            if record.status != "skipped":
                counts[key(record.exercise)] = counts.get(key(record.exercise), 0) + 1
    new = [name for of, name in names.items() if of not in counts]
    lost = {of: name for of, name in gone.items() if of in counts}
    return [VanishedName(name, counts[of], _new_name(name, new, alone=len(lost) == 1)) for of, name in lost.items()]


def _new_name(name: str, new: list[str], alone: bool) -> str | None:
    """Return which of the new names a vanished one may have become: the only one, or the one most like it."""
    if alone and len(new) == 1:
        return new[0]
    return next(iter(difflib.get_close_matches(name, new, 1, LEAST_LIKENESS)), None)


def _unused(routine: Routine) -> list[UnusedRule]:
    items = [item for block in routine.blocks for item in block.items if is_unweighed_band(item.load)]
    return [
        UnusedRule(item.exercise, rule.name)
        for item in items
        if (rule := rule_named(item.progress)) and rule.grows == "weight" and fits(rule.name, item)
    ]
