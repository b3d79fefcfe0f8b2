"""Doses and loads of last time, for a session in which nothing is to go up."""

from __future__ import annotations

import msgspec

from stride_tui.core.progression.rules.prescription import Prescription, Today
from stride_tui.core.routines.routine import Block, Item, Reps, Routine, Timed


def held(today: Today) -> Routine:
    """Return today's routine with the dose and the load of last time where more would be asked."""
    blocks = tuple(_held_block(block, n, today) for n, block in enumerate(today.routine.blocks))
    return msgspec.structs.replace(today.routine, blocks=blocks)


def _held_block(block: Block, block_n: int, today: Today) -> Block:
    items = tuple(_held_item(item, today.asks.get((block_n, n))) for n, item in enumerate(block.items))
    return msgspec.structs.replace(block, items=items)


def _held_item(item: Item, ask: Prescription | None) -> Item:
    """Return an item as last time, where it is asked for more."""
    if ask is None or ask.changed != "up":
        return item
    reason, dose, load = ask.reason, item.dose, item.load
    if reason.counted is not None and load.weight is not None:
        load = msgspec.structs.replace(load, weight=reason.counted)
    if reason.asked is not None:
        dose = Timed(reason.asked) if isinstance(dose, Timed) else Reps(reason.asked)
    return msgspec.structs.replace(item, dose=dose, load=load)
