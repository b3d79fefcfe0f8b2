"""Notes on a routine: nothing in it is wrong, but it may not be what is meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.progression.rules.registry import fits, rule_named
from stride_tui.core.routines.exercise_names import names_in
from stride_tui.core.routines.routine import Routine, exercise_key, is_unweighed_band

MISSED_MS = 365 * 86_400_000
"""Milliseconds before a routine's latest session: an exercise that was done in it since then is missed where it is
gone; a name that was taken out on purpose is asked about no longer than that."""
LEAST_LIKENESS = 0.4
"""The least likeness of two names, from 0 to 1, for the one to be suggested as the new name of the other."""


class VanishedName(msgspec.Struct, frozen=True):
    """An exercise that sessions of the routine have and no routine has any more: its name, the sets that the whole
    history has of it, and the exercise without any set that it may be called now (None: none is like it)."""

    name: str
    sets: int
    now: str | None = None


class UnusedRule(msgspec.Struct, frozen=True):
    """A rule that adds weight, named by an item that holds a band without a weight."""

    exercise: str
    rule: str


class ClaimedTwice(msgspec.Struct, frozen=True):
    """A name that the exercise `now` of the routine had earlier, and that `other` had too, by the routine named
    `routine`."""

    name: str
    now: str
    other: str
    routine: str


class StillUsed(msgspec.Struct, frozen=True):
    """A name that the exercise `now` of the routine had earlier, and that the routine named `routine` still has."""

    name: str
    now: str
    routine: str


class UnusedExercise(msgspec.Struct, frozen=True):
    """A description of an exercise that no item of the routine has, and the item's exercise that it may be meant for
    (None: none is like it)."""

    name: str
    near: str | None = None


class MissingFigure(msgspec.Struct, frozen=True):
    """A figure that an exercise names and that no file has, and the nearest that there is (None: none is like it)."""

    exercise: str
    figure: str
    near: str | None = None


RoutineNote = VanishedName | UnusedRule | ClaimedTwice | StillUsed | UnusedExercise | MissingFigure


def notes_on(
    routine: Routine, history: History, others: Iterable[Routine] = (), figures: Collection[str] | None = None
) -> tuple[RoutineNote, ...]:
    """Return the notes on a routine, `others` being the other routines that there are, and `figures` the names of all
    figures (None: they are not looked at)."""
    beside = [other for other in others if other.slug != routine.slug]
    found: list[RoutineNote] = [*_vanished(routine, history, beside), *_claimed(routine, beside), *_unused(routine)]
    return (*found, *_undone(routine), *_missing_figures(routine, figures))


def _undone(routine: Routine) -> Iterator[UnusedExercise]:
    """Yield the descriptions that no item uses."""
    used = {exercise_key(name): name for name in routine.exercise_names}
    described = {exercise_key(exercise.name) for exercise in routine.exercises}
    free = [name for of, name in used.items() if of not in described]
    for exercise in routine.exercises:
        if exercise_key(exercise.name) not in used:
            yield UnusedExercise(exercise.name, _nearest(exercise.name, free))


def _missing_figures(routine: Routine, figures: Collection[str] | None) -> Iterator[MissingFigure]:
    """Yield the figures that are named and are not there."""
    for exercise in routine.exercises:
        if figures is not None and exercise.figure is not None and exercise.figure not in figures:
            yield MissingFigure(exercise.name, exercise.figure, _nearest(exercise.figure, figures))


def _nearest(name: str, choices: Collection[str]) -> str | None:
    """Return the choice most like a name, or None."""
    by_fold = {choice.casefold(): choice for choice in choices}
    return next((by_fold[near] for near in difflib.get_close_matches(name.casefold(), by_fold, 1)), None)


def _claimed(routine: Routine, others: list[Routine]) -> Iterator[ClaimedTwice | StillUsed]:
    """Yield the earlier names of the routine's exercises whose sets would be those of another exercise too."""
    for exercise in routine.exercises:
        for earlier in exercise.was:
            of, now = exercise_key(earlier), exercise_key(exercise.name)
            if of == now:
                continue
            for one in (routine, *others):
                if of in map(exercise_key, one.exercise_names):
                    yield StillUsed(earlier, exercise.name, one.name)
                for other in one.exercises:
                    if exercise_key(other.name) != now and of in map(exercise_key, other.was):
                        yield ClaimedTwice(earlier, exercise.name, other.name, one.name)


def _vanished(routine: Routine, history: History, others: list[Routine]) -> list[VanishedName]:
    known = names_in((routine, *others))
    key = known.key
    names = {key(name): name for name in routine.exercise_names}
    gone: dict[str, str] = {}
    done = [session for session in history.sessions if session.routine == routine.slug and session.sets]
    latest = max((session.started for session in done), default=0)
    for session in reversed(done):
        for record in session.sets:
            if session.started >= latest - MISSED_MS and key(record.exercise) not in known.present:
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
