"""The sets of the history that an item goes by: evidence belongs to the item, not to the name of its exercise.

Its own sets are those of its routine, found again as an edited routine is in a session under way: by the name of the
block and that of the exercise, with the count of earlier ones of the same name; a block whose name is gone counts as
renamed where a new name is at its ordinal. So the same exercise three times in a routine has three loads, and so have
its left and its right side where each is an item. Sets of the same exercise that belong elsewhere are kept apart.

A set counts for an item only if it has the same implement, is alternating or not as the item is, strength work or not
as the item is, and counted in reps or in time as the item is.
"""

from __future__ import annotations

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.progression.rules.prescription import DoneSets, Known, logged
from stride_tui.core.routines.routine import STRENGTH_KINDS, Item, NameKey, Routine, Sides, Timed, exercise_key

SESSIONS_KEPT = 64
"""The most sessions of an item that are read: far more than any rule asks for."""
BlockAndItem = tuple[int, int]
"""The block and the item of a routine, by their ordinals from 0."""
_Names = tuple[tuple[str, int], tuple[str, int]]
_ONE_SIDED: frozenset[Sides] = frozenset({"each", "left", "right"})


def evidence_for(history: History, routine: Routine, key: NameKey = exercise_key) -> dict[BlockAndItem, Known]:
    """Return what the history has for each item of a routine, in one pass. `key` returns what is the same for all
    names of an exercise."""
    matching = _Matching(routine, key)
    own: dict[BlockAndItem, list[DoneSets]] = {place: [] for place in matching.items}
    elsewhere: dict[BlockAndItem, list[DoneSets]] = {place: [] for place in matching.items}
    light_at: dict[BlockAndItem, int] = {}
    lighter: dict[BlockAndItem, list[DoneSets]] = {place: [] for place in matching.items}
    by_name: dict[str, list[BlockAndItem]] = {}
    for place, item in matching.items.items():
        by_name.setdefault(key(item.exercise), []).append(place)
    for session in reversed(history.sessions):
        places = matching.places(session) if session.routine == routine.slug else {}
        records: dict[str, list[SetRecord]] = {}
        for record in session.sets:
            if (name := key(record.exercise)) in by_name:
                records.setdefault(name, []).append(record)
        for name, of_name in records.items():
            for place in by_name[name]:
                item, strength = matching.items[place], routine.blocks[place[0]].is_strength
                mine = [record for record in of_name if places.get((record.block_n, record.item_n)) == place]
                others = [record for record in of_name if places.get((record.block_n, record.item_n)) != place]
                own_sets = [r for r in mine if counts_for(item, strength, r) and _own_side(item, r)]
                if session.asks_less:
                    # Nothing of it is a ground for a step; but it was done, and with a weight.
                    if any(logged(record) for record in of_name):
                        light_at.setdefault(place, session.started)
                    _keep(lighter[place], session, own_sets, most=1)
                    continue
                _keep(own[place], session, own_sets)
                alike = [r for r in others if counts_for(item, strength, r) and _like_sides(item, r)]
                _keep(elsewhere[place], session, alike)
            by_name[name] = [place for place in by_name[name] if len(own[place]) < SESSIONS_KEPT]
            if not by_name[name]:
                del by_name[name]
        if not by_name:
            break
    known = {place: (tuple(own[place]), tuple(elsewhere[place])) for place in matching.items}
    return {place: Known(*sets, light_at.get(place), tuple(lighter[place])) for place, sets in known.items()}


def counts_for(item: Item, strength: bool, record: SetRecord) -> bool:
    """Return whether a set of the item's exercise was done as the item does it."""
    timed = record.asked_ms is not None or record.done_ms is not None
    return (
        record.load.implement == item.load.implement
        and record.alternating == (item.sides == "alternating")
        and (record.kind in STRENGTH_KINDS) == strength
        and timed == isinstance(item.dose, Timed)
    )


class _Matching:
    """The items of a routine by their names, to find those of a session again."""

    def __init__(self, routine: Routine, key: NameKey) -> None:
        self._key = key
        self._blocks = [block.name for block in routine.blocks]
        self.items = {(n, m): item for n, block in enumerate(routine.blocks) for m, item in enumerate(block.items)}
        blocks = dict(enumerate(self._blocks))
        named = _by_names(blocks, {place: key(item.exercise) for place, item in self.items.items()})
        self._places = {names: place for place, names in named.items()}

    def places(self, session: Session) -> dict[BlockAndItem, BlockAndItem]:
        """Return the item of the routine for each item of a session of it that is still there."""
        blocks = self._renamed({record.block_n: record.block for record in session.sets})
        done = {(record.block_n, record.item_n): self._key(record.exercise) for record in session.sets}
        found = {}
        for place, names in _by_names(blocks, done).items():
            # A session logged by hand may lack some sets, so that earlier ones of a name cannot be counted.
            item = self.items.get(place) if session.by_hand else None
            here = item is not None and self._key(item.exercise) == done[place]
            match = place if here else self._places.get(names)
            if match is not None:
                found[place] = match
        return found

    def _renamed(self, blocks: dict[int, str]) -> dict[int, str]:
        """Return the names of a session's blocks, those that were renamed since by their new names."""
        gone = set(blocks.values()) - set(self._blocks)
        fresh = set(self._blocks) - set(blocks.values())
        names = self._blocks
        return {
            n: names[n] if name in gone and n < len(names) and names[n] in fresh else name for n, name in blocks.items()
        }


def _by_names(blocks: dict[int, str], items: dict[BlockAndItem, str]) -> dict[BlockAndItem, _Names]:
    """Return the name of the block and of the exercise of each item, each with the count of earlier ones of its
    name."""
    nth_block: dict[int, tuple[str, int]] = {}
    seen: dict[str, int] = {}
    for n, name in sorted(blocks.items()):
        nth_block[n] = (name, seen.get(name, 0))
        seen[name] = seen.get(name, 0) + 1
    earlier: dict[tuple[int, str], int] = {}
    names = {}
    for (block, item), name in sorted(items.items()):
        names[block, item] = (nth_block[block], (name, earlier.get((block, name), 0)))
        earlier[block, name] = earlier.get((block, name), 0) + 1
    return names


def _keep(kept: list[DoneSets], session: Session, records: list[SetRecord], most: int = SESSIONS_KEPT) -> None:
    if len(kept) < most and any(logged(record) for record in records):
        effort = None if any(record.effort is not None for record in session.sets) else session.effort
        open_ones = not session.confirmed and session.effort is None
        confirmed = not open_ones or all(record.is_confirmed for record in records)
        kept.append(DoneSets(session.started, tuple(records), effort, confirmed))


def _own_side(item: Item, record: SetRecord) -> bool:
    """Return whether a set of an item's own is of a side that it has, if it has only one."""
    return item.sides not in ("left", "right") or record.side in (item.sides, None)


def _like_sides(item: Item, record: SetRecord) -> bool:
    """Return whether a set that belongs elsewhere is one-sided as the item is: what one leg lifts is not what both
    do."""
    return (record.side is not None) == (item.sides in _ONE_SIDED)
