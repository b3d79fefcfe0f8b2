"""The keys of an item that are read together: dose (`reps`, `reps_to`, `time`), load, and tempo.

Each reader takes the table, the item without these keys, and the defaults of the file; it returns the item with them.
"""

from __future__ import annotations

import re
from typing import get_args

import msgspec

from stride_tui.core.routines.routine import MAX_TIME_MS, MAX_WEIGHT, Dose, Implement, Item, Load, Reps, Timed
from stride_tui.store.routines.field import ChoiceKind, Defaults, DurationKind, NumberKind, WholeKind
from stride_tui.store.toml.fields import Table


class PatternKind(msgspec.Struct, frozen=True):
    """A text of a fixed form, given by a regular expression; `words` describe it to people."""

    pattern: str
    words: str


REPS = WholeKind(1, 1_000)
TIME = DurationKind(1_000, MAX_TIME_MS)
LOADS: tuple[Implement, ...] = get_args(Implement)
LOAD = ChoiceKind(LOADS)
WEIGHT = NumberKind(0.1, MAX_WEIGHT)
TEMPO = PatternKind("[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,2}(-[0-9]{1,2})?", "three or four numbers of seconds")
TEMPO_EXAMPLE = 'write the seconds of lowering, hold and lifting: tempo = "2-0-1"'
MAX_TEMPO_MS = 60_000
NO_DOSE = Reps(1)
"""The dose of an item whose file has a mistake."""


def with_dose(table: Table, item: Item, _: Defaults) -> Item:
    """Return the item with its dose: `reps`, perhaps with `reps_to`, or `time`, and never both."""
    return msgspec.structs.replace(item, dose=_dose(table))


def _dose(table: Table) -> Dose:
    values = table.values
    if "time" in values:
        for name in ("reps", "reps_to"):
            if name in values:
                table.wrong_key(name, f"give `{name}` or `time`, not both")
        return Timed(table.duration("time", 0, TIME.low, TIME.high))
    if "reps" not in values:
        if "reps_to" in values:
            table.wrong_key("reps_to", "`reps_to` needs `reps`", "write reps = 8 and reps_to = 12")
        elif "time" not in table.missed:
            table.lacks("reps", "the item has no dose", 'give `reps` or `time`, such as reps = 8 or time = "20s"')
        return NO_DOSE
    count = table.whole("reps", None, REPS.low, REPS.high)
    upto = table.whole("reps_to", None, REPS.low, REPS.high)
    if count is not None and upto is not None and upto <= count:
        table.wrong("reps_to", f"`reps_to` is above `reps`, which is {count}", f"this is {upto}")
    return Reps(count or 1, upto)


def with_load(table: Table, item: Item, defaults: Defaults) -> Item:
    """Return the item with what is held, in the unit of the file.

    A weight without `load` is a mistake: there is no implement that it could be the weight of.
    """
    values = table.values
    unit = defaults.unit or "kg"
    if "load" not in values:
        for name in ("weight", "load_optional"):
            if name in values:
                table.wrong_key(name, f"`{name}` needs `load`", 'write load = "dumbbells", or what is held')
        return item if unit == item.load.unit else msgspec.structs.replace(item, load=Load(unit=unit))
    implement = table.choice("load", LOADS, "none")
    weight = table.number("weight", None, WEIGHT.low, WEIGHT.high)
    if weight is not None and values["load"] == "none":
        table.wrong_key("weight", '`weight` makes no sense with load = "none"', "name what is held")
    load = Load(implement, weight, unit, table.flag("load_optional", False))
    return msgspec.structs.replace(item, load=load)


def with_tempo(table: Table, item: Item, _: Defaults) -> Item:
    """Return the item with the tempo of its table, whose sum is then its pace; unchanged without one."""
    value = table.values.get("tempo")
    if value is None:
        return item
    if not isinstance(item.dose, Reps) or "time" in table.values:
        table.wrong_key("tempo", "`tempo` needs `reps`")
    elif "pace" in table.values:
        table.wrong_key("tempo", "give `pace` or `tempo`, not both")
    elif type(value) is not str or not re.fullmatch(TEMPO.pattern, value):
        table.wrong("tempo", "`tempo` is three or four numbers", _tempo_hint(value))
    else:
        parts = tuple(int(part) * 1_000 for part in value.split("-"))
        if not 0 < sum(parts) <= MAX_TEMPO_MS:
            table.wrong("tempo", "a repetition lasts from 1s to 1m", f"this is {sum(parts) // 1_000}s")
        else:
            return msgspec.structs.replace(item, pace_ms=sum(parts), tempo_ms=parts)
    return item


def _tempo_hint(value: object) -> str:
    """Return what to write for a tempo that is written in another way: 201, 2/0/1, 2:0:1."""
    digits = re.fullmatch(r"(\d{1,2})[-/:., ]+(\d{1,2})[-/:., ]+(\d{1,2})(?:[-/:., ]+(\d{1,2}))?", f"{value}")
    digits = digits or re.fullmatch(r"(\d)(\d)(\d)(\d)?", f"{value}")
    return f'write tempo = "{"-".join(filter(None, digits.groups()))}"' if digits else TEMPO_EXAMPLE
