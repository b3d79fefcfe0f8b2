"""How a session ends, stops, and is picked up again."""

from __future__ import annotations

import pytest

from stride_tui.core.history.records import Session
from stride_tui.store.history.reading import read_history
from tests.tui.conftest import DrivenWindow, OpenWindow


def _sessions(window: DrivenWindow) -> tuple[Session, ...]:
    """What the history holds once all is written."""
    window.app.saver.settle()
    return read_history(window.paths).history.sessions


async def _thrown_away(window: DrivenWindow) -> None:
    await window.to("Squat")
    await window.press("enter", "escape", "x", "x")


async def test_escape_pauses_and_asks(open_window: OpenWindow) -> None:
    """Nothing runs on behind the question."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape")
        assert window.phase == "paused"
        assert "End the session?" in window.text


async def test_finish_keeps_what_was_done(open_window: OpenWindow) -> None:
    """One line in the history, with the rest of the sets skipped."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("enter", "escape", "f")
        assert "FINISHED EARLY" in window.text
        (session,) = _sessions(window)
        assert not session.finished
        assert session.sets[1].done_reps == 8


async def test_leaving_keeps_the_session_for_later(open_window: OpenWindow) -> None:
    """The app is left; the journal stays, the history does not know of it."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape", "l")
        assert window.app._exit
        assert _sessions(window) == ()
        assert window.paths.journal.exists()


async def test_throwing_away_takes_a_second_key(open_window: OpenWindow) -> None:
    """Once is not enough; another key disarms it."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape", "x")
        assert window.app.driver.running
        assert "again" in window.text
        await window.press("down", "x")
        assert window.app.driver.running


async def test_thrown_away_is_in_no_history(open_window: OpenWindow) -> None:
    """The summary says so."""
    async with open_window() as window:
        await _thrown_away(window)
        assert "THROWN AWAY" in window.text
        assert _sessions(window) == ()


async def test_going_on_goes_on(open_window: OpenWindow) -> None:
    """Three seconds back in, as from any pause."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape", "space")
        assert window.phase == "back_in"


async def test_escape_again_goes_on(open_window: OpenWindow) -> None:
    """The question was opened by mistake."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape", "escape")
        assert window.phase == "back_in"


async def test_escape_from_a_pause_goes_back_to_the_pause(open_window: OpenWindow) -> None:
    """The session stood still before the question, and does after it."""
    async with open_window() as window:
        await window.to("March")
        await window.press("space", "escape", "escape")
        assert window.phase == "paused"


async def test_the_arrows_and_enter_answer_too(open_window: OpenWindow) -> None:
    """The second answer is to finish."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape", "down", "enter")
        assert window.state.ended == "early"


async def test_a_click_answers(open_window: OpenWindow) -> None:
    """On the row of the answer, wherever the dialog lies."""
    async with open_window() as window:
        await window.to("March")
        await window.press("escape")
        row = next(n for n, text in enumerate(window.text.split("\n")) if "Finish here" in text)
        await window.pilot.click(offset=(60, row))
        await window.pilot.pause()
        assert window.state.ended == "early"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_app_can_be_left_at_any_time(open_window: OpenWindow, key: str) -> None:
    """A session under way is kept."""
    async with open_window() as window:
        await window.to("March")
        await window.press(key)
        assert window.app._exit
        window.app.saver.settle()
        assert window.paths.journal.exists()


async def test_a_session_left_is_offered_where_it_was(open_window: OpenWindow) -> None:
    """Started again a day later: paused, within a second of where it stood, with the question on top."""
    async with open_window() as window:
        await window.to("March")
        await window.forward(12)
        await window.press("q")
    window.clock.forward(86_400_000)
    async with open_window() as window:
        assert "A session is unfinished" in window.text
        assert "1 day ago" in window.text or "24 hours ago" in window.text
        assert window.phase == "paused"
        assert abs(window.state.position.elapsed_ms - 13_000) <= 1_000


async def test_a_session_left_goes_on(open_window: OpenWindow) -> None:
    """One key, and the rest of the set runs."""
    async with open_window() as window:
        await window.to("March")
        await window.press("q")
    async with open_window() as window:
        await window.press("space")
        await window.forward(3)
        assert (window.phase, window.exercise) == ("work", "March")


async def test_a_session_left_can_be_kept_as_it_is(open_window: OpenWindow) -> None:
    """What was done goes into the history."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("enter", "q")
    async with open_window() as window:
        await window.press("f")
        (session,) = _sessions(window)
        assert session.sets[1].status == "done"
        assert not window.paths.journal.exists()


