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
from tests.tui.conftest import DrivenWindow, OpenWindow


@pytest.fixture(autouse=True)
def _two_sessions_behind(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; the heavy routine was done last week and the week before."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    heavy(paths, 2, 1)


def written(window: DrivenWindow) -> list[str]:
    """The lines of the history file."""
    return window.paths.history.read_text(encoding="utf-8").splitlines()


def latest(window: DrivenWindow) -> Session:
    """The latest session, as the file has it corrected; the app knows the same."""
    found = read_history(window.paths).history
    assert found.sessions == window.app.model.workspace.history.sessions
    return found.sessions[-1]


async def test_a_set_is_amended(open_window: OpenWindow) -> None:
    """Its reps, its weight and its effort, in one line each set; what was written stays."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        before = written(window)
        await window.press("v", "c", "minus", "left", "plus", "left", "plus", "enter")
        record = latest(window).sets[0]
        assert (record.done_reps, record.status, record.load.weight, record.effort) == (7, "partial", 12.5, 7.5)
        assert written(window)[: len(before)] == before
        assert len(written(window)) == len(before) + 1
        assert isinstance(window.app.screen, Review)


async def test_review_shows_the_corrected_truth(open_window: OpenWindow) -> None:
    """At once."""
    async with open_window(slug="heavy") as window:
        await window.press("v", "c", "minus", "minus", "enter")
        assert "6◐" in window.text


async def test_escape_writes_nothing(open_window: OpenWindow) -> None:
    """What was changed is forgotten."""
    async with open_window(slug="heavy") as window:
        before = written(window)
        await window.press("v", "c", "minus", "minus", "escape")
        assert written(window) == before


async def test_a_set_goes_at_the_second_press(open_window: OpenWindow) -> None:
    """The first one asks, another key between takes it back; the cursor stays."""
    async with open_window(slug="heavy") as window:
        await window.press("v", "c", "down", "down", "x")
        assert "x again" in window.text
        await window.press("up", "x")
        assert len(latest(window).sets) == 4
        await window.press("x")
        assert len(latest(window).sets) == 3
        screen = window.app.screen
        assert isinstance(screen, Correct)
        assert screen._view.row == 1


async def test_a_session_goes_at_the_second_press_and_comes_back(open_window: OpenWindow) -> None:
    """Undone while another session is open; the file only grew."""
    async with open_window(slug="heavy") as window:
        before = latest(window)
        lines = written(window)
        await window.press("v", "c", "X")
        assert "X again" in window.text
        await window.press("X")
        assert latest(window).id != before.id
        assert str(window.app.screen.query_one("#sessions").border_subtitle) == "1 of 1"
        await window.press("c", "u", "escape")
        assert latest(window) == before
        assert written(window)[: len(lines)] == lines
        assert len(written(window)) == len(lines) + 2


async def test_undo_takes_back_one_correction_after_the_other(open_window: OpenWindow) -> None:
    """The latest first, each told in words; then there is none."""
    async with open_window(slug="heavy") as window:
        before = latest(window)
        await window.press("v", "c", "minus", "down", "minus", "enter", "c", "u")
        assert "Taken back: Split Squat, round 2, left: status partial, reps 7" in window.told
        await window.press("u", "u")
        assert latest(window) == before
        assert "There is no correction to take back." in window.told


async def test_what_is_not_saved_yet_survives_an_undo(open_window: OpenWindow) -> None:
    """Of the other sets."""
    async with open_window(slug="heavy") as window:
        await window.press("v", "c", "minus", "enter", "c", "down", "minus", "u", "enter")
        assert [record.done_reps for record in latest(window).sets] == [8, 7, 8, 8]


async def test_a_session_logged_by_hand_can_be_taken_out(open_window: OpenWindow, paths: Paths) -> None:
    """Though it has no sets, and its routine is gone, which would say what they are."""
    append_session(paths, by_hand(THURSDAY, routine="gone", name="By hand"))
    async with open_window(slug="heavy") as window:
        await window.press("v", "c")
        assert "without sets" in window.text
        await window.press("down", "x", "x", "X", "X")
        assert len(read_history(window.paths).history.sessions) == 2


async def test_the_start_of_a_session_is_corrected(open_window: OpenWindow) -> None:
    """Above the sets: a day earlier, ten minutes later; its end and its sets move along, and undo takes it back."""
    async with open_window(slug="heavy") as window:
        before = latest(window)
        await window.press("v", "c", "up", "left", "minus", "right", "plus", "plus")
        assert "Wed 11 Nov 2026" in window.text
        assert "12:10" in window.text
        assert "1 changed, not saved" in window.text
        await window.press("enter")
        after = latest(window)
        ms = after.started - before.started
        assert ms == (-24 * 60 + 10) * 60_000
        assert (after.ended, after.sets[0].started) == (before.ended + ms, before.sets[0].started + ms)
        assert isinstance(window.app.screen, Review)
        await window.press("c", "u")
        assert latest(window) == before
        assert "begun Wed 11 Nov 2026 12:10" in window.told


async def test_a_start_to_come_is_refused_and_can_be_put_right(open_window: OpenWindow) -> None:
    """Eight days after Thursday last week; nothing is saved, and the changes are still there."""
    async with open_window(slug="heavy") as window:
        before = latest(window)
        await window.press("v", "c", "minus", "up", "left", *["plus"] * 8, "enter")
        assert "2026-11-20 has not come yet" in window.told
        assert latest(window) == before
        assert isinstance(window.app.screen, Correct)
        await window.press("minus", "minus", "enter")
        after = latest(window)
        assert (after.started - before.started, after.sets[0].done_reps) == (6 * 86_400_000, 7)


async def test_sets_are_added_to_a_session_logged_by_hand(open_window: OpenWindow, paths: Paths) -> None:
    """Those of its routine are offered; the first plus is a set as asked, the others stay out."""
    append_session(paths, by_hand(THURSDAY, routine="heavy", name="By hand"))
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.press("v", "c")
        assert "skipped" not in window.text
        await window.press("x", "x", "minus", "plus", "minus", "down", "plus", "down", "left", "plus", "enter")
        done = [(record.exercise, record.side, record.done_reps, record.done_ms) for record in latest(window).sets]
        assert done[:2] == [("Split Squat", "left", 7, None), ("Split Squat", "right", 8, None)]
        assert len(done) == 3
        await window.press("c", "minus", "enter")
        assert latest(window).sets[0].done_reps == 6


async def test_review_takes_an_effort_and_a_note(open_window: OpenWindow) -> None:
    """Letters are letters, not even q and c are keys."""
    async with open_window(slug="heavy") as window:
        await window.press("v", "n", "up", "up", *"qc [b]", "backspace", "enter")
        assert (latest(window).effort, latest(window).note) == (7.5, "qc [b")
        assert "qc [b" in window.text


async def test_a_note_is_taken_away_by_emptying_it(open_window: OpenWindow) -> None:
    """And an effort by stepping it below one."""
    async with open_window(slug="heavy") as window:
        await window.press("v", "n", "up", *"ok", "enter", "n", "backspace", "backspace", *["down"] * 13, "enter")
        assert (latest(window).effort, latest(window).note) == (None, None)


async def test_nothing_said_is_nothing_written(open_window: OpenWindow) -> None:
    """Enter on what is there already, and Escape."""
    async with open_window(slug="heavy") as window:
        before = written(window)
        await window.press("v", "n", "enter", "n", "up", "escape")
        assert written(window) == before


async def test_the_end_takes_an_effort_and_a_note(open_window: OpenWindow) -> None:
    """Of the session just done, before one goes back to the start."""
    async with open_window(slug="heavy") as window:
        await window.press("space")
        while window.app.driver.running:
            await window.press("enter")
        await window.until(lambda: len(window.app.model.workspace.history.sessions) == 3)
        await window.press("n")
        assert isinstance(window.app.screen, Note)
        await window.press("up", *"hot", "enter")
        assert (latest(window).effort, latest(window).note) == (7, "hot")
        assert window.app.screen_stack[-1] is window.app.dashboard
        assert window.phase == "done"


async def test_the_mouse_chooses_a_set(open_window: OpenWindow) -> None:
    """A click on its row; the wheel goes on."""
    async with open_window(slug="heavy") as window:
        await window.press("v", "c")
        await window.pilot.click("#correct", offset=(10, 5))
        await wheel(window, 1, "#correct")
        await window.press("minus", "enter")
        assert [record.done_reps for record in latest(window).sets] == [8, 8, 8, 7]


async def test_a_disk_that_takes_nothing_is_reported(open_window: OpenWindow, paths: Paths) -> None:
    """Once, and the history stays what it was."""
    async with open_window(slug="heavy") as window:
        before = window.app.model.workspace.history
        paths.history.unlink()
        paths.history.mkdir()
        await window.press("v", "c", "minus", "down", "minus", "enter")
        assert window.told.count("Not corrected") == 1
        assert window.app.model.workspace.history.sessions == before.sessions
        paths.history.rmdir()


async def test_it_can_be_done_on_a_phone(open_window: OpenWindow) -> None:
    """The set, its values and the way to save are on show."""
    async with open_window(size=(40, 20), slug="heavy") as window:
        await window.press("v", "c", "minus")
        assert all(words in window.text for words in ("▸ Split", "10 kg", "7", "↵ save", "1 changed"))
