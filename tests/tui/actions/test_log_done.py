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
from tests.tui.conftest import DrivenWindow, OpenWindow


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)


def minutes_of_runs(window: DrivenWindow) -> list[float | None]:
    """The length of each run of the history."""
    return [run.minutes for run in window.app.model.workspace.history.runs]


def efforts(window: DrivenWindow) -> list[float | None]:
    """The effort of each session of the history."""
    return [session.effort for session in window.app.model.workspace.history.sessions]


async def test_a_planned_run_is_logged_as_it_was_planned(open_window: OpenWindow) -> None:
    """Once: a second time asks which other run was done."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 17))
        await window.press("d")
        (done,) = read_history(window.paths).runs
        assert (done.kind, done.timed) == ("speed", True)
        assert "✓ speed" in window.text
        await window.press("d")
        assert "Log a run" in window.text
        assert len(read_history(window.paths).runs) == 1


async def test_any_run_is_logged_on_a_day_without_a_plan(open_window: OpenWindow) -> None:
    """Its kind, time, minutes and kilometres typed: nothing else is pressed than what they are and Tab."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 18))
        await window.press("d", "l", "tab", *"630", "tab", *"1h15", "tab", *"12,5k", "enter")
        (done,) = read_history(window.paths).runs
        assert (done.kind, done.timed, done.minutes, done.km) == ("long", True, 75.0, 12.5)
        assert "✓ long 12.5 km" in window.text


async def test_a_run_is_corrected_and_taken_out_on_its_day(open_window: OpenWindow) -> None:
    """By its form; `u` brings it back, and then its first length, and then takes back that it was logged."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 18))
        await window.press("d", "down", "down", *"40", "enter")
        await window.press("enter", "down", "down", "down", *"50", "enter")
        assert minutes_of_runs(window) == [50]
        await window.press("x")
        assert window.app.model.workspace.history.runs == ()
        await window.press("u")
        assert minutes_of_runs(window) == [50]
        await window.press("u")
        assert minutes_of_runs(window) == [40]
        await window.press("u")
        assert window.app.model.workspace.history.runs == ()


async def test_a_session_by_hand_is_corrected_where_it_is_opened(open_window: OpenWindow) -> None:
    """Its day, time, minutes and effort, each typed; then it is taken out, after a question."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 18))
        await window.press("s", "enter", "enter", "c")
        await window.press("down", *"7pm", "down", *"25", "down", *"8", "enter")
        (done,) = window.app.model.workspace.history.sessions
        assert (done.timed, done.length_ms, done.effort) == (True, 25 * 60_000, 8)
        assert "Wed 18 Nov 2026 19:00" in window.text
        await window.press("x", "x")
        assert window.app.model.workspace.history.sessions == ()
        assert opened(window) == date(2026, 11, 18)
        await window.press("u")
        assert efforts(window) == [8]


async def test_a_day_to_come_has_nothing_done(open_window: OpenWindow) -> None:
    """Neither a run nor a session can be logged there."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        await window.press("d", "s")
        assert "still to come" in window.told
        reading = read_history(window.paths)
        assert (reading.runs, reading.sessions) == ((), ())


async def test_a_session_is_logged_by_hand(open_window: OpenWindow) -> None:
    """It counts for its week at once."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 18))
        await window.press("s", "enter")
        (done,) = read_history(window.paths).sessions
        assert (done.by_hand, done.timed, done.routine, done.recovery_hours) == (True, False, "small", 48)
        assert "by hand" in window.text
        await window.press("escape")
        assert "strength 1 of 1" in window.text


async def test_saying_no_logs_nothing(open_window: OpenWindow) -> None:
    """The day is as it was."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 18))
        await window.press("s", "escape")
        assert read_history(window.paths).sessions == ()


async def test_time_minutes_and_effort_are_asked(open_window: OpenWindow) -> None:
    """Each can stay open: 07:00 is the first time, 20 minutes the first length, 7 the first effort."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 18))
        await window.press("s", "right", "down", "right", "right", "down", "right", "enter")
        (done,) = read_history(window.paths).sessions
        assert (done.timed, done.work_ms, done.effort) == (True, 25 * 60_000, 7)
        assert done.ended - done.started == 25 * 60_000


async def test_a_time_to_come_is_no_session(open_window: OpenWindow) -> None:
    """It is 18:00; the form says so before Enter, and nothing is logged."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("s", *"1815")
        assert "18:15 has not come yet" in window.text
        await window.press("enter")
        assert "Not logged: 18:15 has not come yet" in window.told
        assert read_history(window.paths).sessions == ()


async def test_a_session_too_close_before_a_run_is_told(open_window: OpenWindow, paths: Paths) -> None:
    """Thursday 17:45 and twenty minutes are under 48 hours before Saturday 08:00: in the form, and once logged."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("s", *"1745", "down", "right")
        assert "too close: Thu 18:05 → Sat 08:00" in window.text
        await window.press("enter")
        assert "Logged, too close: Thu 18:05 → Sat 08:00 is 37 h 55 min, under 48 h." in window.told


async def test_notes_are_shown_as_they_are(open_window: OpenWindow) -> None:
    """Markup in the plan is text."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        assert "[bold]river[/]" in window.text


async def test_escape_leads_back_to_the_dashboard(open_window: OpenWindow) -> None:
    """Where the panel still has the focus."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        await window.press("escape")
        assert isinstance(window.app.screen, Dashboard)
        assert window.app.dashboard.chosen_day == 5


async def test_an_opened_day_leads_to_the_next(open_window: OpenWindow) -> None:
    """Over the ends of weeks too."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 22))
        await window.press("right")
        assert opened(window) == date(2026, 11, 23)
        await window.press("left", "left")
        assert opened(window) == SATURDAY


async def test_a_session_opens_in_full_and_is_gone_through_by_arrows(open_window: OpenWindow, paths: Paths) -> None:
    """Escape leads back to the day."""
    blocks = tuple(record for n in range(30) for record in sets(1, exercise=f"Move {n}", block=f"Set {n}", block_n=n))
    append_session(paths, session(THURSDAY, routine="small", name="Small", sets=blocks))
    async with open_window((80, 24)) as window:
        await open_day(window, THURSDAY)
        await window.press("enter")
        assert "Move 0" in window.text
        await window.press(*["down"] * 60, "up", "down")
        assert "Move 29" in window.text
        await window.press("escape")
        assert opened(window) == THURSDAY


async def test_what_logging_sets_aside_is_told(open_window: OpenWindow, paths: Paths) -> None:
    """A torn line at the end of the history, with the name of the file that has it now."""
    with paths.history.open("ab") as file:
        file.write(b'{"v":1,"kind":"ses')
    async with open_window() as window:
        await open_day(window, date(2026, 11, 17))
        await window.press("d")
        (part,) = paths.data.glob("history.jsonl.torn-*")
        assert f"set aside and is in {part.name}" in window.told
