"""How a session ends, stops, and is picked up again."""

from __future__ import annotations

import pytest

from stride_tui.core.history.records import Session
from stride_tui.store.history.reading import read_history
from tests.tui.conftest import Play, Stage


def _sessions(stage: Stage) -> tuple[Session, ...]:
    """What the history holds once all is written."""
    stage.app.saver.settle()
    return read_history(stage.paths).history.sessions


async def _thrown_away(stage: Stage) -> None:
    await stage.to("Squat")
    await stage.press("enter", "escape", "x", "x")


async def test_escape_pauses_and_asks(play: Play) -> None:
    """Nothing runs on behind the question."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape")
        assert stage.phase == "paused"
        assert "End the session?" in stage.text


async def test_finish_keeps_what_was_done(play: Play) -> None:
    """One line in the history, with the rest of the sets skipped."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("enter", "escape", "f")
        assert "FINISHED EARLY" in stage.text
        (session,) = _sessions(stage)
        assert not session.finished
        assert session.sets[1].done_reps == 8


async def test_leaving_keeps_the_session_for_later(play: Play) -> None:
    """The app is left; the journal stays, the history does not know of it."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape", "l")
        assert stage.app._exit
        assert _sessions(stage) == ()
        assert stage.paths.journal.exists()


async def test_throwing_away_takes_a_second_key(play: Play) -> None:
    """Once is not enough; another key disarms it."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape", "x")
        assert stage.app.driver.running
        assert "again" in stage.text
        await stage.press("down", "x")
        assert stage.app.driver.running


async def test_thrown_away_is_in_no_history(play: Play) -> None:
    """The summary says so."""
    async with play() as stage:
        await _thrown_away(stage)
        assert "THROWN AWAY" in stage.text
        assert _sessions(stage) == ()


async def test_going_on_goes_on(play: Play) -> None:
    """Three seconds back in, as from any pause."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape", "space")
        assert stage.phase == "back_in"


async def test_escape_again_goes_on(play: Play) -> None:
    """The question was opened by mistake."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape", "escape")
        assert stage.phase == "back_in"


async def test_escape_from_a_pause_goes_back_to_the_pause(play: Play) -> None:
    """The session stood still before the question, and does after it."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("space", "escape", "escape")
        assert stage.phase == "paused"


async def test_the_arrows_and_enter_answer_too(play: Play) -> None:
    """The second answer is to finish."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape", "down", "enter")
        assert stage.state.ended == "early"


async def test_a_click_answers(play: Play) -> None:
    """On the row of the answer, wherever the dialog lies."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("escape")
        row = next(n for n, text in enumerate(stage.text.split("\n")) if "Finish here" in text)
        await stage.pilot.click(offset=(60, row))
        await stage.pilot.pause()
        assert stage.state.ended == "early"


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_the_app_can_be_left_at_any_time(play: Play, key: str) -> None:
    """A session under way is kept."""
    async with play() as stage:
        await stage.to("March")
        await stage.press(key)
        assert stage.app._exit
        stage.app.saver.settle()
        assert stage.paths.journal.exists()


async def test_a_session_left_is_offered_where_it_was(play: Play) -> None:
    """Started again a day later: paused, within a second of where it stood, with the question on top."""
    async with play() as stage:
        await stage.to("March")
        await stage.forward(12)
        await stage.press("q")
    stage.clock.forward(86_400_000)
    async with play() as stage:
        assert "A session is unfinished" in stage.text
        assert "1 day ago" in stage.text or "24 hours ago" in stage.text
        assert stage.phase == "paused"
        assert abs(stage.state.position.elapsed_ms - 13_000) <= 1_000


async def test_a_session_left_goes_on(play: Play) -> None:
    """One key, and the rest of the set runs."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("q")
    async with play() as stage:
        await stage.press("space")
        await stage.forward(3)
        assert (stage.phase, stage.exercise) == ("work", "March")


async def test_a_session_left_can_be_kept_as_it_is(play: Play) -> None:
    """What was done goes into the history."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("enter", "q")
    async with play() as stage:
        await stage.press("f")
        (session,) = _sessions(stage)
        assert session.sets[1].status == "done"
        assert not stage.paths.journal.exists()


async def test_a_session_left_can_be_thrown_away(play: Play) -> None:
    """Twice the key, and the routine stands ready."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("q")
    async with play() as stage:
        await stage.press("x", "x", "enter")
        assert _sessions(stage) == ()
        assert stage.app.driver.state is None


async def test_what_was_thrown_away_can_be_brought_back(play: Play) -> None:
    """From the palette, until the next session begins."""
    async with play() as stage:
        await _thrown_away(stage)
        await stage.press("enter", "ctrl+p", *"bring")
        await stage.until(lambda: "Bring back" in stage.text)
        await stage.press("enter")
        await stage.until(lambda: stage.app.driver.running)
        assert stage.statuses[-1] == "done"


async def test_where_nothing_was_thrown_away_nothing_comes_back(play: Play) -> None:
    """It is said, and nothing else happens."""
    async with play() as stage:
        stage.app.actions.do("recover")
        await stage.pilot.pause()
        assert "no session to bring back" in stage.told
