"""The rows of keys: each fits the value that it fills, and one row more is read, checked, completed and documented."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import tomli

from stride_tui.core.routines.routine import Item, Routine
from stride_tui.store.routines.field import FieldRow, RoutineTable, TableKind, WholeKind
from stride_tui.store.routines.field_table import ROUTINE_TABLES
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.routines.keys_page import routine_keys_page
from stride_tui.store.routines.reader import routine_from
from stride_tui.store.routines.schema import routine_schema
from stride_tui.store.toml.fields import Mistake
from stride_tui.views.text.problem import problem_sentence

BEGIN = 'name = "x"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\n'
ROWS = {
    f"{name}-{row.name}": (name, row)
    for name, table in ROUTINE_TABLES.items()
    for row in table.rows
    if not isinstance(row.kind, TableKind)
}


def the_table(file: dict[str, Any], name: str) -> dict[str, Any]:
    """The table of a parsed file in which the keys of a table of rows stand, made where it is not there yet."""
    block: dict[str, Any] = file["block"][0]
    item: dict[str, Any] = block["item"][0]
    found = {"routine": file, "block": block, "item": item}.get(name)
    if found is None and name == "exercise":
        found = file.setdefault("exercise", {"Squat": {}})["Squat"]
    elif found is None:
        found = (item if name == "progress" else file).setdefault(name, {})
    return found


@pytest.mark.parametrize(("name", "row"), ROWS.values(), ids=ROWS)
def test_a_row_fills_a_field_of_its_value(name: str, row: FieldRow) -> None:
    """The core has a field for what the key says."""
    assert row.fills is None or (row.fills or row.name) in ROUTINE_TABLES[name].value.__struct_fields__


def read(file: dict[str, Any]) -> Routine:
    """The routine that a parsed file without a mistake says."""
    mistakes: list[Mistake] = []
    routine = routine_from(file, "x", mistakes)
    assert mistakes == []
    return routine


WITH_DEFAULT = {key: (name, row) for key, (name, row) in ROWS.items() if row.default is not None and name != "progress"}
"""Without the numbers of a rule, which the rules have, not the file; and without the unit, which the settings have."""
del WITH_DEFAULT["defaults-unit"]


@pytest.mark.parametrize(("name", "row"), WITH_DEFAULT.values(), ids=WITH_DEFAULT)
def test_what_holds_without_a_key_is_its_default(name: str, row: FieldRow) -> None:
    """A file that says the default says the same as one without the key."""
    file = tomli.loads(BEGIN + "reps = 8")
    without = read(file)
    the_table(file, name)[row.name] = row.default
    assert read(file) == without


@pytest.mark.parametrize(("name", "row"), ROWS.values(), ids=ROWS)
def test_an_example_is_right(name: str, row: FieldRow) -> None:
    """For the program and for an editor, beside the keys that it needs."""
    file = tomli.loads(BEGIN + 'reps = 8\nload = "dumbbells"')
    if row.name == "time":
        del the_table(file, "item")["reps"]
    if row.name == "up_to":
        the_table(file, "progress")["rule"] = "reps"
    the_table(file, name)[row.name] = tomli.loads(f"it = {row.example}")["it"]
    assert isinstance(read(file), Routine)
    assert list(jsonschema.Draft4Validator(routine_schema()).iter_errors(file)) == []


def schema_keys(schema: dict[str, Any]) -> set[str]:
    """Every key that a schema names, however deep."""
    found = set(schema.get("properties", {}))
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    inner += [schema[name] for name in ("items", "additionalProperties") if isinstance(schema.get(name), dict)]
    return found.union(*(schema_keys(part) for part in inner))


def test_the_page_has_every_key_of_the_schema() -> None:
    """A row for each."""
    named = set(re.findall(r"^\| `(\w+)` \|", routine_keys_page(), re.MULTILINE))
    assert named == schema_keys(routine_schema())
    assert {"transition", "tempo", "gap_weeks"} <= named


# A key that is added: its row, and the field of the value.


class StretchyItem(Item, frozen=True):
    """An item with a field that the program does not have."""

    band_rating: int | None = None


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> FieldRow:
    """A row for an optional key of an item, in the table."""
    row = FieldRow("band_rating", WholeKind(1, 5), "How strong the band is.", "3", unset="any band")
    item = ROUTINE_TABLES["item"]
    grown = RoutineTable(item.header, item.description, StretchyItem, (*item.rows, row), needs=item.needs)
    monkeypatch.setitem(ROUTINE_TABLES, "item", grown)
    return row


@pytest.mark.usefixtures("added")
def test_an_added_key_is_read() -> None:
    """Into the field of its name; without the key the field has its default."""
    routine = parse_routine(BEGIN + "reps = 8\nband_rating = 3\n[[block.item]]\nexercise = 'y'\ntime = 9\n", "x")
    assert isinstance(routine, Routine)
    first, second = routine.blocks[0].items
    assert isinstance(first, StretchyItem)
    assert isinstance(second, StretchyItem)
    assert (first.band_rating, second.band_rating) == (3, None)


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("band_rating = 9", "7:15 `band_rating` goes from 1 to 5: this is 9"),
        ('band_rating = "3"', "7:15 `band_rating` is a number: write 3 without quotes"),
        ("band_ratin = 3", "7:1 unknown key `band_ratin`, did you mean `band_rating`?"),
    ],
)
def test_a_mistake_in_an_added_key_is_reported(line: str, expected: str) -> None:
    """With its place, and what would be right."""
    found = parse_routine(BEGIN + "reps = 8\n" + line, "x")
    assert isinstance(found, tuple)
    assert [f"{p.line}:{p.column} {problem_sentence(p)}" for p in found] == [expected]


def test_an_added_key_is_completed(added: FieldRow) -> None:
    """Editors know it from the schema."""
    item = routine_schema()["properties"]["block"]["items"]["properties"]["item"]["items"]["properties"]
    assert item["band_rating"] == {"description": added.description, "type": "integer", "minimum": 1, "maximum": 5}


def test_an_added_key_is_documented(added: FieldRow) -> None:
    """The page has its row."""
    row = f"| `band_rating` | {added.description} | whole number | 1 to 5 | any band | `band_rating = 3` |"
    assert row in routine_keys_page().splitlines()


def test_what_defaults_say_holds_where_an_item_says_nothing() -> None:
    """A key that both tables have is taken from `[defaults]` first."""
    text = 'reps = 8\n[[block.item]]\nexercise = "y"\ntime = 9\ntransition = 2\n[defaults]\ntransition = 9\n'
    routine = parse_routine(BEGIN + text, "x")
    assert isinstance(routine, Routine)
    assert [item.transition_ms for item in routine.blocks[0].items] == [9_000, 2_000]
