"""The plan file: what it may say, its limits, and its schema."""

from __future__ import annotations

import time as clocks
from datetime import date, time
from pathlib import Path

import jsonschema
import pytest
import tomli

from stride_tui.core.week.plan import OffWeek, Plan, PlannedRun
from stride_tui.store.paths import find_paths
from stride_tui.store.week.plan_edit import NEW_PLAN
from stride_tui.store.week.plan_file import load_plan, parse_plan
from stride_tui.store.week.plan_schema import plan_schema, plan_schema_text

FULL = """
strength_per_week = 2
preferred = ["wednesday", "sunday"]

[[run]]
on = ["tuesday", "thursday"]
kind = "easy"
at = 07:00
duration = 45
skip = [2026-11-24, "2026-11-26"]

[[run]]
on = 2026-11-29
kind = "race"
at = "9:30"
distance = "5 mi"
duration = "1h30m"
note = "with the club"

[[run]]
on = "2026-12-01"
kind = "long"
distance = 18

[[off]]
week = "2026-W53"
reason = "holiday"
note = "Crete"

[[off]]
week = "2027-W01"
"""


def run_of(lines: str) -> PlannedRun:
    """The one run of a plan with these lines in its table."""
    plan = parse_plan(f'[[run]]\non = "monday"\nkind = "easy"\n{lines}\n')
    assert isinstance(plan, Plan), plan
    return plan.runs[0]


def as_json(value: object) -> object:
    """A parsed file as editors hold it against a schema: dates and times are texts."""
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return f"{value}" if isinstance(value, date | time) else value


def test_without_a_file_nothing_is_planned(tmp_path: Path) -> None:
    """A first start needs no file."""
    assert load_plan(find_paths(tmp_path)) == Plan()


@pytest.mark.parametrize("text", ["", "\n \n", NEW_PLAN])
def test_a_file_that_says_nothing_plans_nothing(tmp_path: Path, text: str) -> None:
    """An empty one, or one of comments."""
    (tmp_path / "plan.toml").write_text(text)
    assert load_plan(find_paths(tmp_path)) == Plan()


def test_a_folder_in_its_place_is_reported(tmp_path: Path) -> None:
    """It is not taken for no plan."""
    (tmp_path / "plan.toml").mkdir()
    problems = load_plan(find_paths(tmp_path))
    assert isinstance(problems, tuple)
    assert problems[0].message == "this is a folder, not a file"


def test_everything_can_be_planned() -> None:
    """Every key is read; a list of weekdays is as many runs of one table, each with its own skipped dates."""
    assert parse_plan(FULL) == Plan(
        runs=(
            PlannedRun("easy", 1, None, time(7), 45.0, None, None, (date(2026, 11, 24),), 0),
            PlannedRun("easy", 3, None, time(7), 45.0, None, None, (date(2026, 11, 26),), 0),
            PlannedRun("race", None, date(2026, 11, 29), time(9, 30), 90.0, 8.047, "with the club", (), 1),
            PlannedRun("long", None, date(2026, 12, 1), None, None, 18.0, None, (), 2),
        ),
        off=(OffWeek(2026, 53, "holiday", "Crete"), OffWeek(2027, 1, "other")),
        strength_per_week=2,
        preferred=(2, 6),
    )


@pytest.mark.parametrize(
    ("written", "km"), [("8", 8.0), ("8.5", 8.5), ('"8 km"', 8.0), ('"12.5km"', 12.5), ('"5 mi"', 8.047)]
)
def test_distances(written: str, km: float) -> None:
    """A bare number is kilometres; miles become kilometres to the metre."""
    assert run_of(f"distance = {written}").km == km


@pytest.mark.parametrize(
    ("written", "minutes"), [("45", 45.0), ("62.5", 62.5), ('"45m"', 45.0), ('"1h30m"', 90.0), ('"90s"', 1.5)]
)
def test_durations(written: str, minutes: float) -> None:
    """A bare number is minutes."""
    assert run_of(f"duration = {written}").minutes == minutes


@pytest.mark.parametrize("written", ['"07:00"', '"7:00"', "07:00", "07:00:00"])
def test_times_of_day(written: str) -> None:
    """As a text or as TOML's own."""
    assert run_of(f"at = {written}").at == time(7)


