"""The weights that the settings file names: each once, from light to heavy."""

from __future__ import annotations

from typing import Any

from stride_tui.core.routines.routine import MAX_WEIGHT
from stride_tui.store.toml import wording
from stride_tui.store.toml.fields import MAX_LIST, Table

MIN_WEIGHT = 0.1
MAX_WEIGHT_STEP = 100
WEIGHT_EXAMPLES = {"dumbbells": "[4, 6, 8, 10, 12.5]", "kettlebells": "[12, 16, 20]", "barbell": "[20, 25, 30, 40]"}
"""An example of each list, by its key, for the hint of a mistake."""


def weights(table: Table, name: str) -> tuple[float, ...]:
    """Return a list of weights from light to heavy; a single number and a repeated weight are noted as mistakes."""
    value = table.values.get(name)
    if value is None:
        return ()
    example = f"write {name} = {WEIGHT_EXAMPLES[name]}"
    if type(value) is not list:
        from stride_tui.store.toml.mended import value_hint

        typed = value if isinstance(value, str) else wording.shown(value)
        hint = value_hint(name, typed) or example
        table.wrong(name, f"`{name}` is a list of weights", hint)
        return ()
    if not value:
        table.wrong(name, f"`{name}` has no weight", f"{example}, or leave the line out")
    if len(value) > MAX_LIST:
        table.wrong(name, f"`{name}` has {len(value)} weights", f"{MAX_LIST} are the most that fit")
        return ()
    entries = Table({}, (), table.mistakes, (*table.key, name))
    owned: set[float] = set()
    for number, entry in enumerate(value):
        weight = _one(entries, name, number, entry)
        if weight in owned:
            entries.wrong(number, f"{wording.shown(entry)} is in `{name}` twice", "each weight once is enough")
        elif weight is not None:
            owned.add(weight)
    return tuple(sorted(owned))


def smallest_step(table: Table) -> float | None:
    """Return the smallest step, or None where the file names none."""
    return table.number("smallest_step", None, MIN_WEIGHT, MAX_WEIGHT_STEP)


def _one(entries: Table, name: str, number: int, entry: Any) -> float | None:
    """Return one weight of a list, or None after noting what is wrong with it; `number` is its ordinal from 0."""
    if not _is_number(entry):
        from stride_tui.store.toml.mended import number_hint

        entries.wrong(number, f"this entry of `{name}` is a weight", number_hint("", entry, MAX_WEIGHT))
        return None
    # Written with `not`, so that NaN, which compares as False with everything, is refused too.
    if not MIN_WEIGHT <= entry <= MAX_WEIGHT:
        limits = f"{MIN_WEIGHT:g} to {MAX_WEIGHT:g}"
        entries.wrong(number, f"a weight goes from {limits}", f"this is {wording.shown(entry)}")
        return None
    return round(float(entry), 2)


def _is_number(value: Any) -> bool:
    return type(value) is int or type(value) is float
