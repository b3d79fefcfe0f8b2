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

from textual.pilot import Pilot

from stride_tui.core.history import History
from stride_tui.core.instant import ManualClock
from stride_tui.core.week import day_of, week_start
from stride_tui.store.paths import Paths, bundled_routines, find_paths
from stride_tui.store.sample import make_sample
from stride_tui.store.sample_home import article, write_sample
from stride_tui.tui.app import StrideApp
from stride_tui.tui.opening import open_model

HERE = Path(__file__).parent
SLUG = "lower-body-runners"
TODAY = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
SEED = 1
"""Which made-up history is behind the pictures."""

Act = Callable[["Scene"], Awaitable[None]]


class Scene:
    """One app under a pilot, with a clock that moves when told to."""

    def __init__(self, app: StrideApp, pilot: Pilot[int], clock: ManualClock, paths: Paths) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock
        self.paths = paths

    async def press(self, *keys: str) -> None:
        """Press keys, a moment apart, and let the app settle."""
        for key in keys:
            self.clock.forward(1_000)
            await self.pilot.press(key)
        await self.pilot.pause()

    async def forward(self, seconds: float) -> None:
        """Let time pass, and the app notice."""
        self.clock.forward(round(seconds * 1000))
        self.app.dashboard.wake()
        await self.pilot.pause()

    async def until(self, exercise: str, kind: str = "work", turn: int = 1) -> None:
        """Go on, set by set, until a step is current."""
        while True:
            state = self.app.conductor.state
            assert state is not None
            step = state.step
            if step.kind == kind and step.place.exercise == exercise and step.place.round >= turn:
                return
            await self.forward(16 if step.ms is None else step.ms / 1000 - 1)
            if state.position.drives:
                await self.forward(1.2)
            else:
                await self.press("enter")


async def idle(scene: Scene) -> None:
    """The chosen routine, ready to begin."""


async def timed(scene: Scene) -> None:
    """Timed work, half over."""
    await scene.press("space")
    await scene.until("Dynamic Pigeon")
    await scene.forward(9)


async def reps(scene: Scene) -> None:
    """Rep work in the second round of a superset."""
    await scene.press("space")
    await scene.until("Front Foot-Elevated Split Squat", turn=2)
    await scene.forward(14)


async def switch(scene: Scene) -> None:
    """Switching sides."""
    await scene.press("space")
    await scene.until("Lateral Step Down", "switch", 2)
    await scene.forward(2)


async def rest(scene: Scene) -> None:
    """The rest between two supersets."""
    await scene.press("space")
    await scene.until("Lateral Step Down", "rest")
    await scene.forward(34)


async def paused(scene: Scene) -> None:
    """Paused within a hold."""
    await timed(scene)
    await scene.press("space")


async def problem(scene: Scene) -> None:
    """A mistake in the file that a session is following."""
    await reps(scene)
    text = (bundled_routines() / f"{SLUG}.toml").read_text(encoding="utf-8")
    scene.paths.routines.mkdir(parents=True, exist_ok=True)
    broken = text.replace("reps = 8", "rep = 8", 1)
    (scene.paths.routines / f"{SLUG}.toml").write_text(broken, encoding="utf-8")
    await settle_files(scene)


async def settle_files(scene: Scene) -> None:
    """Wait until the app has seen the file."""
    for _ in range(60):
        await scene.pilot.pause(0.05)
        if scene.app.model.library.broken:
            break
    await scene.pilot.pause(0.1)


async def summary(scene: Scene) -> None:
    """The end of a session."""
    await scene.press("space")
    await scene.until("Supine Figure 4 Stretch")
    while scene.app.conductor.running:
        await scene.forward(5)


async def picker(scene: Scene) -> None:
    """The routine picker, with a broken file of the user's."""
    text = (bundled_routines() / f"{SLUG}.toml").read_text(encoding="utf-8")
    scene.paths.routines.mkdir(parents=True, exist_ok=True)
    broken = text.replace("Lower-Body Strength for Runners", "Hill legs").replace("reps = 8", "rep = 8", 1)
    (scene.paths.routines / "hill-legs.toml").write_text(broken, encoding="utf-8")
    await settle_files(scene)
    await scene.press("r", "up")


async def end(scene: Scene) -> None:
    """Escape in a session: how should it end?"""
    await timed(scene)
    await scene.press("escape")


async def keys(scene: Scene) -> None:
    """Every key."""
    await scene.press("question_mark")


async def week_only(scene: Scene) -> None:
    """The week on a narrow screen."""
    await scene.press("tab", "tab")


async def focus(scene: Scene) -> None:
    """The Week panel with the focus."""
    await scene.press("tab")


async def day(scene: Scene) -> None:
    """A day opened."""
    await scene.press("tab", "right", "right", "enter")


async def run_form(scene: Scene) -> None:
    """A run being planned too soon after a session."""
    await scene.press("pageup", "tab", "enter", "a", "right", "down", "down", "down", "right")


async def off_week(scene: Scene) -> None:
    """A week that is off."""
    await scene.press("pageup", "pageup")


async def coming_week(scene: Scene) -> None:
    """A week to come."""
    await scene.press("pagedown")


async def review(scene: Scene) -> None:
    """The year and its sessions."""
    await scene.press("v", "down")


async def exercise(scene: Scene) -> None:
    """The course of one exercise."""
    await scene.press("v", "x")


async def far(scene: Scene) -> None:
    """Timed work, to be read from across the room."""
    await timed(scene)
    await scene.press("z")


async def far_reps(scene: Scene) -> None:
    """Rep work, to be read from across the room."""
    await reps(scene)
    await scene.press("z")


async def stepper(scene: Scene) -> None:
    """The weight of a set being changed."""
    await reps(scene)
    await scene.press("w", "up", "up")


async def correct(scene: Scene) -> None:
    """The sets of a session being corrected."""
    await scene.press("v", "c", *["down"] * 9, "minus", "right", "plus")


async def note(scene: Scene) -> None:
    """The effort and the note of a session."""
    await scene.press("v", "n", "up", "up", *"knee felt fine")


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
        model = open_model(paths, clock, None)
        assert not isinstance(model, str)
        model.zone = timezone(timedelta(hours=1))
        app = StrideApp(model)
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            for worker in app.workers:
                if worker.group == "history":
                    await worker.wait()
            await pilot.pause()
            await act(Scene(app, pilot, clock, paths))
            await pilot.pause()
            svg = app.export_screenshot(title="stride")
            app.keeper.settle()
        app.keeper.close()
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
