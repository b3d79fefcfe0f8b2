"""What was done too close: a session before a quality run, a quality run after a session, by one service."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stride_tui.core.history.records import Run, Session
from stride_tui.core.instant import ManualClock
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.week.too_close import too_close_words
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.histories import run, session, utc

WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = (date(2026, 11, day) for day in (18, 19, 20, 21))
LONG = '[[run]]\non = 2026-11-21\nkind = "long"\nat = "07:00"\nduration = "2h"\n'


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home whose plan has a long run on Saturday at 07:00."""
    paths = find_paths(tmp_path)
    paths.plan.parent.mkdir(parents=True, exist_ok=True)
    paths.plan.write_text(LONG, "utf-8")
    return paths


def words(paths: Paths, done: Session | Run) -> str:
    """What is said of something that was done, on Saturday at noon in UTC."""
    workspace = open_workspace(Home(paths, ManualClock(utc(SATURDAY, "12:00"), 0)))
    assert isinstance(workspace, Workspace)
    return too_close_words(workspace, done)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        # 06:40 + 20 min = 07:00, exactly 48 h.
        (session(THURSDAY, at="06:40"), ""),
        (session(THURSDAY, at="06:45"), "too close: Thu 07:05 → Sat 07:00 is 47 h 55 min, under 48 h"),
        # Its own routine asks for 24 hours: Thursday 18:20 leaves 36 h 40 min, Friday 07:00 leaves less than 24.
        (session(THURSDAY, at="18:00", recovery_hours=24), ""),
        (session(FRIDAY, at="07:00", recovery_hours=24), "too close: Fri 07:20 → Sat 07:00 is 23 h 40 min, under 24 h"),
        (session(SATURDAY, at="10:00"), ""),
    ],
)
def test_a_session_before_a_run(paths: Paths, done: Session, expected: str) -> None:
    """By the hours of its own routine, at the bound and beside it."""
    assert words(paths, done) == expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (run(FRIDAY, "speed", at="19:00"), ""),
        (
            run(FRIDAY, "speed", at="18:55"),
            "too soon after Wed's session: Wed 19:00 → Fri 18:55 is 47 h 55 min, under 48 h",
        ),
        (run(FRIDAY, "easy", at="07:00"), ""),
        # It stands in for the planned one, at its own time; the other run of the day says nothing of it.
        (run(SATURDAY, "long", at="07:00"), ""),
        (run(WEDNESDAY, "speed", at="07:00"), ""),
    ],
)
def test_a_run_after_a_session(paths: Paths, done: Run, expected: str) -> None:
    """Wednesday's session ended at 19:00."""
    append_session(paths, session(WEDNESDAY, at="18:40"))
    assert words(paths, done) == expected
    append_run(paths, done)
    assert words(paths, done) == expected
