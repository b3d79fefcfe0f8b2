"""Matching an edited plan to a session under way.

A set is found again by the names of its block and exercise, with the count of earlier ones of the same name, its
round and its side. An exercise has the same name if only the spelling differs, or if the edited file says by `was` that
it had it earlier. Where a name is gone and a new name is at its ordinal, it counts as renamed: the two are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import TypeVar

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import NameKey, Routine, Side, Unit, convert, exercise_key
from stride_tui.core.routines.steps import Place, Step, unroll
from stride_tui.core.session.choices import Choices, SetChoice
from stride_tui.core.session.events import Event, Logged, Replanned, UndoPoint
from stride_tui.core.session.state import SessionState
from stride_tui.core.session.to_records import begun_record

Item_T = TypeVar("Item_T")
Ordinals = tuple[int, int, int, Side | None]
"""The block and the item of a set (from 0), its round (from 1) and its side."""
Rounds = tuple[tuple[int, int], ...]
"""The number of rounds, by block ordinal from 0, of the blocks where the runner added or dropped some."""

MOST_ROUNDS = 50


@lru_cache(maxsize=8)
def plan_of(routine: Routine, rounds: Rounds = ()) -> tuple[Step, ...]:
    """Return the steps of a routine. The last few are cached: deciding and folding ask for the same plan."""
    return unroll(routine, dict(rounds))


def change_rounds(state: SessionState, by: int, now: Instant) -> tuple[Event, ...]:
    """Return the events for `by` more rounds of the current block (fewer if negative).

    None where that would take away the current round, or go beyond `MOST_ROUNDS`.
    """
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
    """Return the events that change to an edited routine; none if it has no steps or no change.

    A set under way that the edit takes out is logged first, as far as it was done.
    """
    if state.routine.light and not routine.light:
        from stride_tui.core.routines.light import light_of

        # An edit of the file does not make a light session a full one.
        routine = light_of(routine) or state.routine
    rounds = carry_rounds(state.routine, routine, state.position.rounds)
    plan = plan_of(routine, rounds)
    if not plan or routine == state.routine:
        return ()
    key = names_key(routine)
    log = _log_of_removed(state, plan, now, key)
    index, same = find_current(state.position.steps, plan, state.position.index, state.logs, key)
    return (*log, Replanned(now, routine, rounds, index, same, reloaded=True))


def _log_of_removed(state: SessionState, plan: tuple[Step, ...], now: Instant, key: NameKey) -> tuple[Event, ...]:
    """Return the log of the set under way where the new plan has it no more: as much of it as is known to be done.

    A set that was logged as done or partial keeps that log.
    """
    place, logs = state.step.place, state.logs
    if place in logs and logs[place].status != "skipped":
        return ()
    if place in places_moved(state.position.steps, plan, logs, key):
        return ()
    record = begun_record(state)
    return () if record is None else (Logged(now, place, record),)


def names_key(routine: Routine) -> NameKey:
    """Return the function that tells the names of exercises apart by what an edited routine says of them."""
    # Only an edit needs it, and the first picture is quicker without it.
    from stride_tui.core.routines.exercise_names import names_in

    return names_in([routine]).key


def places_moved(
    old: tuple[Step, ...], new: tuple[Step, ...], logged: Collection[Place] = (), key: NameKey = exercise_key
) -> dict[Place, Place]:
    """Return the new place by the old place, for every set of the old plan that the new plan still has.

    A place that is already `logged` (an edit took it out and this one brings it back) is never taken for the
    renamed form of another set. `key` returns what is the same for all names of an exercise.
    """
    old_works = [step for step in old if step.kind == "work"]
    old_places = {step.place for step in old_works}
    new_works = [step for step in new if step.kind == "work"]
    new_places = {step.place for step in new_works}
    moved = {place: place for place in old_places & new_places}
    free = new_places - old_places - set(logged)
    names = {name: place for place, name in _by_name(new_works, key).items()}
    ordinals = {_ordinals(step): step.place for step in new_works}
    by_name = {place: names.get(name) for place, name in _by_name(old_works, key).items()}
    by_ordinals = {step.place: ordinals.get(_ordinals(step)) for step in old_works}
    # Another name of the same exercise is found before another exercise at the same ordinal.
    for found in (by_name, by_ordinals):
        for step in old_works:
            place = found[step.place]
            if place in free and step.place not in moved:
                moved[step.place] = place
                free.remove(place)
    return moved


def _by_name(works: list[Step], key: NameKey) -> dict[Place, Place]:
    """Return, for the place of each set, the place with its exercise's key for a name, which all its names share."""
    items: dict[tuple[int, int], str] = {(step.block, step.item): key(step.place.exercise) for step in works}
    nth: dict[tuple[int, int], int] = {}
    earlier: dict[tuple[int, str], int] = {}
    for (block, item), name in sorted(items.items()):
        nth[block, item] = earlier.get((block, name), 0)
        earlier[block, name] = nth[block, item] + 1
    replace = msgspec.structs.replace
    return {
        step.place: replace(step.place, exercise=items[step.block, step.item], item_nth=nth[step.block, step.item])
        for step in works
    }


