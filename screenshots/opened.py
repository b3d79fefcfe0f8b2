"""The app as the pictures show it: with a year of made-up sessions, a plan, and a clock that moves when told to."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone

from screenshots.scenes import Scene
from stride_tui.core.history.history import History
from stride_tui.core.instant import ManualClock
from stride_tui.core.week.calendar import day_of, week_start
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.workspace import Workspace
from stride_tui.store.demo.history import make_sample
from stride_tui.store.demo.home import article, write_sample
from stride_tui.store.paths import Paths, find_paths
from stride_tui.tui.app import StrideApp

TODAY = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
SEED = 1
"""Which made-up history is behind the pictures."""

PLAN = """
preferred = ["wednesday"]

[[run]]
on = ["monday", "friday"]
kind = "easy"
duration = "40m"

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
duration = "1h50m"

[[off]]
week = "2026-W45"
reason = "holiday"
"""
IMPOSSIBLE = """
[[run]]
on = ["monday", "wednesday", "friday"]
kind = "speed"
at = "07:00"

[[run]]
on = "sunday"
kind = "long"
at = "08:00"
duration = "2h"
"""


def past_weeks(paths: Paths, weeks: int = 60) -> None:
    """A made-up history up to now, whose current week has its runs but no session yet."""
    today = TODAY.date()
    sample = make_sample(article(), weeks, today, SEED)
    sessions = (session for session in sample.sessions if day_of(session) < week_start(today))
    write_sample(paths, History.of(sessions, sample.runs))


@asynccontextmanager
async def opened(size: tuple[int, int], plan: str = PLAN, settings: str = "") -> AsyncIterator[Scene]:
    """The app at a size in cells, with the text of a plan (or none) and of settings."""
    with tempfile.TemporaryDirectory() as home:
        paths = find_paths(home)
        past_weeks(paths)
        for path, text in ((paths.plan, plan), (paths.settings, settings)):
            if text:
                path.write_text(text, encoding="utf-8")
        clock = ManualClock(int(TODAY.timestamp() * 1000), 3600)
        workspace = open_workspace(Home(paths, clock))
        assert isinstance(workspace, Workspace)
        workspace.zone = timezone(timedelta(hours=1))
        app = StrideApp(workspace)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for worker in app.workers:
                if worker.group == "history":
                    await worker.wait()
            await pilot.pause()
            yield Scene(app, pilot, clock, paths)
            app.saver.settle()
        app.saver.close()
