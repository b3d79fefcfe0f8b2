"""A parsed routine file into a Routine, with every mistake collected on the way. `field_table` has the keys."""

from __future__ import annotations

from typing import Any, cast

from stride_tui.core.routines.routine import Block, Exercise, Item, Routine, Schedule, exercise_key
from stride_tui.store.routines.dose_load_tempo import NO_DOSE
from stride_tui.store.routines.field import Defaults, TableKind
from stride_tui.store.routines.field_table import ROUTINE_TABLES
from stride_tui.store.toml.fields import Mistake, Table

MAX_SETS = 2_000
"""Sets in a whole routine: far above any session, and low enough that unrolling it takes no time."""

MEANT_IN_ITEM = {
    "name": "exercise",
    **dict.fromkeys(("duration", "seconds", "secs", "hold", "length"), "time"),
    **dict.fromkeys(("repetitions", "count"), "reps"),
    **dict.fromkeys(("max_reps", "reps_max"), "reps_to"),
    **dict.fromkeys(("kg", "lb", "lbs"), "weight"),
    **dict.fromkeys(("implement", "with"), "load"),
}
"""The key of an item for each word that is written instead."""

_NO_DEFAULTS = Defaults()


def routine_from(values: dict[str, Any], slug: str, mistakes: list[Mistake]) -> Routine:
    """Return the routine that a parsed file says; it is only good if no mistake was added to `mistakes`."""
    rows = ROUTINE_TABLES["routine"]
    top = Table(values, rows.keys, mistakes, elsewhere=_keys_elsewhere)
    fields = rows.fields(top, _NO_DEFAULTS)
    defaults: Defaults = _table(top, "defaults", Defaults())
    block_keys = ROUTINE_TABLES["block"].keys
    blocks = tuple([_block(table, defaults) for table in top.tables("block", block_keys)])
    if not blocks and type(values.get("block", [])) is list:
        top.lacks("block", "the routine has no block", "begin one with [[block]]")
    sets = sum(block.rounds * sum(1 + (i.sides == "each") for i in block.items) for block in blocks)
    if sets > MAX_SETS:
        top.wrong_key("block", f"the routine has {sets} sets", f"{MAX_SETS} are the most that fit")
    fields |= {
        "slug": slug,
        "name": fields["name"] or slug,
        "blocks": blocks,
        "schedule": _table(top, "schedule", Schedule()),
        "exercises": _exercises(top, blocks) if "exercise" in values else (),
        "unit": defaults.unit,
        "lighter_every": defaults.lighter_every,
    }
    return cast(Routine, rows.make(top, fields, defaults))


def _keys_elsewhere() -> dict[str, str]:
    """Return, for each key of a routine file, a hint at the table that it belongs in."""
    places: dict[str, list[str]] = {}
    hints = {"sets": "write `rounds` in [[block]]", "rest": "write `rest_after` or `rest_between` in [[block]]"}
    for name, rows in ROUTINE_TABLES.items():
        for row in rows.rows if name != "progress" else ():
            if isinstance(row.kind, TableKind):
                hints[row.name] = f"write {ROUTINE_TABLES[row.kind.table].header}"
            else:
                where = f"in {rows.header}" if rows.header else "at the top of the file, above every [...]"
                places.setdefault(row.name, []).append(where)
    return {name: f"it belongs {' or '.join(found)}" for name, found in places.items()} | hints


def _table(top: Table, name: str, otherwise: Any) -> Any:
    """Return the value of a table that may be left out."""
    if name not in top.values:
        return otherwise
    rows = ROUTINE_TABLES[name]
    table = top.table(name, rows.keys)
    return rows.make(table, rows.fields(table, _NO_DEFAULTS), _NO_DEFAULTS)


def _block(table: Table, defaults: Defaults) -> Block:
    rows, item_keys = ROUTINE_TABLES["block"], ROUTINE_TABLES["item"].keys
    items = tuple([_item(item, defaults) for item in table.tables("item", item_keys, meant=MEANT_IN_ITEM)])
    if not items and type(table.values.get("item", [])) is list:
        table.lacks("item", "the block has no item", "begin one with [[block.item]]")
    fields = rows.fields(table, defaults) | {"items": items}
    if fields.get("kind") == "straight":
        fields["rest_between_items"] = fields.get("rest_between")
    return cast(Block, rows.make(table, fields, defaults))


def _item(table: Table, defaults: Defaults) -> Item:
    rows = ROUTINE_TABLES["item"]
    return cast(Item, rows.make(table, rows.fields(table, defaults) | {"dose": NO_DOSE}, defaults))


def _exercises(top: Table, blocks: tuple[Block, ...]) -> tuple[Exercise, ...]:
    """Return the descriptions of exercises; one that no item uses is allowed, and so is an exercise without one."""
    value = top.values["exercise"]
    if type(value) is not dict or any(type(part) is not dict for part in value.values()):
        top.wrong_key(
            "exercise", "each exercise is described in a table of its own", 'write [exercise."Name of the exercise"]'
        )
        return ()
    rows = ROUTINE_TABLES["exercise"]
    found: list[Exercise] = []
    for name, part in value.items():
        table = Table(part, rows.keys, top.mistakes, ("exercise", name), None, top.elsewhere)
        found.append(rows.make(table, rows.fields(table, _NO_DEFAULTS) | {"name": name}, _NO_DEFAULTS))
    if any(exercise.was for exercise in found):
        names = [item.exercise for block in blocks for item in block.items]
        _check_earlier_names(top, found, [*names, *(exercise.name for exercise in found)])
    return tuple(found)


def _check_earlier_names(top: Table, exercises: list[Exercise], names: list[str]) -> None:
    """Note each earlier name that is not free: another exercise of the routine has it now, or had it too."""
    present = {exercise_key(name): name for name in names}
    claimed: dict[str, str] = {}
    for exercise in exercises:
        place = Table({}, (), top.mistakes, ("exercise", exercise.name, "was"))
        own = exercise_key(exercise.name)
        for n, earlier in enumerate(exercise.was):
            key = exercise_key(earlier)
            first = claimed.setdefault(key, exercise.name)
            if key != own and key in present:
                place.wrong(
                    n, f"`{present[key]}` is another exercise of this routine", "take it out here, or rename it"
                )
            elif exercise_key(first) != own:
                place.wrong(n, f"`{earlier}` is what `{first}` was too", "leave it to one of them")
