"""The dashboard at every size, and from one to the other."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Play

SIZES = [(120, 36), (80, 24), (40, 20), (20, 5), (1, 1), (40, 20), (120, 36)]


async def test_resizing_live_keeps_the_session(play: Play) -> None:
    """Down to nothing and back again: the same set, the same time, the same picture."""
    async with play() as stage:
        await stage.to("March")
        await stage.forward(7)
        before = stage.text
        for size in SIZES[1:]:
            await stage.pilot.resize_terminal(*size)
            await stage.until(lambda size=size: stage.app.screen.size == size)  # type: ignore[misc]
        await stage.until(lambda: stage.text == before)
        assert stage.phase == "work"


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_all_four_panels_are_on_the_screen(play: Play, size: tuple[int, int]) -> None:
    """Now, Round, Next and Week at once."""
    async with play(size=size) as stage:
        await stage.to("Squat")
        assert all(words in stage.text for words in ("Now", "Round", "Next", "Week 47", "Squat"))


async def test_tab_goes_through_the_panels_on_a_phone(play: Play) -> None:
    """Now with the round in its title, Next, Week, Round, and Now again."""
    async with play(size=(40, 20)) as stage:
        await stage.to("Squat")
        assert "round 1 of 2" in stage.text
        seen = []
        for _ in range(4):
            await stage.press("tab")
            seen.append(
                next(
                    word
                    for word in ("Now", "Next", "Week", "Round")
                    if f"─ {word}" in stage.text or f"═ {word}" in stage.text
                )
            )
        assert seen == ["Next", "Week", "Round", "Now"]
        await stage.press("shift+tab")
        assert "─ Round" in stage.text


async def test_a_window_too_small_says_so(play: Play) -> None:
    """And the keys work on behind it."""
    async with play(size=(20, 5)) as stage:
        assert "20×5" in stage.text
        await stage.press("space")
        assert stage.phase == "get_ready"


async def test_a_question_waits_behind_the_plain_sentence(play: Play) -> None:
    """Too small a window shows the sentence alone, whatever is open; the question is there again afterwards."""
    async with play() as stage:
        await stage.press("space", "escape")
        await stage.pilot.resize_terminal(20, 5)
        await stage.until(lambda: "stride needs" in stage.text)
        assert "End the" not in stage.text
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: "End the session?" in stage.text)
