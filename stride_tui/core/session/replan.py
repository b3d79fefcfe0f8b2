"""Matching an edited plan to a session under way.

A set is found by the names of its block and exercise with the count of earlier ones of the same name, its
round and its side. A thing whose name is gone, at an ordinal where a new name stands, was renamed and is
taken for the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TypeVar

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Routine, Side
from stride_tui.core.routines.steps import Place, Step, unroll
from stride_tui.core.session.events import Event, Replanned, UndoPoint
from stride_tui.core.session.state import SessionState

Item_T = TypeVar("Item_T")
Seat = tuple[int, int, int, Side | None]
Rounds = tuple[tuple[int, int], ...]
"""Rounds that the runner added or dropped: the count by block ordinal."""

MOST_ROUNDS = 50


@lru_cache(maxsize=8)
def plan_of(routine: Routine, rounds: Rounds = ()) -> tuple[Step, ...]:
    """The steps of a routine; the last few plans are remembered, since deciding and folding ask for the same."""
    return unroll(routine, dict(rounds))


def change_rounds(state: SessionState, by: int, now: Instant) -> tuple[Event, ...]:
    """One round more or fewer of the current block; the round under way and those done stay."""
    step = state.step
    count = step.rounds + by
    if not step.place.round <= count <= MOST_ROUNDS:
        return ()
    rounds = tuple(sorted({**dict(state.position.rounds), step.block: count}.items()))
    plan = plan_of(state.routine, rounds)
    index, same = find_current(state.position.steps, plan, state.position.index, state.logs)
    what = "add round" if by > 0 else "drop round"
    return (UndoPoint(now, what), Replanned(now, state.routine, rounds, index, same))


def follow(state: SessionState, routine: Routine, now: Instant) -> tuple[Event, ...]:
    """Follow an edited file; one without steps, or without any change, changes nothing."""
    rounds = carry_rounds(state.routine, routine, state.position.rounds)
    plan = plan_of(routine, rounds)
    if not plan or routine == state.routine:
        return ()
    index, same = find_current(state.position.steps, plan, state.position.index, state.logs)
    return (Replanned(now, routine, rounds, index, same, reloaded=True),)


def places_moved(old: tuple[Step, ...], new: tuple[Step, ...], logged: Collection[Place] = ()) -> dict[Place, Place]:
    """Old place -> new place, for every set of the old plan that the new plan still has.

    A place already `logged` under its own name (an edit took it out, this one brings it back) is nobody's
    new name.
    """
    new_places = {step.place for step in new if step.kind == "work"}
    old_places = {step.place for step in old if step.kind == "work"}
    new_by_seat = {_seat(step): step.place for step in new if step.kind == "work"}
    found: dict[Place, Place] = {}
    for step in old:
        if step.kind != "work":
            continue
        if step.place in new_places:
            found[step.place] = step.place
            continue
        heir = new_by_seat.get(_seat(step))
        if heir is not None and heir not in old_places and heir not in logged:
            found[step.place] = heir
    return found


def rekey(old: tuple[Step, ...], new: tuple[Step, ...], logs: Mapping[Place, SetRecord]) -> dict[Place, SetRecord]:
    """The logs under the places of the new plan; a set that the new plan lacks keeps its old place."""
    return carried(places_moved(old, new, logs), logs)


def carried(places: Mapping[Place, Place], values: Mapping[Place, Item_T]) -> dict[Place, Item_T]:
    """Whatever is kept by place, under the new places; what has none keeps its old one."""
    return {places.get(place, place): value for place, value in values.items()}


def find_current(
    old: tuple[Step, ...], new: tuple[Step, ...], index: int, logs: Mapping[Place, SetRecord]
) -> tuple[int, bool]:
    """The step of the new plan to stand at, and whether it is the current one of the old plan.

    Where the current set is gone, that is the lead-in of the first unlogged set after the last place
    that both plans share up to here, else of the last set: an edit never ends a session.
    """
    places = places_moved(old, new, logs)
    current = old[index]
    heir = places.get(current.place)
    if heir is not None:
        same_kind = [i for i, s in enumerate(new) if s.place == heir and s.kind == current.kind]
        if same_kind:
            return same_kind[0], True
        return lead_in(new, _work_at(new, heir)), False
    done = set(rekey(old, new, logs))
    passed = [places[s.place] for s in old[:index] if s.kind == "work" and s.place in places]
    start = _work_at(new, passed[-1]) + 1 if passed else 0
    works = [i for i, s in enumerate(new) if s.kind == "work"]
    ahead = [i for i in works if i >= start and new[i].place not in done]
    return lead_in(new, ahead[0] if ahead else works[-1]), False


def lead_in(steps: tuple[Step, ...], work: int) -> int:
    """The index at which to enter the set at index `work`: its lead-in where it has one."""
    before = work - 1
    leads = before >= 0 and steps[before].kind not in ("work", "rest")
    return before if leads else work


def carry_rounds(old: Routine, new: Routine, rounds: Rounds) -> Rounds:
    """Rounds added or dropped by the runner, under the new plan's block ordinals.

    A block whose own number of rounds was edited follows the file.
    """
    kept = {}
    for block_n, count in rounds:
        heir = _block_heir(old, new, block_n)
        if heir is not None and new.blocks[heir].rounds == old.blocks[block_n].rounds:
            kept[heir] = count
    return tuple(sorted(kept.items()))


def _block_heir(old: Routine, new: Routine, block_n: int) -> int | None:
    """The ordinal in `new` of the block that was number `block_n`: the same by name, else renamed in its place."""
    before = [(block.name, _nth(old, n)) for n, block in enumerate(old.blocks)]
    after = [(block.name, _nth(new, n)) for n, block in enumerate(new.blocks)]
    if before[block_n] in after:
        return after.index(before[block_n])
    renamed = block_n < len(after) and after[block_n] not in before
    return block_n if renamed else None


def _nth(routine: Routine, block_n: int) -> int:
    """How many earlier blocks have the name of block `block_n`."""
    name = routine.blocks[block_n].name
    return sum(block.name == name for block in routine.blocks[:block_n])


def _work_at(steps: tuple[Step, ...], place: Place) -> int:
    return next(i for i, step in enumerate(steps) if step.kind == "work" and step.place == place)


def _seat(step: Step) -> Seat:
    return (step.block, step.item, step.place.round, step.place.side)
