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
from tests.tui.conftest import Play, Stage

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


def page(stage: Stage) -> str:
    """The exercise on show."""
    screen = stage.app.screen
    assert isinstance(screen, Exercises), screen
    return screen._names.names[screen._names.chosen]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_page_shows_curve_dates_kilograms_and_sets(play: Play, size: tuple[int, int]) -> None:
    """At every size, left and right apart."""
    async with play(size=size) as stage:
        await stage.press("v", "x")
        assert page(stage) == "Split Squat"
        for words in ("10 kg│", "8 kg│", "12 Nov 2026", "L left", "R right", "8 reps at 2 × 10 kg", "Esc back"):
            assert words in stage.text, words


async def test_it_opens_at_an_exercise_with_a_weight(play: Play, paths: Paths) -> None:
    """Of the chosen session, though others come first in it."""
    both = (*sets(2, exercise="Lunge"), *sets(2, exercise="Split Squat", load=Load("dumbbells", 10)))
    append_session(paths, session(THURSDAY, sets=both))
    async with play() as stage:
        await stage.press("v", "x")
        assert page(stage) == "Split Squat"


async def test_arrows_go_through_the_exercises(play: Play) -> None:
    """The latest first, no further than the ends."""
    async with play() as stage:
        await stage.press("v", "x", "up")
        seen = [page(stage)]
        for key in ("down", "j", "right", "k"):
            await stage.press(key)
            seen.append(page(stage))
        assert seen == ["Split Squat", "Lunge", "[@click=app.quit]Hop[/]", "[@click=app.quit]Hop[/]", "Lunge"]


async def test_pages_go_through_the_sets(play: Play) -> None:
    """No further than the last."""
    async with play() as stage:
        await stage.press("v", "x", "down")
        before = stage.text.count("8 reps")
        await stage.press("pagedown", "pagedown", "pagedown")
        assert stage.text.count("Thu 24 Sep") == 1
        await stage.press("pageup", "pageup", "pageup")
        assert stage.text.count("8 reps") == before


async def test_the_mouse_chooses_and_the_wheel_goes_on(play: Play) -> None:
    """Over the names to another exercise, over the page to other sets."""
    async with play() as stage:
        await stage.press("v", "x")
        await stage.pilot.click("#names", offset=(6, 2))
        await stage.pilot.pause()
        assert page(stage) == "Lunge"
        before = stage.text.count("Thu 24 Sep")
        for _ in range(9):
            await wheel(stage, 1, "#page")
        assert stage.text.count("Thu 24 Sep") < before
        await wheel(stage, 1, "#names")
        assert page(stage) == "[@click=app.quit]Hop[/]"


async def test_a_hostile_name_is_shown_as_it_is(play: Play) -> None:
    """In the list and in the frame; clicking on it does nothing but choose it."""
    async with play() as stage:
        await stage.press("v", "x", "end")
        await stage.pilot.click("#names", offset=(10, 3))
        await stage.pilot.pause()
        assert stage.text.count("[@click=app.quit]Hop[/]") == 2
        assert not stage.app._exit


async def test_it_leads_back_to_the_review(play: Play) -> None:
    """By each of the keys that one would try."""
    async with play() as stage:
        await stage.press("v")
        for key in ("escape", "q", "x"):
            await stage.press("x", key)
            assert isinstance(stage.app.screen, Review)


async def test_resizing_keeps_the_page(play: Play) -> None:
    """The list goes and comes."""
    async with play() as stage:
        await stage.press("v", "x", "down")
        for size in (*SIZES, (10, 3), (120, 36)):
            await stage.pilot.resize_terminal(*size)
            await stage.until(lambda size=size: stage.app.screen.size == size)  # type: ignore[misc]
            assert page(stage) == "Lunge"


async def test_an_empty_history_has_nothing_to_show(play: Play, paths: Paths) -> None:
    """And stands every key."""
    paths.history.unlink()
    async with play() as stage:
        await stage.press("v", "x", "down", "up", "pagedown", "pageup")
        assert "Nothing done yet." in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, Review)