def rekey(
    old: tuple[Step, ...], new: tuple[Step, ...], logs: Mapping[Place, SetRecord], key: NameKey = exercise_key
) -> dict[Place, SetRecord]:
    """Return the logs under the places of the new plan; a set that the new plan lacks keeps its old place."""
    return carried(places_moved(old, new, logs, key), logs)


def carried(places: Mapping[Place, Place], values: Mapping[Place, Item_T]) -> dict[Place, Item_T]:
    """Return values kept by place under their new places; a place that is not in `places` stays as it is."""
    return {places.get(place, place): value for place, value in values.items()}


def in_new_units(
    old: tuple[Routine, tuple[Step, ...]],
    new: tuple[Routine, tuple[Step, ...]],
    places: Mapping[Place, Place],
    chosen: Choices,
) -> dict[Place, SetChoice]:
    """Return the choices, by their old places, with each weight in the unit that its item has in the new plan.

    `old` and `new` are a routine with its steps, `places` the new places by the old ones.
    """
    before, after = _units(*old), _units(*new)
    changed = {}
    for place, choice in chosen.items():
        unit, new_unit = before.get(place), after.get(places.get(place, place))
        weight = choice.weight
        if weight is not None and unit and new_unit and unit != new_unit:
            weight = convert(weight, unit, new_unit)
        changed[place] = msgspec.structs.replace(choice, weight=weight)
    return changed


def _units(routine: Routine, steps: tuple[Step, ...]) -> dict[Place, Unit]:
    """Return the unit of the load of each set of a plan."""
    return {step.place: routine.blocks[step.block].items[step.item].load.unit for step in steps}


def find_current(
    old: tuple[Step, ...],
    new: tuple[Step, ...],
    index: int,
    logs: Mapping[Place, SetRecord],
    key: NameKey = exercise_key,
) -> tuple[int, bool]:
    """Return the index of the current step in the new plan, and whether it is the old plan's current step.

    Where the current set is gone, it is the lead-in of the first set that is not logged, after the last place
    up to here that both plans have; if there is none, that of the last set: an edit never ends a session.
    """
    places = places_moved(old, new, logs, key)
    current = old[index]
    new_place = places.get(current.place)
    if new_place is not None:
        same_kind = [i for i, s in enumerate(new) if s.place == new_place and s.kind == current.kind]
        if same_kind:
            return same_kind[0], True
        return lead_in(new, _work_at(new, new_place)), False
    done = set(rekey(old, new, logs, key))
    passed = [places[s.place] for s in old[:index] if s.kind == "work" and s.place in places]
    start = _work_at(new, passed[-1]) + 1 if passed else 0
    works = [i for i, s in enumerate(new) if s.kind == "work"]
    ahead = [i for i in works if i >= start and new[i].place not in done]
    return lead_in(new, ahead[0] if ahead else works[-1]), False


def lead_in(steps: tuple[Step, ...], work: int) -> int:
    """Return the index at which to begin the set at index `work`: its lead-in where it has one."""
    before = work - 1
    leads = before >= 0 and steps[before].kind not in ("work", "rest")
    return before if leads else work


def carry_rounds(old: Routine, new: Routine, rounds: Rounds) -> Rounds:
    """Return the rounds added or dropped by the runner, under the new plan's block ordinals.

    They are dropped for a block whose number of rounds was edited in the file: the file counts then.
    """
    kept = {}
    for block_n, count in rounds:
        new_n = _new_block_n(old, new, block_n)
        if new_n is not None and new.blocks[new_n].rounds == old.blocks[block_n].rounds:
            kept[new_n] = count
    return tuple(sorted(kept.items()))


def _new_block_n(old: Routine, new: Routine, block_n: int) -> int | None:
    """Return the ordinal in `new` of the block that was number `block_n`, by its name or as renamed; None if gone."""
    before = [(block.name, _nth(old, n)) for n, block in enumerate(old.blocks)]
    after = [(block.name, _nth(new, n)) for n, block in enumerate(new.blocks)]
    if before[block_n] in after:
        return after.index(before[block_n])
    renamed = block_n < len(after) and after[block_n] not in before
    return block_n if renamed else None


def _nth(routine: Routine, block_n: int) -> int:
    """Return how many earlier blocks have the name of block `block_n`."""
    name = routine.blocks[block_n].name
    return sum(block.name == name for block in routine.blocks[:block_n])


def _work_at(steps: tuple[Step, ...], place: Place) -> int:
    """Return the index of the work step at a place, which the steps must have."""
    return next(i for i, step in enumerate(steps) if step.kind == "work" and step.place == place)


def _ordinals(step: Step) -> Ordinals:
    """Return a step's ordinals, by which a renamed set is found."""
    return (step.block, step.item, step.place.round, step.place.side)
