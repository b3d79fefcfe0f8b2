"""Bests: heaviest, most reps at a load, longest hold, most volume in a session, by exercise and side.

A best is told when it is beaten, so the first time of anything is none. Only strength work counts, and what is
compared is all that was held, in kilograms: two dumbbells of 10 kg are 20.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from stride_tui.core.evidence import logged
from stride_tui.core.history import History, Session, SetRecord, Side
from stride_tui.core.routine import STRENGTH_KINDS, Load
from stride_tui.core.weights import KG_PER_LB

BestKind = Literal["heaviest", "reps", "longest", "volume"]
Key = tuple[str, Side | None]


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


def new_bests(session: Session, history_before: History) -> tuple[Best, ...]:
    """The bests that a session beat, in the order of its exercises; what history knows of it or later is left out."""
    now = _by_key(session, None)
    names = {exercise for exercise, _ in now}
    earlier: dict[Key, list[list[SetRecord]]] = {}
    for other in history_before.sessions:
        if other.id != session.id and other.started <= session.started:
            for key, sets in _by_key(other, names).items():
                earlier.setdefault(key, []).append(sets)
    found: list[Best] = []
    for key, sets in now.items():
        before = earlier.get(key, [])
        every = [record for records in before for record in records]
        told = (_heaviest(sets, every), _most_reps(sets, every), _longest(sets, every), _volume(sets, before))
        found += [best for best in told if best is not None]
    return tuple(found)


def held_kg(load: Load) -> float | None:
    """All that is held, in kilograms; 0 with empty hands, None where nobody knows."""
    if load.implement == "none":
        return 0
    return None if load.weight is None else load.weight * load.count * (KG_PER_LB if load.unit == "lb" else 1)


def _by_key(session: Session, names: set[str] | None) -> dict[Key, list[SetRecord]]:
    """The session's strength sets by exercise and side, of these exercises (None: of all)."""
    found: dict[Key, list[SetRecord]] = {}
    for record in session.sets:
        if (names is None or record.exercise in names) and record.kind in STRENGTH_KINDS and logged(record):
            found.setdefault((record.exercise, record.side), []).append(record)
    return found


def _top(sets: Iterable[SetRecord], measure: Callable[[SetRecord], float | None]) -> tuple[float, SetRecord] | None:
    """The set that measures most, and its measure; the first of equals. Nothing done measures nothing."""
    best: tuple[float, SetRecord] | None = None
    for record in sets:
        value = measure(record)
        if value and (best is None or value > best[0]):
            best = value, record
    return best


def _best(kind: BestKind, now: tuple[float, SetRecord] | None, before: tuple[float, SetRecord] | None) -> Best | None:
    if now is None or before is None or now[0] <= before[0]:
        return None
    record = now[1]
    load_before = before[1].load if kind == "heaviest" else None
    return Best(kind, record.exercise, record.side, now[0], before[0], record.load, load_before)


def _heaviest(sets: list[SetRecord], earlier: list[SetRecord]) -> Best | None:
    def weight(record: SetRecord) -> float | None:
        return held_kg(record.load) if record.done_reps or record.done_ms else None

    return _best("heaviest", _top(sets, weight), _top(earlier, weight))


def _most_reps(sets: list[SetRecord], earlier: list[SetRecord]) -> Best | None:
    """More reps than ever at this load or a heavier one; of several loads the heaviest."""
    found: dict[float, Best] = {}
    for record in sets:
        at = held_kg(record.load)

        def as_heavy(other: SetRecord, at: float | None = at, load: Load = record.load) -> bool:
            held = held_kg(other.load)
            if at is None or held is None:
                return at == held and other.load.implement == load.implement
            return held >= at

        alike = [other for other in sets if other.load == record.load]
        best = _best("reps", _top(alike, _reps), _top(filter(as_heavy, earlier), _reps))
        if best is not None:
            found.setdefault(at or 0, best)
    return found[max(found)] if found else None


def _longest(sets: list[SetRecord], earlier: list[SetRecord]) -> Best | None:
    def seconds(record: SetRecord) -> float | None:
        # What a late tick adds is no best.
        return record.done_ms and record.done_ms // 1000 * 1000

    return _best("longest", _top(sets, seconds), _top(earlier, seconds))


def _volume(sets: list[SetRecord], sessions: list[list[SetRecord]]) -> Best | None:
    now, before = _moved(sets), max(map(_moved, sessions), default=0)
    if not 0 < before < now:
        return None
    heaviest = max(sets, key=lambda record: held_kg(record.load) or 0)
    return Best("volume", heaviest.exercise, heaviest.side, now, before, heaviest.load)


def _moved(sets: list[SetRecord]) -> float:
    # Rounded, for the same sets in another order may add up to a hair more.
    return round(sum((record.done_reps or 0) * (held_kg(record.load) or 0) for record in sets), 4)


def _reps(record: SetRecord) -> float | None:
    return record.done_reps
