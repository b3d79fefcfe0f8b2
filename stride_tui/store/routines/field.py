"""A key of a routine file as one row, the kinds of values that keys have, and the tables that keys belong to.

The rows themselves are in `field_table`. Reader, JSON Schema and the page docs/routine-keys.md are made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from stride_tui.core.routines.routine import (
    DEFAULT_GET_READY_MS,
    DEFAULT_PACE_MS,
    DEFAULT_TRANSITION_MS,
    Rest,
    Unit,
)
from stride_tui.core.routines.tuning import Tuning
from stride_tui.store.toml.fields import Table
from stride_tui.store.toml.wording import length_words, to_ms

MAX_REST_MS = 3_600_000
REST_WORDS = ("as needed", "none")


class Defaults(msgspec.Struct, frozen=True):
    """The values of `[defaults]`: they hold for every item and block that has no value of its own."""

    transition_ms: int = DEFAULT_TRANSITION_MS
    get_ready_ms: int = DEFAULT_GET_READY_MS
    pace_ms: int = DEFAULT_PACE_MS
    unit: Unit | None = None
    progress: str | None = None
    tuning: Tuning = Tuning()
    lighter_every: int | None = None


# Kinds of values. `read` returns the value as the core has it, or UNSET after noting a mistake. A kind without `read`
# is defined beside its reader.


class TextKind(msgspec.Struct, frozen=True):
    """A text; of several lines if `multiline`."""

    multiline: bool = False

    def read(self, table: Table, name: str) -> Any:
        """Return the text."""
        text = table.text(name, required=True, multiline=self.multiline)
        return UNSET if text is None else text


class TextsKind(msgspec.Struct, frozen=True):
    """A list of texts."""

    def read(self, table: Table, name: str) -> Any:
        """Return the texts as a tuple."""
        return table.texts(name)


class FlagKind(msgspec.Struct, frozen=True):
    """True or false."""

    def read(self, table: Table, name: str) -> Any:
        """Return whether it is true."""
        return table.flag(name, False)


class WholeKind(msgspec.Struct, frozen=True):
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def read(self, table: Table, name: str) -> Any:
        """Return the number."""
        number = table.whole(name, None, self.low, self.high)
        return UNSET if number is None else number


class NumberKind(msgspec.Struct, frozen=True):
    """A number from `low` to `high`, whole or not."""

    low: float
    high: float

    def read(self, table: Table, name: str) -> Any:
        """Return the number."""
        number = table.number(name, None, self.low, self.high)
        return UNSET if number is None else number


class ChoiceKind(msgspec.Struct, frozen=True):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, table: Table, name: str) -> Any:
        """Return the word."""
        return table.choice(name, self.words, "") or UNSET


class DurationKind(msgspec.Struct, frozen=True):
    """A length of time, from `low` to `high` milliseconds."""

    low: int
    high: int

    def read(self, table: Table, name: str) -> Any:
        """Return whole milliseconds."""
        ms = table.duration(name, -1, self.low, self.high)
        return UNSET if ms < 0 else ms


class RestKind(msgspec.Struct, frozen=True):
    """A rest: "as needed", "none", or a suggested length of time of at most `high` milliseconds."""

    high: int = MAX_REST_MS

    def read(self, table: Table, name: str) -> Any:
        """Return a Rest, or None for no rest."""
        value = table.values[name]
        if value == "as needed":
            return Rest()
        if value == "none":
            return None
        ms = to_ms(value)
        if ms is None:
            # Imported here, because most files write each word as it is.
            from stride_tui.core.settings.spelling import taken_as
            from stride_tui.store.toml.mended import not_a_rest

            if word := taken_as(value, REST_WORDS):
                return Rest() if word == "as needed" else None
            table.wrong(name, *not_a_rest(name, value, REST_WORDS))
            return UNSET
        if not 0 <= ms <= self.high:
            table.wrong(name, f"`{name}` goes from 0s to {length_words(self.high)}")
            return UNSET
        return Rest(ms, False) if ms else None


class TableKind(msgspec.Struct, frozen=True):
    """A table, an array of tables (`several`) or tables by name (`named`), whose keys are those of
    the table called `table` in `ROUTINE_TABLES`."""

    table: str
    several: bool = False
    named: bool = False


ReadKind = TextKind | TextsKind | FlagKind | WholeKind | NumberKind | ChoiceKind | DurationKind | RestKind
OwnReader = Callable[[Table, Any, Defaults], Any]
"""A reader of several keys together: takes the table, the value without the key, and the defaults; returns the value
with what the key says."""


class FieldRow(msgspec.Struct, frozen=True):
    """A key: all that the reader, the schema and the page of keys say about it.

    `example` and `default` are values as a file writes them. `default` is the value that holds without the key;
    where the core's value has a default too, it is the same. `unset` says in words what holds where `default`
    cannot, and `more` is a sentence for the page alone. `fills` is the field of the table's value that the key goes
    into: "" for one of the same name, None for none. A key that is read together with others has a `reader` of its
    own.
    """

    name: str
    kind: msgspec.Struct
    description: str = ""
    example: str = ""
    default: str | float | None = None
    unset: str = ""
    more: str = ""
    required: bool = False
    fills: str | None = ""
    reader: OwnReader | None = None


class RoutineTable:
    """A table of a routine file: its header, the value that is made of it, its rows, and how they go together.

    Exactly one key of `one_of` is required; a key of `needs` makes sense only with another; of `not_both` at most
    one may be given. A reader of its own reports such mistakes to the user; these rules are for editors and for the
    page.
    """

    __slots__ = (
        *("description", "header", "keys", "needs", "not_both", "one_of", "rows", "value"),
        *("_inherited", "_looped", "_readers", "_start"),
    )

    def __init__(
        self,
        header: str,
        description: str,
        value: type[msgspec.Struct],
        rows: tuple[FieldRow, ...],
        *,
        one_of: tuple[str, ...] = (),
        needs: Mapping[str, str] | None = None,
        not_both: tuple[str, ...] = (),
    ) -> None:
        self.header = header
        self.description = description
        self.value = value
        self.rows = rows
        self.one_of = one_of
        self.needs = needs or {}
        self.not_both = not_both
        self.keys = frozenset([row.name for row in rows])
        self._readers = tuple(dict.fromkeys([row.reader for row in rows if row.reader is not None]))
        self._looped: list[tuple[str, str, ReadKind, bool]] = []
        self._start: dict[str, Any] = {}
        needed = value.__struct_fields__[: -len(value.__struct_defaults__) or None]
        for row in rows:
            if row.fills is None or row.reader is not None or not isinstance(row.kind, ReadKind):
                continue
            fills = row.fills or row.name
            self._looped.append((row.name, fills, row.kind, row.required))
            if fills in needed:
                default = row.kind.read(Table({row.name: row.default}, self.keys, []), row.name)
                self._start[fills] = "" if default is UNSET else default
        self._inherited = [fills for _, fills, _, _ in self._looped if fills in Defaults.__struct_fields__]

    def fields(self, table: Table, defaults: Defaults) -> dict[str, Any]:
        """Return the fields of the value, without those that readers of their own fill; add every mistake to the
        table's."""
        found = self._start.copy()
        for fills in self._inherited:
            found[fills] = getattr(defaults, fills)
        for name, fills, kind, required in self._looped:
            if name in table.values or required:
                value = kind.read(table, name)
                if value is not UNSET:
                    found[fills] = value
        return found

    def make(self, table: Table, fields: dict[str, Any], defaults: Defaults) -> Any:
        """Return the value of these fields, with what the keys say that have a reader of their own."""
        value = self.value(**fields)
        for reader in self._readers:
            value = reader(table, value, defaults)
        return value
