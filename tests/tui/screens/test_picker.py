"""The routine picker over the dashboard."""

from __future__ import annotations

from tests.tui.conftest import SMALL, Play, Stage

BROKEN = SMALL.replace('"Small"', '"Hills"').replace("reps = 8", "rep = 8")


async def _open(stage: Stage) -> None:
    await stage.until(lambda: len(stage.app.model.workspace.library.entries) == 5)
    await stage.press("r")


def _row_of(stage: Stage, name: str) -> int:
    return next(n for n, text in enumerate(stage.text.split("\n")) if name in text)


async def test_keys_choose_a_routine(play: Play) -> None:
    """Down, Enter, and it stands ready."""
    async with play() as stage:
        stage.write(SMALL.replace('"Small"', '"Tall"'), "tall")
        await _open(stage)
        await stage.press("down", "enter")
        assert stage.app.model.workspace.slug == "tall"
        assert "Tall" in stage.text


async def test_escape_chooses_nothing(play: Play) -> None:
    """The routine stays the one it was."""
    async with play() as stage:
        await stage.press("r", "down", "escape")
        assert stage.app.model.workspace.slug == "small"
        assert len(stage.app.screen_stack) == 1


async def test_the_mouse_chooses_a_routine(play: Play) -> None:
    """A click marks a row, a click on the marked row takes it."""
    async with play() as stage:
        stage.write(SMALL.replace('"Small"', '"Tall"'), "tall")
        await _open(stage)
        for _ in range(2):
            await stage.pilot.click(offset=(30, _row_of(stage, "Tall")))
            await stage.pilot.pause()
        assert stage.app.model.workspace.slug == "tall"


async def test_a_click_beside_it_leaves(play: Play) -> None:
    """As Escape does."""
    async with play() as stage:
        await stage.press("r")
        await stage.pilot.click(offset=(1, 1))
        assert len(stage.app.screen_stack) == 1


async def test_a_broken_file_shows_its_mistakes_beside_it(play: Play) -> None:
    """The line, the caret, and what would be right."""
    async with play() as stage:
        stage.write(BROKEN, "hills")
        await _open(stage)
        await stage.press("home")
        assert "hills.toml" in stage.text
        assert all(words in stage.text for words in ("1 mistake", "did you mean `reps`?", "rep = 8", "^"))


async def test_a_routine_mended_meanwhile_is_shown_mended(play: Play) -> None:
    """The picker follows the files while it is open."""
    async with play() as stage:
        stage.write(BROKEN, "hills")
        await _open(stage)
        stage.write(SMALL.replace('"Small"', '"Hills"'), "hills")
        await stage.until(lambda: "Hills" in stage.text and "1 mistake" not in stage.text)


async def test_a_broken_routine_does_not_begin(play: Play) -> None:
    """It says why, and how to mend it."""
    async with play() as stage:
        stage.write(BROKEN, "hills")
        await _open(stage)
        await stage.press("home", "enter", "space")
        assert stage.app.driver.state is None
        assert "mistakes" in stage.told


async def test_during_a_session_no_routine_is_chosen(play: Play) -> None:
    """The key is not for then."""
    async with play() as stage:
        await stage.press("space", "r")
        assert len(stage.app.screen_stack) == 1
