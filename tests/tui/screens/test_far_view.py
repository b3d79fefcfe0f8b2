"""The far view on the screen: there and back, at every size, with nothing lost."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Play, Stage

SIZES = [(200, 60), (80, 24), (40, 20)]


def block_rows(stage: Stage) -> int:
    """How many rows the digits take."""
    return sum("█" in row or "▀" in row for row in stage.text.splitlines())


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]], ids=str)
async def test_z_fills_the_window_with_the_count(play: Play, size: tuple[int, int]) -> None:
    """Name and label stay, the other panels give way."""
    async with play(size=size) as stage:
        await stage.to("March")
        await stage.press("z")
        assert block_rows(stage) >= 5
        assert "WORK" in stage.text
        assert "MARCH" in stage.text.replace(" ", "")
        assert not any(word in stage.text for word in ("─ Next", "─ Round", "─ Week"))


async def test_the_digits_are_larger_than_near(play: Play) -> None:
    """That is what it is for."""
    async with play() as stage:
        await stage.to("March")
        near = block_rows(stage)
        await stage.press("z")
        assert block_rows(stage) > near


async def test_z_again_is_the_same_picture_as_before(play: Play) -> None:
    """To the letter."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("space")
        before = stage.text
        await stage.press("z", "z")
        assert stage.text == before


async def test_the_count_goes_on_in_it(play: Play) -> None:
    """And Enter means the session."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("z")
        before = stage.text
        await stage.forward(3)
        assert stage.text != before
        await stage.press("enter")
        assert stage.statuses == ["partial"]


async def test_there_is_none_without_a_session(play: Play) -> None:
    """Nor after it: the summary is read from near."""
    async with play() as stage:
        await stage.press("z")
        assert "READY" in stage.text
        await stage.press("z", "space", "z", "escape", "f")
        assert "FINISHED EARLY" in stage.text


async def test_resizing_in_it_keeps_it(play: Play) -> None:
    """Down to nothing and back."""
    async with play(size=SIZES[0]) as stage:
        await stage.to("March")
        await stage.press("z")
        before = stage.text
        for size in (*SIZES[1:], (20, 5), SIZES[0]):
            await stage.pilot.resize_terminal(*size)
            await stage.until(lambda size=size: stage.app.screen.size == size)  # type: ignore[misc]
        await stage.until(lambda: stage.text == before)
