"""A routine edited while a session follows it."""

from __future__ import annotations

import os

import pytest

from tests.tui.conftest import SMALL, Play, Stage

BROKEN = SMALL.replace("reps = 8", "rep = 8")
MORE = SMALL.replace("reps = 8", "reps = 12")


async def _in_the_plank(stage: Stage) -> None:
    """Eleven seconds into the first plank, with the first squats done."""
    await stage.to("Plank")
    await stage.forward(11)


async def test_saving_changes_the_steps_to_come(play: Play) -> None:
    """The squats of the second round are twelve."""
    async with play() as stage:
        await _in_the_plank(stage)
        stage.write(MORE)
        await stage.until(lambda: "×12" in stage.text)
        assert stage.exercise == "Plank"


async def test_the_current_step_keeps_its_clock(play: Play) -> None:
    """And what is done stays done."""
    async with play() as stage:
        await _in_the_plank(stage)
        stage.write(MORE)
        await stage.until(lambda: "×12" in stage.text)
        await stage.forward(2)
        assert "0:17" in stage.text or stage.state.position.elapsed_ms in range(10_000, 14_000)
        assert stage.statuses[-1] == "done"


async def test_a_broken_save_keeps_the_plan_and_shows_the_mistake(play: Play) -> None:
    """File, line and column, the line itself, and what would be right."""
    async with play() as stage:
        await _in_the_plank(stage)
        stage.write(BROKEN)
        await stage.until(lambda: "did you mean `reps`?" in stage.text)
        line = BROKEN.split("\n").index("rep = 8") + 1
        assert f"small.toml:{line}:1" in stage.text
        assert "rep = 8" in stage.text
        assert "last good version" in stage.text
        assert stage.state.routine.blocks[1].items[0].dose.count == 8  # type: ignore[union-attr]


async def test_mending_takes_the_mistake_off_the_screen(play: Play) -> None:
    """And the new plan is followed."""
    async with play() as stage:
        await _in_the_plank(stage)
        stage.write(BROKEN)
        await stage.until(lambda: "small.toml:" in stage.text)
        stage.write(MORE)
        await stage.until(lambda: "small.toml:" not in stage.text and "×12" in stage.text)


async def test_a_deleted_file_does_not_end_the_session(play: Play) -> None:
    """It goes on with what it has."""
    async with play() as stage:
        await _in_the_plank(stage)
        (stage.paths.routines / "small.toml").unlink()
        await stage.until(lambda: stage.app.model.workspace.library.entry("small") is None)
        await stage.press("enter")
        assert stage.app.driver.running


async def test_a_file_renamed_into_place_is_read(play: Play) -> None:
    """As many editors save."""
    async with play() as stage:
        await _in_the_plank(stage)
        (stage.paths.routines / ".new").write_text(MORE)
        os.replace(stage.paths.routines / ".new", stage.paths.routines / "small.toml")
        await stage.until(lambda: "×12" in stage.text)


@pytest.mark.parametrize("text", ["", "\x00\x00", SMALL[:200], "\ufeff[[["])
async def test_a_half_written_file_does_not_end_the_session(play: Play, text: str) -> None:
    """Whatever stands in it for a while, the last good version is followed, and then the new one."""
    async with play() as stage:
        await _in_the_plank(stage)
        stage.write(text)
        await stage.until(lambda: bool(stage.app.model.workspace.library.broken))
        assert stage.exercise == "Plank"
        stage.write(MORE)
        await stage.until(lambda: "×12" in stage.text)


async def test_a_copy_taken_away_does_not_switch_to_the_bundled_routine(play: Play) -> None:
    """The session goes on with the text that it follows."""
    async with play(slug="ten-minutes") as stage:
        stage.write(SMALL, "ten-minutes")
        await stage.until(lambda: "Small" in stage.text)
        await stage.press("space")
        (stage.paths.routines / "ten-minutes.toml").unlink()
        await stage.until(lambda: stage.app.model.workspace.library.entry("ten-minutes").bundled)  # type: ignore[union-attr]
        assert stage.state.routine.name == "Small"


async def test_before_a_session_the_card_follows_the_file(play: Play) -> None:
    """A new name is on the screen as soon as it is saved."""
    async with play() as stage:
        stage.write(SMALL.replace('"Small"', '"Brisk"'))
        await stage.until(lambda: "Brisk" in stage.text)


async def test_a_new_routine_appears(play: Play) -> None:
    """Without a restart."""
    async with play() as stage:
        stage.write(SMALL, "second")
        await stage.until(lambda: stage.app.model.workspace.library.entry("second") is not None)
