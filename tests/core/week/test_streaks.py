"""Weeks in a row by the target that held then: the cases of `streaks.toml`, counted by hand."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.week.adherence import adherence
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.plan import OffWeek, Plan
from tests.helpers.histories import SUNDAY, session

CASES = tomllib.loads((Path(__file__).parent / "streaks.toml").read_text("utf-8"))["case"]
_DONE = re.compile(r"(?P<back>\d+)(?: of (?P<target>\d))?(?: x(?P<times>\d))?(?P<friday> friday)?(?P<part> part)?")


def sessions(text: str) -> list[Session]:
    """Return what a case says was done."""
    said = _DONE.fullmatch(text)
    assert said, text
    day = SUNDAY - timedelta(weeks=int(said["back"]), days=2 if said["friday"] else 0)
    target = int(said["target"]) if said["target"] else None
    sets = (1, 3) if said["part"] else (2, 0)
    return [session(day, *sets, at=f"{12 + n}:00", week_target=target) for n in range(int(said["times"] or 1))]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_weeks_in_a_row(case: dict[str, Any]) -> None:
    """As counted by hand."""
    weekday = case.get("first", 0)
    isos = [(SUNDAY - timedelta(weeks=back)).isocalendar() for back in case.get("off", ())]
    plan = Plan(off=tuple(OffWeek(iso.year, iso.week, "ill") for iso in isos))
    history = History.of(done for text in case["done"] for done in sessions(text))
    found = adherence(history, plan, SUNDAY, case["target"], weekday, case.get("others", ()))
    assert (found.streak, found.best) == (case["streak"], case["best"])
    starts = {back: week_start(SUNDAY, weekday) - timedelta(weeks=back) for back in range(13)}
    assert {back: found.target_of(starts[int(back)]) for back in case.get("asked", {})} == case.get("asked", {})
    assert [back for back, start in starts.items() if found.mark(start, plan) == "missed"] == case.get("missed", [])


def test_there_are_at_least_twelve_cases() -> None:
    """So many were asked for, each with a name of its own."""
    assert len({case["name"] for case in CASES}) == len(CASES) >= 12
