"""The rules of progression, each by a table of worked and published examples."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
import tomli

from stride_tui.core.history.history import History
from stride_tui.core.progression.rules.own_sets import evidence_for
from stride_tui.core.progression.rules.registry import RULE_NAMES
from stride_tui.core.progression.today import ask_for
from stride_tui.core.routines.routine import Implement, Item, Load, Reps, Sides, Timed
from stride_tui.core.routines.tuning import Tuning
from stride_tui.core.settings.settings import Settings
from tests.helpers.lifts import at, history, routine, session, told

CASES: list[dict[str, Any]] = [
    case
    for name in ("progression_table.toml", "reps_first_table.toml")
    for case in tomli.loads(Path(__file__).with_name(name).read_text("utf-8"))["case"]
]

_ITEM = re.compile(r"(\d+)(?: to (\d+))? (reps|s)(?:, (dumbbell|kettlebell|barbell|band))?(, lb)?(, alternating)?")


def item_of(case: dict[str, Any]) -> Item:
    """The item that a case tells."""
    found = _ITEM.fullmatch(case["item"])
    assert found, case["item"]
    low, high, kind, implement, pounds, turns = found.groups()
    dose = Timed(int(low) * 1000) if kind == "s" else Reps(int(low), int(high) if high else None)
    numbers = dict(case.get("progress", {}))
    rule = numbers.pop("rule", None)
    load = Load(cast(Implement, implement or "none"), None, "lb" if pounds else "kg")
    sides: Sides = "alternating" if turns else "both"
    return Item("Squat", dose, sides, load, progress=rule, tuning=Tuning(**numbers))


def settings_of(case: dict[str, Any], item: Item) -> Settings:
    """The settings with the weights owned in a case."""
    lists = {"dumbbell": "dumbbells", "kettlebell": "kettlebells", "barbell": "barbell", "none": ""}
    owned = tuple(float(weight) for weight in case.get("owned", ()))
    settings = Settings(units=item.load.unit)
    return msgspec.structs.replace(settings, **{lists[item.load.implement]: owned}) if owned else settings


def now_of(case: dict[str, Any], item: Item) -> int:
    """The day told, or a week after the last session."""
    if "today" in case:
        return at(case["today"])
    last = datetime.fromtimestamp(session(case["sessions"][-1], item).started / 1000, UTC)
    return round((last + timedelta(days=7)).timestamp() * 1000)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_asked(case: dict[str, Any]) -> None:
    """The next dose and weight, whether that is more or less, why, and the weight that comes after how much."""
    item = item_of(case)
    done = history(item, *case["sessions"])
    if "session_effort" in case:
        last = msgspec.structs.replace(done.sessions[-1], effort=float(case["session_effort"]))
        done = History.of([*done.sessions[:-1], last])
    known = evidence_for(done, routine(item))[0, 0]
    asked = ask_for(item, known, settings_of(case, item), now_of(case, item))
    assert f"{told(asked)}, {asked.changed}: {asked.reason.why}" == case["asks"]
    if "next" in case:
        assert f"{asked.reason.then:g} after {asked.reason.top}" == case["next"]


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_has_its_examples(rule: str) -> None:
    """No rule goes without being worked out by hand."""
    cases = [case for case in CASES if case.get("progress", {}).get("rule") == rule]
    assert len(cases) >= 1
