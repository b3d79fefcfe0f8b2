"""Runs that were done instead of planned ones in words: the question, its answers, what became of the planned run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from stride_tui.core.history.records import NOT_INSTEAD, Run
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.instead_of import RunQuestion
from stride_tui.core.week.plan import Occurrence, PlannedRun, day_instead_of
from stride_tui.views.text.dates import LONG_DAYS, day_words
from stride_tui.views.week.instant_words import RUNS, day_name


def question_words(question: RunQuestion, today: date) -> str:
    """Return the question about a run: `was Fri's long run instead of Sat's?`."""
    run = f"{day_name(question.day, today)}'s {RUNS[question.run.kind]}"
    return f"was {run} instead of {' or '.join(_names(question, today))}?"


def command_words(question: RunQuestion, id: str) -> str:
    """Return the command that answers: `stride history amend last-run instead=saturday` says so, `instead=no` not.

    `id` is the name that the run has on the command line.
    """
    first, *others = (f"instead={word}" for word in answer_texts(day for day, _ in question.planned))
    yes = f"`stride history amend {id} {first}`{''.join(f' or `{other}`' for other in others)}"
    return f"{yes} says {'which' if others else 'so'}, `instead=no` says no"


def answer_texts(days: Iterable[date]) -> list[str]:
    """Return how days are typed as an answer: `saturday`, or the date where two of them are the same weekday."""
    some = list(days)
    weekdays = [day.weekday() for day in some]
    once = [weekdays.count(day.weekday()) == 1 for day in some]
    return [LONG_DAYS[day.weekday()].lower() if one else day.isoformat() for day, one in zip(some, once, strict=True)]


def planned_words(question: RunQuestion, planned: Occurrence, today: date) -> str:
    """Return one of the planned runs of a question with its time: `Sat's long run at 07:00`."""
    day, run = planned
    at = f" at {run.at:%H:%M}" if run.at else ""
    return f"{_day(question, day, today)}'s {RUNS[run.kind]}{at}"


def done_instead_words(planned: PlannedRun, day: date, done: Run) -> str:
    """Return what was done instead of a run planned for `day`: `moved to Fri 27 Nov`, `the race was instead of it`."""
    on = day_of(done)
    if done.kind == planned.kind:
        return f"moved to {day_words(on)}"
    return f"the {RUNS[done.kind]}{'' if on == day else f' of {day_words(on)}'} was instead of it"


def instead_words(run: Run) -> str:
    """Return what was answered of a run: `instead of Sat 28 Nov`, `not instead of a planned run`; "" if nothing was."""
    if run.instead_of == NOT_INSTEAD:
        return "not instead of a planned run"
    day = day_instead_of(run)
    if day is None:
        return ""
    return f"instead of {'the long run planned for that day' if day == day_of(run) else day_words(day)}"


def _names(question: RunQuestion, today: date) -> list[str]:
    """Return the planned runs as the question names them: by their day, with the kind where it is another one."""
    names = []
    for day, run in question.planned:
        kind = "" if run.kind == question.run.kind else f" {RUNS[run.kind]}"
        names.append(f"{_day(question, day, today)}'s{kind}")
    return names


def _day(question: RunQuestion, day: date, today: date) -> str:
    """Return the day of a planned run: `Sat`; `Sat 28 Nov` where another Saturday is offered or it is a week away."""
    if day == question.day:
        return "the day"
    twice = sum(other.weekday() == day.weekday() for other, _ in question.planned) > 1
    return day_words(day) if twice else day_name(day, today)
