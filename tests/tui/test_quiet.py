"""A picture that stands still costs nothing."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest
from textual._compositor import ChopsUpdate
from textual.events import Key
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from stride_tui.core.instant import ManualClock
from stride_tui.store.paths import Paths
from stride_tui.tui import screens
from stride_tui.tui.terminal.textual_private import PartlyPainted
from tests.helpers.home_with_plan import fill, thursday
from tests.tui.conftest import DrivenWindow, OpenWindow, drained

OPAQUE = {"review": ["v"], "opened": ["v", "enter"], "exercises": ["v", "x"], "find": ["v", "slash", "s"]}
"""Screens through which nothing of the dashboard is seen, and the keys that open them."""
OVER_OPAQUE = {"note": ["v", "n"], "correct": ["v", "c"], "help": ["v", "question_mark"]}
"""Screens through which only such a screen is seen."""
CLEAR = {
    "dashboard": [],
    "week": ["tab"],
    "day": ["tab", "enter"],
    "run_form": ["tab", "enter", "a"],
    "help over a form": ["tab", "enter", "a", "question_mark"],
    "picker": ["r"],
    "help": ["question_mark"],
}
"""Screens through which the dashboard is seen."""

Rows = list[list[tuple[str, object]]]


def _writes(window: DrivenWindow, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the app gives the terminal to write from now on."""
    written: list[object] = []

    def display(screen: Screen[object], update: object) -> None:
        if update is not None:
            written.append(update)

    monkeypatch.setattr(window.app, "_display", display)
    return written


async def _seconds(window: DrivenWindow) -> None:
    """Three seconds, with the app looking four times in each."""
    for _ in range(12):
        await window.forward(0.25)


