"""The routine picker over the dashboard."""

from __future__ import annotations

from tests.tui.conftest import SMALL, DrivenWindow, OpenWindow

BROKEN = SMALL.replace('"Small"', '"Hills"').replace("reps = 8", "rep = 8")


async def _open(window: DrivenWindow) -> None:
    await window.until(lambda: len(window.app.model.workspace.library.entries) == 5)
    await window.press("r")


def _row_of(window: DrivenWindow, name: str) -> int:
    return next(n for n, text in enumerate(window.text.split("\n")) if name in text)


async def test_keys_choose_a_routine(open_window: OpenWindow) -> None:
    """Down, Enter, and it stands ready."""
    async with open_window() as window:
        window.write(SMALL.replace('"Small"', '"Tall"'), "tall")
        await _open(window)
        await window.press("down", "enter")
        assert window.app.model.workspace.slug == "tall"
        assert "Tall" in window.text


async def test_escape_chooses_nothing(open_window: OpenWindow) -> None:
    """The routine stays the one it was."""
    async with open_window() as window:
        await window.press("r", "down", "escape")
        assert window.app.model.workspace.slug == "small"
        assert len(window.app.screen_stack) == 1


async def test_the_mouse_chooses_a_routine(open_window: OpenWindow) -> None:
    """A click marks a row, a click on the marked row takes it."""
    async with open_window() as window:
        window.write(SMALL.replace('"Small"', '"Tall"'), "tall")
        await _open(window)
        for _ in range(2):
            await window.pilot.click(offset=(30, _row_of(window, "Tall")))
            await window.pilot.pause()
        assert window.app.model.workspace.slug == "tall"


async def test_a_click_beside_it_leaves(open_window: OpenWindow) -> None:
    """As Escape does."""
    async with open_window() as window:
        await window.press("r")
        await window.pilot.click(offset=(1, 1))
        assert len(window.app.screen_stack) == 1


async def test_a_broken_file_shows_its_mistakes_beside_it(open_window: OpenWindow) -> None:
    """The line, the caret, and what would be right."""
    async with open_window() as window:
        window.write(BROKEN, "hills")
        await _open(window)
        await window.press("home")
        assert "hills.toml" in window.text
        assert all(words in window.text for words in ("1 mistake", "did you mean `reps`?", "rep = 8", "^"))


async def test_a_routine_mended_meanwhile_is_shown_mended(open_window: OpenWindow) -> None:
    """The picker follows the files while it is open."""
    async with open_window() as window:
        window.write(BROKEN, "hills")
        await _open(window)
        window.write(SMALL.replace('"Small"', '"Hills"'), "hills")
        await window.until(lambda: "Hills" in window.text and "1 mistake" not in window.text)


async def test_a_broken_routine_does_not_begin(open_window: OpenWindow) -> None:
    """It says why, and how to mend it."""
    async with open_window() as window:
        window.write(BROKEN, "hills")
        await _open(window)
        await window.press("home", "enter", "space")
        assert window.app.driver.state is None
        assert "mistakes" in window.told


async def test_during_a_session_no_routine_is_chosen(open_window: OpenWindow) -> None:
    """The key is not for then."""
    async with open_window() as window:
        await window.press("space", "r")
        assert len(window.app.screen_stack) == 1
