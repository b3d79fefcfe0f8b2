"""Today's doses and loads: from a rule and the history. `rules.registry` lists the rules.

Pure: the same history and settings always return the same answer, so that an amended history changes it. A step is
taken from what was done last time, never from what had been asked: a runner who takes another weight goes on from
there. The weaker side decides, and so does the weakest set. A weight that is asked for is one that is owned.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import DAY_MS
from stride_tui.core.progression.rules.evidence import (
    DoneSets,
    Evidence,
    WorkingWeight,
    evidence_for,
    evidence_of,
    last_weight,
)
from stride_tui.core.progression.rules.prescription import Direction, Prescription, Reason, Today, Why
from stride_tui.core.progression.rules.registry import rule_of
from stride_tui.core.progression.rules.rule import Case, Move, Rule, whole_pairs
from stride_tui.core.routines.routine import Block, Dose, Item, Load, NameKey, Reps, Routine, Timed, exercise_key
from stride_tui.core.settings.settings import Settings
from stride_tui.core.settings.weights import Rack, in_own_unit, rack_for

WEEK_MS = 7 * DAY_MS


def today(routine: Routine, history: History, settings: Settings, now_utc: int, key: NameKey = exercise_key) -> Today:
    """Return the routine as it is to be done today.

    Pass the routine as its file has it, not one that was made for another day. `key` returns what is the same for all
    names of an exercise.
    """
    routine = in_own_unit(routine, settings)
    places = [(n, m) for n, block in enumerate(routine.blocks) for m in range(len(block.items))]
    items = [(routine.blocks[n].items[m], routine.blocks[n].is_strength) for n, m in places]
    asks = {
        place: ask_for(item, done, settings, now_utc, strength)
        for place, (item, strength), done in zip(places, items, evidence_for(history, items, key), strict=True)
    }
    blocks = tuple(_asked_block(block, n, asks) for n, block in enumerate(routine.blocks))
    return Today(msgspec.structs.replace(routine, blocks=blocks), asks)


def ask_for(
    item: Item, done: Sequence[DoneSets], settings: Settings, now_utc: int, strength: bool = True
) -> Prescription:
    """Return what is asked of an item, from the sessions with sets of it, newest first, as `evidence_for` finds
    them.

    `strength` is whether the item is in a strength block: in others only a rule that the file names is used.
    """
    rule = rule_of(item, strength)
    if rule is None:
        return _unruled(item, done, rack_for(item.load, settings))
    numbers = rule.tuned(item.tuning)
    rack = rack_for(item.load, settings, numbers.step if rule.grows == "weight" else None)
    evidence = evidence_of(item, rule.grows, done, rack)
    if not evidence:
        return _begun(item, rule, done, rack)
    weeks = (now_utc - done[0].at) / WEEK_MS
    move = rule.step(Case(item, numbers, rack, evidence, weeks))
    newest, dose = evidence[0], _dose(item, rule, move.amount)
    load, unowned = _load(item, rack, newest.weight if move.weight is None else move.weight)
    reason = Reason(
        move.why,
        Reps(newest.low) if isinstance(item.dose, Reps) else Timed(newest.low),
        newest.load or _with(item.load, None, rack),
        newest.asked,
        move.times,
        move.needed,
        newest.effort,
        numbers.effort_limit,
        max(0, int(weeks)),
        move.then,
        rack.named and load.weight is not None,
        unowned,
        newest.weight,
    )
    return Prescription(dose, load, reason, _change(move, newest, load, rack), rule.name)


def _unruled(item: Item, done: Sequence[DoneSets], rack: Rack) -> Prescription:
    """Return the routine's own dose and weight; the weight of last time where it has none."""
    own = rack.of(item.load)
    last = last_weight(done, rack) if own is None else None
    load, unowned = _load(item, rack, own if last is None else last.weight)
    reason = _with_last(last, "file", rack, load, unowned)
    return Prescription(item.dose, load, reason, "hold" if done else "first")


def _begun(item: Item, rule: Rule, done: Sequence[DoneSets], rack: Rack) -> Prescription:
    """Return the routine's own dose, with the weight of last time or the routine's: no session counts yet."""
    last = last_weight(done, rack)
    load, unowned = _load(item, rack, rack.of(item.load) if last is None else last.weight)
    otherwise: Why = "first" if not done else "unweighed" if rule.grows == "weight" else "file"
    reason = _with_last(last, otherwise, rack, load, unowned)
    return Prescription(item.dose, load, reason, "hold" if done else "first", rule.name)


def _with_last(last: WorkingWeight | None, otherwise: Why, rack: Rack, load: Load, unowned: float | None) -> Reason:
    """Return the reason of a load that is that of last time, or has another reason without one."""
    owned = rack.named and load.weight is not None
    if last is None:
        return Reason(otherwise, owned=owned, unowned=unowned)
    return Reason("last", load=last.load, owned=owned, unowned=unowned, counted=last.weight)


def _dose(item: Item, rule: Rule, amount: int | None) -> Dose:
    if amount is None:
        return item.dose
    if isinstance(item.dose, Timed):
        return Timed(amount)
    top = whole_pairs(item, item.dose.upto) if rule.ranged and item.dose.upto is not None else None
    return Reps(amount, top if top is not None and top > amount else None)


def _load(item: Item, rack: Rack, weight: float | None) -> tuple[Load, float | None]:
    """Return the load with a weight that is owned, and the weight that it replaces, if that one is not owned."""
    if item.load.implement == "none":
        return item.load, None
    if weight is None:
        return _with(item.load, None, rack), None
    chosen = rack.at_or_below(weight)
    return _with(item.load, chosen, rack), None if chosen == weight else weight


def _with(load: Load, weight: float | None, rack: Rack) -> Load:
    return msgspec.structs.replace(load, weight=weight, unit=rack.unit)


def _change(move: Move, newest: Evidence, load: Load, rack: Rack) -> Direction:
    """Return the rule's own direction, unless it is not up and the weights owned turned it.

    The weight owned that is nearest to what was lifted in the other unit is the same weight: 12 kg are 26 lb.
    """
    before, unit = newest.weight, load.unit if newest.load is None else newest.load.unit
    if move.change == "up" or load.weight is None or before is None or load.weight == before:
        return move.change
    if move.change == "hold" and unit != load.unit and load.weight == rack.nearest(before):
        return "hold"
    return "up" if load.weight > before else "down"


def _asked_block(block: Block, block_n: int, asks: dict[tuple[int, int], Prescription]) -> Block:
    items = tuple(
        msgspec.structs.replace(item, dose=asks[block_n, n].dose, load=asks[block_n, n].load)
        for n, item in enumerate(block.items)
    )
    return msgspec.structs.replace(block, items=items)
