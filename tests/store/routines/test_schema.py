"""The published schema: what editors complete from never contradicts what the reader says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from stride_tui.core.routines.routine import Routine
from stride_tui.store.paths import bundled_routines
from stride_tui.store.routines.field_table import ROUTINE_TABLES
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.routines.schema import routine_schema, routine_schema_text

SCHEMA = routine_schema()
BLOCK = SCHEMA["properties"]["block"]["items"]
ITEM = BLOCK["properties"]["item"]["items"]
BEGIN = 'name = "x"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\n'


def test_the_published_file_is_the_schema() -> None:
    """`routines/routine.schema.json` is what `stride schema` prints."""
    assert (bundled_routines() / "routine.schema.json").read_text(encoding="utf-8") == routine_schema_text()


def test_the_schema_is_valid_draft_4() -> None:
    """Editors read it by that draft."""
    jsonschema.Draft4Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (SCHEMA, "routine"),
        (SCHEMA["properties"]["defaults"], "defaults"),
        (SCHEMA["properties"]["schedule"], "schedule"),
        (BLOCK, "block"),
        (ITEM, "item"),
        (SCHEMA["properties"]["exercise"]["additionalProperties"], "exercise"),
    ],
)
def test_the_schema_has_the_readers_keys(table: dict[str, Any], name: str) -> None:
    """A key that the reader knows is in the schema, and none beside."""
    assert set(table["properties"]) == ROUTINE_TABLES[name].keys
    assert table["additionalProperties"] is False


def test_every_key_is_explained() -> None:
    """Each property has a description that an editor shows."""

    def undescribed(schema: dict[str, Any], path: str = "") -> list[str]:
        found = []
        for name, part in schema.get("properties", {}).items():
            found += [] if part.get("description") else [f"{path}.{name}"]
            found += undescribed(part, f"{path}.{name}") + undescribed(part.get("items", {}), f"{path}.{name}")
        return found

    assert undescribed(SCHEMA) == []


def test_there_is_no_null() -> None:
    """TOML has none, and editors offer what the schema names."""
    assert "null" not in routine_schema_text()


@pytest.mark.parametrize("path", sorted(bundled_routines().glob("*.toml")), ids=lambda path: path.stem)
def test_the_bundled_routines_are_valid(path: Path) -> None:
    """An editor finds nothing to mark in them."""
    assert list(jsonschema.Draft4Validator(SCHEMA).iter_errors(tomli.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    [
        "reps = 8",
        'time = "20s"',
        "time = 20.5",
        'time = "1m 30s"',
        "reps = 8\nreps_to = 12",
        "reps = 8\npace = 1",
        'reps = 8\ntempo = "2-0-1"',
        'reps = 8\ntempo = "3-1-1-0"',
        'reps = 8\nload = "band"\nweight = 2.5',
        'reps = 8\nload = "band"\nload_optional = true',
        'reps = 8\nsides = "each"\n[schedule]\nrecovery_hours = 36.5',
        'reps = 8\n[defaults]\nget_ready = "1h"',
        'reps = 8\n[[block]]\nname="B"\nrest_after="as needed"\nitem = [{exercise = "x", time = 1}]',
        'reps = 8\n[[block]]\nname="B"\nrest_after=90\nrest_between="none"\nitem = [{exercise = "x", time = 1}]',
    ],
)
def test_what_the_reader_takes_the_schema_takes(line: str) -> None:
    """A good file is good in the editor too."""
    text = BEGIN + line + "\n"
    good = isinstance(parse_routine(text, "x"), Routine)
    # A text is not measured by the schema, so the reader may refuse what it takes, never the other way round.
    assert good or "1h" in line
    assert jsonschema.Draft4Validator(SCHEMA).is_valid(tomli.loads(text))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "rep = 8",
        'reps = "8"',
        "reps = 8.5",
        "reps = 0",
        "reps = 8\ntime = 20",
        'time = "20"',
        'time = " "',
        "time = 0",
        "reps_to = 12",
        "reps = 8\nweight = 10",
        'reps = 8\nsides = "eech"',
        'reps = 8\nnote = " "',
        'reps = 8\ntempo = "2-1"',
        "reps = 8\ntempo = 201",
        'time = 20\ntempo = "2-0-1"',
        'reps = 8\npace = 3\ntempo = "2-0-1"',
        "reps = 8\n[schedule]\nper_week = 15",
        "reps = 8\n[defaults]\npace = 100",
        "reps = 8\n[exercise.x]\ncues = 'up'",
        "reps = 8\n[[block]]\nname='B'",
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(line: str) -> None:
    """A mark in the editor is a problem in the program."""
    text = BEGIN + line + "\n"
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(tomli.loads(text))
    assert isinstance(parse_routine(text, "x"), tuple)
