"""A run done instead of a planned one: asked by a key, answered, changed on its day, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_run
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from tests.helpers.histories import run
from tests.helpers.home_with_plan import PLAN, THURSDAY, open_day, thursday
from tests.tui.conftest import DrivenWindow, OpenWindow

QUESTION = "was Thu's long run instead of Sat's? i answers"


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC; Saturday's long run was done this morning."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    append_run(paths, run(THURSDAY, "long", km=18))


def answers(window: DrivenWindow) -> list[str | None]:
    """The answers that the history keeps."""
    return [done.instead_of for done in read_history(window.paths).history.runs]


async def test_a_run_that_another_face_logged_is_asked_about_once(open_window: OpenWindow) -> None:
    """By a line of the Week panel; yes takes Saturday's run out, and nothing more is asked."""
    async with open_window() as window:
        assert QUESTION in window.text
        await window.press("i", "y")
        assert answers(window) == ["2026-11-21"]
        assert "Sat's long run at 08:00 is taken out." in window.told
        assert "long moved to Thu" in window.text or "long → Thu" in window.text
        assert "i answers" not in window.text
        await window.press("i")
        assert "No run is to be asked about" in window.told


async def test_no_leaves_the_plan_and_escape_the_question(open_window: OpenWindow) -> None:
    """Only an answer ends it."""
    async with open_window() as window:
        await window.press("i", "escape")
        assert answers(window) == [None]
        assert QUESTION in window.text
        await window.press("i", "n")
        assert answers(window) == ["none"]
        assert QUESTION not in window.text


async def test_it_waits_for_the_end_of_a_session(open_window: OpenWindow) -> None:
    """A session under way is not disturbed."""
    async with open_window() as window:
        await window.press("space")
        assert "i answers" not in window.text
        await window.press("i")
        assert "Instead of a planned run?" not in window.text
        assert "asked after the session" in window.told


async def test_u_takes_changes_back_in_their_order(open_window: OpenWindow) -> None:
    """An answer given on its day, then a change of the plan: the later one first."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("i", "y")
        assert "instead of Sat 21 Nov" in window.text
        await window.press("a", "enter", "u")
        assert window.paths.plan.read_text("utf-8") == PLAN
        assert answers(window) == ["2026-11-21"]
        await window.press("u")
        assert answers(window) == [None]
        assert "Taken back: the answer about the run." in window.told


async def test_a_race_logged_on_the_long_runs_day_is_asked_about_at_once(
    open_window: OpenWindow, paths: Paths, clock: ManualClock
) -> None:
    """Both are planned for Tuesday, and no one runs both."""
    plan = '[[run]]\non = 2026-11-17\nkind = "race"\n[[run]]\non = "tuesday"\nkind = "long"\n'
    thursday(clock, paths, plan)
    async with open_window() as window:
        await open_day(window, date(2026, 11, 17))
        await window.press("d")
        assert "Was Tue's race instead of the day's long run?" in " ".join(window.text.split())
        await window.press("y")
        assert sorted(map(str, answers(window))) == ["2026-11-17", "None"]
        assert "the race was instead of it" in window.text
