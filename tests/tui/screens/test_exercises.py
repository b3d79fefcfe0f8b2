"""The exercise page on the screen: by keys, by mouse, at every size."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Load
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.exercises import Exercises
from stride_tui.tui.screens.review import Review
from tests.helpers.histories import session, sets
from tests.helpers.home_with_lifts import heavy
from tests.helpers.home_with_plan import THURSDAY, thursday, wheel
from tests.tui.conftest import DrivenWindow, OpenWindow

SIZES = [(120, 36), (80, 24), (40, 20)]


@pytest.fixture(autouse=True)
def _a_few_exercises(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; split squats were done for two weeks, and two other things before that."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    for weeks, name in ((9, "[@click=app.quit]Hop[/]"), (8, "Lunge")):
        append_session(paths, session(THURSDAY - timedelta(weeks=weeks), sets=sets(30, exercise=name)))
    heavy(paths, 2, weight=8)
    heavy(paths, 1)


def page(window: DrivenWindow) -> str:
    """The exercise on show."""
    screen = window.app.screen
    assert isinstance(screen, Exercises), screen
    return screen._names.names[screen._names.chosen]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_page_shows_curve_dates_kilograms_and_sets(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """At every size, left and right apart."""
    async with open_window(size=size) as window:
        await window.press("v", "x")
        assert page(window) == "Split Squat"
        for words in ("10 kg│", "8 kg│", "12 Nov 2026", "L left", "R right", "8 reps at 2 × 10 kg", "Esc back"):
            assert words in window.text, words


async def test_it_opens_at_an_exercise_with_a_weight(open_window: OpenWindow, paths: Paths) -> None:
    """Of the chosen session, though others come first in it."""
    both = (*sets(2, exercise="Lunge"), *sets(2, exercise="Split Squat", load=Load("dumbbells", 10)))
    append_session(paths, session(THURSDAY, sets=both))
    async with open_window() as window:
        await window.press("v", "x")
        assert page(window) == "Split Squat"


async def test_arrows_go_through_the_exercises(open_window: OpenWindow) -> None:
    """The latest first, no further than the ends."""
    async with open_window() as window:
        await window.press("v", "x", "up")
        seen = [page(window)]
        for key in ("down", "j", "right", "k"):
            await window.press(key)
            seen.append(page(window))
        assert seen == ["Split Squat", "Lunge", "[@click=app.quit]Hop[/]", "[@click=app.quit]Hop[/]", "Lunge"]


async def test_pages_go_through_the_sets(open_window: OpenWindow) -> None:
    """No further than the last."""
    async with open_window() as window:
        await window.press("v", "x", "down")
        before = window.text.count("8 reps")
        await window.press("pagedown", "pagedown", "pagedown")
        assert "sets above" in window.text
        assert "more sets" not in window.text
        await window.press("pageup", "pageup", "pageup")
        assert window.text.count("8 reps") == before


async def test_the_mouse_chooses_and_the_wheel_goes_on(open_window: OpenWindow) -> None:
    """Over the names to another exercise, over the page to other sets."""
    async with open_window() as window:
        await window.press("v", "x")
        await window.pilot.click("#names", offset=(6, 2))
        await window.pilot.pause()
        assert page(window) == "Lunge"
        assert "sets above" not in window.text
        for _ in range(9):
            await wheel(window, 1, "#page")
        assert "sets above" in window.text
        await wheel(window, 1, "#names")
        assert page(window) == "[@click=app.quit]Hop[/]"


async def test_a_hostile_name_is_shown_as_it_is(open_window: OpenWindow) -> None:
    """In the list and in the frame; clicking on it does nothing but choose it."""
    async with open_window() as window:
        await window.press("v", "x", "end")
        await window.pilot.click("#names", offset=(10, 3))
        await window.pilot.pause()
        assert window.text.count("[@click=app.quit]Hop[/]") == 2
        assert not window.app._exit


async def test_it_leads_back_to_the_review(open_window: OpenWindow) -> None:
    """By each of the keys that one would try."""
    async with open_window() as window:
        await window.press("v")
        for key in ("escape", "q", "x"):
            await window.press("x", key)
            assert isinstance(window.app.screen, Review)


async def test_resizing_keeps_the_page(open_window: OpenWindow) -> None:
    """The list goes and comes."""
    async with open_window() as window:
        await window.press("v", "x", "down")
        for size in (*SIZES, (10, 3), (120, 36)):
            await window.pilot.resize_terminal(*size)
            await window.until(lambda size=size: window.app.screen.size == size)  # type: ignore[misc]
            assert page(window) == "Lunge"


async def test_an_empty_history_has_nothing_to_show(open_window: OpenWindow, paths: Paths) -> None:
    """And stands every key."""
    paths.history.unlink()
    async with open_window() as window:
        await window.press("v", "x", "down", "up", "pagedown", "pageup")
        assert "Nothing done yet." in window.text
        await window.press("escape")
        assert isinstance(window.app.screen, Review)
