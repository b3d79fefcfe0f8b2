"""Bursts of keys: what a terminal sends in one read does the same as its keys one by one, on every screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from random import Random

import pytest

from stride_tui.core.instant import Instant, ManualClock
from stride_tui.store.paths import Paths
from stride_tui.store.session import journal, left_sessions
from stride_tui.tui.terminal.textual_private import layout_waits
from stride_tui.tui.widgets.figure import FigureView
from stride_tui.tui.widgets.lines import Lines
from stride_tui.views.keys.key_tables import SCREENS
from tests.helpers.every_screen import WAYS, opened, thursday_evening
from tests.tui.conftest import DrivenWindow, OpenWindow

KEYS = 10_000 if os.environ.get("STRIDE_TORTURE") == "full" else 60
"""The keys on each screen."""
MOST_IN_A_BURST = 12
LETTERS = ("a", "s", "9", "full_stop")
ALL_KEYS = sorted({key for screen in SCREENS.values() for row in screen.rows for key in row.keys} | {*LETTERS})


class Tried:
    """A window in which keys are tried: nothing that goes by real time is part of what is compared."""

    def __init__(self, window: DrivenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.told: list[str] = []
        self.lefts = 0
        monkeypatch.setattr(window.app, "notify", lambda message, **_: self.told.append(str(message)))
        monkeypatch.setattr(window.app, "leave", self._leave)

    def _leave(self, code: int = 0) -> None:
        """Count, and stay: the keys that follow have to do something too."""
        self.lefts += 1

    async def one_by_one(self, keys: Sequence[str]) -> None:
        """Press keys, each when all that the one before set off is done."""
        for key in keys:
            await self.in_one_read([key])

    async def in_one_read(self, keys: Sequence[str]) -> None:
        """Press keys as a terminal sends them, and wait for the disk and the picture."""
        await self.window.in_one_read(*keys)
        self.window.app.saver.settle()
        await self.window.pilot.pause()
        await self.window.until(lambda: not layout_waits(self.window.app))

    def _shown(self) -> list[object]:
        """What the widgets of the screen in front show; what is behind it need not be drawn yet."""
        widgets = [it for it in self.window.app.screen.query(Lines) if not isinstance(it, FigureView)]
        return [(it.border_title, it.border_subtitle, it.size and it.lines_of(*it.content_size)) for it in widgets]

    @property
    def state(self) -> dict[str, object]:
        """All that keys can change."""
        app = self.window.app
        workspace = app.model.workspace
        return {
            "screens": [type(screen).__name__ for screen in app.screen_stack],
            "text": self._shown(),
            "dashboard": (app.dashboard.place, app.dashboard.has_class("-far"), app.model.weeks_back, workspace.slug),
            "told": list(self.told),
            "session": app.driver.state,
            "lefts": self.lefts,
            "history": workspace.history,
            "plan": self.window.paths.plan.read_text("utf-8"),
        }


class NumberedIds:
    """Ids of sessions and corrections that are the same in every run."""

    def __init__(self) -> None:
        self._made = 0

    def __call__(self, _now: Instant) -> str:
        """Return the next id."""
        self._made += 1
        return f"id-{self._made}"


def bursts(random: Random, screen: str) -> list[list[str]]:
    """Random keys in bursts, most of them keys of the screen, which every other burst opens anew."""
    own = [key for row in SCREENS[screen].rows for key in row.keys]
    found: list[list[str]] = []
    while sum(map(len, found)) < KEYS:
        size = random.randint(2, MOST_IN_A_BURST)
        way = ["escape", "escape", *WAYS[screen]] if len(found) % 2 and screen != "stepper" else []
        found.append(way + [random.choice(own if random.random() < 0.7 else ALL_KEYS) for _ in range(size)])
    return found


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_burst_of_keys_does_what_they_do_one_by_one(
    open_window: OpenWindow, paths: Paths, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    """After every burst screens, text, words told, session, history and plan are the same."""
    found = bursts(Random(screen), screen)
    began = dict(vars(clock))
    routine = paths.routines / "small.toml"
    text = routine.read_text("utf-8")
    states: list[list[dict[str, object]]] = []
    for in_one_read in (False, True):
        shutil.rmtree(paths.data)
        vars(clock).update(began)
        thursday_evening(monkeypatch, clock, paths)
        paths.routines.mkdir(exist_ok=True)
        routine.write_text(text, encoding="utf-8")
        ids = NumberedIds()
        for module in (journal, left_sessions):
            monkeypatch.setattr(module, "new_session_id", ids)
        seen: list[dict[str, object]] = []
        async with open_window(size=(100, 30)) as window:
            await opened(window, screen)
            tried = Tried(window, monkeypatch)
            for n, keys in enumerate(found):
                await (tried.in_one_read(keys) if in_one_read else tried.one_by_one(keys))
                clock.forward(1_000)
                window.app.dashboard.wake()
                await window.pilot.pause()
                seen.append(tried.state)
                if states:
                    for name, before in states[0][n].items():
                        assert seen[-1][name] == before, (n, name, keys)
        states.append(seen)
