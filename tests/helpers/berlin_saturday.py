"""A Saturday afternoon in Berlin, and a plan to look at it with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.core.instant import ManualClock
from stride_tui.store import clock, zone
from stride_tui.store.paths import find_paths

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2026, 11, 21, 15, 42, tzinfo=BERLIN)
FRIDAY = datetime(2026, 11, 20, 12, 0, tzinfo=BERLIN)
PLAN = """\
[[run]]
on = "tuesday"
kind = "speed"
at = "18:30"
duration = "1h"

[[run]]
on = "saturday"
kind = "long"
at = "08:00"
distance = "18 km"
duration = "2h"
"""
BROKEN = '[[run]]\non = "tuesda"\nkind = "speed"\n'


def stand_still(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Let it be that moment in Berlin."""
    offset = at.utcoffset()
    assert offset is not None
    still = ManualClock(round(at.timestamp() * 1000), round(offset.total_seconds()))
    monkeypatch.setattr(clock, "system_clock", lambda: still)
    monkeypatch.setattr(zone, "local_zone", lambda _now=None: BERLIN)


def run(home: Path, *args: str) -> Result:
    """Run a command with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), *args])


def plan(home: Path, text: str = PLAN) -> None:
    """Write a plan."""
    find_paths(home).plan.write_text(text, encoding="utf-8")
