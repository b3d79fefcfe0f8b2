"""Doses and loads of last time, for a session or a week in which nothing is to go up."""

from __future__ import annotations

import msgspec

from stride_tui.core.progression.rules.prescription import Prescription, Reason, Today
from stride_tui.core.routines.routine import Block, Dose, Item, Load, Reps, Routine, Timed


def held(today: Today) -> Routine:
    """Return today's routine with the dose and the load of last time where more would be asked."""
    blocks = tuple(_held_block(block, n, today) for n, block in enumerate(today.routine.blocks))
    return msgspec.structs.replace(today.routine, blocks=blocks)


def held_for_lighter_week(ask: Prescription) -> Prescription:
    """Return what is asked in a lighter week: a step up waits, and the reason says so; all else is as asked."""
    if ask.changed != "up":
        return ask
    dose, load = _as_last_time(ask.reason, ask.dose, ask.load)
    if (dose, load) == (ask.dose, ask.load):
        return ask
    reason = msgspec.structs.replace(ask.reason, why="lighter", then=ask.load.weight)
    return msgspec.structs.replace(ask, dose=dose, load=load, reason=reason, changed="hold")


def _held_block(block: Block, block_n: int, today: Today) -> Block:
    items = tuple(_held_item(item, today.asks.get((block_n, n))) for n, item in enumerate(block.items))
    return msgspec.structs.replace(block, items=items)


def _held_item(item: Item, ask: Prescription | None) -> Item:
    """Return an item as last time, where it is asked for more."""
    if ask is None or ask.changed != "up":
        return item
    dose, load = _as_last_time(ask.reason, item.dose, item.load)
    return msgspec.structs.replace(item, dose=dose, load=load)


def _as_last_time(reason: Reason, dose: Dose, load: Load) -> tuple[Dose, Load]:
    """Return a dose and a load that were stepped up as they were asked last time.

    A weight that only stands in for one that is not owned stays: the one of last time cannot be taken.
    """
    if reason.counted is not None and load.weight is not None and reason.unowned != reason.counted:
        load = msgspec.structs.replace(load, weight=reason.counted)
    if reason.asked is not None:
        dose = Timed(reason.asked) if isinstance(dose, Timed) else _in_range(reason.asked, dose.upto)
    return dose, load


def _in_range(count: int, upto: int | None) -> Reps:
    """Return reps up to the top of the range, where that is above them."""
    return Reps(count, upto if upto is not None and upto > count else None)
