"""Matching an edited plan to a session under way.

A set is found by the names of its block and exercise with the count of earlier ones of the same name, its
round and its side. A thing whose name is gone, at an ordinal where a new name stands, was renamed and is
taken for the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from stride_tui.core.history import SetRecord, Side
from stride_tui.core.routine import Routine
from stride_tui.core.steps import Place, Step

Seat = tuple[int, int, int, Side | None]


def moved(old: tuple[Step, ...], new: tuple[Step, ...]) -> dict[Place, Place]:
    """Old place -> new place, for every set of the old plan that the new plan still has."""
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
        if heir is not None and heir not in old_places:
            found[step.place] = heir
    return found


def rekey(
    old: tuple[Step, ...], new: tuple[Step, ...], logs: Mapping[Place, SetRecord]
) -> dict[Place, SetRecord]:
    """The logs under the places of the new plan; a set that the new plan lacks keeps its old place."""
    places = moved(old, new)
    return {places.get(place, place): record for place, record in logs.items()}


def find_current(
    old: tuple[Step, ...], new: tuple[Step, ...], index: int, logs: Mapping[Place, SetRecord]
) -> tuple[int, bool]:
    """The step of the new plan to stand at, and whether it is the current one of the old plan.

    Where the current set is gone, that is the lead-in of the first unlogged set after the last place
    that both plans share up to here, else of the last set: an edit never ends a session.
    """
    places = moved(old, new)
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


def carry_rounds(
    old: Routine, new: Routine, rounds: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Rounds added or dropped by the runner, under the new plan's block ordinals.

    A block whose own number of rounds was edited follows the file.
    """
    kept = []
    for block_n, count in rounds:
        before = old.blocks[block_n]
        for new_n, block in enumerate(new.blocks):
            same_name = block.name == before.name and _nth(new, new_n) == _nth(old, block_n)
            if same_name and block.rounds == before.rounds:
                kept.append((new_n, count))
    return tuple(kept)


def _nth(routine: Routine, block_n: int) -> int:
    """How many earlier blocks have the name of block `block_n`."""
    name = routine.blocks[block_n].name
    return sum(block.name == name for block in routine.blocks[:block_n])


def _work_at(steps: tuple[Step, ...], place: Place) -> int:
    return next(i for i, step in enumerate(steps) if step.kind == "work" and step.place == place)


def _seat(step: Step) -> Seat:
    return (step.block, step.item, step.place.round, step.place.side)
