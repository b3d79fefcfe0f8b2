"""The whole screen at the three promised sizes; each sentence says what must be visible."""

from __future__ import annotations

import pytest

from tests.helpers.snapshots import same_as
from tests.tui.conftest import SMALL, Play

Size = tuple[int, int]
sizes = pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")


def _name(what: str, size: Size) -> str:
    return f"{what}-{size[0]}x{size[1]}"


@sizes
async def test_idle(play: Play, size: Size) -> None:
    """READY, the routine's name and length, one invitation to press space, and its blocks where there is room."""
    async with play(size=size) as stage:
        assert same_as(_name("idle", size), stage.text)


@sizes
async def test_work(play: Play, size: Size) -> None:
    """WORK, the exercise, its side, 0:18 in large digits, a bar, and which round of how many."""
    async with play(size=size) as stage:
        await stage.to("Plank")
        await stage.forward(12)
        assert same_as(_name("work", size), stage.text)


@sizes
async def test_rest(play: Play, size: Size) -> None:
    """REST, 0:34 counting up, the suggestion of a minute beside it, what comes then, and the way on."""
    async with play(size=size) as stage:
        await stage.to("Lunge", "rest")
        await stage.forward(34)
        assert same_as(_name("rest", size), stage.text)


@sizes
async def test_paused(play: Play, size: Size) -> None:
    """PAUSED, the time that is left of the set, and that space or Enter goes on."""
    async with play(size=size) as stage:
        await stage.to("Plank")
        await stage.forward(12)
        await stage.press("space")
        assert same_as(_name("paused", size), stage.text)


@sizes
async def test_problem(play: Play, size: Size) -> None:
    """The file, line and column of the mistake, the line itself, what would be right; and the session above it."""
    async with play(size=size) as stage:
        await stage.to("Squat")
        stage.write(SMALL.replace("reps = 8", "rep = 8"))
        await stage.until(lambda: "rep = 8" in stage.text)
        assert same_as(_name("problem", size), stage.text)


@sizes
async def test_summary(play: Play, size: Size) -> None:
    """DONE, all sets done, the time in all, and the week's standing."""
    async with play(size=size, hands_free=True) as stage:
        await stage.press("space")
        while stage.app.driver.running:
            await stage.forward(10)
        await stage.until(lambda: "strength 1 of 1" in stage.text)
        assert same_as(_name("summary", size), stage.text)
