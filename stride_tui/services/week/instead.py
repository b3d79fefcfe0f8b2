"""The answer to whether a run was done instead of a planned one: read from what is typed, given, and taken back.

It is kept on the run's own line of the history, or as a correction of it. The plan file stays as it is.
"""

from __future__ import annotations

from datetime import date, timedelta

from stride_tui.core.history.amendments import CorrectionUndone, RunChange
from stride_tui.core.history.records import NOT_INSTEAD, Run
from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.core.week.instead_of import RunQuestion, may_stand_for, question_about
from stride_tui.core.week.plan import QUALITY_KINDS, Occurrence
from stride_tui.services.logbook import correct
from stride_tui.services.refusal import Refusal
from stride_tui.services.workspace import Workspace
from stride_tui.views.text import refusals
from stride_tui.views.week.instant_words import RUNS
from stride_tui.views.week.instead_words import answer_texts, command_words, question_words

NO_WORDS = ("no", NOT_INSTEAD)
"""The answers that a run was done instead of no planned one."""
LATEST_RUN = "last-run"
"""The latest run of the history, as the command line names it."""


def open_for(workspace: Workspace, run: Run) -> tuple[Occurrence, ...]:
    """Return the planned runs that a run, in the history or not yet, may have been done instead of."""
    workspace.complete_history()
    return may_stand_for(workspace.plan, workspace.history.runs, run, workspace.first_weekday)


def answer_from(workspace: Workspace, run: Run, text: str) -> str | Refusal:
    """Return the answer that a text gives for a run: `saturday`, `2026-11-28`, `yes` where there is one, `no`.

    A refusal says what would be right.
    """
    word = text.strip().casefold()
    if word in NO_WORDS:
        return NOT_INSTEAD
    if run.kind not in QUALITY_KINDS:
        return Refusal(refusals.no_quality_run(RUNS[run.kind]))
    if workspace.plan_problems:
        return Refusal(refusals.PLAN_NOT_READ)
    days = [day for day, _ in open_for(workspace, run)]
    if not days:
        return Refusal(refusals.no_planned_run(RUNS[run.kind]))
    named = [day for day in days if word == "yes" or _names(word, day, workspace.today)]
    if len(named) == 1:
        return named[0].isoformat()
    if named:
        return Refusal(refusals.several_planned_runs(text, [day.isoformat() for day in named]))
    return Refusal(refusals.no_such_planned_run(text, answer_texts(days)))


def answer(workspace: Workspace, run: Run, day: date | None) -> Refusal | None:
    """Keep that a run was done instead of the planned one of a day, or (None) of no other."""
    return correct(workspace, run.id, RunChange(instead_of=day.isoformat() if day else NOT_INSTEAD))


def take_back(workspace: Workspace, amendment: str) -> Refusal | None:
    """Take an answer back by the id of its correction; refuse where it is not in effect any more."""
    if all(it.id != amendment for some in workspace.history.in_effect.values() for it in some):
        return Refusal(refusals.ANSWER_TAKEN_BACK)
    return correct(workspace, amendment, CorrectionUndone())


def question_line(workspace: Workspace) -> str:
    """Return the question that is open, with the command that answers it; "" where none is."""
    question = workspace.ahead().question
    return question_with_command(workspace, question) if question else ""


def question_after(workspace: Workspace, run: Run) -> RunQuestion | None:
    """Return what is to be asked about a run that was just logged; None where nothing is."""
    return question_about(workspace.plan, workspace.history, run, workspace.today, workspace.first_weekday)


def question_with_command(workspace: Workspace, question: RunQuestion) -> str:
    """Return a question with the command that answers it."""
    last = workspace.history.runs[-1].id == question.run.id
    command = command_words(question, LATEST_RUN if last else question.run.id)
    return f"{question_words(question, workspace.today)} {command}"


def _names(word: str, day: date, today: date) -> bool:
    """Return whether a word is a day: its date, its weekday or the beginning of that, or `today` and its neighbours."""
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if word in near:
        return day == today + timedelta(days=near[word])
    return word == day.isoformat() or (len(word) > 1 and WEEKDAYS[day.weekday()].startswith(word))
