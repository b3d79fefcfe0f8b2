"""The stepper: arrows change load, reps and effort of a set, and every other key means what it always does."""

from __future__ import annotations

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.paths import Paths
from stride_tui.views.keys.key_tables import action_of
from tests.helpers.home_with_lifts import OWNED, heavy
from tests.helpers.home_with_plan import thursday
from tests.tui.conftest import DrivenWindow, OpenWindow, write_routine


@pytest.fixture(autouse=True)
def _two_sessions_behind(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; the heavy routine was done once with 10 kg."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    heavy(paths, 1)


def line(window: DrivenWindow) -> str:
    """The stepper's values as they stand on the screen, or nothing."""
    found = [row for row in window.text.splitlines() if "‹" in row]
    return " ".join(found[0].split("│")[1].split()) if found else ""


async def squatting(window: DrivenWindow) -> None:
    """In the first set."""
    await window.to("Split Squat")
    assert window.state.step.place.side == "left"


def weights(window: DrivenWindow) -> list[float | None]:
    """The weights of the sets that are logged."""
    return [record.load.weight for record in window.state.logs.values()]


async def test_w_opens_and_closes_the_line(open_window: OpenWindow) -> None:
    """With what is asked today in it."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await squatting(window)
        assert line(window) == ""
        await window.press("w")
        assert "load ‹ 2 × 10 kg › reps 8 effort –" in line(window)
        await window.press("w")
        assert line(window) == ""


async def test_up_and_down_go_through_the_weights_owned(open_window: OpenWindow) -> None:
    """No further than the heaviest and the lightest."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await squatting(window)
        await window.press("w")
        seen = []
        for key in ("up", "up", "down", "down", "down"):
            await window.press(key)
            seen.append(line(window).partition("‹ ")[2].partition(" ›")[0])
        assert seen == ["2 × 12.5 kg", "2 × 12.5 kg", "2 × 10 kg", "2 × 8 kg", "2 × 8 kg"]


async def test_left_and_right_choose_the_field(open_window: OpenWindow) -> None:
    """Around the end."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("w", "right", "down")
        assert "reps ‹ 7 ›" in line(window)
        await window.press("right", "up", "up")
        assert "effort ‹ 7.5 ›" in line(window)
        await window.press("right")
        assert "load ‹" in line(window)


async def test_enter_logs_what_was_stepped_to(open_window: OpenWindow) -> None:
    """With the line open all the while."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await squatting(window)
        await window.press("w", "up", "right", "down", "right", "up", "enter")
        (record,) = window.state.logs.values()
        assert (record.load.weight, record.done_reps, record.effort) == (12.5, 7, 7.0)


async def test_space_pauses_and_the_clock_goes_on(open_window: OpenWindow) -> None:
    """Opening the line stops nothing, and takes no key of the session's."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("w")
        assert window.phase == "work"
        await window.press("space")
        assert window.phase == "paused"
        assert line(window)


async def test_left_and_right_sides_differ(open_window: OpenWindow) -> None:
    """A heavier dumbbell for the left leg holds for its next round, and for that leg only."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await squatting(window)
        await window.press("w", "up", "escape")
        while len(window.state.logs) < 5:
            await window.press("enter")
        squats = [r for r in window.state.logs.values() if r.exercise == "Split Squat"]
        assert [(r.side, r.load.weight) for r in squats] == [
            ("left", 12.5),
            ("right", 10),
            ("left", 12.5),
            ("right", 10),
        ]


async def test_between_sets_the_one_just_done_is_meant(open_window: OpenWindow) -> None:
    """Its effort is told while the legs are changed."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("enter")
        assert window.state.step.kind != "work"
        await window.press("w", "left", "up")
        assert "effort ‹ 7 ›" in line(window)
        (record,) = window.state.logs.values()
        assert record.effort == 7


async def test_tab_goes_to_the_other_set(open_window: OpenWindow) -> None:
    """From the one just done to the one to come, and back."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("enter", "w")
        assert "done: left" in window.text
        await window.press("tab")
        assert "this set: right" in window.text
        await window.press("tab")
        assert "done: left" in window.text


RESTED = """\
name = "Rested"

[[block]]
name = "Set A"
rounds = 2
rest_between = "60s"

[[block.item]]
exercise = "Split Squat"
reps = 8
load = "dumbbells"
weight = 10
"""


async def test_a_load_set_in_a_rest_for_the_next_set_is_fetched(open_window: OpenWindow, paths: Paths) -> None:
    """What is shown to fetch is what the next set will be done with."""
    write_routine(paths, RESTED, "rested")
    async with open_window(slug="rested", settings=OWNED) as window:
        await window.to("Split Squat")
        await window.press("enter")
        assert window.phase == "rest"
        assert "Fetch" not in window.text, "the pair of the set before is at hand"
        await window.press("w", "tab", "up")
        assert "Fetch: 2 × 12.5 kg dumbbells" in window.text


async def test_escape_closes_the_line_and_no_more(open_window: OpenWindow) -> None:
    """The next Escape asks how to end."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("w", "escape")
        assert line(window) == ""
        assert (window.phase, window.app.screen) == ("work", window.app.dashboard)
        await window.press("escape")
        assert window.app.screen is not window.app.dashboard


async def test_undo_takes_a_step_back(open_window: OpenWindow) -> None:
    """The weight is what it was."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await squatting(window)
        await window.press("w", "up", "u")
        assert "‹ 2 × 10 kg ›" in line(window)


async def test_no_other_key_is_swallowed(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each does what it does without the line."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("w")
        asked: list[str] = []
        monkeypatch.setattr(window.app.actions, "do", lambda action, _key="": asked.append(action))
        others = ("plus", "minus", "space", "enter", "z", "question_mark", "v", "e", "m", "u", "2", "pageup", "q")
        await window.press(*others)
        assert asked == [action_of({}, "dashboard", key) for key in others]


async def test_the_line_ends_with_its_session(open_window: OpenWindow) -> None:
    """The next one begins without it, and idle arrows choose routines."""
    async with open_window(slug="heavy") as window:
        await squatting(window)
        await window.press("w", "escape", "w")
        assert line(window)
        for _ in range(12):
            if window.app.driver.running:
                await window.press("enter")
        await window.until(lambda: len(window.app.model.workspace.history.sessions) == 2)
        await window.press("enter", "space", "enter")
        assert window.phase == "work"
        assert line(window) == ""


async def test_on_a_phone_the_line_brings_now_to_the_front(open_window: OpenWindow) -> None:
    """Nothing is stepped that is not seen."""
    async with open_window(size=(40, 20), slug="heavy") as window:
        await squatting(window)
        await window.press("tab", "w")
        assert "‹ 2 × 10 kg ›" in line(window)


async def test_the_far_view_shows_the_line(open_window: OpenWindow) -> None:
    """Arrows do not step in the dark."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await squatting(window)
        await window.press("z", "w", "up")
        assert "‹ 2 × 12.5 kg ›" in window.text
