"""A home with a short history, on a clock that stands still: for the tests of `stride history`."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Load
from stride_tui.store import clock
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import Paths, find_paths

MONDAY = 1_794_816_000_000
"""2026-11-16 08:00 UTC."""
HOUR = 3_600_000
SQUAT = SetRecord(
    "Strength Set B", 2, "superset", "Squat", 1, 1, "done", 0, 1, "left", False, 8, None, 8, None, Load("dumbbells", 10)
)
PLANK = SetRecord("Core", 3, "superset", "Plank", 0, 1, "done", 0, 1, asked_ms=30_000, done_ms=30_000)
SKIPPED = msgspec.structs.replace(SQUAT, round=2, status="skipped", done_reps=None)
SETS = (SQUAT, msgspec.structs.replace(SQUAT, side="right"), SKIPPED, PLANK)
LEGS = Session("20261116T080000-aa11", "legs", "Leg day", MONDAY, MONDAY + HOUR, 0, True, SETS, work_ms=HOUR)
TUESDAY = MONDAY + 24 * HOUR
HILLS = Session("20261117T080000-bb22", "hills", "Hills", TUESDAY, TUESDAY, 0, True, (), by_hand=True)
RUN = Run("20261117T180000-cc33", "speed", TUESDAY + 10 * HOUR, 0, 60, 10, "6 x 800")


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands, the Sunday after, in UTC."""
    monkeypatch.setattr(clock, "system_clock", lambda: ManualClock(MONDAY + 6 * 24 * HOUR))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with two sessions and a run."""
    paths = find_paths(tmp_path)
    append_session(paths, LEGS)
    append_session(paths, HILLS)
    append_run(paths, RUN)
    return paths


def run(paths: Paths, *args: str) -> Result:
    """Run a command of the history."""
    return CliRunner().invoke(stride, ["--home", str(paths.data), "history", *args])
