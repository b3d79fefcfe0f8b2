"""The alarm that wakes the dashboard: it calls, whatever the delay, and only once."""

from __future__ import annotations

import pytest

from stride_tui.tui.terminal.wake_timer import WakeTimer
from tests.tui.conftest import OpenWindow


@pytest.mark.parametrize("seconds", [0.0, 1e-9, 0.001, 0.01])
async def test_no_delay_is_too_short_to_be_kept(open_window: OpenWindow, seconds: float) -> None:
    """Also one that is over before anybody looks at a clock."""
    async with open_window() as window:
        calls: list[int] = []
        WakeTimer(window.app.dashboard, lambda: calls.append(1)).set(seconds)
        await window.until(lambda: calls == [1])


async def test_set_again_it_calls_once(open_window: OpenWindow) -> None:
    """At the moment that was set last."""
    async with open_window() as window:
        calls: list[int] = []
        alarm = WakeTimer(window.app.dashboard, lambda: calls.append(1))
        alarm.set(0.001)
        alarm.set(0.002)
        await window.until(lambda: bool(calls))
        assert calls == [1]


async def test_cleared_it_does_not_call(open_window: OpenWindow) -> None:
    """Another one, set later, does."""
    async with open_window() as window:
        calls: list[str] = []
        cleared = WakeTimer(window.app.dashboard, lambda: calls.append("cleared"))
        kept = WakeTimer(window.app.dashboard, lambda: calls.append("kept"))
        cleared.set(0.0)
        cleared.clear()
        kept.set(0.001)
        await window.until(lambda: bool(calls))
        assert calls == ["kept"]


async def test_in_the_screens_turn_a_notice_can_be_given(open_window: OpenWindow) -> None:
    """What is called knows its app, as a handler does."""
    async with open_window() as window:
        WakeTimer(window.app.dashboard, lambda: window.app.dashboard.notify("awake")).set(0.001)
        await window.until(lambda: "awake" in window.told)
