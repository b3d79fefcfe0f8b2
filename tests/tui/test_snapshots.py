"""The whole screen at the three promised sizes; each sentence says what must be visible."""

from __future__ import annotations

import pytest

from tests.helpers.snapshots import same_as
from tests.tui.conftest import SMALL, OpenWindow

Size = tuple[int, int]
sizes = pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")


def _name(what: str, size: Size) -> str:
    return f"{what}-{size[0]}x{size[1]}"


@sizes
async def test_idle(open_window: OpenWindow, size: Size) -> None:
    """READY, the routine's name and length, one invitation to press space, and its blocks where there is room."""
    async with open_window(size=size) as window:
        assert same_as(_name("idle", size), window.text)


@sizes
async def test_work(open_window: OpenWindow, size: Size) -> None:
    """WORK, the exercise, its side, 0:18 in large digits, a bar, and which round of how many."""
    async with open_window(size=size) as window:
        await window.to("Plank")
        await window.forward(12)
        assert same_as(_name("work", size), window.text)


@sizes
async def test_rest(open_window: OpenWindow, size: Size) -> None:
    """REST, 0:34 counting up, the suggestion of a minute beside it, what comes then, and the way on."""
    async with open_window(size=size) as window:
        await window.to("Lunge", "rest")
        await window.forward(34)
        assert same_as(_name("rest", size), window.text)


@sizes
async def test_paused(open_window: OpenWindow, size: Size) -> None:
    """PAUSED, the time that is left of the set, and that space or Enter goes on."""
    async with open_window(size=size) as window:
        await window.to("Plank")
        await window.forward(12)
        await window.press("space")
        assert same_as(_name("paused", size), window.text)


@sizes
async def test_problem(open_window: OpenWindow, size: Size) -> None:
    """The file, line and column of the mistake, the line itself, what would be right; and the session above it."""
    async with open_window(size=size) as window:
        await window.to("Squat")
        window.write(SMALL.replace("reps = 8", "rep = 8"))
        await window.until(lambda: "rep = 8" in window.text)
        assert same_as(_name("problem", size), window.text)


@sizes
async def test_summary(open_window: OpenWindow, size: Size) -> None:
    """DONE, all sets done, the time in all, and the week's standing."""
    async with open_window(size=size, hands_free=True) as window:
        await window.press("space")
        while window.app.driver.running:
            await window.forward(10)
        await window.until(lambda: "strength 1 of 1" in window.text)
        assert same_as(_name("summary", size), window.text)
