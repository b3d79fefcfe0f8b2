"""Make the pictures in this folder from the running app, on a clock that stands still.

`python screenshots/make.py [NAME...]`: all scenes, or those named. Each becomes NAME.svg beside this file.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from screenshots.scenes import (
    Scene,
    correct,
    day,
    end,
    exercise,
    far,
    far_reps,
    focus,
    idle,
    keys,
    note,
    off_week,
    paused,
    picker,
    problem,
    reps,
    rest,
    review,
    run_form,
    stepper,
    summary,
    switch,
    timed,
    week_only,
)
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

HERE = Path(__file__).parent
TODAY = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
SEED = 1
"""Which made-up history is behind the pictures."""

Act = Callable[["Scene"], Awaitable[None]]


SCENES: dict[str, tuple[tuple[int, int], Act]] = {
    "idle": ((120, 36), idle),
    "timed-work": ((120, 36), timed),
    "rep-work": ((120, 36), reps),
    "switch-sides": ((120, 36), switch),
    "rest": ((120, 36), rest),
    "paused": ((120, 36), paused),
    "problem": ((120, 36), problem),
    "summary": ((120, 36), summary),
    "picker": ((120, 36), picker),
    "end": ((120, 36), end),
    "keys": ((120, 36), keys),
    "compact-idle": ((80, 24), idle),
    "compact": ((80, 24), reps),
    "narrow": ((40, 20), timed),
    "narrow-idle": ((40, 20), idle),
    "narrow-week": ((40, 20), week_only),
    "week": ((120, 36), focus),
    "week-off": ((120, 36), off_week),
    "week-impossible": ((120, 36), idle),
    "week-compact": ((80, 24), focus),
    "day": ((120, 36), day),
    "run-form": ((120, 36), run_form),
    "review": ((120, 36), review),
    "far": ((120, 36), far),
    "far-reps": ((200, 60), far_reps),
    "far-narrow": ((40, 20), far),
    "stepper": ((120, 36), stepper),
    "stepper-compact": ((80, 24), stepper),
    "stepper-narrow": ((40, 20), stepper),
    "correct": ((120, 36), correct),
    "note": ((80, 24), note),
    "exercise": ((120, 36), exercise),
    "exercise-compact": ((80, 24), exercise),
    "review-compact": ((80, 24), review),
    "review-narrow": ((40, 20), review),
}

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
PLANS = {"week-impossible": IMPOSSIBLE}
WITHOUT_PLAN = {"narrow-idle", "picker"}


def past_weeks(paths: Paths, weeks: int = 60) -> None:
    """A made-up history up to now, whose current week has its runs but no session yet."""
    today = TODAY.date()
    sample = make_sample(article(), weeks, today, SEED)
    sessions = (session for session in sample.sessions if day_of(session) < week_start(today))
    write_sample(paths, History.of(sessions, sample.runs))


async def shoot(name: str) -> str:
    """The picture of a scene, as SVG."""
    (width, height), act = SCENES[name]
    with tempfile.TemporaryDirectory() as home:
        paths = find_paths(home)
        past_weeks(paths)
        if name not in WITHOUT_PLAN:
            paths.plan.write_text(PLANS.get(name, PLAN), encoding="utf-8")
        clock = ManualClock(int(TODAY.timestamp() * 1000), 3600)
        workspace = open_workspace(Home(paths, clock))
        assert isinstance(workspace, Workspace)
        workspace.zone = timezone(timedelta(hours=1))
        app = StrideApp(workspace)
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            for worker in app.workers:
                if worker.group == "history":
                    await worker.wait()
            await pilot.pause()
            await act(Scene(app, pilot, clock, paths))
            await pilot.pause()
            svg = app.export_screenshot(title="stride")
            app.saver.settle()
        app.saver.close()
    return portable(svg)


def portable(svg: str) -> str:
    """The picture without fonts from afar, and with the same names in it on every run."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Make the scenes that the command line names, or all."""
    for name in sys.argv[1:] or SCENES:
        (HERE / f"{name}.svg").write_text(asyncio.run(shoot(name)), encoding="utf-8")
        sys.stdout.write(f"{name}.svg\n")


if __name__ == "__main__":
    main()
