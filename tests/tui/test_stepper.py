"""The stepper: arrows change load, reps and effort of a set, and every other key means what it always does."""

from __future__ import annotations

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.paths import Paths
from stride_tui.views.keys.actions import action_of
from tests.helpers.home_with_lifts import OWNED, heavy
from tests.helpers.home_with_plan import thursday
from tests.tui.conftest import Play, Stage


@pytest.fixture(autouse=True)
def _two_sessions_behind(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; the heavy routine was done once with 10 kg."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    heavy(paths, 1)


def line(stage: Stage) -> str:
    """The stepper's values as they stand on the screen, or nothing."""
    found = [row for row in stage.text.splitlines() if "‹" in row]
    return " ".join(found[0].split("│")[1].split()) if found else ""


async def squatting(stage: Stage) -> None:
    """In the first set."""
    await stage.to("Split Squat")
    assert stage.state.step.place.side == "left"


def weights(stage: Stage) -> list[float | None]:
    """The weights of the sets that are logged."""
    return [record.load.weight for record in stage.state.logs.values()]


async def test_w_opens_and_closes_the_line(play: Play) -> None:
    """With what is asked today in it."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await squatting(stage)
        assert line(stage) == ""
        await stage.press("w")
        assert "load ‹ 2 × 10 kg › reps 8 effort –" in line(stage)
        await stage.press("w")
        assert line(stage) == ""


async def test_up_and_down_go_through_the_weights_owned(play: Play) -> None:
    """No further than the heaviest and the lightest."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await squatting(stage)
        await stage.press("w")
        seen = []
        for key in ("up", "up", "down", "down", "down"):
            await stage.press(key)
            seen.append(line(stage).partition("‹ ")[2].partition(" ›")[0])
        assert seen == ["2 × 12.5 kg", "2 × 12.5 kg", "2 × 10 kg", "2 × 8 kg", "2 × 8 kg"]


async def test_left_and_right_choose_the_field(play: Play) -> None:
    """Around the end."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("w", "right", "down")
        assert "reps ‹ 7 ›" in line(stage)
        await stage.press("right", "up", "up")
        assert "effort ‹ 7.5 ›" in line(stage)
        await stage.press("right")
        assert "load ‹" in line(stage)


async def test_enter_logs_what_was_stepped_to(play: Play) -> None:
    """With the line open all the while."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await squatting(stage)
        await stage.press("w", "up", "right", "down", "right", "up", "enter")
        (record,) = stage.state.logs.values()
        assert (record.load.weight, record.done_reps, record.effort) == (12.5, 7, 7.0)


async def test_space_pauses_and_the_clock_goes_on(play: Play) -> None:
    """Opening the line stops nothing, and takes no key of the session's."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("w")
        assert stage.phase == "work"
        await stage.press("space")
        assert stage.phase == "paused"
        assert line(stage)


async def test_left_and_right_sides_differ(play: Play) -> None:
    """A heavier dumbbell for the left leg holds for its next round, and for that leg only."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await squatting(stage)
        await stage.press("w", "up", "escape")
        while len(stage.state.logs) < 5:
            await stage.press("enter")
        squats = [r for r in stage.state.logs.values() if r.exercise == "Split Squat"]
        assert [(r.side, r.load.weight) for r in squats] == [
            ("left", 12.5),
            ("right", 10),
            ("left", 12.5),
            ("right", 10),
        ]


async def test_between_sets_the_one_just_done_is_meant(play: Play) -> None:
    """Its effort is told while the legs are changed."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("enter")
        assert stage.state.step.kind != "work"
        await stage.press("w", "left", "up")
        assert "effort ‹ 7 ›" in line(stage)
        (record,) = stage.state.logs.values()
        assert record.effort == 7


async def test_tab_goes_to_the_other_set(play: Play) -> None:
    """From the one just done to the one to come, and back."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("enter", "w")
        assert "done: left" in stage.text
        await stage.press("tab")
        assert "this set: right" in stage.text
        await stage.press("tab")
        assert "done: left" in stage.text


async def test_escape_closes_the_line_and_no_more(play: Play) -> None:
    """The next Escape asks how to end."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("w", "escape")
        assert line(stage) == ""
        assert (stage.phase, stage.app.screen) == ("work", stage.app.dashboard)
        await stage.press("escape")
        assert stage.app.screen is not stage.app.dashboard


async def test_undo_takes_a_step_back(play: Play) -> None:
    """The weight is what it was."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await squatting(stage)
        await stage.press("w", "up", "u")
        assert "‹ 2 × 10 kg ›" in line(stage)


async def test_no_other_key_is_swallowed(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each does what it does without the line."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("w")
        asked: list[str] = []
        monkeypatch.setattr(stage.app.actions, "do", lambda action, _key="": asked.append(action))
        others = ("plus", "minus", "space", "enter", "z", "question_mark", "v", "e", "m", "u", "2", "pageup", "q")
        await stage.press(*others)
        assert asked == [action_of({}, "dashboard", key) for key in others]


async def test_the_line_ends_with_its_session(play: Play) -> None:
    """The next one begins without it, and idle arrows choose routines."""
    async with play(slug="heavy") as stage:
        await squatting(stage)
        await stage.press("w", "escape", "w")
        assert line(stage)
        for _ in range(12):
            if stage.app.driver.running:
                await stage.press("enter")
        await stage.until(lambda: len(stage.app.model.workspace.history.sessions) == 2)
        await stage.press("enter", "space", "enter")
        assert stage.phase == "work"
        assert line(stage) == ""


async def test_on_a_phone_the_line_brings_now_to_the_front(play: Play) -> None:
    """Nothing is stepped that is not seen."""
    async with play(size=(40, 20), slug="heavy") as stage:
        await squatting(stage)
        await stage.press("tab", "w")
        assert "‹ 2 × 10 kg ›" in line(stage)


async def test_the_far_view_shows_the_line(play: Play) -> None:
    """Arrows do not step in the dark."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await squatting(stage)
        await stage.press("z", "w", "up")
        assert "‹ 2 × 12.5 kg ›" in stage.text
