"""Every screen with the keys that lead to it, in a home where each of them has something to show."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen

from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import Do
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import PLAN, THURSDAY, thursday

if TYPE_CHECKING:
    from tests.tui.conftest import DrivenWindow

TWO_RUNS = f'{PLAN}\n[[run]]\non = 2026-11-19\nkind = "easy"\n\n[[run]]\non = 2026-11-19\nkind = "long"\n'
WAYS: dict[str, list[str]] = {
    "dashboard": [],
    "week": ["tab"],
    "far": ["@March", "z"],
    "stepper": ["@Lunge", "w"],
    "day": ["tab", "enter"],
    "run_form": ["tab", "enter", "a"],
    "session_form": ["tab", "enter", "s"],
    "session": ["tab", "left", "enter", "enter"],
    "review": ["v"],
    "opened": ["v", "enter"],
    "find": ["v", "slash", "s"],
    "exercises": ["v", "down", "x"],
    "correct": ["v", "c"],
    "note": ["v", "n", "s"],
    "picker": ["r"],
    "dialog": ["space", "escape"],
    "help": ["question_mark"],
}
"""Screen -> the keys that open it; with an at sign, an exercise to get to."""


@cache
def _filled_home() -> Path:
    """A home with two planned runs and many sessions, made once for all tests of a process."""
    home = Path(mkdtemp(prefix="stride-every-screen-"))
    paths = find_paths(home)
    thursday(ManualClock(), paths, TWO_RUNS)
    append_session(paths, session(THURSDAY - timedelta(weeks=60), sets=sets(2, exercise="Lunge")))
    for week in range(13, 0, -1):
        append_session(paths, session(THURSDAY - timedelta(weeks=week), sets=sets(12)))
    many = tuple(record for n in range(40) for record in sets(1, exercise=f"Step {n}", item_n=n))
    append_session(paths, session(THURSDAY - timedelta(days=1), sets=many))
    return home


def write_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written to the terminal, which takes half the time: a test renders what it looks at."""
    monkeypatch.setattr(Screen, "_compositor_refresh", lambda _: None)


def thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Let it be Thursday, 19 November 2026, 18:00; two runs are planned, many sessions were done; there is no editor.

    Nothing is written to the terminal.
    """
    write_nothing(monkeypatch)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    thursday(clock, paths, TWO_RUNS)
    shutil.copytree(_filled_home(), paths.data, dirs_exist_ok=True)


async def opened(window: DrivenWindow, screen: str) -> None:
    """Open a screen by its keys, without a session where it needs none."""
    app = window.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    if not any(key == "space" or key.startswith("@") for key in WAYS[screen]):
        app.driver.do(Do("discard"))
        app.saver.settle()
        app.driver.dismiss()
    if app.dashboard.place == "far":
        app.dashboard.toggle_far()
    app.dashboard.focus_week(False)
    app.dashboard.stepping.open = False
    for key in WAYS[screen]:
        await (window.to(key[1:]) if key.startswith("@") else window.press(key))
