"""The moving figure on the screen: where there is room, still where it should be, and never too quick."""

from __future__ import annotations

from typing import Any

import pytest

from stride_tui.core.figures.figure import Figure
from stride_tui.tui.which_figure import SLOW_LINKS
from stride_tui.tui.widgets import figure as module
from stride_tui.tui.widgets.figure import FRAME_S, FigureView
from stride_tui.views.figures.frame import frame
from tests.tui.conftest import ARTICLE, DrivenWindow, OpenWindow

FIRST = "Standing Figure 8"


@pytest.fixture(autouse=True)
def _near(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal is here, whatever runs these tests."""
    for name in SLOW_LINKS:
        monkeypatch.delenv(name, raising=False)


def view(window: DrivenWindow) -> FigureView | None:
    """The figure's widget, if one was ever needed."""
    return next(iter(window.app.dashboard.query(FigureView)), None)


def moving(window: DrivenWindow) -> bool:
    """Whether a timer moves the figure."""
    found = view(window)
    return found is not None and found._timer is not None


def shown(window: DrivenWindow) -> str:
    """The letters of the figure as it stands."""
    found = view(window)
    assert found is not None
    return "\n".join("".join(part.text for part in line) for line in found.lines_of(*found.content_size))


async def test_a_figure_stands_beside_the_words_and_moves(open_window: OpenWindow) -> None:
    """At the size that shows everything."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        assert moving(window)
        first = shown(window)
        assert any("\u2801" <= char <= "\u28ff" for char in window.text)
        found = view(window)
        assert found is not None
        for _ in range(5):
            found._step()
        assert shown(window) != first


async def test_words_come_before_it_where_there_is_little_room(open_window: OpenWindow) -> None:
    """No figure, no widget, no timer."""
    async with open_window(size=(72, 20), slug=ARTICLE) as window:
        await window.to(FIRST)
        assert view(window) is None
        assert FIRST in window.text


async def test_it_does_not_move_in_a_pause(open_window: OpenWindow) -> None:
    """And goes on with the session."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        await window.press("space")
        assert not moving(window)
        assert shown(window).strip()
        await window.press("space")
        await window.forward(4)
        assert moving(window)


async def test_reduced_motion_has_it_do_not_move(open_window: OpenWindow) -> None:
    """It is there all the same."""
    async with open_window(slug=ARTICLE, settings="reduced_motion = true\n") as window:
        await window.to(FIRST)
        assert not moving(window)
        assert shown(window).strip()


async def test_from_afar_it_does_not_move(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten frames a second are too many for a slow line."""
    monkeypatch.setenv("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        assert not moving(window)
        assert shown(window).strip()


def test_ten_frames_a_second_are_the_most() -> None:
    """The timer's time is a tenth of a second."""
    assert FRAME_S >= 0.1


async def test_one_timer_serves_however_often_it_is_painted(open_window: OpenWindow) -> None:
    """Painting starts no second one."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        found = view(window)
        assert found is not None
        before = found._timer
        for _ in range(5):
            window.app.dashboard.paint()
        assert found._timer is before


@pytest.mark.parametrize("hide", [("z",), ("escape", "f")], ids=str)
async def test_what_is_not_to_be_seen_has_no_timer(open_window: OpenWindow, hide: tuple[str, ...]) -> None:
    """In the far view, and after the session."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        await window.press(*hide)
        found = view(window)
        assert found is not None
        assert (found._timer, found.display) == (None, False)


async def test_behind_the_review_it_does_not_move(open_window: OpenWindow) -> None:
    """And moves again when one comes back; behind a window that leaves it in sight it moves on."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        await window.press("v")
        assert not moving(window)
        await window.press("escape")
        assert moving(window)
        await window.press("question_mark")
        assert moving(window)


async def test_a_window_made_small_stops_it(open_window: OpenWindow) -> None:
    """And one made large again moves it."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        await window.pilot.resize_terminal(72, 20)
        await window.until(lambda: not moving(window))
        await window.pilot.resize_terminal(120, 36)
        await window.until(lambda: moving(window))


async def test_the_other_leg_is_the_mirror(open_window: OpenWindow) -> None:
    """Left and right have a figure each."""
    async with open_window(slug=ARTICLE) as window:
        await window.press("space", "3")
        await window.to("Lateral Step Down")
        seen: list[Figure | None] = []
        for _ in range(2):
            found = view(window)
            assert found is not None
            seen.append(found._figure)
            await window.press("enter", "enter")
        assert None not in seen
        assert seen[0] != seen[1]


async def test_a_step_draws_only_what_changed(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames are asked for one by one."""
    async with open_window(slug=ARTICLE) as window:
        await window.to(FIRST)
        found = view(window)
        assert found is not None
        asked: list[int] = []

        def noted(*args: Any) -> object:
            asked.append(args[1])
            return frame(*args)

        monkeypatch.setattr(module, "frame", noted)
        found._step()
        assert len(asked) == 1
