"""The answer to what a run was done instead of: as it is typed, kept, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stride_tui.core.history.records import Run, RunKind
from stride_tui.core.instant import ManualClock
from stride_tui.services.home import Home
from stride_tui.services.logbook import undo_correction
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.refusal import Refusal
from stride_tui.services.week.instead import answer, answer_from, question_line, take_back
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_run
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import find_paths
from tests.helpers.histories import run, utc

THURSDAY, FRIDAY, SATURDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28)
PLAN = """
[[run]]
on = ["tuesday", "thursday"]
kind = "speed"
[[run]]
on = "saturday"
kind = "long"
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Friday, 27 November 2026, 18:00, with speed sessions on Tuesdays and Thursdays and a long run on Saturdays."""
    paths = find_paths(tmp_path)
    paths.plan.parent.mkdir(parents=True, exist_ok=True)
    paths.plan.write_text(PLAN, "utf-8")
    return Home(paths, ManualClock(utc(FRIDAY, "18:00"), 0))


def opened(home: Home, *runs: Run) -> Workspace:
    """The workspace of a home in which these runs were logged."""
    for done in runs:
        append_run(home.paths, done)
    workspace = open_workspace(home)
    assert isinstance(workspace, Workspace)
    workspace.complete_history()
    return workspace


@pytest.mark.parametrize(
    ("kind", "day", "text", "answer"),
    [
        ("long", FRIDAY, "saturday", "2026-11-28"),
        ("long", FRIDAY, " Sat ", "2026-11-28"),
        ("long", FRIDAY, "2026-11-28", "2026-11-28"),
        ("long", FRIDAY, "tomorrow", "2026-11-28"),
        ("long", FRIDAY, "yes", "2026-11-28"),
        ("long", FRIDAY, "no", "none"),
        ("long", FRIDAY, "None", "none"),
        ("easy", FRIDAY, "no", "none"),
        ("race", SATURDAY, "yes", "2026-11-28"),
        ("speed", date(2026, 11, 25), "thursday", "2026-11-26"),
    ],
)
def test_an_answer_is_taken_in_every_form(home: Home, kind: RunKind, day: date, text: str, answer: str) -> None:
    """A weekday or the beginning of it, a date, a neighbour of today, yes and no."""
    assert answer_from(opened(home), run(day, kind), text) == answer


@pytest.mark.parametrize(
    ("kind", "day", "text", "words"),
    [
        ("long", FRIDAY, "sunday", "is `saturday` or `no`, not `sunday`"),
        ("long", FRIDAY, "2026-11-29", "is `saturday` or `no`, not `2026-11-29`"),
        ("long", FRIDAY, "", "is `saturday` or `no`, not ``"),
        ("speed", date(2026, 11, 25), "friday", "is `tuesday`, `thursday` or `no`, not `friday`"),
        ("speed", date(2026, 11, 25), "yes", "may be 2026-11-24 or 2026-11-26 with `yes`: write the date"),
        ("speed", date(2026, 11, 25), "t", "is `tuesday`, `thursday` or `no`, not `t`"),
        (
            "race",
            date(2026, 11, 25),
            "2026-11-26",
            "is `saturday` or `no`, not `2026-11-26`",
        ),
        (
            "easy",
            FRIDAY,
            "saturday",
            "is for a speed session, a long run or a race; of another run (easy run) it can only be `no`",
        ),
        (
            "long",
            SATURDAY,
            "friday",
            "can only be `no`: no other long run is planned and not done in its week, or within three days of it",
        ),
    ],
)
def test_a_wrong_answer_says_what_would_be_right(home: Home, kind: RunKind, day: date, text: str, words: str) -> None:
    """The days that are open, as they are typed."""
    assert answer_from(opened(home), run(day, kind), text) == Refusal(words)


def test_a_plan_with_mistakes_answers_nothing(home: Home) -> None:
    """Nothing is taken for `no` because the plan could not be read."""
    home.paths.plan.write_text("[[run]]\non = 7\n", "utf-8")
    found = answer_from(opened(home), run(FRIDAY, "long"), "saturday")
    assert isinstance(found, Refusal)
    assert "plan.toml has mistakes" in found.words


def test_yes_takes_the_planned_run_out_and_the_undo_brings_it_back(home: Home) -> None:
    """By a line of its own; the plan file stays as it is."""
    workspace = opened(home, run(FRIDAY, "long"))
    assert next(it.day for it in workspace.ahead().runs if it.kind == "long" and not it.done) == SATURDAY
    assert answer(workspace, workspace.history.runs[0], SATURDAY) is None
    assert next(it.day for it in workspace.ahead().runs if it.kind == "long" and not it.done) == date(2026, 12, 5)
    assert read_history(home.paths).history.runs[0].instead_of == "2026-11-28"
    assert home.paths.plan.read_text("utf-8") == PLAN
    assert not isinstance(undo_correction(workspace), Refusal)
    assert next(it.day for it in workspace.ahead().runs if it.kind == "long" and not it.done) == SATURDAY


def test_no_is_asked_once(home: Home) -> None:
    """Also by a face that is opened later."""
    workspace = opened(home, run(FRIDAY, "long"))
    assert question_line(workspace)
    assert answer(workspace, workspace.history.runs[0], None) is None
    assert question_line(workspace) == question_line(opened(home)) == ""


def test_an_answer_is_taken_back_by_itself(home: Home) -> None:
    """Even where another correction came later; a second time there is nothing to take back."""
    workspace = opened(home, run(THURSDAY, "long"), run(FRIDAY, "easy"))
    assert answer(workspace, workspace.history.runs[0], SATURDAY) is None
    given = workspace.history.amendments[-1].id
    assert answer(workspace, workspace.history.runs[1], None) is None
    assert take_back(workspace, given) is None
    assert [done.instead_of for done in workspace.history.runs] == [None, "none"]
    assert isinstance(take_back(workspace, given), Refusal)


def test_the_question_has_the_command_that_answers_it(home: Home) -> None:
    """By the id where a later run was logged."""
    workspace = opened(home, run(FRIDAY, "long"))
    assert question_line(workspace) == (
        "was Fri's long run instead of Sat's? "
        "`stride history amend last-run instead=saturday` says so, `instead=no` says no"
    )
    later = opened(home, run(FRIDAY, "easy", at="17:00"))
    assert f"amend {later.history.runs[0].id} instead=saturday`" in question_line(later)
