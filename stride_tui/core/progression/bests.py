"""Bests: heaviest, most reps at a load, longest hold, most volume in a session, by exercise and side.

A best is reported when it beats an earlier one, so the first time of anything is none. Only strength work counts,
and what is compared is all that was held, in kilograms: two dumbbells of 10 kg are 20. Each weight is compared to a
hundredth, so that 135 lb and 61.23 kg, which are one bar, are no best over each other.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.routines.routine import KG_PER_LB, STRENGTH_KINDS, Load, NameKey, Side, exercise_key

BestKind = Literal["heaviest", "reps", "longest", "volume"]
ExerciseSide = tuple[str, Side | None]
"""The key of an exercise's names, and a side."""


class Best(msgspec.Struct, frozen=True):
    """A best that was beaten. `value` and `before` are kilograms held in all, reps, milliseconds, or kilograms moved
    in all; `load` is what it was done with, `load_before` what the heaviest was before.
    """

    kind: BestKind
    exercise: str
    side: Side | None
    value: float
    before: float
    load: Load
    load_before: Load | None = None


def new_bests(session: Session, history_before: History, key: NameKey = exercise_key) -> tuple[Best, ...]:
    """Return the bests that a session beat, in the order of its exercises.

    The session's own line in the history, and later ones, are left out of the comparison. `key` returns what is the
    same for all names of an exercise.
    """
    now: dict[ExerciseSide, Marks] = {}
    keys = {name: key(name) for name in {record.exercise for record in session.sets}}
    _read(session, keys, now)
    done = set(keys.values())
    written = {record.exercise for other in history_before.sessions for record in other.sets}
    keys = {name: its for name in written if (its := key(name)) in done}
    earlier: dict[ExerciseSide, Marks] = {}
    for other in history_before.sessions:
        if other.id != session.id and other.started <= session.started:
            _read(other, keys, earlier)
    beaten: list[Best] = []
    for of, marks in now.items():
        if of in earlier:
            beaten += marks.beaten(earlier[of])
    return tuple(beaten)


def held_kg(load: Load) -> float | None:
    """Return all that is held, in kilograms, each weight to a hundredth; 0 with empty hands, None where the weight is
    unknown."""
    if load.implement == "none":
        return 0
    if load.weight is None:
        return None
    return load.count * round(load.weight if load.unit == "kg" else load.weight * KG_PER_LB, 2)


class MostOf(NamedTuple):
    """The most of something, and the set that had it. `exact` is the value to be shown where it is not the one that is
    compared: pounds that were moved, in kilograms to the last digit."""

    value: float
    record: SetRecord
    exact: float | None = None


class Marks:
    """The most of everything in the sets of one exercise on one side, over one session or many.

    `reps` has the most reps at each load: by the kilograms held, and by implement where the weight is unknown. Sets
    are read once, for there may be decades of them.
    """

    __slots__ = ("exactly_moved", "heaviest", "longest", "moved", "reps", "volume")

    def __init__(self) -> None:
        self.heaviest: MostOf | None = None
        self.longest: MostOf | None = None
        self.reps: dict[float | str, MostOf] = {}
        self.volume: MostOf | None = None
        self.moved = self.exactly_moved = 0.0

    def read(self, record: SetRecord) -> None:
        """Add a set that was done."""
        held, reps = held_kg(record.load), record.done_reps
        # What a late tick adds is no longer hold.
        ms = (record.done_ms or 0) // 1000 * 1000
        if reps:
            at = record.load.implement if held is None else held
            best = self.reps.get(at)
            if best is None or reps > best.value:
                self.reps[at] = MostOf(reps, record)
            self.moved += reps * (held or 0)
            exact = _exact_kg(record.load) if held and record.load.unit == "lb" else held
            self.exactly_moved += reps * (exact or 0)
        if ms and (self.longest is None or ms > self.longest.value):
            self.longest = MostOf(ms, record)
        if held and (reps or ms) and (self.heaviest is None or held > self.heaviest.value):
            self.heaviest = MostOf(held, record)

    def end_session(self, last: SetRecord) -> None:
        """Compare what was moved in the session, whose last set this was, with the most so far."""
        # Rounded, for the same sets in another order may add up to slightly more.
        moved, exact = round(self.moved, 4), round(self.exactly_moved, 4)
        self.moved = self.exactly_moved = 0.0
        if moved and (self.volume is None or moved > self.volume.value):
            self.volume = MostOf(moved, last, exact)

    def beaten(self, before: Marks) -> list[Best]:
        """Return the bests of these marks over earlier ones."""
        pairs: list[tuple[BestKind, MostOf | None, MostOf | None]] = [
            ("heaviest", self.heaviest, before.heaviest),
            ("reps", *self._more_reps(before)),
            ("longest", self.longest, before.longest),
            ("volume", self.volume, before.volume),
        ]
        return [
            _best(kind, now, then) for kind, now, then in pairs if now is not None and then and now.value > then.value
        ]

    def _more_reps(self, before: Marks) -> tuple[MostOf | None, MostOf | None]:
        """Return the most reps at the heaviest load at which they beat all reps at that load or a heavier one."""
        for at in sorted(self.reps, key=lambda at: -1 if isinstance(at, str) else at, reverse=True):
            if isinstance(at, str):
                alike = [mark for key, mark in before.reps.items() if key == at]
            else:
                alike = [mark for key, mark in before.reps.items() if not isinstance(key, str) and key >= at]
            most = max(alike, key=lambda mark: mark.value, default=None)
            if most is not None and self.reps[at].value > most.value:
                return self.reps[at], most
        return None, None


def _read(session: Session, keys: dict[str, str], marks: dict[ExerciseSide, Marks]) -> None:
    """Add the session's strength sets of the exercises with these names; `keys` has the key of each name."""
    last: dict[ExerciseSide, SetRecord] = {}
    for record in session.sets:
        if record.exercise in keys and record.kind in STRENGTH_KINDS and record.status != "skipped":
            of = keys[record.exercise], record.side
            if of not in marks:
                marks[of] = Marks()
            marks[of].read(record)
            last[of] = record
    for of, record in last.items():
        marks[of].end_session(record)


def _best(kind: BestKind, now: MostOf, before: MostOf) -> Best:
    record = now.record
    load_before = before.record.load if kind == "heaviest" else None
    value, earlier = (most.value if most.exact is None else most.exact for most in (now, before))
    return Best(kind, record.exercise, record.side, value, earlier, record.load, load_before)


def _exact_kg(load: Load) -> float:
    """Return all that is held, which is in pounds, in kilograms to the last digit."""
    return (load.weight or 0) * load.count * KG_PER_LB
