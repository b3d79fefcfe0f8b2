"""The words of a key that a table does not have. It is loaded for a file with such a key only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stride_tui.store.toml.wording import dotted, nearest


def unknown_key_hint(
    name: str, known: list[str], free: list[str], meant: Mapping[str, str], elsewhere: Mapping[str, str]
) -> tuple[str, str | None]:
    """Return the hint for a key that is not among the `known`, and the known one that it was probably meant to be.

    A key that another table of the file has comes before one that is merely like it. `free` are the known ones that
    are not there yet: those are more probable.
    """
    near = meant.get(name)
    if not near and (place := elsewhere.get(name)):
        return place, None
    near = near or nearest(name, free) or nearest(name, known)
    return (f"did you mean `{near}`?" if near else f"known here: {', '.join(known)}"), near


def not_several(key: tuple[str | int, ...], value: Any) -> tuple[tuple[str | int, ...], str, str]:
    """Return key, message and hint for what is no array of tables: where `[[block.item]]` is there without any
    `[[block]]`, the value of `block` is a table that has lists of tables only."""
    header = f"[[{dotted(key)}]]"
    if type(value) is dict and value and all(_is_tables(part) for part in value.values()):
        inner = (*key, next(iter(value)))
        return (*inner, 0), f"[[{dotted(inner)}]] comes before any {header}", f"write {header} above it"
    return key, f"there may be several of `{key[-1]}`", f"write {header} with two brackets"


def _is_tables(value: Any) -> bool:
    return type(value) is list and bool(value) and all(type(part) is dict for part in value)
