"""A picture that stands still costs nothing."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from tests.tui.conftest import Play, Stage


def _writes(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the app gives the terminal to write from now on."""
    written: list[object] = []

    def display(screen: Screen[object], update: object) -> None:
        if update is not None:
            written.append(update)

    monkeypatch.setattr(stage.app, "_display", display)
    return written


async def _seconds(stage: Stage) -> None:
    """Three seconds, with the app looking four times in each."""
    for _ in range(12):
        await stage.forward(0.25)


@pytest.mark.parametrize("state", ["idle", "paused", "done"])
async def test_what_stands_still_writes_no_byte(play: Play, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    """Nothing printed changes, so nothing is printed."""
    async with play() as stage:
        if state != "idle":
            await stage.to("March")
            await stage.press("space")
        if state == "done":
            await stage.press("escape", "f")
            await stage.until(lambda: len(stage.app.model.workspace.history.sessions) == 1)
        for _ in range(3):
            await stage.forward(0)
        written = _writes(stage, monkeypatch)
        await _seconds(stage)
        assert written == []


async def test_a_countdown_writes_once_a_second(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the app looks."""
    async with play() as stage:
        await stage.to("March")
        written = _writes(stage, monkeypatch)
        await _seconds(stage)
        assert len(written) == 3
