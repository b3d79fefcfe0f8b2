"""An app under a pilot: a clock that moves when told to, a home of its own, and a small routine chosen."""

from __future__ import annotations

import asyncio
import sys
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
import textual.app
import textual.pilot
from textual import events
from textual.keys import KEY_TO_UNICODE_NAME
from textual.pilot import Pilot

from stride_tui.core.instant import ManualClock
from stride_tui.core.session.state import SessionState, phase_of
from stride_tui.services import changes
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.workspace import Workspace
from stride_tui.store.disk import watch
from stride_tui.store.paths import Paths, find_paths
from stride_tui.tui.app import StrideApp

collect_ignore = ["terminal/test_key_reader.py"] if sys.platform == "win32" else []
"""Windows has a reader of keys of its own."""
if sys.platform != "linux":  # Only there a process is known to have ended before its parent asks about it.
    collect_ignore.append("terminal/test_end_editor.py")

SMALL = """\
name = "Small"

[[block]]
name = "Warm-up"
kind = "warm-up"

[[block.item]]
exercise = "March"
time = "30s"

[[block]]
name = "Set A"
kind = "superset"
rounds = 2

[[block.item]]
exercise = "Squat"
reps = 8

[[block.item]]
exercise = "Plank"
time = "30s"
sides = "each"

[[block]]
name = "Set B"
kind = "superset"

[[block.item]]
exercise = "Lunge"
reps = 10
sides = "alternating"

[[block]]
name = "Cool-down"
kind = "cool-down"

[[block.item]]
exercise = "Stretch"
time = "20s"
"""
ARTICLE = "lower-body-runners"
SETS = 9
"""Sets in the small routine."""


async def drained(app: StrideApp, *_: object) -> None:
    """Wait until no message waits anywhere: ten times as fast as Textual's pilot, which waits for a calm processor."""
    calm = turns = 0
    while calm < 5 and turns < 2_000 and not app._exit:
        if app.waiting_input:
            # A key that came in one read with others waits for a picture: that has a time of its own.
            calm = turns = 0
            await asyncio.sleep(0.001)
            continue
        turns += 1
        await asyncio.sleep(0)
        pumps = [app, *(node for screen in app._screen_stack for node in screen.walk_children(with_self=True))]
        calm = calm + 1 if all(pump._message_queue.empty() for pump in pumps) else 0


def character_of(key: str) -> str | None:
    """What a key writes, by Textual's name of it; None if it writes nothing."""
    if len(key) == 1:
        return key
    try:
        character = unicodedata.lookup(KEY_TO_UNICODE_NAME.get(key, key.replace("_", " ").upper()))
    except KeyError:
        return None
    return character if character.isprintable() else None


class DrivenWindow:
    """One app under a pilot."""

    def __init__(self, app: StrideApp, pilot: Pilot[int], clock: ManualClock, paths: Paths) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock
        self.paths = paths

    async def press(self, *keys: str) -> None:
        """Press keys, a second apart."""
        for key in keys:
            self.clock.forward(1_000)
            await self.pilot.press(key)
        await self.pilot.pause()

    async def in_one_read(self, *keys: str) -> None:
        """Press keys as a terminal sends what was typed while nothing was read: all of them at once."""
        for key in keys:
            self.app.post_message(events.Key(key, character_of(key)))
        await self.pilot.pause()

    async def forward(self, seconds: float) -> None:
        """Let time pass, and the app notice."""
        self.clock.forward(round(seconds * 1000))
        self.app.dashboard.wake()
        await self.pilot.pause()

    async def to(self, exercise: str, kind: str = "work") -> None:
        """Begin if need be, and go on with Enter to a step of an exercise."""
        if self.app.driver.state is None:
            await self.press("space")
        while (self.state.step.kind, self.state.step.place.exercise) != (kind, exercise):
            await self.press("enter")

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that happens on another thread or in a file, a few seconds at most."""
        for _ in range(500):
            if holds():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"it never came about; the screen shows:\n{self.text}\nand told: {self.told}")

    @property
    def state(self) -> SessionState:
        """The session, which is there."""
        state = self.app.driver.state
        assert state is not None
        return state

    @property
    def phase(self) -> str | None:
        """The phase of the session, None without one. Not a `Phase`: to mypy one phase would then be all there is."""
        state = self.app.driver.state
        return phase_of(state) if state else None

    @property
    def exercise(self) -> str:
        """The current exercise."""
        return self.state.step.place.exercise

    @property
    def statuses(self) -> list[str]:
        """What became of each logged set, in order."""
        return [record.status for record in self.state.logs.values()]

    @property
    def text(self) -> str:
        """The plain text of what the screen shows."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def told(self) -> str:
        """All words told in passing."""
        return "\n".join(str(note.message) for note in self.app._notifications)

    def write(self, text: str, slug: str = "small") -> Path:
        """Write a routine file of the user's own."""
        return write_routine(self.paths, text, slug)


def write_routine(paths: Paths, text: str, slug: str = "small") -> Path:
    """Write a routine file into the user's folder."""
    paths.routines.mkdir(parents=True, exist_ok=True)
    path = paths.routines / f"{slug}.toml"
    path.write_text(text, encoding="utf-8")
    return path


OpenWindow = Callable[..., AbstractAsyncContextManager[DrivenWindow]]
"""Opens a window: `open_window(size, slug=..., settings=..., routines=..., begin=..., hands_free=..., clock=...)`."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home of its own."""
    return find_paths(tmp_path / "home")


@pytest.fixture
def clock() -> ManualClock:
    """The clock of the test; it stands."""
    return ManualClock()


@pytest.fixture
def open_window(paths: Paths, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> OpenWindow:
    """A maker of windows. Files are looked at a hundred times a second, so that nothing has to wait long."""
    monkeypatch.setattr(changes, "watch", partial(watch.watch, interval=0.01))
    monkeypatch.setattr(changes, "load_settled", partial(watch.load_settled, again=0.01))
    write_routine(paths, SMALL)

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 36),
        slug: str | None = "small",
        settings: str = "",
        begin: bool = False,
        hands_free: bool = False,
    ) -> AsyncIterator[DrivenWindow]:
        if settings:
            paths.settings.write_text(settings, encoding="utf-8")
        workspace = open_workspace(Home(paths, clock), slug, hands_free=hands_free)
        assert isinstance(workspace, Workspace), workspace
        app = StrideApp(workspace, begin)
        app.animation_level = "none"
        for module in (textual.app, textual.pilot):
            monkeypatch.setattr(module, "wait_for_idle", partial(drained, app))
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                await pilot.pause()
                window = DrivenWindow(app, pilot, clock, paths)
                await window.until(lambda: app.model.workspace.complete)
                yield window
                app.saver.settle()
                await drained(app)
        finally:
            app.saver.close()

    return opened
