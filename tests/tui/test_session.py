"""A session led from the keyboard."""

from __future__ import annotations

import pytest

from stride_tui.store.history.reading import read_history
from tests.tui.conftest import ARTICLE, SETS, OpenWindow


async def test_space_begins(open_window: OpenWindow) -> None:
    """One key from the first picture to the first countdown."""
    async with open_window() as window:
        await window.press("space")
        assert window.phase == "get_ready"
        assert "GET READY" in window.text


async def test_asked_to_begin_it_begins_by_itself(open_window: OpenWindow) -> None:
    """`stride start` needs no key."""
    async with open_window(begin=True) as window:
        assert window.phase == "get_ready"


async def test_the_articles_routine_is_led_hands_free_to_the_history(open_window: OpenWindow) -> None:
    """Space, and nothing else: thirty-five sets done, and one line in the history."""
    async with open_window(slug=ARTICLE, hands_free=True) as window:
        await window.press("space")
        while window.app.driver.running:
            await window.forward(20)
        assert "DONE" in window.text
        window.app.saver.settle()
        (session,) = read_history(window.paths).history.sessions
        assert [record.status for record in session.sets] == ["done"] * 35


async def test_the_picture_moves_with_the_clock(open_window: OpenWindow) -> None:
    """A second later it is another one; within the second it is the same."""
    async with open_window() as window:
        await window.press("space")
        first = window.text
        await window.forward(0.9)
        assert window.text == first
        await window.forward(0.1)
        assert window.text != first


async def test_work_moves_on_by_itself(open_window: OpenWindow) -> None:
    """Thirty seconds of marching, and the next countdown runs."""
    async with open_window() as window:
        await window.to("March")
        await window.forward(30)
        assert (window.exercise, window.phase) == ("Squat", "get_ready")


async def test_enter_logs_a_set(open_window: OpenWindow) -> None:
    """Eight reps were asked, eight are logged."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("enter")
        assert list(window.state.logs.values())[-1].done_reps == 8


async def test_right_skips(open_window: OpenWindow) -> None:
    """The set is logged as skipped, and the next one comes."""
    async with open_window() as window:
        await window.to("March")
        await window.press("right")
        assert window.statuses == ["skipped"]
        assert window.exercise == "Squat"


async def test_left_goes_back(open_window: OpenWindow) -> None:
    """The set before is led into again, and its log stands until it is replaced."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("left")
        assert window.exercise == "March"
        assert window.statuses == ["partial"]


async def test_u_takes_back_with_the_time_that_remained(open_window: OpenWindow) -> None:
    """A skip by mistake costs nothing."""
    async with open_window() as window:
        await window.to("March")
        await window.forward(10)
        await window.press("right")
        await window.press("u")
        assert window.exercise == "March"
        assert window.state.position.elapsed_ms == 11_000


@pytest.mark.parametrize(("key", "target"), [("plus", 40_000), ("equals_sign", 40_000), ("minus", 20_000)])
async def test_ten_seconds_more_or_less(open_window: OpenWindow, key: str, target: int) -> None:
    """The current time changes, and nothing else."""
    async with open_window() as window:
        await window.to("March")
        await window.press(key)
        assert window.state.position.target_ms == target


async def test_a_digit_jumps_to_a_block(open_window: OpenWindow) -> None:
    """Three is the third block."""
    async with open_window() as window:
        await window.press("space", "3")
        assert window.exercise == "Lunge"


async def test_space_pauses_and_three_seconds_lead_back_in(open_window: OpenWindow) -> None:
    """Time stands still in the pause, and the hold goes on where it was."""
    async with open_window() as window:
        await window.to("March")
        await window.forward(10)
        await window.press("space")
        assert window.phase == "paused"
        await window.forward(500)
        await window.press("space")
        assert window.phase == "back_in"
        await window.forward(3)
        assert window.phase == "work"
        assert window.state.position.elapsed_ms == 11_000


async def test_rest_waits_for_the_runner(open_window: OpenWindow) -> None:
    """It counts on past its suggestion and says by how much; space ends it."""
    async with open_window() as window:
        await window.to("Lunge", "rest")
        await window.forward(75)
        assert "over by 0:15" in window.text
        await window.press("space")
        assert window.phase == "get_ready"


async def test_the_end_is_summed_up_and_enter_goes_back(open_window: OpenWindow) -> None:
    """All sets are accounted for; then the routine stands ready again."""
    async with open_window() as window:
        await window.press("space")
        while window.app.driver.running:
            await window.press("right")
        assert f"0 of {SETS} done" in window.text
        await window.press("enter")
        assert window.app.driver.state is None
        assert "Press space" in window.text


async def test_before_a_session_the_arrows_go_through_the_routines(open_window: OpenWindow) -> None:
    """And back again."""
    async with open_window() as window:
        await window.press("right")
        assert window.app.model.workspace.slug != "small"
        await window.press("left")
        assert window.app.model.workspace.slug == "small"


async def test_the_clock_of_the_screen_drives_the_session(open_window: OpenWindow) -> None:
    """The timer that waits for the next change is set to that moment, and not to a frame."""
    async with open_window() as window:
        await window.press("space")
        window.clock.forward(300)
        window.app.dashboard.paint()
        assert window.app.dashboard.wake_timer.seconds == pytest.approx(0.7)


@pytest.mark.parametrize(("key", "count"), [("up", 12), ("down", 4)])
async def test_hands_free_the_time_of_a_set_follows_its_reps(open_window: OpenWindow, key: str, count: int) -> None:
    """Changed on the load line within the set: it lasts three seconds for each rep that it logs."""
    async with open_window(hands_free=True) as window:
        await window.to("Squat")
        await window.press("w", *[key] * 4)
        await window.forward(40)
        (record,) = [record for record in window.state.logs.values() if record.exercise == "Squat"]
        assert (record.done_reps, record.ended - record.started) == (count, count * 3_000)


@pytest.mark.parametrize(
    ("keys", "left"), [(["y"], 0), (["n", "up", "enter"], 0), (["w", "minus", "enter"], 0), ([], 1)]
)
async def test_after_hands_free_the_summary_asks_what_was_done(
    open_window: OpenWindow, keys: list[str], left: int
) -> None:
    """`y` for all as asked, `w` for the sets that were not, an effort; else nothing is confirmed."""
    async with open_window(hands_free=True, begin=True) as window:
        while window.app.driver.running:
            await window.forward(20)
        window.app.saver.settle()
        assert "y as asked" in window.text
        await window.press(*keys)
        (session,) = read_history(window.paths).history.sessions
        assert (len(session.to_confirm) > 0) == bool(left)
        assert ("y as asked" in window.text) == bool(left)
