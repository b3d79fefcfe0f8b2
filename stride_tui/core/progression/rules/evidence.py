"""Evidence: what the sets of a session say of an item. `own_sets` finds them.

The weakest set decides, of the weaker side. For the target a set counts only if the number asked was within the item's
own dose (its reps, its range, its time): sets of five and sets of twenty of one exercise are not compared, and an
edited target begins anew, with the weight of last time. A weight edited in the file is a decision: what was done under
another one is no evidence any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.progression.rules.prescription import DoneSets, logged
from stride_tui.core.routines.routine import Item, Load, Reps, Side, Sides, target_amount
from stride_tui.core.settings.weights import Rack

Grows = Literal["weight", "reps", "time"]
"""The quantity that a rule of progression adds to."""


class Evidence(msgspec.Struct, frozen=True):
    """One session's evidence for an item.

    `weight` is the working weight of the weaker side, in the unit of the weights to choose from: the heaviest that met
    its reps; `load` is it as it was logged. `low` is the weakest set's reps (or milliseconds) at it, `last` the weaker
    side's last set's. `round` and `side` are those of the weakest set; `round` is None where all sets were alike.
    `dropped` is whether a set after one of that weight was lighter. `asked` is what was asked then, `effort` the
    highest that was logged, or that of the session where no set has one. `confirmed` is False where
    sets were logged by time alone and the runner has not confirmed them.
    """

    at: int
    weight: float | None
    low: int
    last: int
    dropped: bool = False
    asked: int | None = None
    effort: float | None = None
    load: Load | None = None
    round: int | None = None
    side: Side | None = None
    confirmed: bool = True


class WorkingWeight(NamedTuple):
    """The weight that a session worked with, in the unit of the weights to choose from, and the load as it was
    logged."""

    weight: float
    load: Load


def evidence_of(item: Item, grows: Grows, done: Iterable[DoneSets], rack: Rack) -> tuple[Evidence, ...]:
    """Return the evidence of the sessions that count for the target, in their order.

    A session in which a set of the item was skipped is no evidence, and neither is one without a weight where it is
    the weight that grows. Nothing counts that is older than an edit of the weight in the file.
    """
    found = []
    for session in done:
        if is_edited_since(item, session):
            break
        sets = [record for record in session.sets if _same_target(item, grows, record)]
        if sets and all(logged(record) for record in sets):
            evidence = _weakest(session, sets, rack, target_amount(item))
            if evidence.weight is not None or grows != "weight":
                found.append(evidence)
    return _asked_of_its_weight(item, found) if grows == "weight" else tuple(found)


def _asked_of_its_weight(item: Item, found: list[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence, newest first, with the item's own target where the weight was not that of the time before.

    A rule that changes the weight asks for the item's own target. So what was asked above it was asked of the other
    weight, which the runner did not take.
    """
    own = target_amount(item)
    return tuple(
        msgspec.structs.replace(it, asked=own)
        if it.asked is not None and it.asked > own and older is not None and older.weight != it.weight
        else it
        for it, older in zip_longest(found, found[1:])
    )


def alike_evidence(item: Item, grows: Grows, done: Iterable[DoneSets], rack: Rack) -> tuple[Evidence, ...]:
    """Return the evidence of sets that belong elsewhere: of sessions with the same dose and the same sides, up to the
    latest with another.

    Where the file names a weight, they count only if they were done under the same one: a light day is no heavy day.
    """
    sides: set[Side | None] = set(_SIDES[item.sides])
    alike = []
    for session in done:
        if not all(record.side in sides and _like_dose(item, record) for record in session.sets):
            break
        alike.append(session)
    return evidence_of(item, grows, alike, rack)


def is_edited_since(item: Item, session: DoneSets) -> bool:
    """Return whether the weight in the file is another one now than in a session of the item. Where that is not known,
    it is taken to be the same."""
    known = {record.in_file.weight for record in session.sets if record.in_file is not None}
    return item.load.weight is not None and bool(known) and item.load.weight not in known


def least_done(found: Sequence[Evidence], times: int) -> tuple[int, bool]:
    """Return the reps or milliseconds of the weakest set that a reason counts, and whether others had more.

    It counts the latest `times` confirmed sessions together; with 0 only the latest session, whose set it names itself.
    """
    if not times:
        return found[0].low, False
    counted = [evidence for evidence in found if evidence.confirmed][:times]
    low = min(evidence.low for evidence in counted)
    return low, any(evidence.low > low or evidence.round is not None for evidence in counted)


