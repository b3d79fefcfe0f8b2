"""A routine edited while a session follows it."""

from __future__ import annotations

import os

import pytest

from tests.tui.conftest import SMALL, DrivenWindow, OpenWindow

BROKEN = SMALL.replace("reps = 8", "rep = 8")
MORE = SMALL.replace("reps = 8", "reps = 12")


async def _in_the_plank(window: DrivenWindow) -> None:
    """Eleven seconds into the first plank, with the first squats done."""
    await window.to("Plank")
    await window.forward(11)


async def test_saving_changes_the_steps_to_come(open_window: OpenWindow) -> None:
    """The squats of the second round are twelve."""
    async with open_window() as window:
        await _in_the_plank(window)
        window.write(MORE)
        await window.until(lambda: "×12" in window.text)
        assert window.exercise == "Plank"
        sets = sum(step.kind == "work" for step in window.state.position.steps)
        assert f"Reloaded: {sets} sets." in window.told


async def test_the_current_step_keeps_its_clock(open_window: OpenWindow) -> None:
    """And what is done stays done."""
    async with open_window() as window:
        await _in_the_plank(window)
        window.write(MORE)
        await window.until(lambda: "×12" in window.text)
        await window.forward(2)
        assert "0:17" in window.text or window.state.position.elapsed_ms in range(10_000, 14_000)
        assert window.statuses[-1] == "done"


async def test_a_broken_save_keeps_the_plan_and_shows_the_mistake(open_window: OpenWindow) -> None:
    """File, line and column, the line itself, and what would be right."""
    async with open_window() as window:
        await _in_the_plank(window)
        window.write(BROKEN)
        await window.until(lambda: "did you mean `reps`?" in window.text)
        line = BROKEN.split("\n").index("rep = 8") + 1
        assert f"small.toml:{line}:1" in window.text
        assert "rep = 8" in window.text
        assert "last good version" in window.text
        assert window.state.routine.blocks[1].items[0].dose.count == 8  # type: ignore[union-attr]


async def test_mending_takes_the_mistake_off_the_screen(open_window: OpenWindow) -> None:
    """And the new plan is followed."""
    async with open_window() as window:
        await _in_the_plank(window)
        window.write(BROKEN)
        await window.until(lambda: "small.toml:" in window.text)
        window.write(MORE)
        await window.until(lambda: "small.toml:" not in window.text and "×12" in window.text)


async def test_a_deleted_file_does_not_end_the_session(open_window: OpenWindow) -> None:
    """It goes on with what it has."""
    async with open_window() as window:
        await _in_the_plank(window)
        (window.paths.routines / "small.toml").unlink()
        await window.until(lambda: window.app.model.workspace.library.entry("small") is None)
        await window.press("enter")
        assert window.app.driver.running


async def test_a_file_renamed_into_place_is_read(open_window: OpenWindow) -> None:
    """As many editors save."""
    async with open_window() as window:
        await _in_the_plank(window)
        (window.paths.routines / ".new").write_text(MORE)
        os.replace(window.paths.routines / ".new", window.paths.routines / "small.toml")
        await window.until(lambda: "×12" in window.text)


@pytest.mark.parametrize("text", ["", "\x00\x00", SMALL[:200], "\ufeff[[["])
async def test_a_half_written_file_does_not_end_the_session(open_window: OpenWindow, text: str) -> None:
    """Whatever stands in it for a while, the last good version is followed, and then the new one."""
    async with open_window() as window:
        await _in_the_plank(window)
        window.write(text)
        await window.until(lambda: bool(window.app.model.workspace.library.broken))
        assert window.exercise == "Plank"
        window.write(MORE)
        await window.until(lambda: "×12" in window.text)


async def test_a_copy_taken_away_does_not_switch_to_the_bundled_routine(open_window: OpenWindow) -> None:
    """The session goes on with the text that it follows."""
    async with open_window(slug="ten-minutes") as window:
        window.write(SMALL, "ten-minutes")
        await window.until(lambda: "Small" in window.text)
        await window.press("space")
        (window.paths.routines / "ten-minutes.toml").unlink()
        await window.until(lambda: window.app.model.workspace.library.entry("ten-minutes").bundled)  # type: ignore[union-attr]
        assert window.state.routine.name == "Small"


async def test_before_a_session_the_card_follows_the_file(open_window: OpenWindow) -> None:
    """A new name is on the screen as soon as it is saved."""
    async with open_window() as window:
        window.write(SMALL.replace('"Small"', '"Brisk"'))
        await window.until(lambda: "Brisk" in window.text)


async def test_a_new_routine_appears(open_window: OpenWindow) -> None:
    """Without a restart."""
    async with open_window() as window:
        window.write(SMALL, "second")
        await window.until(lambda: window.app.model.workspace.library.entry("second") is not None)
