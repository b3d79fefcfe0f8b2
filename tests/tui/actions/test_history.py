"""Corrections from Review and at the end: appended, undone, and never a line less in the file."""

from __future__ import annotations

import pytest

from stride_tui.core.history.records import Session
from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_session
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from stride_tui.tui.screens.correct import Correct, Note
from stride_tui.tui.screens.review import Review
from tests.helpers.histories import by_hand
from tests.helpers.home_with_lifts import OWNED, heavy
from tests.helpers.home_with_plan import THURSDAY, thursday, wheel
from tests.tui.conftest import Play, Stage


@pytest.fixture(autouse=True)
def _two_sessions_behind(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; the heavy routine was done last week and the week before."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    heavy(paths, 2, 1)


def written(stage: Stage) -> list[str]:
    """The lines of the history file."""
    return stage.paths.history.read_text(encoding="utf-8").splitlines()


def latest(stage: Stage) -> Session:
    """The latest session, as the file has it corrected; the app knows the same."""
    found = read_history(stage.paths).history
    assert found.sessions == stage.app.model.workspace.history.sessions
    return found.sessions[-1]


async def test_a_set_is_amended(play: Play) -> None:
    """Its reps, its weight and its effort, in one line each set; what was written stays."""
    async with play(slug="heavy", settings=OWNED) as stage:
        before = written(stage)
        await stage.press("v", "c", "minus", "left", "plus", "left", "plus", "enter")
        record = latest(stage).sets[0]
        assert (record.done_reps, record.status, record.load.weight, record.effort) == (7, "partial", 12.5, 7.5)
        assert written(stage)[: len(before)] == before
        assert len(written(stage)) == len(before) + 1
        assert isinstance(stage.app.screen, Review)


async def test_review_shows_the_corrected_truth(play: Play) -> None:
    """At once."""
    async with play(slug="heavy") as stage:
        await stage.press("v", "c", "minus", "minus", "enter")
        assert "6◐" in stage.text


async def test_escape_writes_nothing(play: Play) -> None:
    """What was changed is forgotten."""
    async with play(slug="heavy") as stage:
        before = written(stage)
        await stage.press("v", "c", "minus", "minus", "escape")
        assert written(stage) == before


async def test_a_set_goes_at_the_second_press(play: Play) -> None:
    """The first one asks, another key between takes it back; the cursor stays."""
    async with play(slug="heavy") as stage:
        await stage.press("v", "c", "down", "down", "x")
        assert "x again" in stage.text
        await stage.press("up", "x")
        assert len(latest(stage).sets) == 4
        await stage.press("x")
        assert len(latest(stage).sets) == 3
        screen = stage.app.screen
        assert isinstance(screen, Correct)
        assert screen._view.row == 1


async def test_a_session_goes_at_the_second_press_and_comes_back(play: Play) -> None:
    """Undone while another session is open; the file only grew."""
    async with play(slug="heavy") as stage:
        before = latest(stage)
        lines = written(stage)
        await stage.press("v", "c", "X")
        assert "X again" in stage.text
        await stage.press("X")
        assert latest(stage).id != before.id
        assert str(stage.app.screen.query_one("#sessions").border_subtitle) == "1 of 1"
        await stage.press("c", "u", "escape")
        assert latest(stage) == before
        assert written(stage)[: len(lines)] == lines
        assert len(written(stage)) == len(lines) + 2


async def test_undo_takes_back_one_correction_after_the_other(play: Play) -> None:
    """The latest first, each told in words; then there is none."""
    async with play(slug="heavy") as stage:
        before = latest(stage)
        await stage.press("v", "c", "minus", "down", "minus", "enter", "c", "u")
        assert "Taken back: 1.1.2.left: status partial, reps 7" in stage.told
        await stage.press("u", "u")
        assert latest(stage) == before
        assert "There is no correction to take back." in stage.told


async def test_what_is_not_saved_yet_survives_an_undo(play: Play) -> None:
    """Of the other sets."""
    async with play(slug="heavy") as stage:
        await stage.press("v", "c", "minus", "enter", "c", "down", "minus", "u", "enter")
        assert [record.done_reps for record in latest(stage).sets] == [8, 7, 8, 8]


async def test_a_session_logged_by_hand_can_be_taken_out(play: Play, paths: Paths) -> None:
    """Though it has no sets."""
    append_session(paths, by_hand(THURSDAY, routine="heavy", name="By hand"))
    async with play(slug="heavy") as stage:
        await stage.press("v", "c")
        assert "without sets" in stage.text
        await stage.press("plus", "down", "x", "X", "X")
        assert len(read_history(stage.paths).history.sessions) == 2


async def test_review_takes_an_effort_and_a_note(play: Play) -> None:
    """Letters are letters, not even q and c are keys."""
    async with play(slug="heavy") as stage:
        await stage.press("v", "n", "up", "up", *"qc [b]", "backspace", "enter")
        assert (latest(stage).effort, latest(stage).note) == (7.5, "qc [b")
        assert "qc [b" in stage.text


async def test_a_note_is_taken_away_by_emptying_it(play: Play) -> None:
    """And an effort by stepping it below one."""
    async with play(slug="heavy") as stage:
        await stage.press("v", "n", "up", *"ok", "enter", "n", "backspace", "backspace", *["down"] * 13, "enter")
        assert (latest(stage).effort, latest(stage).note) == (None, None)


async def test_nothing_said_is_nothing_written(play: Play) -> None:
    """Enter on what is there already, and Escape."""
    async with play(slug="heavy") as stage:
        before = written(stage)
        await stage.press("v", "n", "enter", "n", "up", "escape")
        assert written(stage) == before


async def test_the_end_takes_an_effort_and_a_note(play: Play) -> None:
    """Of the session just done, before one goes back to the start."""
    async with play(slug="heavy") as stage:
        await stage.press("space")
        while stage.app.driver.running:
            await stage.press("enter")
        await stage.until(lambda: len(stage.app.model.workspace.history.sessions) == 3)
        await stage.press("n")
        assert isinstance(stage.app.screen, Note)
        await stage.press("up", *"hot", "enter")
        assert (latest(stage).effort, latest(stage).note) == (7, "hot")
        assert stage.app.screen_stack[-1] is stage.app.dashboard
        assert stage.phase == "done"


async def test_the_mouse_chooses_a_set(play: Play) -> None:
    """A click on its row; the wheel goes on."""
    async with play(slug="heavy") as stage:
        await stage.press("v", "c")
        await stage.pilot.click("#correct", offset=(10, 4))
        await wheel(stage, 1, "#correct")
        await stage.press("minus", "enter")
        assert [record.done_reps for record in latest(stage).sets] == [8, 8, 8, 7]


async def test_a_disk_that_takes_nothing_is_told(play: Play, paths: Paths) -> None:
    """Once, and the history stays what it was."""
    async with play(slug="heavy") as stage:
        before = stage.app.model.workspace.history
        paths.history.unlink()
        paths.history.mkdir()
        await stage.press("v", "c", "minus", "down", "minus", "enter")
        assert stage.told.count("Not corrected") == 1
        assert stage.app.model.workspace.history.sessions == before.sessions
        paths.history.rmdir()


async def test_it_can_be_done_on_a_phone(play: Play) -> None:
    """The set, its values and the way to save are on show."""
    async with play(size=(40, 20), slug="heavy") as stage:
        await stage.press("v", "c", "minus")
        assert all(words in stage.text for words in ("▸ Split", "10 kg", "7", "↵ save", "1 changed"))
