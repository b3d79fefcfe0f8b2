"""Evidence: which sets of a session count for an item, and what the weakest of them was.

A set counts for an item if it is of the same exercise (under any of its names) with the same implement, alternating or
not as the item is, strength work or not as the item is, in whatever routine it was done. For the target it counts only
if the number asked was within the item's own dose (its reps, its range, its time): sets of five and sets of twenty of
one exercise are not compared, and an edited target begins anew, with the weight of last time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import (
    STRENGTH_KINDS,
    Item,
    Load,
    NameKey,
    Reps,
    Side,
    Timed,
    exercise_key,
    target_amount,
)
from stride_tui.core.settings.weights import Rack

SESSIONS_KEPT = 64
"""The most sessions of an item that are read: far more than any rule asks for."""

Grows = Literal["weight", "reps", "time"]
"""The quantity that a rule of progression adds to."""


class DoneSets(msgspec.Struct, frozen=True):
    """One session's sets that count for an item, in order, skipped ones too; `at` is its start in UTC milliseconds."""

    at: int
    sets: tuple[SetRecord, ...]


class Evidence(msgspec.Struct, frozen=True):
    """One session's evidence for an item.

    `weight` is the weight that most sets of the weaker side were done with, in the unit of the weights to choose
    from; `load` is it as it was logged. `low` is the weakest set's reps (or milliseconds), `last` the weaker side's
    last set's. `dropped` is whether a set was lighter than the rest. `asked` is what was asked then, `effort` the
    highest that was logged.
    """

    at: int
    weight: float | None
    low: int
    last: int
    dropped: bool = False
    asked: int | None = None
    effort: float | None = None
    load: Load | None = None


class WorkingWeight(NamedTuple):
    """The weight that most sets were done with, in the unit of the weights to choose from, and the load as it was
    logged."""

    weight: float
    load: Load


def evidence_for(
    history: History, items: Sequence[tuple[Item, bool]], key: NameKey = exercise_key
) -> list[tuple[DoneSets, ...]]:
    """Return, for each item (with whether it is strength work), the sessions with sets of it, newest first, in one
    pass. `key` returns what is the same for all names of an exercise."""
    found: list[list[DoneSets]] = [[] for _ in items]
    open_by_name: dict[str, list[int]] = {}
    for number, (item, _) in enumerate(items):
        open_by_name.setdefault(key(item.exercise), []).append(number)
    for session in reversed(history.sessions):
        if session.light:
            continue  # It asks for less on purpose, so it is no ground for a step.
        by_name: dict[str, list[SetRecord]] = {}
        for record in session.sets:
            if (name := key(record.exercise)) in open_by_name:
                by_name.setdefault(name, []).append(record)
        for name, records in by_name.items():
            for number in open_by_name[name]:
                item, strength = items[number]
                sets = tuple(record for record in records if counts_for(item, strength, record))
                if any(logged(record) for record in sets):
                    found[number].append(DoneSets(session.started, sets))
            open_by_name[name] = [n for n in open_by_name[name] if len(found[n]) < SESSIONS_KEPT]
            if not open_by_name[name]:
                del open_by_name[name]
        if not open_by_name:
            break
    return [tuple(sessions) for sessions in found]


def counts_for(item: Item, strength: bool, record: SetRecord) -> bool:
    """Return whether a set of the item's exercise was done as the item does it."""
    timed = record.asked_ms is not None or record.done_ms is not None
    return (
        record.load.implement == item.load.implement
        and record.alternating == (item.sides == "alternating")
        and (record.kind in STRENGTH_KINDS) == strength
        and timed == isinstance(item.dose, Timed)
    )


def logged(record: SetRecord) -> bool:
    """Return whether a set was done at least in part, with a known count of reps or seconds."""
    return record.status != "skipped" and _amount(record) is not None


def evidence_of(item: Item, grows: Grows, done: Iterable[DoneSets], rack: Rack) -> tuple[Evidence, ...]:
    """Return the evidence of the sessions that count for the target, in their order.

    A session in which a set of the item was skipped is no evidence, and neither is one without a weight where it is
    the weight that grows.
    """
    found = []
    for session in done:
        sets = [record for record in session.sets if _same_target(item, grows, record)]
        if sets and all(logged(record) for record in sets):
            evidence = _weakest(session.at, sets, rack)
            if evidence.weight is not None or grows != "weight":
                found.append(evidence)
    return tuple(found)


def last_weight(done: Iterable[DoneSets], rack: Rack) -> WorkingWeight | None:
    """Return the weight of the latest session that has one, whatever its target was."""
    for session in done:
        weight = working_weight([record for record in session.sets if logged(record)], rack)
        if weight is not None:
            return weight
    return None


def working_weight(sets: Sequence[SetRecord], rack: Rack) -> WorkingWeight | None:
    """Return the weight that most sets of a side were done with (the lighter of two as frequent), of the weaker
    side."""
    by_side: dict[Side | None, Counter[float]] = {}
    for record in sets:
        weight = rack.of(record.load)
        if weight is not None:
            by_side.setdefault(record.side, Counter())[weight] += 1
    if not by_side:
        return None
    lightest = min(_usual(weights) for weights in by_side.values())
    return WorkingWeight(lightest, next(record.load for record in reversed(sets) if rack.of(record.load) == lightest))


def _usual(weights: Counter[float]) -> float:
    most = max(weights.values())
    return min(weight for weight, times in weights.items() if times == most)


def _weakest(at: int, sets: list[SetRecord], rack: Rack) -> Evidence:
    working = working_weight(sets, rack)
    weight = None if working is None else working.weight
    last = {record.side: _amount(record) or 0 for record in sets}
    asked = [_asked(record) for record in sets]
    known = [amount for amount in asked if amount is not None]
    return Evidence(
        at,
        weight,
        min(_amount(record) or 0 for record in sets),
        min(last.values()),
        weight is not None and any((rack.of(record.load) or 0) < weight for record in sets),
        max(known, default=None),
        max((record.effort for record in sets if record.effort is not None), default=None),
        None if working is None else working.load,
    )


def _same_target(item: Item, grows: Grows, record: SetRecord) -> bool:
    """Return whether the number asked is within what the item asks for; a set whose number is unknown is taken to
    be."""
    asked, low = _asked(record), target_amount(item)
    if asked is None or asked == low:
        return True
    if grows != "weight":
        return asked > low
    top = item.dose.upto if isinstance(item.dose, Reps) else None
    return top is not None and low < asked <= top


def _amount(record: SetRecord) -> int | None:
    return record.done_reps if record.done_ms is None else record.done_ms


def _asked(record: SetRecord) -> int | None:
    return record.asked_reps if record.asked_ms is None else record.asked_ms
