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
from tests.tui.conftest import Play, Stage


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr("stride_tui.tui.feeds.follow.follow_history", partial(changes.follow_history, every=0.01))
    thursday(clock, paths)


def chosen_day(stage: Stage) -> int | None:
    """The day that the arrows stand on, from 0; None if they stand on none."""
    return stage.app.dashboard.chosen_day


def column(stage: Stage, day: int) -> tuple[int, int]:
    """A cell of a day's column, within the panel and its frame."""
    width = stage.app.dashboard.query_one("#week").content_size.width
    return 2 + next(x for x in range(width) if day_at(width, x, 0) == day) + 3, 2


async def test_tab_gives_the_panel_the_arrows_and_escape_takes_them_back(play: Play) -> None:
    """Today is chosen at first; the frame shows who has the arrows."""
    async with play() as stage:
        await stage.press("tab")
        assert (focused(stage), chosen_day(stage)) == (True, 3)
        await stage.press("right", "right")
        assert chosen_day(stage) == 5
        await stage.press("escape")
        assert (focused(stage), chosen_day(stage)) == (False, None)


async def test_without_the_focus_arrows_choose_the_routine(play: Play) -> None:
    """As they do before a session."""
    async with play() as stage:
        await stage.until(lambda: len(stage.app.model.workspace.library.entries) > 1)
        await stage.press("right")
        assert stage.app.model.workspace.slug != "small"
        assert not focused(stage)


async def test_arrows_go_over_the_ends_of_the_week(play: Play) -> None:
    """Beyond Monday is the Sunday before, beyond Sunday the Monday after."""
    async with play() as stage:
        await stage.press("tab", "left", "left", "left", "left")
        assert (week_title(stage), stage.app.dashboard.chosen_day) == ("Week 46 · 9–15 Nov", 6)
        await stage.press("right")
        assert (week_title(stage), stage.app.dashboard.chosen_day) == ("Week 47 · 16–22 Nov", 0)


async def test_sixty_weeks_back_a_day_can_be_opened(play: Play, paths: Paths) -> None:
    """With what was done on it, and its year."""
    day = THURSDAY - timedelta(weeks=60)
    append_session(paths, session(day, routine="small", name="Small", note="long ago"))
    async with play() as stage:
        await stage.press(*["pageup"] * 60)
        assert week_title(stage) == "Week 39 · 22–28 Sep 2025"
        await stage.press("tab", "enter")
        assert opened(stage) == day
        assert "Thu 25 Sep 2025" in stage.text
        assert "long ago" in stage.text


async def test_weeks_to_come_are_there_and_t_leads_back(play: Play) -> None:
    """As far as the plan is made."""
    async with play() as stage:
        await stage.press("pagedown", "pagedown")
        assert week_title(stage) == "Week 49 · 30 Nov–6 Dec"
        await stage.press("t")
        assert week_title(stage) == "Week 47 · 16–22 Nov"


async def test_no_key_leads_out_of_the_calendar(play: Play) -> None:
    """Both ways there is a last week."""
    async with play() as stage:
        stage.app.model.weeks_back = 10_000_000
        await stage.press("pageup", "tab", "left", "enter")
        assert opened(stage).year > 1970
        await stage.press("escape", "escape")
        stage.app.model.weeks_back = -10_000_000
        await stage.press("pagedown")
        assert week_title(stage).endswith("2027")


async def test_a_click_chooses_a_day_and_another_opens_it(play: Play) -> None:
    """The panel has the focus then."""
    async with play() as stage:
        await stage.pilot.click("#week", offset=column(stage, 5))
        assert (focused(stage), stage.app.dashboard.chosen_day) == (True, 5)
        await stage.pilot.click("#week", offset=column(stage, 5))
        await stage.pilot.pause()
        assert opened(stage) == date(2026, 11, 21)


