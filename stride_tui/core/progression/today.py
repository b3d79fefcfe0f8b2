"""Today's doses and loads: from a rule and the history. `rules.registry` lists the rules.

Pure: the same history and settings always return the same answer, so that an amended history changes it. A step is
taken from what was done last time, never from what had been asked: a runner who takes another weight goes on from
there. The weaker side decides, and so does the weakest set. A weight that is asked for is one that is owned.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import DAY_MS
from stride_tui.core.progression.held import held_for_lighter_week
from stride_tui.core.progression.lighter_weeks import lighter_week
from stride_tui.core.progression.rules.counted import REPS_RULE, is_done_without
from stride_tui.core.progression.rules.evidence import (
    Evidence,
    Grows,
    alike_evidence,
    evidence_of,
    is_edited_since,
    last_weight,
)
from stride_tui.core.progression.rules.prescription import Direction, DoneSets, Known, Prescription, Reason, Today, Why
from stride_tui.core.progression.rules.registry import NO_RULE, rule_of
from stride_tui.core.progression.rules.rule import Case, Move, Rule, whole_pairs
from stride_tui.core.routines.light import lighter_week_of
from stride_tui.core.routines.routine import (
    Block,
    Dose,
    InFile,
    Item,
    Load,
    NameKey,
    Reps,
    Routine,
    Timed,
    exercise_key,
    target_amount,
)
from stride_tui.core.settings.settings import Settings
from stride_tui.core.settings.weights import Rack, in_own_unit, rack_for
from stride_tui.core.week.calendar import date_at

WEEK_MS = 7 * DAY_MS


def today(
    routine: Routine,
    history: History,
    settings: Settings,
    now_utc: int,
    key: NameKey = exercise_key,
    day: date | None = None,
) -> Today:
    """Return the routine as it is to be done today.

    Pass the routine as its file has it, not one that was made for another day. `key` returns what is the same for all
    names of an exercise. `day` is the local date, whose week may be a lighter one; without it that of UTC.
    """
    routine = in_own_unit(routine, settings)
    known = _known(routine, history, key)
    asks = {
        (n, m): ask_for(item, known.get((n, m), Known()), settings, now_utc, block.is_strength)
        for n, block in enumerate(routine.blocks)
        for m, item in enumerate(block.items)
    }
    lighter = lighter_week(routine, history, settings, date_at(now_utc, 0) if day is None else day)
    if lighter:
        asks = {place: held_for_lighter_week(ask) for place, ask in asks.items()}
    blocks = tuple(_asked_block(block, n, asks) for n, block in enumerate(routine.blocks))
    asked = msgspec.structs.replace(routine, blocks=blocks)
    return Today(lighter_week_of(asked) if lighter else asked, asks, lighter)


def _known(routine: Routine, history: History, key: NameKey) -> dict[tuple[int, int], Known]:
    """Return what the history has for each item of a routine."""
    if not history.sessions:
        return {}
    # The first picture of a new home does without it.
    from stride_tui.core.progression.rules.own_sets import evidence_for

    return evidence_for(history, routine, key)


def ask_for(item: Item, known: Known, settings: Settings, now_utc: int, strength: bool = True) -> Prescription:
    """Return what is asked of an item, from what the history has for it, as `evidence_for` finds it.

    It goes by its own sets first, then by those of the same dose and sides elsewhere, then by the weight in the file,
    then by the same exercise at another dose elsewhere, scaled. `strength` is whether the item is in a strength block:
    in others only a rule that the file names is used.
    """
    rule = rule_of(item, strength)
    if rule is not None and rule.grows == "weight" and is_done_without(item, known):
        rule = REPS_RULE
    if rule is None:
        return _unruled(item, known, rack_for(item.load, settings))
    numbers = rule.tuned(item.tuning)
    rack = rack_for(item.load, settings, numbers.step if rule.grows == "weight" else None)
    evidence = evidence_of(item, rule.grows, known.own, rack)
    if not evidence and not known.own:
        evidence = alike_evidence(item, rule.grows, known.elsewhere, rack)
    if not evidence:
        return _begun(item, rule.grows, known, rack, rule.name)
    weeks = (now_utc - (known.last_at or now_utc)) / WEEK_MS
    move = _next_move(rule, Case(item, numbers, rack, evidence, weeks))
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
        newest.round,
        newest.side,
        move.top,
    )
    return Prescription(dose, load, reason, _change(move, newest, load, rack), rule.name)


def _next_move(rule: Rule, case: Case) -> Move:
    """Return the rule's answer. Unconfirmed sets hold where they are the latest, and else say nothing; a
    time away counts all the same."""
    confirmed = tuple(evidence for evidence in case.found if evidence.confirmed)
    if case.away or case.newest.confirmed:
        return rule.step(msgspec.structs.replace(case, found=confirmed) if confirmed and not case.away else case)
    return Move("hold", "unconfirmed", case.newest.asked, case.newest.weight)


def _unruled(item: Item, known: Known, rack: Rack) -> Prescription:
    """Return the routine's own dose and weight; the weight of last time where it has none."""
    if rack.of(item.load) is None:
        return _begun(item, None, known, rack, NO_RULE)
    load, unowned = _load(item, rack, rack.of(item.load))
    reason = Reason("file", owned=rack.named and load.weight is not None, unowned=unowned)
    return Prescription(item.dose, load, reason, "first" if known.last_at is None else "hold")


