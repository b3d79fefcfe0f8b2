"""What is asked today: logged by Enter, shown with its reason, kept by an edit, and summed up at the end."""

from __future__ import annotations

import re

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Reps
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from tests.helpers.home_with_lifts import HEAVY, OWNED, heavy
from tests.helpers.home_with_plan import thursday
from tests.tui.conftest import DrivenWindow, OpenWindow, write_routine


@pytest.fixture(autouse=True)
def _two_sessions_behind(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; the heavy routine met its target with 10 kg last week and the week before."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    heavy(paths, 2, 1)


async def finish(window: DrivenWindow) -> None:
    """Go on with Enter to the end."""
    await window.press("space")
    while window.app.driver.running:
        await window.press("enter")


async def finish_with_a_best(window: DrivenWindow) -> None:
    """Lift more than before, and wait until the history has it."""
    await finish(window)
    await window.until(lambda: "heaviest" in words(window))
    await window.until(lambda: len(window.app.model.workspace.history.sessions) == 3)


def words(window: DrivenWindow) -> str:
    """The letters of Now, on one line."""
    rows = (re.split("│[│╭╰]", row)[0].strip("│ ") for row in window.text.splitlines())
    return " ".join(" ".join(rows).split())


async def test_enter_logs_what_is_asked_today(open_window: OpenWindow) -> None:
    """The next dumbbell, both sides, every round."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await finish(window)
        await window.until(lambda: len(read_history(window.paths).sessions) == 3)
        squats = [r for r in read_history(window.paths).sessions[-1].sets if r.exercise == "Split Squat"]
        assert [(r.done_reps, r.load.weight) for r in squats] == [(8, 12.5)] * 4


async def test_before_the_session_today_is_reported(open_window: OpenWindow) -> None:
    """What goes up, with a sign."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        assert "Split Squat 8 reps at 2 × 12.5 kg ↑" in words(window)


async def test_now_shows_what_is_asked_why_and_last_time(open_window: OpenWindow) -> None:
    """The reason names what was done, last time its effort and day."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.to("Split Squat")
        assert "left side · 2 × 12.5 kg dumbbells" in window.text
        shown = words(window)
        assert "today 8 reps at 2 × 12.5 kg: you did 8 reps at 2 × 10 kg twice; 12.5 kg is your next" in shown
        assert "last time 8 reps at 2 × 10 kg, effort 7, Thu 12 Nov" in shown


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
async def test_the_summary_reports_a_best_and_next_time(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """Heaviest, both sides, at the size that shows everything and at half of it."""
    async with open_window(size=size, slug="heavy", settings=OWNED) as window:
        await finish(window)
        await window.until(lambda: "Best" in window.text)
        assert "Split Squat: heaviest, 2 × 12.5" in words(window)


async def test_a_corrected_set_takes_its_best_out_of_the_summary(open_window: OpenWindow) -> None:
    """Ten kilograms instead of 12.5, in every set: nothing is heavier than before, and less was moved."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await finish_with_a_best(window)
        assert "32 · 800 kg moved" in words(window)
        await window.press("v", "c", "left", *["minus", "down"] * 5, "enter", "escape")
        await window.until(lambda: "heaviest" not in words(window))
        assert "32 · 640 kg moved" in words(window)


async def test_the_bests_follow_the_history_and_not_the_number_of_its_corrections(open_window: OpenWindow) -> None:
    """Another history with as many corrections, in which an earlier session was heavier."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await finish_with_a_best(window)
        workspace = window.app.model.workspace
        heavier = [
            msgspec.structs.replace(record, load=msgspec.structs.replace(record.load, weight=40.0))
            for record in workspace.history.sessions[0].sets
        ]
        first = msgspec.structs.replace(workspace.history.sessions[0], sets=tuple(heavier))
        workspace.history = History.of([first, *workspace.history.sessions[1:]])
        window.app.changed()
        await window.until(lambda: "heaviest" not in words(window))


async def test_a_session_taken_out_beats_nothing(open_window: OpenWindow) -> None:
    """Its summary still stands, without bests."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await finish_with_a_best(window)
        await window.press("v", "c", "X", "X", "escape")
        await window.until(lambda: "heaviest" not in words(window))


async def test_a_session_that_beats_nothing_reports_no_best(open_window: OpenWindow) -> None:
    """The same weights as ever, for there is no heavier dumbbell."""
    async with open_window(slug="heavy", settings="dumbbells = [8, 10]\n") as window:
        await finish(window)
        assert window.phase == "done"
        assert "heaviest" not in window.text


async def test_next_time_follows_the_session_just_done(open_window: OpenWindow) -> None:
    """Bodyweight alone: the first session is no reason to change anything."""
    async with open_window(slug="heavy", settings="dumbbells = [10, 11]\n") as window:
        await window.press("space", "enter", "w", "right", *["down"] * 8, "escape")
        while window.app.driver.running:
            await window.press("enter")
        await window.until(lambda: len(window.app.model.workspace.history.sessions) == 3)
        entry = window.app.model.workspace.entry
        assert entry is not None
        assert entry.routine is not None
        assert window.app.model.workspace.asked_today(entry.routine).asks[0, 0].reason.why == "missed"


async def test_an_edit_during_the_session_keeps_todays_asks(open_window: OpenWindow) -> None:
    """Another round comes in; the weight is still today's."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.to("Split Squat")
        window.write(HEAVY.replace("rounds = 2", "rounds = 3"), "heavy")
        await window.until(lambda: "of 3" in window.text)
        item = window.state.item
        assert item.load.weight == 12.5
        assert isinstance(item.dose, Reps)
        await window.press("enter")
        (record,) = window.state.logs.values()
        assert record.load.weight == 12.5


RENAMED = HEAVY.replace("Split Squat", "Lunge Squat") + '\n[exercise."Lunge Squat"]\nwas = ["split-squat"]\n'


async def test_a_renamed_exercise_keeps_loads_bests_and_curve(open_window: OpenWindow, paths: Paths) -> None:
    """In Now, in the summary, in Review and on the exercise page."""
    write_routine(paths, RENAMED, "heavy")
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.to("Lunge Squat")
        shown = words(window)
        assert "you did 8 reps at 2 × 10 kg twice; 12.5 kg is your next" in shown
        assert "last time 8 reps at 2 × 10 kg, effort 7, Thu 12 Nov" in shown
        while window.app.driver.running:
            await window.press("enter")
        assert "Lunge Squat: heaviest, 2 × 12.5 kg (before: 2 × 10 kg)" in words(window)
        await window.until(lambda: len(window.app.model.workspace.history.sessions) == 3)
        await window.press("enter", "v", "slash", *"lunge-s")
        assert "3 of 3" in window.text
        await window.press("enter", "x")
        assert "Split Squat" not in window.text
        for text in ("Lunge Squat", "8 reps at 2 × 12.5 kg", "8 reps at 2 × 10 kg", "12.5 kg│"):
            assert text in window.text, text


async def test_an_exercise_renamed_during_its_session_goes_on(open_window: OpenWindow) -> None:
    """What was lifted before the edit is still last time, and today's reason is still shown."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.to("Split Squat")
        await window.press("enter")
        moved = RENAMED.replace("[[block.item]]", '[[block.item]]\nexercise = "Hop"\nreps = 8\n\n[[block.item]]', 1)
        window.write(moved, "heavy")
        await window.until(lambda: len(window.state.routine.blocks[0].items) == 3)
        await window.to("Lunge Squat")
        assert window.state.step.place.side == "right"
        assert "you did 8 reps at 2 × 10 kg twice" in words(window)
        assert [record.exercise for record in window.state.logs.values()] == ["Split Squat"]


async def test_a_corrected_history_changes_what_is_asked(open_window: OpenWindow) -> None:
    """Six reps instead of eight last week: the same weight again."""
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.press("v", "c", "minus", "minus", "enter", "escape")
        assert "12.5 kg ↑" not in window.text
        await window.to("Split Squat")
        assert "2 × 10 kg dumbbells" in window.text