@pytest.mark.parametrize("state", ["idle", "paused", "done"])
async def test_what_does_not_move_writes_no_byte(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    """Nothing printed changes, so nothing is printed."""
    async with open_window() as window:
        if state != "idle":
            await window.to("March")
            await window.press("space")
        if state == "done":
            await window.press("escape", "f")
            await window.until(lambda: len(window.app.model.workspace.history.sessions) == 1)
        for _ in range(3):
            await window.forward(0)
        written = _writes(window, monkeypatch)
        await _seconds(window)
        assert written == []


async def test_the_cursor_of_the_palette_does_not_blink(open_window: OpenWindow) -> None:
    """It would write to the terminal twice a second as long as the palette is open."""
    async with open_window() as window:
        await window.press("ctrl+p")
        await window.until(lambda: len(window.app.screen_stack) == 2)
        (field,) = window.app.screen.query(Input)
        assert not field.cursor_blink


async def test_a_countdown_writes_once_a_second(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the app looks."""
    async with open_window() as window:
        await window.to("March")
        written = _writes(window, monkeypatch)
        await _seconds(window)
        assert len(written) == 3


async def _settled(window: DrivenWindow) -> None:
    """Let every screen paint what it has to, and the one on top what is below it, without waiting for their timers."""
    for _ in range(2):
        for screen in window.app._screen_stack:
            screen._on_timer_update()
        await drained(window.app)


def _rows(screen: Screen[Any]) -> Rows:
    """What a screen shows, row by row, with its colours."""
    return [[(part.text, part.style) for part in strip] for strip in screen._compositor.render_strips()]


def _differ(old: Rows, new: Rows) -> set[int]:
    """The rows that look different."""
    return {y for y, (one, other) in enumerate(zip(old, new, strict=True)) if one != other}


async def _painted(window: DrivenWindow, written: list[object]) -> None:
    """Wait until nothing more is painted: a change takes several messages from the widget to the screen on top."""
    before = -1
    while len(written) != before:
        before = len(written)
        await _settled(window)


async def _row_changes(window: DrivenWindow, written: list[object], seconds: float) -> set[int]:
    """Let time pass; gives the rows that were written: all that look different, and none that are the same below."""
    app = window.app
    top, below = _rows(app.screen), _rows(app.dashboard)
    written.clear()
    window.clock.forward(round(seconds * 1000))
    app.dashboard.wake()
    await _painted(window, written)
    assert [type(update).__name__ for update in written if not isinstance(update, ChopsUpdate)] == []
    rows = {y for update in written if isinstance(update, ChopsUpdate) for y, _, _ in update.spans}
    assert _differ(top, _rows(app.screen)) <= rows
    extra = rows - _differ(below, _rows(app.dashboard))
    assert not extra, "\n".join("".join(text for text, _ in row) for row in _rows(app.screen))
    return rows


@pytest.fixture
def painted_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens are painted when `_settled` says so, and never between two steps of a test."""
    monkeypatch.setattr(Timer, "resume", lambda _: None)


@pytest.mark.usefixtures("painted_by_hand")
async def test_a_change_on_top_is_seen_though_a_second_passes_below(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the same picture: what was pressed in a form is shown at once, not with the next key."""
    async with open_window() as window:
        await window.to("March")
        await window.press("tab", "enter", "a")
        written = _writes(window, monkeypatch)
        await _painted(window, written)
        top, below = _rows(window.app.screen), _rows(window.app.dashboard)
        written.clear()
        window.clock.forward(1_000)
        window.app.dashboard.wake()
        window.app.post_message(Key("up", None))
        await drained(window.app)
        await _painted(window, written)
        under, over = _differ(below, _rows(window.app.dashboard)), _differ(top, _rows(window.app.screen))
        assert over - under, "the form shows the key"
        rows = {y for update in written if isinstance(update, ChopsUpdate) for y, _, _ in update.spans}
        assert rows == over | under


@pytest.mark.usefixtures("painted_by_hand")
async def test_a_change_in_a_picture_painted_whole_is_not_written_again(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dashboard is painted whole as another screen covers it: the rows that changed just then are done with."""
    async with open_window() as window:
        await window.to("March")
        await window.press("tab", "enter")
        written = _writes(window, monkeypatch)
        await _painted(window, written)
        window.clock.forward(10_000)
        window.app.dashboard.wake()
        await drained(window.app)
        window.app.dashboard.refresh()
        await _painted(window, written)
        assert 1 in await _row_changes(window, written, 1)


@pytest.fixture
def on_thursday(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening, with a plan and some weeks behind it: words about the next hours change every minute."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    fill(paths)


@pytest.mark.usefixtures("on_thursday")
@pytest.mark.parametrize("keys", (CLEAR | OPAQUE | OVER_OPAQUE).values(), ids=CLEAR | OPAQUE | OVER_OPAQUE)
async def test_minutes_before_a_session_write_the_rows_that_change(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    """On every screen, and behind a full one nothing."""
    async with open_window() as window:
        await window.press(*keys)
        written = _writes(window, monkeypatch)
        await _painted(window, written)
        for _ in range(10):
            rows = await _row_changes(window, written, 60)
            assert len(rows) <= (2 if keys in CLEAR.values() else 0)


@pytest.mark.usefixtures("on_thursday")
@pytest.mark.parametrize("keys", CLEAR.values(), ids=CLEAR)
async def test_seconds_of_a_session_write_the_rows_that_change(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    """Behind what lies over the dashboard, too: the count goes on there, and its rows alone are written."""
    async with open_window() as window:
        await window.to("March")
        await window.press(*keys)
        written = _writes(window, monkeypatch)
        await _painted(window, written)
        for _ in range(5):
            assert 1 <= len(await _row_changes(window, written, 1)) <= 20


@pytest.mark.usefixtures("on_thursday")
@pytest.mark.parametrize("keys", (OPAQUE | OVER_OPAQUE).values(), ids=OPAQUE | OVER_OPAQUE)
async def test_seconds_behind_a_full_screen_write_nothing(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    """And the dashboard is right again as soon as it is seen."""
    async with open_window() as window:
        await window.to("March")
        before = window.text
        await window.press(*keys)
        written = _writes(window, monkeypatch)
        await _painted(window, written)
        for _ in range(5):
            assert await _row_changes(window, written, 1) == set()
            assert written == []
        while len(window.app.screen_stack) > 1:
            window.app.pop_screen()
        await window.pilot.pause()
        await _settled(window)
        assert window.phase == "work"
        assert window.text != before
        assert "March" in window.text


def test_every_screen_is_painted_in_part() -> None:
    """One that is added too: any may have the help above it."""
    names = [module.name for module in pkgutil.iter_modules(screens.__path__)]
    modules = [importlib.import_module(f"{screens.__name__}.{name}") for name in names]
    found = {made for module in modules for made in vars(module).values() if isinstance(made, type)}
    made = {one for one in found if issubclass(one, Screen) and one.__module__.startswith(screens.__name__)}
    assert len(made) >= 11
    assert {one for one in made if not issubclass(one, PartlyPainted)} == set()
