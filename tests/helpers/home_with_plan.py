"""A Thursday evening with a plan: what the tests of the week begin with."""

from __future__ import annotations

from datetime import date, timedelta

from textual import events

from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.day import DayScreen
from stride_tui.tui.screens.form import FormScreen
from stride_tui.views.week.form import Form
from tests.helpers.histories import run, session, utc
from tests.tui.conftest import DrivenWindow

THURSDAY, SATURDAY = date(2026, 11, 19), date(2026, 11, 21)
PLAN = """\
# My weeks.
preferred = ["wednesday"]

[[run]]
on = "tuesday"      # the track is open then
kind = "speed"
at = "18:30"

[[run]]
on = "saturday"
kind = "long"
at = "08:00"
duration = "2h"
note = "[bold]river[/]"

[[run]]
on = 2026-11-22
kind = "easy"
"""


def thursday(clock: ManualClock, paths: Paths, plan: str | None = PLAN) -> None:
    """Let it be Thursday, 19 November 2026, 18:00, with a plan."""
    clock.set_wall(utc(THURSDAY, "18:00"))
    if plan is not None:
        paths.plan.parent.mkdir(parents=True, exist_ok=True)
        paths.plan.write_text(plan, encoding="utf-8")


def fill(paths: Paths, weeks: int = 3) -> None:
    """A session and a run in each of the weeks gone by."""
    for back in range(weeks, 0, -1):
        append_session(paths, session(THURSDAY - timedelta(weeks=back, days=1), routine="small", name="Small"))
        append_run(paths, run(THURSDAY - timedelta(weeks=back, days=2), "speed", km=9))


def focused(window: DrivenWindow) -> bool:
    """Whether the Week panel has the visible focus."""
    return window.app.dashboard.query_one("#week").has_class("-focused")


def opened(window: DrivenWindow) -> date:
    """The day that is open."""
    screen = window.app.screen
    assert isinstance(screen, DayScreen), screen
    return screen._view.day


def form(window: DrivenWindow) -> Form:
    """The form that is open."""
    screen = window.app.screen
    assert isinstance(screen, FormScreen), screen
    return screen._form


def week_title(window: DrivenWindow) -> str:
    """The title of the Week panel."""
    return str(window.app.dashboard.query_one("#week").border_title)


async def wheel(window: DrivenWindow, by: int, widget: str = "#week") -> None:
    """Turn the mouse wheel over a panel."""
    kind = events.MouseScrollDown if by > 0 else events.MouseScrollUp
    await window.pilot._post_mouse_events([kind], widget, offset=(5, 2))
    await window.pilot.pause()


async def open_day(window: DrivenWindow, day: date) -> None:
    """Open a day of this week by keys."""
    by = (day - THURSDAY).days
    await window.press("tab", *["right" if by > 0 else "left"] * abs(by), "enter")
    assert opened(window) == day
