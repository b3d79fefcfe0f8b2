"""Screens close once and only themselves, and the key that follows in the same read does what it does afterwards."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from textual.screen import ModalScreen, Screen

import stride_tui.tui.screens
from stride_tui.core.history.amendments import Deleted
from stride_tui.core.instant import ManualClock
from stride_tui.services.logbook import correct
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.picker import Picker
from tests.helpers.every_screen import opened, thursday_evening
from tests.tui.conftest import DrivenWindow, OpenWindow

DOUBLES: list[tuple[str, list[str], list[str]]] = [
    ("review", ["v", "v"], ["Review"]),
    ("review", ["q", "v"], ["Review"]),
    ("help", ["question_mark", "question_mark"], ["Help"]),
    ("picker", ["r", "r"], ["Picker"]),
    ("review", ["x", "x", "x"], ["Review", "Exercises"]),
    ("exercises", ["x", "x", "x"], ["Review"]),
    ("correct", ["escape", "escape"], []),
    ("note", ["enter", "enter"], ["Review"]),
    ("note", ["escape", "escape", "escape"], []),
    ("run_form", ["enter", "enter"], ["DayScreen", "FormScreen"]),
    ("day", ["escape", "escape", "escape"], []),
    ("session", ["escape", "escape"], []),
    ("dashboard", ["ctrl+p", "escape", "escape", "v"], ["Review"]),
    ("dashboard", ["tab", "right", "right", "enter"], ["DayScreen"]),
    ("dialog", ["space", "space", "escape"], ["Dialog"]),
    ("dialog", ["f", "f"], []),
]
"""A screen, keys in one read, and the screens that are open above the dashboard afterwards."""


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday evening."""
    thursday_evening(monkeypatch, clock, paths)


def above(window: DrivenWindow) -> list[str]:
    """The screens above the dashboard."""
    return [type(screen).__name__ for screen in window.app.screen_stack[1:]]


async def test_the_key_after_a_closing_one_is_for_the_screen_below(open_window: OpenWindow) -> None:
    """In one read the first key closes, opens or moves, and the next one acts on what is there then."""
    wrong: list[object] = []
    async with open_window(size=(100, 30)) as window:
        for screen, keys, expected in DOUBLES:
            await opened(window, screen)
            await window.in_one_read(*keys)
            if above(window) != expected:
                wrong.append((screen, keys, above(window)))
    assert wrong == []


async def test_a_screen_that_is_dismissed_twice_closes_once(open_window: OpenWindow) -> None:
    """The screen below stays, and the first result counts."""
    answers: list[str | None] = []
    async with open_window() as window:
        await opened(window, "review")
        picker = Picker(window.app.model)
        window.app.show(picker, answers.append)
        await window.pilot.pause()
        picker.dismiss("small")
        picker.dismiss("")
        await window.pilot.pause()
        assert above(window) == ["Review"]
        assert answers == ["small"]


async def test_a_covered_screen_closes_when_it_is_uncovered(open_window: OpenWindow) -> None:
    """A session taken out behind the help: the help stays, and the session's page goes with it."""
    async with open_window() as window:
        await opened(window, "session")
        await window.press("question_mark")
        workspace = window.app.model.workspace
        correct(workspace, workspace.history.sessions[-1].id, Deleted())
        window.app.changed()
        await window.pilot.pause()
        assert above(window) == ["DayScreen", "SessionScreen", "Help"]
        await window.press("escape")
        assert above(window) == ["DayScreen"]


def test_every_screen_closes_in_the_one_way() -> None:
    """All but the dashboard, which never closes."""
    assert screens() - {"Dashboard"} == {screen.__name__ for screen in Closing.__subclasses__()}


def test_a_modal_screen_has_the_styles_of_one() -> None:
    """Of several bases Textual takes styles from the first."""
    modal = [screen for screen in Closing.__subclasses__() if issubclass(screen, ModalScreen)]
    assert modal
    assert [screen.__name__ for screen in modal if "ModalScreen" not in screen._css_type_names] == []


def screens() -> set[str]:
    """The names of all screens."""
    found = set()
    for module in iter_modules(stride_tui.tui.screens.__path__, "stride_tui.tui.screens."):
        members = vars(import_module(module.name)).values()
        found |= {
            it.__name__
            for it in members
            if isinstance(it, type) and issubclass(it, Screen) and it.__module__ == module.name and it is not Closing
        }
    return found
