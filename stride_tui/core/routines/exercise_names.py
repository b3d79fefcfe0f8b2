"""The names of exercises: which are spellings of one name, and which an exercise had earlier."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stride_tui.core.routines.library import Library
from stride_tui.core.routines.routine import Routine, exercise_key


class ExerciseNames(msgspec.Struct, frozen=True):
    """The names that routines give their exercises now, and the earlier ones that they join to these by `was`.

    `joined` has the present key by that of an earlier name, `present` the name as a routine writes it, by its key.
    """

    joined: dict[str, str] = {}
    present: dict[str, str] = {}

    def key(self, name: str) -> str:
        """Return what is the same for all names of one exercise, and differs for those of two."""
        key = exercise_key(name)
        return self.joined.get(key, key)

    def name(self, name: str) -> str:
        """Return the name that the exercise has now; the same name for one that no routine has."""
        return self.present.get(self.key(name), name)


def names_in(routines: Iterable[Routine]) -> ExerciseNames:
    """Return the names of the exercises of some routines.

    Where two of them claim one earlier name, the first counts, and so it does where they would rename in a circle.
    """
    later: dict[str, str] = {}
    present: dict[str, str] = {}
    for routine in routines:
        for name in routine.exercise_names:
            present.setdefault(exercise_key(name), name)
        for exercise in routine.exercises:
            for earlier in exercise.was:
                key = exercise_key(earlier)
                if key not in later and _latest(later, exercise_key(exercise.name)) != key:
                    later[key] = exercise_key(exercise.name)
    return ExerciseNames({key: _latest(later, key) for key in later}, present)


class KnownNames:
    """The names of exercises by a library and a routine that counts before the others; worked out when these change."""

    def __init__(self) -> None:
        self._made_of: tuple[Library, Routine | None] | None = None
        self._names = ExerciseNames()

    def by(self, library: Library, first: Routine | None) -> ExerciseNames:
        """Return the names, the very same object while library and routine are the same."""
        if self._made_of is None or self._made_of[0] is not library or self._made_of[1] is not first:
            self._made_of = library, first
            self._names = names_in((*((first,) if first else ()), *library.routines))
        return self._names


def _latest(later: dict[str, str], key: str) -> str:
    """Return the key at the end of the renamings that begin at `key`; they form no circle."""
    while key in later:
        key = later[key]
    return key
