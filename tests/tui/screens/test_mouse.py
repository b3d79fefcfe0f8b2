"""The mouse: whatever looks like a button is one, in every pane and at each size, and does what it looks like."""

from __future__ import annotations

from datetime import date

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.dashboard import Dashboard
from tests.helpers.histories import session
from tests.helpers.home_with_plan import SATURDAY, THURSDAY, fill, form, open_day, opened, thursday
from tests.tui.conftest import DrivenWindow, OpenWindow

SIZES = pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)], ids=str)


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)


async def click(window: DrivenWindow, words: str, nth: int = 0) -> None:
    """Click the middle of some words where the screen shows them for the `nth` time, from 0."""
    places = [(row.index(words), y) for y, row in enumerate(window.text.splitlines()) if words in row]
    assert places, f"{words} is not on the screen:\n{window.text}"
    x, y = places[nth]
    await window.pilot.click(offset=(x + len(words) // 2, y))
    await window.pilot.pause()


async def to_panel(window: DrivenWindow, name: str) -> None:
    """Go to a panel, where only one fits."""
    for _ in range(4):
        if not window.app.dashboard.query_one(f"#{name}").region.area:
            await window.press("tab")


@SIZES
async def test_the_invitation_begins(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """The hint while a set waits sets it done."""
    async with open_window(size=size) as window:
        await click(window, "to begin")
        assert window.phase == "get_ready"
        await window.to("Squat")
        await click(window, "when done")
        assert window.statuses[-1] == "done"


@SIZES
async def test_a_block_is_jumped_to(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """By its name among the blocks, and by its heading in what comes next."""
    async with open_window(size=size) as window:
        await window.press("space")
        await to_panel(window, "round")
        await click(window, "Cool-down")
        assert window.exercise == "Stretch"
        await window.press("1")
        await to_panel(window, "next")
        await click(window, "─ Set A")
        assert window.exercise == "Squat"


@SIZES
async def test_a_day_opens_by_one_click(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """In its column, and in its row where the panel is a list."""
    async with open_window(size=size) as window:
        await to_panel(window, "week")
        await click(window, "Sat 21")
        assert opened(window) == SATURDAY


@SIZES
async def test_what_a_day_says_of_its_keys_is_pressed(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """The row opens its form, the words do what their keys do, and so do the two keys of one word."""
    async with open_window(size=size) as window:
        await to_panel(window, "week")
        await click(window, "Sat 21")
        await click(window, "every")
        await window.press("o")
        assert form(window).purpose == "move"
        await click(window, "Esc back" if size[0] > 40 else "save")
        assert opened(window) == SATURDAY
        await click(window, "plan a run")
        assert form(window).purpose == "plan"
        await window.press("escape")
        row = next(y for y, text in enumerate(window.text.splitlines()) if "←→ day" in text)
        x = window.text.splitlines()[row].index("←→ day")
        await window.pilot.click(offset=(x + 1, row))
        await window.pilot.pause()
        assert opened(window) == date(2026, 11, 22)
        await window.pilot.click(offset=(0, 0))
        await window.pilot.pause()
        assert isinstance(window.app.screen, Dashboard)


async def test_a_field_is_chosen_and_stepped_by_its_signs(open_window: OpenWindow) -> None:
    """The field by its row, a step by the sign at either end of its value; the frame's words save."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("a")
        await click(window, "Starts")
        await click(window, "day ›", -1)
        assert str(form(window).at) == "07:00:00"
        await click(window, "‹ ")
        assert str(form(window).at) == "06:55:00"
        await click(window, "save")
        assert "easy 06:55 · every Thursday" in window.text


async def test_a_session_opens_by_one_click(open_window: OpenWindow, paths: Paths) -> None:
    """On its day and in Review; the words in the frame correct it."""
    fill(paths)
    append_session(paths, session(THURSDAY, at="12:00", routine="small", name="Small", by_hand=True))
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await click(window, "Small · ", -1)
        await click(window, "correct")
        assert form(window).purpose == "change_session"
        await window.press("escape", "escape", "escape", "v")
        await click(window, "Wed 11 Nov", 0)
        assert "Wed 11 Nov 2026" in window.text
        assert window.app.screen.has_class("-detail")


async def test_a_sentence_is_no_button(open_window: OpenWindow) -> None:
    """A click on the words below the days, or on those of the card, opens and begins nothing."""
    async with open_window() as window:
        before = window.text
        await click(window, "Length")
        await click(window, "clear for strength")
        assert (window.text, window.app.driver.state) == (before, None)
