"""The tempo of an item: how long each part of a repetition takes, as lifters write it."""

from __future__ import annotations

import re

import msgspec

from stride_tui.core.routines.routine import Item, Reps
from stride_tui.store.toml.fields import Table

PATTERN = "[0-9]{1,2}-[0-9]{1,2}-[0-9]{1,2}(-[0-9]{1,2})?"
EXAMPLE = 'write the seconds of lowering, hold and lifting: tempo = "2-0-1"'
MAX_TEMPO_MS = 60_000


def with_tempo(table: Table, item: Item) -> Item:
    """The item with the tempo that its table names, which is then its pace too; as it is without one."""
    value = table.values.get("tempo")
    if value is None:
        return item
    if not isinstance(item.dose, Reps) or "time" in table.values:
        table.wrong_key("tempo", "`tempo` needs `reps`")
    elif "pace" in table.values:
        table.wrong_key("tempo", "give `pace` or `tempo`, not both")
    elif type(value) is not str or not re.fullmatch(PATTERN, value):
        table.wrong("tempo", "`tempo` is three or four numbers", EXAMPLE)
    else:
        parts = tuple(int(part) * 1_000 for part in value.split("-"))
        if not 0 < sum(parts) <= MAX_TEMPO_MS:
            table.wrong("tempo", "a repetition lasts from 1s to 1m", f"this is {sum(parts) // 1_000}s")
        else:
            return msgspec.structs.replace(item, pace_ms=sum(parts), tempo_ms=parts)
    return item
