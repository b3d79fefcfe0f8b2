"""A routine unrolled into the flat tuple of steps that a session walks through.

Order: in a superset, warm-up or cool-down one set of each item makes a round, then comes the next round; in a
straight block all rounds of an item come before the next item. Where an item is done on each side, left comes
before right within the same round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from stride_tui.core.routines.routine import REST_SUGGESTION_MS, Block, Item, Reps, Rest, Routine, Side, Timed

StepKind = Literal["get_ready", "transition", "switch", "work", "rest"]


class Place(msgspec.Struct, frozen=True, array_like=True):
    """The place of a set in a routine, by names, so that an edited routine can be matched to a session under way.

    Names may repeat, so `block_nth` and `item_nth` count the earlier blocks and items of the same name (from 0).
    `round` counts from 1. `side` is None where the item has no sides.
    """

    block: str
    block_nth: int
    exercise: str
    item_nth: int
    round: int
    side: Side | None = None


class Step(msgspec.Struct, frozen=True):
    """One thing to do now.

    A `work` step is one set. `get_ready`, `transition` and `switch` lead into the work step that follows; they and
    a `rest` have the place of that work step. `ms` is how long the step lasts by itself: None for rep work and rests,
    which wait for the runner. `expected_ms` is how long the estimate (and a hands-free session) takes it to last.
    `block` and `item` are ordinals from 0; `rounds` is the number of rounds in the block.
    """

    kind: StepKind
    place: Place
    block: int
    item: int
    rounds: int
    expected_ms: int
    ms: int | None = None
    rest: Rest | None = None


def unroll(routine: Routine, rounds: Mapping[int, int] | None = None) -> tuple[Step, ...]:
    """Return all steps of a routine in order; `rounds` overrides the number of rounds, by block ordinal from 0."""
    overrides = rounds or {}
    steps: list[Step] = []
    names: dict[str, int] = {}
    before: Block | None = None
    for block_n, block in enumerate(routine.blocks):
        nth = names.get(block.name, 0)
        names[block.name] = nth + 1
        count = overrides.get(block_n, block.rounds)
        if count < 1 or not block.items:
            continue
        works = list(_works(block, block_n, nth, count))
        if before and before.is_strength and block.is_strength and before.rest_after:
            steps.append(_rest_before(works[0], before.rest_after))
        steps.extend(_with_lead_ins(block, works))
        before = block
    return tuple(steps)


def estimate_ms(steps: tuple[Step, ...]) -> int:
    """Return the milliseconds that the steps take: timed steps their time, rep work its pace, rests the suggestion."""
    return sum(step.expected_ms for step in steps)


def _works(block: Block, block_n: int, block_nth: int, rounds: int) -> Iterator[Step]:
    """Yield the work steps of one block in order, without the steps between them."""
    seen: dict[str, int] = {}
    items: list[tuple[int, Item, int]] = []
    for item_n, item in enumerate(block.items):
        items.append((item_n, item, seen.get(item.exercise, 0)))
        seen[item.exercise] = seen.get(item.exercise, 0) + 1
    if block.kind == "straight":
        order = [(entry, turn) for entry in items for turn in range(1, rounds + 1)]
    else:
        order = [(entry, turn) for turn in range(1, rounds + 1) for entry in items]
    for (item_n, item, item_nth), turn in order:
        for side in _sides(item):
            place = Place(block.name, block_nth, item.exercise, item_nth, turn, side)
            ms = item.dose.ms if isinstance(item.dose, Timed) else None
            expected = ms if ms is not None else rep_work_ms(item)
            yield Step("work", place, block_n, item_n, rounds, expected, ms)


def rep_work_ms(item: Item) -> int:
    """Return the milliseconds that a set of rep work is taken to last: reps × pace (0 for timed work)."""
    return item.dose.count * item.pace_ms if isinstance(item.dose, Reps) else 0


def _sides(item: Item) -> tuple[Side | None, ...]:
    """Return a side for each set that one round of an item has; None for a set without a side."""
    if item.sides == "each":
        return ("left", "right")
    if item.sides == "left":
        return ("left",)
    if item.sides == "right":
        return ("right",)
    return (None,)


def _with_lead_ins(block: Block, works: list[Step]) -> Iterator[Step]:
    """Yield the work steps, each after its get-ready, rest between rounds, transition or switch."""
    before: Step | None = None
    for work in works:
        if before is None:
            yield from _lead("get_ready", work, block.get_ready_ms)
        else:
            if rest := _rest_between(block, before, work):
                yield _rest_before(work, rest)
            same_set = work.item == before.item and work.place.round == before.place.round
            kind: StepKind = "switch" if same_set else "transition"
            yield from _lead(kind, work, block.items[work.item].transition_ms)
        yield work
        before = work


def _rest_between(block: Block, before: Step, work: Step) -> Rest | None:
    """Return the rest that a block asks for between two of its sets: where a new round or a new item begins."""
    if block.kind == "straight" and work.item != before.item:
        return block.rest_between_items
    return block.rest_between if work.place.round != before.place.round and work.place.round > 1 else None


def _lead(kind: StepKind, work: Step, ms: int) -> Iterator[Step]:
    """Yield a lead-in of `ms` before `work`; none where the file says 0."""
    if ms > 0:
        yield Step(kind, work.place, work.block, work.item, work.rounds, ms, ms)


def _rest_before(work: Step, rest: Rest) -> Step:
    """Return the rest step before `work`; without a suggestion the estimate takes the usual one."""
    expected = rest.ms if rest.ms > 0 else REST_SUGGESTION_MS
    return Step("rest", work.place, work.block, work.item, work.rounds, expected, None, rest)
