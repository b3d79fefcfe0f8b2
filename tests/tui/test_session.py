"""A session led from the keyboard."""

from __future__ import annotations

import pytest

from stride_tui.store.history.reading import read_history
from tests.tui.conftest import ARTICLE, SETS, Play


async def test_space_begins(play: Play) -> None:
    """One key from the first picture to the first countdown."""
    async with play() as stage:
        await stage.press("space")
        assert stage.phase == "get_ready"
        assert "GET READY" in stage.text


async def test_asked_to_begin_it_begins_by_itself(play: Play) -> None:
    """`stride start` needs no key."""
    async with play(begin=True) as stage:
        assert stage.phase == "get_ready"


async def test_the_articles_routine_is_led_hands_free_to_the_history(play: Play) -> None:
    """Space, and nothing else: thirty-five sets done, and one line in the history."""
    async with play(slug=ARTICLE, hands_free=True) as stage:
        await stage.press("space")
        while stage.app.driver.running:
            await stage.forward(20)
        assert "DONE" in stage.text
        stage.app.saver.settle()
        (session,) = read_history(stage.paths).history.sessions
        assert [record.status for record in session.sets] == ["done"] * 35


async def test_the_picture_moves_with_the_clock(play: Play) -> None:
    """A second later it is another one; within the second it is the same."""
    async with play() as stage:
        await stage.press("space")
        first = stage.text
        await stage.forward(0.9)
        assert stage.text == first
        await stage.forward(0.1)
        assert stage.text != first


async def test_work_moves_on_by_itself(play: Play) -> None:
    """Thirty seconds of marching, and the next countdown runs."""
    async with play() as stage:
        await stage.to("March")
        await stage.forward(30)
        assert (stage.exercise, stage.phase) == ("Squat", "get_ready")


async def test_enter_logs_a_set(play: Play) -> None:
    """Eight reps were asked, eight are logged."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("enter")
        assert list(stage.state.logs.values())[-1].done_reps == 8


async def test_right_skips(play: Play) -> None:
    """The set is logged as skipped, and the next one comes."""
    async with play() as stage:
        await stage.to("March")
        await stage.press("right")
        assert stage.statuses == ["skipped"]
        assert stage.exercise == "Squat"


async def test_left_goes_back(play: Play) -> None:
    """The set before is led into again, and its log stands until it is replaced."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("left")
        assert stage.exercise == "March"
        assert stage.statuses == ["partial"]


async def test_u_takes_back_with_the_time_that_remained(play: Play) -> None:
    """A skip by mistake costs nothing."""
    async with play() as stage:
        await stage.to("March")
        await stage.forward(10)
        await stage.press("right")
        await stage.press("u")
        assert stage.exercise == "March"
        assert stage.state.position.elapsed_ms == 11_000


@pytest.mark.parametrize(("key", "target"), [("plus", 40_000), ("equals_sign", 40_000), ("minus", 20_000)])
async def test_ten_seconds_more_or_less(play: Play, key: str, target: int) -> None:
    """The current time changes, and nothing else."""
    async with play() as stage:
        await stage.to("March")
        await stage.press(key)
        assert stage.state.position.target_ms == target


async def test_a_digit_jumps_to_a_block(play: Play) -> None:
    """Three is the third block."""
    async with play() as stage:
        await stage.press("space", "3")
        assert stage.exercise == "Lunge"


async def test_space_pauses_and_three_seconds_lead_back_in(play: Play) -> None:
    """Time stands still in the pause, and the hold goes on where it was."""
    async with play() as stage:
        await stage.to("March")
        await stage.forward(10)
        await stage.press("space")
        assert stage.phase == "paused"
        await stage.forward(500)
        await stage.press("space")
        assert stage.phase == "back_in"
        await stage.forward(3)
        assert stage.phase == "work"
        assert stage.state.position.elapsed_ms == 11_000


async def test_rest_waits_for_the_runner(play: Play) -> None:
    """It counts on past its suggestion and says by how much; space ends it."""
    async with play() as stage:
        await stage.to("Lunge", "rest")
        await stage.forward(75)
        assert "over by 0:15" in stage.text
        await stage.press("space")
        assert stage.phase == "get_ready"


async def test_the_end_is_summed_up_and_enter_goes_back(play: Play) -> None:
    """All sets are accounted for; then the routine stands ready again."""
    async with play() as stage:
        await stage.press("space")
        while stage.app.driver.running:
            await stage.press("right")
        assert f"0 of {SETS} done" in stage.text
        await stage.press("enter")
        assert stage.app.driver.state is None
        assert "Press space" in stage.text


async def test_before_a_session_the_arrows_go_through_the_routines(play: Play) -> None:
    """And back again."""
    async with play() as stage:
        await stage.press("right")
        assert stage.app.model.workspace.slug != "small"
        await stage.press("left")
        assert stage.app.model.workspace.slug == "small"


async def test_the_clock_of_the_screen_drives_the_session(play: Play) -> None:
    """The timer that waits for the next change is set to that moment, and not to a frame."""
    async with play() as stage:
        await stage.press("space")
        stage.clock.forward(300)
        stage.app.dashboard.paint()
        assert stage.app.dashboard.alarm.seconds == pytest.approx(0.7)
