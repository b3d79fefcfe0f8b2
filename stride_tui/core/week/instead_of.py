"""The question of whether a quality run was done instead of one that was planned for another day.

A runner who does Saturday's long run on Friday would otherwise be advised to keep clear of Saturday too. A run may
stand for a planned run

- of its own kind, in the same week, or within three days over a week's edge (`OVER_EDGE_DAYS`);
- a race also for a long run of its own week: its own day's is the first that comes to mind.

The planned run must be open: not done, not in a week marked off, and no other run done instead of it. A run that was
done as it was planned stands for no other, except a race for the long run of its own day, which no one runs as well.
The days and the kinds are choices of this program.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run
from stride_tui.core.week.adherence import is_off
from stride_tui.core.week.calendar import day_of, week_start
from stride_tui.core.week.known_runs import runs_near
from stride_tui.core.week.plan import QUALITY_KINDS, Occurrence, Plan, PlannedRun, done_for

OVER_EDGE_DAYS = 3
"""The most days between a run and a planned one of the week before or after."""
ASKED_DAYS = 7
"""The days after a run in which it is asked about. Later the answer changes no advice any more, and a history of an
earlier version, which has no answers, is not asked about at all."""


class RunQuestion(msgspec.Struct, frozen=True):
    """A run, its day, and the planned runs that it may have been done instead of, the nearest first."""

    run: Run
    day: date
    planned: tuple[Occurrence, ...]


def run_question(plan: Plan, history: History, today: date, first_weekday: int) -> RunQuestion | None:
    """Return the question about the latest run that has one; None where nothing is to be asked."""
    for run in reversed(history.runs):
        day = day_of(run)
        if day < today - timedelta(days=ASKED_DAYS + 1):
            break  # The runs are in order of their start; a day more, because each has the zone it was done in.
        if question := question_about(plan, history, run, today, first_weekday):
            return question
    return None


def question_about(plan: Plan, history: History, run: Run, today: date, first_weekday: int) -> RunQuestion | None:
    """Return the question about one run; None where it is answered, long ago, or was done instead of no planned one."""
    day = day_of(run)
    if run.instead_of is not None or not 0 <= (today - day).days <= ASKED_DAYS:
        return None
    planned = may_stand_for(plan, history.runs, run, first_weekday)
    return RunQuestion(run, day, planned) if planned else None


def may_stand_for(plan: Plan, runs: Sequence[Run], run: Run, first_weekday: int) -> tuple[Occurrence, ...]:
    """Return the planned runs that a run may have been done instead of, the nearest first.

    Of two that are equally near, the earlier comes first. One of each day is enough, because an answer names a day: the
    one of its own kind. `runs` are all that were done, with or without this one. What was answered for it does not
    count.
    """
    if run.kind not in QUALITY_KINDS or not plan.runs:
        return ()
    day = day_of(run)
    week = week_start(day, first_weekday)
    edge = timedelta(days=OVER_EDGE_DAYS)
    first, last = min(week, day - edge), max(week + timedelta(days=6), day + edge)
    planned = [it for it in plan.runs_between(first, last) if it[1].is_quality]
    asked = msgspec.structs.replace(run, instead_of=None)
    done = [(on, asked if other.id == run.id else other) for on, other in runs_near(runs, first, last)]
    if all(other is not asked for _, other in done):
        done.append((day, asked))
    found = done_for(planned, done)
    as_planned = any(done[n][1] is asked for n in found.values())

    def fits(on: date, other: PlannedRun) -> bool:
        its_week = week_start(on, first_weekday)
        if is_off(plan, its_week):
            return False
        if other.kind == run.kind:
            return not as_planned
        return (run.kind, other.kind) == ("race", "long") and (on == day if as_planned else its_week == week)

    open_ones = [it for at, it in enumerate(planned) if at not in found and fits(*it)]
    # The last of a day replaces those before it, and so one of the run's own kind replaces a long run.
    of_days = {it[0]: it for it in sorted(open_ones, key=lambda it: it[1].kind == run.kind)}
    return tuple(sorted(of_days.values(), key=lambda it: (abs((it[0] - day).days), it[0])))