def test_a_skipped_date_twice_is_skipped_once() -> None:
    """It does no harm."""
    assert run_of("skip = [2026-11-30, 2026-11-23, 2026-11-30]").skip == (date(2026, 11, 23), date(2026, 11, 30))


@pytest.mark.parametrize("week", ["2026-W53", "2020-W53", "2027-W52", "2024-W01"])
def test_weeks_that_exist(week: str) -> None:
    """Long years have 53 of them."""
    plan = parse_plan(f'[[off]]\nweek = "{week}"\n')
    assert isinstance(plan, Plan)
    assert f"{plan.off[0].year}-W{plan.off[0].week:02}" == week


@pytest.mark.parametrize(
    "text",
    [
        '[[run]]\non = "monday"\nkind = "easy"\n' * 20_000,
        "[[run]]\nx = 1\n" * 60_000,
        '[[run]]\non = "monday"\nkind = "easy"\nskip = [' + "2026-11-23," * 80_000 + "]",
        "preferred = [" + "1," * 400_000 + "]",
        '[[run]]\non = "monday"\nkind = "easy"\ndistance = ' + "9" * 4_000,
        "[[off]]\nweek = '" + "9" * 900_000 + "'",
        "[[run]]\non = '" + "2026-" * 190_000 + "'",
        '[[run]]\non = "monday"\nkind = "easy"\nduration = "' + "m" * 900_000 + '"',
    ],
)
def test_a_hostile_size_is_refused_soon(text: str) -> None:
    """A megabyte of anything ends in a few problems, and in moments of work."""
    begin = clocks.process_time()
    problems = parse_plan(text)
    assert isinstance(problems, tuple)
    assert 1 <= len(problems) <= 101
    assert clocks.process_time() - begin < 2


def test_the_schema_is_draft_4_and_takes_a_good_plan() -> None:
    """An editor that follows it marks nothing in a good file."""
    jsonschema.Draft4Validator.check_schema(plan_schema())
    jsonschema.Draft4Validator(plan_schema()).validate(as_json(tomli.loads(FULL)))
    assert "null" not in plan_schema_text()


@pytest.mark.parametrize(
    "text",
    [
        "strength_per_week = 0",
        'preferred = "monday"',
        'run = [{on = "monday"}]',
        'run = [{on = "moonday", kind = "easy"}]',
        'run = [{on = [], kind = "easy"}]',
        'run = [{on = ["monday", "monday"], kind = "easy"}]',
        'run = [{on = "monday", kind = "sped"}]',
        'run = [{on = "monday", kind = "easy", at = "25:00"}]',
        'run = [{on = "monday", kind = "easy", distance = 0}]',
        'run = [{on = "monday", kind = "easy", distance = "far"}]',
        'run = [{on = "monday", kind = "easy", duration = "long"}]',
        'run = [{on = "monday", kind = "easy", duration = 3000}]',
        'run = [{on = "monday", kind = "easy", note = " "}]',
        'run = [{on = "monday", kind = "easy", skip = "2026-11-23"}]',
        "off = [{}]",
        'off = [{week = "2026-W54"}]',
        'off = [{week = "2026-W52", reason = "sick"}]',
        "offs = 1",
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(text: str) -> None:
    """The two never contradict each other."""
    assert not jsonschema.Draft4Validator(plan_schema()).is_valid(as_json(tomli.loads(text)))
    assert isinstance(parse_plan(text), tuple)


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ('at = "7am"', "at", time(7)),
        ('at = "7:30 pm"', "at", time(19, 30)),
        ('at = "7.30"', "at", time(7, 30)),
        ('at = "19h"', "at", time(19)),
        ('distance = "8,5 km"', "km", 8.5),
        ('distance = "5 miles"', "km", 8.047),
        ('distance = "800m"', "km", 0.8),
        ('duration = "90 min"', "minutes", 90),
        ('duration = "1:05:00"', "minutes", 65),
        ('duration = "1 h 5"', "minutes", 65),
        ('duration = "45"', "minutes", 45),
    ],
)
def test_a_value_is_read_as_by_log(written: str, field: str, value: object) -> None:
    """And the schema has nothing against it."""
    text = f'[[run]]\non = "monday"\nkind = "easy"\n{written}\n'
    found = parse_plan(text)
    assert isinstance(found, Plan)
    assert getattr(found.runs[0], field) == value
    jsonschema.Draft4Validator(plan_schema()).validate(as_json(tomli.loads(text)))
