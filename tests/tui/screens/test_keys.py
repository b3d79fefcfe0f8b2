"""Every key of every screen: it does what the table says, `[keys]` reaches it, and the help tells it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.paths import Paths
from stride_tui.views.keys.key_tables import SCREENS
from tests.helpers.every_screen import WAYS, opened, thursday_evening
from tests.tui.conftest import DrivenWindow, OpenWindow

BEFORE = {"up": "down", "page_up": "pagedown", "first": "end", "year_after": "pageup"}
"""Action -> the key that makes room for it."""
OTHER = {("review", "page_up"): "end", ("opened", "session_after"): "left", ("note", "less"): "up"} | {
    ("run_form", "erase"): "s",
    ("session_form", "erase"): "7",
}
"""The same, where a screen needs another one."""


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """A home in which every screen has something to show."""
    thursday_evening(monkeypatch, clock, paths)


def state_of(window: DrivenWindow) -> tuple[object, ...]:
    """All that a key can change: the screens, what they show, what was told, the session, and whether it goes on."""
    app = window.app
    return (
        [type(screen).__name__ for screen in app.screen_stack],
        [tuple(strip) for strip in app.screen._compositor.render_strips()],
        window.told,
        app.driver.state,
        app._exit,
    )


def default_keys(screen: str) -> Iterator[tuple[str, str]]:
    """Each action of a screen with each of its keys."""
    for action in SCREENS[screen].rows:
        for key in action.keys:
            yield action.name, key


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "dashboard"])
async def test_every_key_of_a_screen_does_something(open_window: OpenWindow, screen: str) -> None:
    """Whatever the table says is a key there changes what is shown, told or kept."""
    idle: list[str] = []
    async with open_window(size=(120, 30)) as window:
        for action, key in default_keys(screen):
            await opened(window, screen)
            if room := OTHER.get((screen, action), BEFORE.get(action)):
                await window.press(room)
            before = state_of(window)
            await window.pilot.press(key)
            await window.pilot.pause()
            if state_of(window) == before:
                idle.append(f"{action} {key}")
    assert idle == []


def test_every_screen_is_tried() -> None:
    """A screen that is added is added here."""
    assert WAYS.keys() == SCREENS.keys()


async def test_the_help_is_opened_over_every_screen(open_window: OpenWindow) -> None:
    """It begins with that screen's keys, and leads back to it."""
    wrong: list[str] = []
    async with open_window(size=(120, 30)) as window:
        for screen in [name for name in SCREENS if name != "help"]:
            (key, *_) = next(
                row.keys for row in (*SCREENS[screen].rows, *SCREENS["dashboard"].rows) if row.name == "help"
            )
            await opened(window, screen)
            under = window.app.screen
            await window.press(key)
            lines = window.text.splitlines()
            at = next(n for n, line in enumerate(lines) if "─ Keys ─" in line)
            title = "Session" if screen == "dashboard" else SCREENS[screen].title
            begins = title in lines[at + 1].strip("│ ╭╮─")
            await window.press("escape")
            if not begins or window.app.screen is not under:
                wrong.append(screen)
    assert wrong == []


async def test_own_keys_reach_every_screen(open_window: OpenWindow) -> None:
    """The key that closes a screen is another one, and it is the one that is told."""
    screens = [name for name in SCREENS if name not in ("dashboard", "week", "far", "stepper")]
    leaves = {row.name for name in screens for row in SCREENS[name].rows if "escape" in row.keys}
    wrong: list[str] = []
    async with open_window(settings="\n".join(["[keys]", *(f'{name} = "f7"' for name in sorted(leaves))])) as window:
        for screen in screens:
            await opened(window, screen)
            before = window.app.screen, window.text
            right = screen == "dialog" or "f7 " in window.text
            if screen not in ("help", "session"):
                await window.pilot.press("escape")
                right &= (window.app.screen, window.text) == before
            await window.press("f7")
            if not right or (window.app.screen, window.text) == before:
                wrong.append(screen)
    assert wrong == []


async def test_own_keys_reach_the_week_panel(open_window: OpenWindow) -> None:
    """They are followed there, and told; the arrow does what it does without the panel."""
    async with open_window(settings='[keys]\nday_after = "f7"\n') as window:
        await opened(window, "week")
        day, slug = window.app.dashboard.chosen_day, window.app.model.workspace.slug
        assert "←/f7 Day" in window.text
        await window.press("right")
        assert window.app.dashboard.chosen_day == day
        assert window.app.model.workspace.slug != slug
        await window.press("f7")
        assert window.app.dashboard.chosen_day == (day or 0) + 1


async def test_own_keys_reach_the_load_line(open_window: OpenWindow) -> None:
    """They are followed while it is open, and told."""
    async with open_window(settings='[keys]\nstep_up = "f8"\n') as window:
        await opened(window, "stepper")
        assert "f8/↓ Value" in window.text
        assert "‹ 10 ›" in window.text
        await window.press("f8")
        assert "‹ 11 ›" in window.text


async def test_settings_that_change_reach_a_screen_that_is_open(open_window: OpenWindow) -> None:
    """The key does something else at once."""
    async with open_window() as window:
        await opened(window, "review")
        window.paths.settings.write_text('[keys]\nexercises = "f7"\n', encoding="utf-8")
        await window.until(lambda: bool(window.app.model.workspace.settings.keys))
        await window.press("f7")
        assert type(window.app.screen).__name__ == "Exercises"


async def test_an_answer_keeps_its_key(open_window: OpenWindow) -> None:
    """It is printed beside it, whatever key goes up."""
    async with open_window(settings='[keys]\nup = "f"\n') as window:
        await opened(window, "dialog")
        await window.press("f")
        assert window.app.driver.context == "done"


async def test_a_letter_is_text_where_one_types(open_window: OpenWindow) -> None:
    """A question mark in a note is no call for help."""
    async with open_window() as window:
        await opened(window, "note")
        await window.press("question_mark", "q")
        assert "s?q" in window.text


async def test_a_click_in_the_keys_of_review_does_what_its_key_does(open_window: OpenWindow) -> None:
    """As in those of the dashboard."""
    async with open_window(size=(120, 30)) as window:
        await opened(window, "review")
        at = window.text.splitlines()[-1].index("exercises")
        await window.pilot.click(offset=(at, 29))
        await window.pilot.pause()
        assert type(window.app.screen).__name__ == "Exercises"
        at = window.text.splitlines()[-1].index("back")
        await window.pilot.click(offset=(at, 29))
        await window.pilot.pause()
        assert type(window.app.screen).__name__ == "Review"