def _dose(item: Item, rule: Rule, amount: int | None) -> Dose:
    if amount is None:
        return item.dose
    if isinstance(item.dose, Timed):
        return Timed(amount)
    shown = rule.ranged or item.tuning.up_to is None
    top = whole_pairs(item, item.dose.upto) if shown and item.dose.upto is not None else None
    return Reps(amount, top if top is not None and top > amount else None)


def _begun(item: Item, grows: Grows | None, known: Known, rack: Rack, rule: str) -> Prescription:
    """Return the routine's own dose: with the weight of the item's last time, unless the one in the file was edited
    since; else with the file's; else with that of the exercise elsewhere, scaled from its dose. A session that asked
    for less on purpose gives the weight of last time where no other has one."""
    own = rack.of(item.load)
    done = known.own or known.lighter
    edited = bool(done) and is_edited_since(item, done[0])
    last = None if edited else last_weight((*known.own, *known.lighter), rack)
    scaled = _scaled(item, known.elsewhere, rack) if last is None and own is None and known.elsewhere else None
    if last is not None:
        load, unowned = _load(item, rack, last.weight)
        reason = Reason("last", load=last.load, counted=last.weight)
    elif scaled is not None:
        load, unowned = _load(item, rack, scaled[0])
        reason = Reason("elsewhere", did=scaled[1], load=scaled[2])
    else:
        load, unowned = _load(item, rack, own)
        reason = Reason("edited" if edited and grows is not None else _without(item, grows, known))
    named = rack.named and load.weight is not None
    reason = msgspec.structs.replace(reason, owned=named, unowned=unowned)
    return Prescription(item.dose, load, reason, "hold" if done or last is not None else "first", rule)


def _load(item: Item, rack: Rack, weight: float | None) -> tuple[Load, float | None]:
    """Return the load with a weight that is owned, and the weight that it replaces, if that one is not owned."""
    if item.load.implement == "none":
        return item.load, None
    if weight is None:
        return _with(item.load, None, rack), None
    chosen = rack.at_or_below(weight)
    return _with(item.load, chosen, rack), None if chosen == weight else weight


def _with(load: Load, weight: float | None, rack: Rack) -> Load:
    """Return the load with a weight in the unit of the weights to choose from."""
    return msgspec.structs.replace(load, weight=weight, unit=rack.unit)


def _without(item: Item, grows: Grows | None, known: Known) -> Why:
    """Return the reason of a dose that is the file's, with its weight or none."""
    if grows is None:
        return "file"
    if not (known.own or known.lighter):
        return "first"
    return "unweighed" if grows == "weight" and item.load.weight is None else "file"


def _scaled(item: Item, elsewhere: Sequence[DoneSets], rack: Rack) -> tuple[float, Dose, Load] | None:
    """Return the weight that the exercise comes to from its nearest dose elsewhere, with that dose and load."""
    # Seldom wanted, and the first picture is quicker without it.
    from stride_tui.core.progression.scaled import scaled

    return scaled(item, elsewhere, rack)


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
        msgspec.structs.replace(
            item,
            dose=asks[block_n, n].dose,
            load=asks[block_n, n].load,
            in_file=InFile(target_amount(item), item.load.weight),
        )
        for n, item in enumerate(block.items)
    )
    return msgspec.structs.replace(block, items=items)
