"""A session that is left and kept days later, from the first key to the 48 hours and the exports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import Do
from stride_tui.core.week.quality_runs import QualityRun
from stride_tui.core.week.recovery import conflict_of
from stride_tui.interop.history.formats.csv_sets import sets_csv
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.histories import utc
from tests.helpers.home_with_lifts import heavy
from tests.services.session.test_begin import Window

MONDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 18)
HOUR = 3_600_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a routine."""
    paths = find_paths(tmp_path)
    heavy(paths)
    return paths


def led_on_monday(paths: Paths, clock: ManualClock) -> None:
    """From 19:00: ready for ten seconds, a set in 50 s, then left half a minute later."""
    window = Window(paths, clock)
    window.begin()
    clock.forward(10_000)
    window.driver.tick()
    clock.forward(50_000)
    window.driver.do(Do("confirm"))
    clock.forward(30_000)
    window.driver.tick()
    window.leave()


def kept(paths: Paths, clock: ManualClock) -> Session:
    """The session as the history has it after it was kept."""
    window = Window(paths, clock)
    window.sessions.pick_up()
    clock.forward(5_000)
    window.driver.do(Do("finish"))
    window.driver.saver.settle()
    window.driver.saver.close()
    (session,) = read_history(paths).history.sessions
    return session


@pytest.mark.parametrize("restarted", [False, True])
def test_the_hours_count_from_monday(paths: Paths, restarted: bool) -> None:
    """A speed session on Wednesday at 20:00 is 48 hours and more away, and exports say Monday."""
    clock = ManualClock(utc(MONDAY, "19:00"))
    led_on_monday(paths, clock)
    clock.forward(36 * HOUR)
    session = kept(paths, ManualClock(clock.now().utc) if restarted else clock)
    assert session.ended < utc(MONDAY, "19:02")
    run = QualityRun(utc(WEDNESDAY, "20:00"), utc(WEDNESDAY, "21:00"), WEDNESDAY, "speed")
    assert conflict_of(session, (run,)) is None
    table = sets_csv(History((session,)), (session,))
    assert "2026-11-18" not in table


@pytest.mark.parametrize("days", [365, -1])
def test_a_clock_set_between_leaving_and_keeping_changes_nothing(paths: Paths, days: int) -> None:
    """Nor one that is set while the session goes on after that."""
    clock = ManualClock(utc(MONDAY, "19:00"))
    led_on_monday(paths, clock)
    clock.set_wall(clock.now().utc + days * 24 * HOUR)
    clock.forward(HOUR)
    window = Window(paths, clock)
    window.sessions.pick_up()
    window.driver.do(Do("toggle"))
    clock.forward(20_000)
    window.driver.do(Do("confirm"))
    clock.forward(40_000)
    window.driver.do(Do("confirm"))
    window.leave()
    session = kept(paths, clock)
    began, ended = (datetime.fromtimestamp(ms / 1000, UTC) for ms in (session.started, session.ended))
    assert (began.date(), ended.date(), ended.hour) == (MONDAY, MONDAY, 20)
    assert session.clock_moved_ms == days * 24 * HOUR
