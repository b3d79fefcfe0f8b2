"""The planner: the plan file edited, read back at once, and its last edits taken back."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.week.plan import OffWeek, PlannedRun
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.planner import Planner
from stride_tui.services.workspace import Workspace
from stride_tui.store.paths import find_paths

TUESDAY, ONE_DAY = date(2026, 11, 24), timedelta(days=1)
WRITTEN = '# My weeks.\n[[run]]\non = "tuesday"  # the track is open\nkind = "speed"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A home with a plan that has comments."""
    paths = find_paths(tmp_path)
    paths.plan.write_text(WRITTEN, encoding="utf-8")
    found = open_workspace(Home(paths, ManualClock()))
    assert isinstance(found, Workspace)
    return found


def text(workspace: Workspace) -> str:
    """The plan file."""
    return workspace.home.paths.plan.read_text(encoding="utf-8")


def test_a_run_added_is_in_the_plan_and_in_the_file(workspace: Workspace) -> None:
    """Comments stay."""
    assert Planner(workspace).add_run(PlannedRun("long", date=TUESDAY, at=time(8))) is None
    assert [run.kind for run in workspace.plan.runs_on(TUESDAY)] == ["long", "speed"]
    assert text(workspace).startswith("# My weeks.")


def test_a_week_is_marked_off(workspace: Workspace) -> None:
    """By its number in the ISO calendar."""
    assert Planner(workspace).set_off(2026, 48, "ill") is None
    assert workspace.plan.off == (OffWeek(2026, 48, "ill"),)


def test_each_edit_is_taken_back_the_newest_first(workspace: Workspace) -> None:
    """To the byte."""
    planner = Planner(workspace)
    planner.add_run(PlannedRun("long", date=TUESDAY))
    once = text(workspace)
    planner.set_off(2026, 48, "race")
    assert planner.undo() is None
    assert text(workspace) == once
    assert planner.undo() is None
    assert text(workspace) == WRITTEN
    assert [run.kind for run in workspace.plan.runs_on(TUESDAY)] == ["speed"]


def on_tuesday(number: int) -> date:
    """The Tuesday so many weeks before or after the 24th of November."""
    return TUESDAY + timedelta(weeks=number)


@pytest.mark.parametrize("weeks", [-8, -1, 0])
def test_a_series_moved_on_a_past_day_moves_from_this_week_on(workspace: Workspace, weeks: int) -> None:
    """The clock says Sunday the 22nd: this week's Tuesday is the 17th, and the weeks before keep theirs."""
    (run,) = workspace.plan.runs
    day = on_tuesday(weeks)
    assert Planner(workspace).move_run(run, day, day + timedelta(days=1), None, whole_series=True) is None
    moved_from = max(weeks, -1)
    for week in range(-10, 3):
        kept, moved = workspace.plan.runs_on(on_tuesday(week)), workspace.plan.runs_on(on_tuesday(week) + ONE_DAY)
        assert (len(kept), len(moved)) == ((1, 0) if week < moved_from else (0, 1)), week


def test_a_series_ended_on_a_past_day_ends_with_the_week_before(workspace: Workspace) -> None:
    """The weeks gone by keep it."""
    (run,) = workspace.plan.runs
    assert Planner(workspace).remove_run(run, on_tuesday(-8), whole_series=True) is None
    assert [bool(workspace.plan.runs_on(on_tuesday(week))) for week in (-9, -8, -2, -1, 0)] == [True] * 3 + [False] * 2


def test_a_series_that_is_over_changes_where_it_was(workspace: Workspace) -> None:
    """It has no day from this week on."""
    workspace.home.paths.plan.write_text(f"{WRITTEN}until = 2026-10-20\n", "utf-8")
    planner = Planner(workspace)
    planner.reread()
    (run,) = workspace.plan.runs
    assert planner.remove_run(run, date(2026, 10, 13), whole_series=True) is None
    assert [bool(workspace.plan.runs_on(date(2026, 10, day))) for day in (6, 13, 20)] == [True, False, False]


def test_without_an_edit_there_is_nothing_to_take_back(workspace: Workspace) -> None:
    """Which is said."""
    refusal = Planner(workspace).undo()
    assert refusal is not None
    assert refusal.words == "There is no change of the plan to take back."


def test_a_file_changed_by_others_since_is_left_alone(workspace: Workspace) -> None:
    """Taking back would undo theirs."""
    planner = Planner(workspace)
    planner.add_run(PlannedRun("long", date=TUESDAY))
    theirs = text(workspace) + "# mine\n"
    workspace.home.paths.plan.write_text(theirs, encoding="utf-8")
    refusal = planner.undo()
    assert refusal is not None
    assert "changed since" in refusal.words
    assert text(workspace) == theirs


def test_a_plan_with_mistakes_is_not_edited(workspace: Workspace) -> None:
    """The refusal names the place, and the file is as it was."""
    broken = WRITTEN.replace("tuesday", "tuesda")
    workspace.home.paths.plan.write_text(broken, encoding="utf-8")
    refusal = Planner(workspace).set_off(2026, 48, "ill")
    assert refusal is not None
    assert refusal.words.startswith("Not changed: ")
    assert "plan.toml:3" in refusal.words
    assert text(workspace) == broken


def test_a_run_that_is_gone_is_not_moved(workspace: Workspace) -> None:
    """Somebody took it out meanwhile."""
    run = workspace.plan.runs[0]
    workspace.home.paths.plan.write_text("# empty\n", encoding="utf-8")
    assert Planner(workspace).move_run(run, TUESDAY, TUESDAY, time(7), True) is not None


def test_the_file_is_opened_at_a_run(workspace: Workspace) -> None:
    """At the line of its table."""
    assert Planner(workspace).open_file(workspace.plan.runs[0]) == (workspace.home.paths.plan, 2)


def test_a_missing_file_is_begun_to_be_opened(workspace: Workspace) -> None:
    """With comments that say what it can hold."""
    workspace.home.paths.plan.unlink()
    Planner(workspace).open_file(None)
    assert text(workspace).startswith("# The plan")
