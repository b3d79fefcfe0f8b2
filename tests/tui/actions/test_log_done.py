"""An opened day: what was done is logged, and other days are near."""

from __future__ import annotations

from datetime import date

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_session
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.dashboard import Dashboard
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import SATURDAY, THURSDAY, open_day, opened, thursday
from tests.tui.conftest import Play


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)


async def test_a_planned_run_is_logged_as_it_was_planned(play: Play) -> None:
    """Once: a second time says that it is there already."""
    async with play() as stage:
        await open_day(stage, date(2026, 11, 17))
        await stage.press("d")
        (done,) = read_history(stage.paths).runs
        assert (done.kind, done.timed) == ("speed", True)
        assert "✓ speed" in stage.text
        await stage.press("d")
        assert "logged already" in stage.told
        assert len(read_history(stage.paths).runs) == 1


async def test_a_day_to_come_has_nothing_done(play: Play) -> None:
    """Neither a run nor a session can be logged there."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        await stage.press("d", "s")
        assert "still to come" in stage.told
        reading = read_history(stage.paths)
        assert (reading.runs, reading.sessions) == ((), ())


async def test_a_session_is_logged_by_hand(play: Play) -> None:
    """It counts for its week at once."""
    async with play() as stage:
        await open_day(stage, date(2026, 11, 18))
        await stage.press("s", "y")
        (done,) = read_history(stage.paths).sessions
        assert (done.by_hand, done.timed, done.routine, done.recovery_hours) == (True, False, "small", 48)
        assert "by hand" in stage.text
        await stage.press("escape")
        assert "strength 1 of 1" in stage.text


async def test_saying_no_logs_nothing(play: Play) -> None:
    """The day is as it was."""
    async with play() as stage:
        await open_day(stage, date(2026, 11, 18))
        await stage.press("s", "n")
        assert read_history(stage.paths).sessions == ()


async def test_notes_are_shown_as_they_are(play: Play) -> None:
    """Markup in the plan is text."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        assert "[bold]river[/]" in stage.text


async def test_escape_leads_back_to_the_dashboard(play: Play) -> None:
    """Where the panel still has the focus."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        await stage.press("escape")
        assert isinstance(stage.app.screen, Dashboard)
        assert stage.app.dashboard.chosen_day == 5


async def test_an_opened_day_leads_to_the_next(play: Play) -> None:
    """Over the ends of weeks too."""
    async with play() as stage:
        await open_day(stage, date(2026, 11, 22))
        await stage.press("right")
        assert opened(stage) == date(2026, 11, 23)
        await stage.press("left", "left")
        assert opened(stage) == SATURDAY


async def test_a_session_opens_in_full_and_is_gone_through_by_arrows(play: Play, paths: Paths) -> None:
    """Any other key leads back to the day."""
    blocks = tuple(record for n in range(30) for record in sets(1, exercise=f"Move {n}", block=f"Set {n}", block_n=n))
    append_session(paths, session(THURSDAY, routine="small", name="Small", sets=blocks))
    async with play((80, 24)) as stage:
        await open_day(stage, THURSDAY)
        await stage.press("enter")
        assert "Move 0" in stage.text
        await stage.press(*["down"] * 60, "up", "down")
        assert "Move 29" in stage.text
        await stage.press("enter")
        assert opened(stage) == THURSDAY
