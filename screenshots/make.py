"""Make the pictures in this folder from the running app, on a clock that stands still.

`python screenshots/make.py [NAME...]`: all scenes, or those named. Each becomes NAME.svg beside this file.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from screenshots.opened import IMPOSSIBLE, PLAN, opened
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

HERE = Path(__file__).parent

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

PLANS = {"week-impossible": IMPOSSIBLE}
WITHOUT_PLAN = {"narrow-idle", "picker"}


async def shoot(name: str) -> str:
    """The picture of a scene, as SVG."""
    size, act = SCENES[name]
    plan = "" if name in WITHOUT_PLAN else PLANS.get(name, PLAN)
    async with opened(size, plan) as scene:
        await act(scene)
        await scene.pilot.pause()
        return portable(scene.app.export_screenshot(title="stride"))


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
