"""What the keys of a routine file mean: a parsed file into a Routine, with every mistake noted on the way."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from stride_tui.core.routines.routine import (
    DEFAULT_GET_READY_MS,
    DEFAULT_PACE_MS,
    DEFAULT_RECOVERY_HOURS,
    DEFAULT_TRANSITION_MS,
    MAX_TIME_MS,
    MAX_WEIGHT,
    UNITS,
    Block,
    BlockKind,
    Dose,
    Exercise,
    Implement,
    Item,
    Load,
    Reps,
    Rest,
    Routine,
    Schedule,
    Sides,
    Timed,
    Tuning,
    Unit,
)
from stride_tui.store.routines.progress import default_progress, with_progress
from stride_tui.store.routines.tempo import with_tempo
from stride_tui.store.toml.fields import Mistake, Table, to_ms
from stride_tui.store.toml.wording import length_words, not_a_duration

BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
SIDES: tuple[Sides, ...] = get_args(Sides)
LOADS: tuple[Implement, ...] = get_args(Implement)

ROUTINE_KEYS = frozenset(
    {"name", "description", "source", "note", "equipment", "defaults", "schedule", "block", "exercise"}
)
DEFAULTS_KEYS = frozenset({"transition", "get_ready", "pace", "unit", "progress"})
SCHEDULE_KEYS = frozenset({"per_week", "recovery_hours"})
BLOCK_KEYS = frozenset({"name", "kind", "rounds", "get_ready", "rest_after", "rest_between", "note", "item"})
ITEM_KEYS = frozenset(
    {"exercise", "reps", "reps_to", "time", "sides", "load", "load_optional", "weight"}
    | {"transition", "pace", "tempo", "progress", "note"}
)
EXERCISE_KEYS = frozenset({"muscles", "cues", "equipment", "figure", "note"})

MAX_ROUNDS = 50
MAX_REPS = 1_000
MAX_REST_MS = 3_600_000
MAX_LEAD_MS = 600_000
MIN_PACE_MS, MAX_PACE_MS = 200, 60_000
MAX_SETS = 2_000
"""Sets in a whole routine: far above any session, and low enough that unrolling it takes no time."""

_NO_DOSE = Reps(1)


class Defaults(msgspec.Struct, frozen=True):
    """What holds for every item and block that says nothing else."""

    transition_ms: int = DEFAULT_TRANSITION_MS
    get_ready_ms: int = DEFAULT_GET_READY_MS
    pace_ms: int = DEFAULT_PACE_MS
    unit: Unit | None = None
    progress: str | None = None
    tuning: Tuning = Tuning()


def routine_from(values: dict[str, Any], slug: str, mistakes: list[Mistake]) -> Routine:
    """The routine that a parsed file says; it is only good if no mistake was noted."""
    top = Table(values, ROUTINE_KEYS, mistakes)
    name = top.text("name", required=True)
    defaults = _defaults(top.table("defaults", DEFAULTS_KEYS)) if "defaults" in values else Defaults()
    blocks = tuple([_block(table, defaults) for table in top.tables("block", BLOCK_KEYS)])
    if not blocks and type(values.get("block", [])) is list:
        top.lacks("block", "the routine has no block", "begin one with [[block]]")
    sets = sum(block.rounds * sum(1 + (i.sides == "each") for i in block.items) for block in blocks)
    if sets > MAX_SETS:
        top.wrong_key("block", f"the routine has {sets} sets", f"{MAX_SETS} are the most that fit")
    schedule = _schedule(top.table("schedule", SCHEDULE_KEYS)) if "schedule" in values else Schedule()
    return Routine(
        slug,
        name or slug,
        blocks,
        _exercises(top) if "exercise" in values else (),
        top.texts("equipment"),
        top.text("source", multiline=True),
        top.text("note", multiline=True),
        top.text("description", multiline=True),
        schedule,
        defaults.unit,
    )


def _defaults(table: Table) -> Defaults:
    return Defaults(
        table.duration("transition", DEFAULT_TRANSITION_MS, 0, MAX_LEAD_MS),
        table.duration("get_ready", DEFAULT_GET_READY_MS, 0, MAX_LEAD_MS),
        table.duration("pace", DEFAULT_PACE_MS, MIN_PACE_MS, MAX_PACE_MS),
        table.choice("unit", UNITS, "kg") if "unit" in table.values else None,
        *default_progress(table),
    )


def _schedule(table: Table) -> Schedule:
    per_week = table.whole("per_week", 1, 1, 14)
    hours = table.number("recovery_hours", DEFAULT_RECOVERY_HOURS, 0, 96)
    return Schedule(per_week or 1, DEFAULT_RECOVERY_HOURS if hours is None else hours)


def _block(table: Table, defaults: Defaults) -> Block:
    items = tuple([_item(item, defaults) for item in table.tables("item", ITEM_KEYS)])
    if not items and type(table.values.get("item", [])) is list:
        table.lacks("item", "the block has no item", "begin one with [[block.item]]")
    return Block(
        table.text("name", required=True) or "",
        table.choice("kind", BLOCK_KINDS, "superset"),
        items,
        table.whole("rounds", 1, 1, MAX_ROUNDS) or 1,
        table.duration("get_ready", defaults.get_ready_ms, 0, MAX_LEAD_MS),
        _rest(table, "rest_between", None),
        _rest(table, "rest_after", Rest()),
        table.text("note", multiline=True),
    )


def _item(table: Table, defaults: Defaults) -> Item:
    item = Item(
        table.text("exercise", required=True) or "",
        _dose(table),
        table.choice("sides", SIDES, "both") if "sides" in table.values else "both",
        _load(table, defaults),
        table.duration("transition", defaults.transition_ms, 0, MAX_LEAD_MS),
        table.duration("pace", defaults.pace_ms, MIN_PACE_MS, MAX_PACE_MS),
        None,
        table.text("note", multiline=True),
    )
    return with_progress(table, with_tempo(table, item), defaults.progress, defaults.tuning)


def _dose(table: Table) -> Dose:
    """The dose: `reps`, perhaps with `reps_to`, or `time`, and never both."""
    values = table.values
    if "time" in values:
        for name in ("reps", "reps_to"):
            if name in values:
                table.wrong_key(name, f"give `{name}` or `time`, not both")
        return Timed(table.duration("time", 0, 1_000, MAX_TIME_MS))
    if "reps" not in values:
        if "reps_to" in values:
            table.wrong_key("reps_to", "`reps_to` needs `reps`", "write reps = 8 and reps_to = 12")
        elif "time" not in table.missed:
            table.lacks("reps", "the item has no dose", 'give `reps` or `time`, such as reps = 8 or time = "20s"')
        return _NO_DOSE
    count = table.whole("reps", None, 1, MAX_REPS)
    upto = table.whole("reps_to", None, 1, MAX_REPS)
    if count is not None and upto is not None and upto <= count:
        table.wrong("reps_to", f"`reps_to` is above `reps`, which is {count}", f"this is {upto}")
    return Reps(count or 1, upto)


def _load(table: Table, defaults: Defaults) -> Load:
    """What is held. A weight needs something to be held, or nobody would know what it is the weight of."""
    values = table.values
    if "load" not in values:
        for name in ("weight", "load_optional"):
            if name in values:
                table.wrong_key(name, f"`{name}` needs `load`", 'write load = "dumbbells", or what is held')
        return Load(unit=defaults.unit or "kg")
    implement = table.choice("load", LOADS, "none")
    weight = table.number("weight", None, 0.1, MAX_WEIGHT)
    if weight is not None and values["load"] == "none":
        table.wrong_key("weight", '`weight` makes no sense with load = "none"', "name what is held")
    return Load(implement, weight, defaults.unit or "kg", table.flag("load_optional", False))


def _rest(table: Table, name: str, default: Rest | None) -> Rest | None:
    """A rest: "as needed", "none", or a length of time that is suggested."""
    value = table.values.get(name)
    if value is None:
        return default
    if value == "as needed":
        return Rest()
    if value == "none":
        return None
    ms = to_ms(value)
    if ms is None:
        message, hint = not_a_duration(name, value)
        if not hint.startswith("write 20"):
            table.wrong(name, message, hint)
        else:
            table.wrong(name, f"`{name}` is a rest", 'write "as needed", "none" or a length such as "90s"')
        return default
    if not 0 <= ms <= MAX_REST_MS:
        table.wrong(name, f"`{name}` goes from 0s to {length_words(MAX_REST_MS)}")
        return default
    return Rest(ms, False) if ms else None


def _exercises(top: Table) -> tuple[Exercise, ...]:
    """The descriptions; one that no item uses does no harm, and neither does an exercise without one."""
    value = top.values["exercise"]
    if type(value) is not dict or any(type(part) is not dict for part in value.values()):
        top.wrong_key(
            "exercise", "each exercise is described in a table of its own", 'write [exercise."Name of the exercise"]'
        )
        return ()
    mistakes = top.mistakes
    found = []
    for name, part in value.items():
        table = Table(part, EXERCISE_KEYS, mistakes, ("exercise", name))
        found.append(
            Exercise(
                name,
                table.texts("muscles"),
                table.texts("cues"),
                table.texts("equipment"),
                table.text("figure"),
                table.text("note", multiline=True),
            )
        )
    return tuple(found)