def last_weight(done: Iterable[DoneSets], rack: Rack) -> WorkingWeight | None:
    """Return the weight of the latest session that has one, whatever its target was."""
    for session in done:
        weight = working_weight([record for record in session.sets if logged(record)], rack)
        if weight is not None:
            return weight
    return None


def working_weight(sets: Sequence[SetRecord], rack: Rack, target: int | None = None) -> WorkingWeight | None:
    """Return the working weight of the weaker side: the heaviest of which a set met its reps.

    `target` is what meets them; without it, what was asked of the set. Where none did, it is the weight of most sets
    (the lighter of two as frequent).
    """
    by_side: dict[Side | None, list[tuple[float, SetRecord]]] = {}
    for record in sets:
        weight = rack.of(record.load)
        if weight is not None:
            by_side.setdefault(record.side, []).append((weight, record))
    if not by_side:
        return None
    lightest = min(_of_side(of_side, target) for of_side in by_side.values())
    return WorkingWeight(lightest, next(record.load for record in reversed(sets) if rack.of(record.load) == lightest))


def _of_side(sets: list[tuple[float, SetRecord]], target: int | None) -> float:
    def met(record: SetRecord) -> bool:
        wanted = target if target is not None else _asked(record)
        return (_amount(record) or 0) >= (wanted or 0)

    heaviest = max((weight for weight, record in sets if met(record)), default=None)
    return _usual(Counter(weight for weight, _ in sets)) if heaviest is None else heaviest


def _usual(weights: Counter[float]) -> float:
    most = max(weights.values())
    return min(weight for weight, times in weights.items() if times == most)


def _weakest(session: DoneSets, sets: list[SetRecord], rack: Rack, target: int) -> Evidence:
    working = working_weight(sets, rack, target)
    weight = None if working is None else working.weight
    counted = _from_working(sets, rack, weight)
    weak = min(counted, key=lambda record: _amount(record) or 0)
    last = {record.side: _amount(record) or 0 for record in counted}
    known = [amount for record in sets if (amount := _asked(record)) is not None]
    efforts = [record.effort for record in sets if record.effort is not None]
    uneven = any(_amount(record) != _amount(weak) for record in counted)
    return Evidence(
        session.at,
        weight,
        _amount(weak) or 0,
        min(last.values()),
        weight is not None and any((rack.of(record.load) or 0) < weight for record in counted),
        max(known, default=None),
        max(efforts, default=session.effort),
        None if working is None else working.load,
        weak.round if uneven else None,
        weak.side if uneven else None,
        session.confirmed,
    )


def _from_working(sets: list[SetRecord], rack: Rack, weight: float | None) -> list[SetRecord]:
    """Return the sets that tell how the working weight went: on each side those from the first with it on, or with
    more where there is none; the lighter ones before led up to it, and a heavier one beside them was an attempt."""
    if weight is None:
        return sets
    found: list[SetRecord] = []
    for side in dict.fromkeys(record.side for record in sets):
        of_side = [(rack.of(record.load) or 0, record) for record in sets if record.side == side]
        own = min((held for held, _ in of_side if held >= weight), default=None)
        first = next((n for n, (held, _) in enumerate(of_side) if held == own), 0)
        found += [record for held, record in of_side[first:] if own is None or held <= own]
    return found


_SIDES: dict[Sides, tuple[Side | None, ...]] = {
    "each": ("left", "right"), "left": ("left",), "right": ("right",), "alternating": (None,), "both": (None,),
}  # fmt: skip


def _like_dose(item: Item, record: SetRecord) -> bool:
    """Return whether a set that belongs elsewhere had the same dose as the item has in its file, and the same weight
    there, where the file names one."""
    low, weight = target_amount(item), item.load.weight
    if weight is not None and (record.in_file is None or record.in_file.weight != weight):
        return False
    if record.in_file is not None:
        return record.in_file.amount == low
    asked = _asked(record)
    top = item.dose.upto if isinstance(item.dose, Reps) and item.dose.upto is not None else low
    return asked is None or low <= asked <= top


def _same_target(item: Item, grows: Grows, record: SetRecord) -> bool:
    """Return whether the number asked is within what the item asks for; a set whose number is unknown is taken to
    be."""
    asked, low = _asked(record), target_amount(item)
    if asked is None or asked == low or (record.in_file is not None and record.in_file.amount == low):
        return True
    if grows != "weight":
        return asked > low
    top = item.dose.upto if isinstance(item.dose, Reps) else None
    return top is not None and low < asked <= top


def _amount(record: SetRecord) -> int | None:
    return record.done_reps if record.done_ms is None else record.done_ms


def _asked(record: SetRecord) -> int | None:
    return record.asked_reps if record.asked_ms is None else record.asked_ms
