"""A picture that stands still costs nothing."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from tests.tui.conftest import DrivenWindow, OpenWindow


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


async def test_a_countdown_writes_once_a_second(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the app looks."""
    async with open_window() as window:
        await window.to("March")
        written = _writes(window, monkeypatch)
        await _seconds(window)
        assert len(written) == 3