async def test_the_wheel_goes_through_the_weeks(play: Play) -> None:
    """Down is on, up is back."""
    async with play() as stage:
        await wheel(stage, 1)
        assert week_title(stage) == "Week 48 · 23–29 Nov"
        await wheel(stage, -1)
        await wheel(stage, -1)
        assert week_title(stage) == "Week 46 · 9–15 Nov"


async def test_while_a_session_runs_arrows_are_the_session_s(play: Play) -> None:
    """Unless the panel has the visible focus; Escape gives them back."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("tab", "right")
        assert (stage.exercise, stage.app.dashboard.chosen_day) == ("Squat", 4)
        await stage.press("escape", "right")
        assert stage.exercise == "Plank"
        assert stage.app.dashboard.chosen_day is None


async def test_escape_in_the_panel_ends_no_session(play: Play) -> None:
    """It only gives the arrows back; the next one asks."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("tab", "escape")
        assert stage.phase == "work"
        assert stage.app.screen is stage.app.dashboard


async def test_without_the_focus_enter_and_space_are_the_session_s(play: Play) -> None:
    """Also after the panel had it."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("tab", "escape", "enter")
        assert stage.statuses[-1] == "done"
        await stage.press("space")
        assert stage.phase == "paused"


async def test_space_is_the_session_s_even_with_the_focus(play: Play) -> None:
    """Pausing must always work; Enter opens the day."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("tab", "space")
        assert stage.phase == "paused"
        await stage.press("enter")
        assert opened(stage) == THURSDAY
        assert stage.phase == "paused"


async def test_planned_done_missed_and_suggested_are_on_show(play: Play, paths: Paths) -> None:
    """In words, with the hours below and the next clear windows."""
    fill(paths)
    append_run(paths, run(date(2026, 11, 17), "speed", "18:30", km=9))
    async with play() as stage:
        text = stage.text
        for words in ("✓ speed 9 km", "– missed", "○ strength?", "long 08:00", "▀▀▀", "strength 0 of 1 · 3 weeks"):
            assert words in text, words
        assert "clear for strength: Sat from 10:00" in text


async def test_while_now_is_crowded_one_line_says_so_and_space_begins(play: Play) -> None:
    """It advises and never forbids."""
    async with play() as stage:
        assert "now is crowded: Thu 18:0" in stage.text
        assert "better: Sat from 10:00" in " ".join(stage.text.replace("│", " ").split())
        await stage.press("space")
        assert stage.app.driver.running


async def test_a_phone_has_the_week_a_key_away(play: Play) -> None:
    """A day a row, and Enter opens one."""
    async with play((40, 20)) as stage:
        await stage.press("tab", "tab")
        assert "Thu 19" in stage.text
        await stage.press("down", "enter")
        assert opened(stage) == THURSDAY


async def test_a_week_from_sunday(play: Play) -> None:
    """Where the settings say so: the title, the days, today's column."""
    async with play(settings='first_weekday = "sunday"\n') as stage:
        assert week_title(stage) == "Week 47 · 15–21 Nov"
        await stage.press("tab", "enter")
        assert opened(stage) == THURSDAY
        assert stage.app.dashboard.chosen_day == 4


async def test_what_another_window_logs_is_soon_there(play: Play) -> None:
    """On the dashboard and on the opened day."""
    async with play() as stage:
        await stage.press("tab", "enter")
        append_session(stage.paths, session(THURSDAY, routine="small", name="Elsewhere"))
        await stage.until(lambda: "Elsewhere" in stage.text and "✔ strength" in stage.text)
        assert isinstance(stage.app.screen, DayScreen)


async def test_the_history_is_read_again_only_when_it_changed(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal beside it changes every second."""
    async with play() as stage:
        reads: list[object] = []
        monkeypatch.setattr(changes, "read_history", reads.append)
        await stage.to("Squat")
        stage.app.saver.settle()
        for _ in range(10):
            await stage.pilot.pause(0.01)
        assert reads == []
