"""What is said of a value that is written in another way: the table in typed_values.toml, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import SettingsReading
from stride_tui.core.week.plan import Plan
from stride_tui.store.routines.field import DurationKind, NumberKind, RestKind, WholeKind
from stride_tui.store.routines.field_table import ROUTINE_TABLES
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.settings.file import SETTINGS_KEYS, parse_settings
from stride_tui.store.toml.mended import LENGTH_KEYS, NUMBER_KEYS, WEIGHT_LISTS, WHOLE_KEYS
from stride_tui.store.week.plan_file import parse_plan
from stride_tui.store.week.plan_reader import PLAN_KEYS, RACE_KEYS, RUN_KEYS

PLACES = tomli.loads((Path(__file__).parent / "typed_values.toml").read_text(encoding="utf-8"))["place"]
ROWS = [
    (place["kind"], place.get("before", "") + typed.rstrip() + place.get("after", ""), typed, said)
    for place in PLACES
    for typed, said in place["rows"]
]


def problems_of(kind: str, text: str) -> tuple[Problem, ...]:
    """The problems of a text of a kind of file; () where all of it is taken."""
    match kind:
        case "routine":
            found: Routine | Plan | tuple[Problem, ...] = parse_routine(text, "x")
        case "plan":
            found = parse_plan(text)
        case _:
            reading = parse_settings(text)
            assert isinstance(reading, SettingsReading)
            found = reading.problems
    return found if isinstance(found, tuple) else ()


@pytest.mark.parametrize(("kind", "text", "typed", "said"), ROWS, ids=[f"{kind}: {t}" for kind, _, t, _ in ROWS])
def test_what_was_typed_is_taken_or_mended(kind: str, text: str, typed: str, said: str) -> None:
    """The hint names the value as it has to be written; nothing is said of what is taken."""
    hints = [problem.hint or problem.message for problem in problems_of(kind, text)]
    assert hints == ([said] if said else [])


def test_a_mended_value_is_taken() -> None:
    """Writing what the hint says leaves no mistake: the first hint of each length of time is tried."""
    place = PLACES[0]
    for typed, said in place["rows"]:
        if typed.startswith("time = ") and said.startswith('write "'):
            mended = said.removeprefix("write ").partition(";")[0]
            assert problems_of("routine", f"{place['before']}time = {mended}\n") == (), typed


def test_the_short_form_means_its_weekday() -> None:
    """Tue is Tuesday, and the run is on it."""
    plan = parse_plan('[[run]]\non = ["Tue", "SAT"]\nkind = "Long"\n')
    assert isinstance(plan, Plan)
    assert [(run.weekday, run.kind) for run in plan.runs] == [(1, "long"), (5, "long")]


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("plan", '[[run]]\nkind = "easy"\non = "' + "tue " * 20_000 + '"', "this is"),
        ("plan", 'preferred = "' + "tue, " * 15_000 + '"', 'write preferred = ["tuesday", "saturday"]'),
        ("settings", 'dumbbells = "' + "4, " * 20_000 + '"', "write dumbbells = [4, 6, 8, 10, 12.5]"),
        ("settings", 'smallest_step = "' + " 1" * 30_000 + '"', "this is the text"),
    ],
    ids=["on", "preferred", "dumbbells", "smallest_step"],
)
def test_a_hostile_value_is_not_looked_through(kind: str, typed: str, said: str) -> None:
    """Thousands of words get the short hint."""
    (problem,) = problems_of(kind, typed + "\n")
    assert problem.hint is not None
    assert problem.hint.startswith(said)
    assert len(problem.hint) < 100


def test_the_first_inner_table_is_pointed_at() -> None:
    """Line and column are those of the first [[block.item]], also where a [[block]] follows it."""
    for after in ("", '[[block]]\nname = "b"\n'):
        (problem,) = problems_of("routine", f'name = "x"\n[[block.item]]\nexercise = "e"\nreps = 8\n{after}')
        assert (problem.line, problem.column) == (2, 1)
        assert problem.message == "[[block.item]] comes before any [[block]]"


def test_the_keys_by_kind_are_those_of_the_files() -> None:
    """A key that is renamed, or becomes another kind, is changed here too."""
    rows = [row for table in ROUTINE_TABLES.values() for row in table.rows]
    whole = {row.name for row in rows if isinstance(row.kind, WholeKind)}
    numbers = {row.name for row in rows if isinstance(row.kind, NumberKind)}
    lengths = {row.name for row in rows if isinstance(row.kind, DurationKind | RestKind)}
    assert lengths | {"duration"} >= LENGTH_KEYS
    assert whole | {"strength_per_week", "volume"} >= WHOLE_KEYS
    assert whole | numbers | {"strength_per_week", "volume", "smallest_step", *RACE_KEYS} >= NUMBER_KEYS
    assert {"duration", "at", "distance"} <= RUN_KEYS
    assert "strength_per_week" in PLAN_KEYS
    assert WEIGHT_LISTS | {"volume", "smallest_step"} <= SETTINGS_KEYS
