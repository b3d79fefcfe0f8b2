"""What is asked today: logged by Enter, shown with its reason, kept by an edit, and summed up at the end."""

from __future__ import annotations

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Reps
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from tests.helpers.home_with_lifts import HEAVY, OWNED, heavy
from tests.helpers.home_with_plan import thursday
from tests.tui.conftest import Play, Stage


@pytest.fixture(autouse=True)
def _two_sessions_behind(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; the heavy routine met its target with 10 kg last week and the week before."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    heavy(paths, 2, 1)


async def finish(stage: Stage) -> None:
    """Go on with Enter to the end."""
    await stage.press("space")
    while stage.app.driver.running:
        await stage.press("enter")


def words(stage: Stage) -> str:
    """The letters of Now, on one line."""
    return " ".join(" ".join(row.split("││")[0].strip("│ ") for row in stage.text.splitlines()).split())


async def test_enter_logs_what_is_asked_today(play: Play) -> None:
    """The next dumbbell, both sides, every round."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await finish(stage)
        await stage.until(lambda: len(read_history(stage.paths).sessions) == 3)
        squats = [r for r in read_history(stage.paths).sessions[-1].sets if r.exercise == "Split Squat"]
        assert [(r.done_reps, r.load.weight) for r in squats] == [(8, 12.5)] * 4


async def test_before_the_session_today_is_told(play: Play) -> None:
    """What goes up, with a sign."""
    async with play(slug="heavy", settings=OWNED) as stage:
        assert "Split Squat 8 reps at 2 × 12.5 kg ↑" in words(stage)


async def test_now_shows_what_is_asked_why_and_last_time(play: Play) -> None:
    """The reason names what was done, last time its effort and day."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await stage.to("Split Squat")
        assert "left side · 2 × 12.5 kg dumbbells" in stage.text
        shown = words(stage)
        assert "today 8 reps at 2 × 12.5 kg: you did 8 reps at 2 × 10 kg twice; 12.5 kg is your next" in shown
        assert "last time 8 reps at 2 × 10 kg, effort 7, Thu 12 Nov" in shown


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_the_summary_tells_a_best_and_next_time(play: Play, size: tuple[int, int]) -> None:
    """Heaviest, both sides, at the size that shows everything and at half of it."""
    async with play(size=size, slug="heavy", settings=OWNED) as stage:
        await finish(stage)
        await stage.until(lambda: "Best" in stage.text)
        assert "Split Squat, left and right: heaviest, 2 × 12.5" in words(stage)


async def test_a_session_that_beats_nothing_tells_no_best(play: Play) -> None:
    """The same weights as ever, for there is no heavier dumbbell."""
    async with play(slug="heavy", settings="dumbbells = [8, 10]\n") as stage:
        await finish(stage)
        assert stage.phase == "done"
        assert "heaviest" not in stage.text


async def test_next_time_follows_the_session_just_done(play: Play) -> None:
    """Bodyweight alone: the first session is no reason to change anything."""
    async with play(slug="heavy", settings="dumbbells = [10, 11]\n") as stage:
        await stage.press("space", "enter", "w", "right", *["down"] * 8, "escape")
        while stage.app.driver.running:
            await stage.press("enter")
        await stage.until(lambda: len(stage.app.model.workspace.history.sessions) == 3)
        entry = stage.app.model.workspace.entry
        assert entry is not None
        assert entry.routine is not None
        assert stage.app.model.workspace.asked_today(entry.routine).asks[0, 0].reason.why == "missed"


async def test_an_edit_during_the_session_keeps_todays_asks(play: Play) -> None:
    """Another round comes in; the weight is still today's."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await stage.to("Split Squat")
        stage.write(HEAVY.replace("rounds = 2", "rounds = 3"), "heavy")
        await stage.until(lambda: "of 3" in stage.text)
        item = stage.state.item
        assert item.load.weight == 12.5
        assert isinstance(item.dose, Reps)
        await stage.press("enter")
        (record,) = stage.state.logs.values()
        assert record.load.weight == 12.5


async def test_a_corrected_history_changes_what_is_asked(play: Play) -> None:
    """Six reps instead of eight last week: the same weight again."""
    async with play(slug="heavy", settings=OWNED) as stage:
        await stage.press("v", "c", "minus", "minus", "enter", "escape")
        assert "12.5 kg ↑" not in stage.text
        await stage.to("Split Squat")
        assert "2 × 10 kg dumbbells" in stage.text
