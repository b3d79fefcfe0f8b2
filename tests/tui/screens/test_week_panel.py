"""The Week panel on the screen: its focus, its keys, the mouse, and what reaches it from outside."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.services import changes
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.day import DayScreen
from stride_tui.views.week.panel import day_at
from tests.helpers.histories import run, session
from tests.helpers.home_with_plan import THURSDAY, fill, focused, opened, thursday, week_title, wheel
from tests.tui.conftest import DrivenWindow, OpenWindow


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr("stride_tui.tui.feeds.follow.follow_history", partial(changes.follow_history, every=0.01))
    thursday(clock, paths)


def chosen_day(window: DrivenWindow) -> int | None:
    """The day that the arrows stand on, from 0; None if they stand on none."""
    return window.app.dashboard.chosen_day


def column(window: DrivenWindow, day: int) -> tuple[int, int]:
    """A cell of a day's column, within the panel and its frame."""
    view, (width, height) = (
        window.app.dashboard.views.week_on_show,
        window.app.dashboard.query_one("#week").content_size,
    )
    assert view is not None
    return 2 + next(x for x in range(width) if day_at(view, width, height, x, 0) == day) + 3, 2


async def test_tab_gives_the_panel_the_arrows_and_escape_takes_them_back(open_window: OpenWindow) -> None:
    """Today is chosen at first; the frame shows who has the arrows."""
    async with open_window() as window:
        await window.press("tab")
        assert (focused(window), chosen_day(window)) == (True, 3)
        await window.press("right", "right")
        assert chosen_day(window) == 5
        await window.press("escape")
        assert (focused(window), chosen_day(window)) == (False, None)


async def test_without_the_focus_arrows_choose_the_routine(open_window: OpenWindow) -> None:
    """As they do before a session."""
    async with open_window() as window:
        await window.until(lambda: len(window.app.model.workspace.library.entries) > 1)
        await window.press("right")
        assert window.app.model.workspace.slug != "small"
        assert not focused(window)


async def test_arrows_go_over_the_ends_of_the_week(open_window: OpenWindow) -> None:
    """Beyond Monday is the Sunday before, beyond Sunday the Monday after."""
    async with open_window() as window:
        await window.press("tab", "left", "left", "left", "left")
        assert (week_title(window), window.app.dashboard.chosen_day) == ("Week 46 · 9–15 Nov", 6)
        await window.press("right")
        assert (week_title(window), window.app.dashboard.chosen_day) == ("Week 47 · 16–22 Nov", 0)


async def test_sixty_weeks_back_a_day_can_be_opened(open_window: OpenWindow, paths: Paths) -> None:
    """With what was done on it, and its year."""
    day = THURSDAY - timedelta(weeks=60)
    append_session(paths, session(day, routine="small", name="Small", note="long ago"))
    async with open_window() as window:
        await window.press(*["pageup"] * 60)
        assert week_title(window) == "Week 39 · 22–28 Sep 2025"
        await window.press("tab", "enter")
        assert opened(window) == day
        assert "Thu 25 Sep 2025" in window.text
        assert "long ago" in window.text


async def test_weeks_to_come_are_there_and_t_leads_back(open_window: OpenWindow) -> None:
    """As far as the plan is made."""
    async with open_window() as window:
        await window.press("pagedown", "pagedown")
        assert week_title(window) == "Week 49 · 30 Nov–6 Dec"
        await window.press("t")
        assert week_title(window) == "Week 47 · 16–22 Nov"


async def test_no_key_leads_out_of_the_calendar(open_window: OpenWindow) -> None:
    """Both ways there is a last week."""
    async with open_window() as window:
        window.app.model.weeks_back = 10_000_000
        await window.press("pageup", "tab", "left", "enter")
        assert opened(window).year > 1970
        await window.press("escape", "escape")
        window.app.model.weeks_back = -10_000_000
        await window.press("pagedown")
        assert week_title(window).endswith("2027")


async def test_a_click_opens_a_day(open_window: OpenWindow) -> None:
    """At once; the panel has the focus then, and its cursor is on the day."""
    async with open_window() as window:
        await window.pilot.click("#week", offset=column(window, 5))
        await window.pilot.pause()
        assert opened(window) == date(2026, 11, 21)
        assert (focused(window), window.app.dashboard.chosen_day) == (True, 5)


