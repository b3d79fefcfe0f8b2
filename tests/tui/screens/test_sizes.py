"""The dashboard at every size, and from one to the other."""

from __future__ import annotations

from functools import partial

import pytest

from stride_tui.core.session.state import Phase
from stride_tui.views.dashboard.sizes import sizes_of
from tests.tui.conftest import DrivenWindow, OpenWindow

PANELS = ("now", "round", "next", "week")
PHASES: tuple[Phase, ...] = ("work", "paused")
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


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 30)], ids=str)
async def test_all_four_panels_are_on_the_screen(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """Now, Round, Next and Week at once; in work the week may be a line with its date and standing."""
    async with open_window(size=size) as window:
        await window.to("Squat")
        assert all(words in window.text for words in ("─ Now", "─ Round", "─ Next", "Sun 22", "strength 0 of 1"))


async def test_one_window_has_its_panels_at_every_size_and_phase(open_window: OpenWindow) -> None:
    """As the table of sizes has them: the cells of each panel on the screen, in work and in a pause."""
    async with open_window() as window:
        await window.to("Squat")
        for phase in PHASES:
            assert window.phase == phase
            for size in ((100, 40), (80, 24), (60, 30)):
                await window.pilot.resize_terminal(*size)
                wanted = {name: getattr(sizes_of(*size, phase), name) for name in PANELS}
                await window.until(lambda wanted=wanted: rows_of_panels(window) == wanted)  # type: ignore[misc]
            await window.press("space")


def rows_of_panels(window: DrivenWindow) -> dict[str, int]:
    """The rows of each panel on the screen, with its frame."""
    return {name: window.app.dashboard.query_one(f"#{name}").outer_size.height for name in PANELS}


async def test_the_folded_week_opens_with_its_keys_or_a_click(open_window: OpenWindow) -> None:
    """Tab and a click choose a day of it, and Tab folds it again."""
    async with open_window(size=(80, 24)) as window:
        await window.to("Squat")
        for press in (partial(window.press, "tab"), partial(window.pilot.click, "#week", offset=(20, 0))):
            assert "Mon 16" not in window.text
            await press()
            await window.until(lambda: "Mon 16" in window.text)
            await window.press("tab")
            await window.until(lambda: "Mon 16" not in window.text)


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