async def test_a_session_left_can_be_thrown_away(open_window: OpenWindow) -> None:
    """Twice the key, and the routine stands ready."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("q")
    async with open_window() as window:
        await window.press("x", "x", "enter")
        assert _sessions(window) == ()
        assert window.app.driver.state is None


async def test_what_was_thrown_away_can_be_brought_back(open_window: OpenWindow) -> None:
    """From the palette, until the next session begins."""
    async with open_window() as window:
        await _thrown_away(window)
        await window.press("enter", "ctrl+p", *"bring")
        await window.until(lambda: "Bring back" in window.text)
        await window.press("enter")
        await window.until(lambda: window.app.driver.running)
        assert window.statuses[-1] == "done"


async def test_u_after_an_early_end_opens_the_session_again(open_window: OpenWindow) -> None:
    """Paused where it was; it says so, it is in no history until it ends again, and then once."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("enter", "escape", "f")
        assert "u Undo the end" in window.text
        before = window.statuses
        await window.press("u")
        assert (window.phase, window.statuses) == ("paused", before)
        assert "Taken back: the session is open again, paused where it was." in window.told
        assert window.app.model.workspace.history.sessions == ()
        assert _sessions(window) == ()
        await window.press("space", "escape", "f")
        assert len(_sessions(window)) == 1


async def test_u_after_throwing_away_brings_the_session_back(open_window: OpenWindow) -> None:
    """What the bottom line offers there does something: there is nothing to note, so nothing is offered for it."""
    async with open_window() as window:
        await _thrown_away(window)
        assert "u Bring it back" in window.text
        assert "Effort and note" not in window.text
        await window.press("u")
        assert (window.phase, window.statuses[-1]) == ("paused", "done")
        assert window.told == "Taken back: the session is open again, paused where it was."


async def test_u_after_the_last_set_opens_it_again(open_window: OpenWindow) -> None:
    """A session that ran to its end by a key too many is open at its last set."""
    async with open_window() as window:
        await window.to("Stretch")
        await window.press("enter")
        assert window.phase == "done"
        await window.press("u")
        assert (window.phase, window.exercise) == ("paused", "Stretch")


async def test_u_says_nothing_was_taken_back_where_nothing_was(open_window: OpenWindow) -> None:
    """Another window has begun since: the end stands, and only that is told."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("escape", "f")
        window.app.saver.settle()
        window.paths.discarded.unlink()
        await window.press("u")
        assert window.told == "There is no session to bring back."
        assert window.phase == "done"


async def test_the_palette_offers_to_bring_back_only_what_is_there(open_window: OpenWindow) -> None:
    """Nothing before the first session; the one that ended, also after a new start."""

    def offered(window: DrivenWindow) -> bool:
        return any(words.startswith("Bring back") for words, _, _ in window.app.palette_entries())

    async with open_window() as window:
        assert not offered(window)
        await window.to("Squat")
        await window.press("escape", "f")
    async with open_window() as window:
        assert offered(window)
        window.app.actions.do("recover")
        await window.pilot.pause()
        assert (window.phase, window.exercise) == ("paused", "Squat")


async def test_where_nothing_was_thrown_away_nothing_comes_back(open_window: OpenWindow) -> None:
    """It is said, and nothing else happens."""
    async with open_window() as window:
        window.app.actions.do("recover")
        await window.pilot.pause()
        assert "no session to bring back" in window.told