async def test_the_day_on_show_is_the_day_that_the_cursor_keeps(open_window: OpenWindow) -> None:
    """From Saturday two days on: the panel shows the next week, with its Monday chosen."""
    async with open_window() as window:
        await window.pilot.click("#week", offset=column(window, 5))
        await window.press("right", "right", "escape")
        assert (week_title(window), chosen_day(window)) == ("Week 48 · 23–29 Nov", 0)


async def test_the_wheel_goes_through_the_weeks(open_window: OpenWindow) -> None:
    """Down is on, up is back."""
    async with open_window() as window:
        await wheel(window, 1)
        assert week_title(window) == "Week 48 · 23–29 Nov"
        await wheel(window, -1)
        await wheel(window, -1)
        assert week_title(window) == "Week 46 · 9–15 Nov"


async def test_while_a_session_runs_arrows_are_the_session_s(open_window: OpenWindow) -> None:
    """Unless the panel has the visible focus; Escape gives them back."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("tab", "right")
        assert (window.exercise, window.app.dashboard.chosen_day) == ("Squat", 4)
        await window.press("escape", "right")
        assert window.exercise == "Plank"
        assert window.app.dashboard.chosen_day is None


async def test_escape_in_the_panel_ends_no_session(open_window: OpenWindow) -> None:
    """It only gives the arrows back; the next one asks."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("tab", "escape")
        assert window.phase == "work"
        assert window.app.screen is window.app.dashboard


async def test_without_the_focus_enter_and_space_are_the_session_s(open_window: OpenWindow) -> None:
    """Also after the panel had it."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("tab", "escape", "enter")
        assert window.statuses[-1] == "done"
        await window.press("space")
        assert window.phase == "paused"


async def test_space_is_the_session_s_even_with_the_focus(open_window: OpenWindow) -> None:
    """Pausing must always work; Enter opens the day."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("tab", "space")
        assert window.phase == "paused"
        await window.press("enter")
        assert opened(window) == THURSDAY
        assert window.phase == "paused"


async def test_planned_done_missed_and_suggested_are_on_show(open_window: OpenWindow, paths: Paths) -> None:
    """In words, with the hours below and the next clear windows."""
    fill(paths)
    append_run(paths, run(date(2026, 11, 17), "speed", "18:30", km=9))
    async with open_window() as window:
        text = window.text
        for words in ("✓ speed 9 km", "– missed", "○ strength?", "long 08:00", "▀▀▀", "strength 0 of 1 · 3 weeks"):
            assert words in text, words
        assert "clear for strength: Sat 10:00" in text


async def test_while_now_is_crowded_one_line_says_so_and_space_begins(open_window: OpenWindow) -> None:
    """It advises and never forbids."""
    async with open_window() as window:
        assert "now is crowded: Thu 18:0" in window.text
        assert "better: Sun from 06:00" in " ".join(window.text.replace("│", " ").split())
        await window.press("space")
        assert window.app.driver.running


async def test_a_phone_has_the_week_a_key_away(open_window: OpenWindow) -> None:
    """A day a row, and Enter opens one."""
    async with open_window((40, 20)) as window:
        await window.press("tab", "tab")
        assert "Thu 19" in window.text
        await window.press("down", "enter")
        assert opened(window) == THURSDAY


async def test_a_week_from_sunday(open_window: OpenWindow) -> None:
    """Where the settings say so: the title, the days, today's column."""
    async with open_window(settings='first_weekday = "sunday"\n') as window:
        assert week_title(window) == "Week 47 · 15–21 Nov"
        await window.press("tab", "enter")
        assert opened(window) == THURSDAY
        assert window.app.dashboard.chosen_day == 4


async def test_what_another_window_logs_is_soon_there(open_window: OpenWindow) -> None:
    """On the dashboard and on the opened day."""
    async with open_window() as window:
        await window.press("tab", "enter")
        append_session(window.paths, session(THURSDAY, routine="small", name="Elsewhere"))
        await window.until(lambda: "Elsewhere" in window.text and "✔ strength" in window.text)
        assert isinstance(window.app.screen, DayScreen)


async def test_the_history_is_read_again_only_when_it_changed(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal beside it changes every second."""
    async with open_window() as window:
        reads: list[object] = []
        monkeypatch.setattr(changes, "read_history", reads.append)
        await window.to("Squat")
        window.app.saver.settle()
        for _ in range(10):
            await window.pilot.pause(0.01)
        assert reads == []
