"""The parts of a session's time: whole seconds that add up to the whole, worked out by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from stride_tui.core.history.time_parts import time_parts
from tests.helpers.histories import SUNDAY, session

TABLE = tomllib.loads(Path(__file__).with_name("time_parts_table.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_the_parts_are_those_worked_out_by_hand(case: dict[str, object]) -> None:
    """And so is the whole."""
    times = dict(zip(("work_ms", "lead_ms", "rest_ms", "paused_ms"), case["ms"], strict=True))  # type: ignore[call-overload]
    found = time_parts(session(SUNDAY, **times))
    assert (found.whole, [list(part) for part in found.parts]) == (case["whole"], case["parts"])


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_the_parts_add_up(case: dict[str, object]) -> None:
    """The table itself is a sum in each case."""
    assert sum(seconds for _, seconds in case["parts"]) == case["whole"]  # type: ignore[attr-defined]
