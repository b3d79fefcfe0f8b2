"""The dashboard at every size, and from one to the other."""

from __future__ import annotations

import pytest

from tests.tui.conftest import OpenWindow

SIZES = [(120, 36), (80, 24), (40, 20), (20, 5), (1, 1), (40, 20), (120, 36)]


async def test_resizing_live_keeps_the_session(open_window: OpenWindow) -> None:
    """Down to nothing and back again: the same set, the same time, the same picture."""
    async with open_window() as window:
        await window.to("March")
        await window.forward(7)
        before = window.text
        for size in SIZES[1:]:
            await window.pilot.resize_terminal(*size)
            await window.until(lambda size=size: window.app.screen.size == size)  # type: ignore[misc]
        await window.until(lambda: window.text == before)
        assert window.phase == "work"


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_all_four_panels_are_on_the_screen(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """Now, Round, Next and Week at once."""
    async with open_window(size=size) as window:
        await window.to("Squat")
        assert all(words in window.text for words in ("Now", "Round", "Next", "Week 47", "Squat"))


async def test_tab_goes_through_the_panels_on_a_phone(open_window: OpenWindow) -> None:
    """Now with the round in its title, Next, Week, Round, and Now again."""
    async with open_window(size=(40, 20)) as window:
        await window.to("Squat")
        assert "round 1 of 2" in window.text
        seen = []
        for _ in range(4):
            await window.press("tab")
            seen.append(
                next(
                    word
                    for word in ("Now", "Next", "Week", "Round")
                    if f"─ {word}" in window.text or f"═ {word}" in window.text
                )
            )
        assert seen == ["Next", "Week", "Round", "Now"]
        await window.press("shift+tab")
        assert "─ Round" in window.text


async def test_a_window_too_small_says_so(open_window: OpenWindow) -> None:
    """And the keys work on behind it."""
    async with open_window(size=(20, 5)) as window:
        assert "20×5" in window.text
        await window.press("space")
        assert window.phase == "get_ready"


async def test_a_question_waits_behind_the_plain_sentence(open_window: OpenWindow) -> None:
    """Too small a window shows the sentence alone, whatever is open; the question is there again afterwards."""
    async with open_window() as window:
        await window.press("space", "escape")
        await window.pilot.resize_terminal(20, 5)
        await window.until(lambda: "stride needs" in window.text)
        assert "End the" not in window.text
        await window.pilot.resize_terminal(80, 24)
        await window.until(lambda: "End the session?" in window.text)
