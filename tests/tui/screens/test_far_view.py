"""The far view on the screen: there and back, at every size, with nothing lost."""

from __future__ import annotations

import pytest

from tests.tui.conftest import DrivenWindow, OpenWindow

SIZES = [(200, 60), (80, 24), (40, 20)]


def block_rows(window: DrivenWindow) -> int:
    """How many rows the digits take."""
    return sum("█" in row or "▀" in row for row in window.text.splitlines())


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]], ids=str)
async def test_z_fills_the_window_with_the_count(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """Name and label stay, the other panels give way."""
    async with open_window(size=size) as window:
        await window.to("March")
        await window.press("z")
        assert block_rows(window) >= 5
        assert "WORK" in window.text
        assert "MARCH" in window.text.replace(" ", "")
        assert not any(word in window.text for word in ("─ Next", "─ Round", "─ Week"))


async def test_the_digits_are_larger_than_near(open_window: OpenWindow) -> None:
    """That is what it is for."""
    async with open_window() as window:
        await window.to("March")
        near = block_rows(window)
        await window.press("z")
        assert block_rows(window) > near


async def test_z_again_is_the_same_picture_as_before(open_window: OpenWindow) -> None:
    """To the letter."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("space")
        before = window.text
        await window.press("z", "z")
        assert window.text == before


async def test_the_count_goes_on_in_it(open_window: OpenWindow) -> None:
    """And Enter means the session."""
    async with open_window() as window:
        await window.to("March")
        await window.press("z")
        before = window.text
        await window.forward(3)
        assert window.text != before
        await window.press("enter")
        assert window.statuses == ["partial"]


async def test_there_is_none_without_a_session(open_window: OpenWindow) -> None:
    """Nor after it: the summary is read from near."""
    async with open_window() as window:
        await window.press("z")
        assert "READY" in window.text
        await window.press("z", "space")
        assert "GET READY" in window.text
        assert "─ Week" in window.text
        await window.press("z", "escape", "escape", "f")
        assert "FINISHED EARLY" in window.text


async def test_resizing_in_it_keeps_it(open_window: OpenWindow) -> None:
    """Down to nothing and back."""
    async with open_window(size=SIZES[0]) as window:
        await window.to("March")
        await window.press("z")
        before = window.text
        for size in (*SIZES[1:], (20, 5), SIZES[0]):
            await window.pilot.resize_terminal(*size)
            await window.until(lambda size=size: window.app.screen.size == size)  # type: ignore[misc]
        await window.until(lambda: window.text == before)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20), (32, 12)], ids=str)
async def test_what_is_told_in_passing_covers_neither_number_nor_side(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    """Long words and several of them, far and near: label, digits, name and side stand there as before."""
    async with open_window(size=size) as window:
        await window.to("Plank")
        near = block_rows(window)
        await window.press("z")
        before = window.text.splitlines()
        last = max(n for n, row in enumerate(before[:-1]) if row.strip())
        for _ in range(3):
            window.app.tell("Not saved: no space is left on the disk of this machine, " * 5, alarm=True)
        await window.pilot.pause()
        after = window.text.splitlines()
        assert after[: last + 1] == before[: last + 1]
        assert any("no space" in row for row in after)
        await window.press("z")
        assert block_rows(window) == near
