"""The quality runs that are known for a span of days: those of the plan and those that were done."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.planned_and_done import runs_near
from stride_tui.core.week.quality_runs import DoneRun, QualityRun, quality_runs
from stride_tui.core.week.race import MOST_AFTER_DAYS, MOST_TAPER_DAYS
from stride_tui.core.week.run_length import Pace, own_pace, run_length_ms

LOOK_AHEAD_DAYS = 14
"""The days after which the next clear window is no longer looked for."""
FAR_DAYS = 28
"""If a week and today are further apart than this, the runs between them are not needed and are left out."""


def runs_known(plan: Plan, history: History, first: date, last: date, zone: tzinfo) -> tuple[QualityRun, ...]:
    """Return the quality runs that matter for sessions from `first` to `last`, both included: planned and done.

    The length of a run of which only the distance is known comes from the runs of the history.
    """
    pace = own_pace(history.runs)
    return quality_runs(plan, done_runs(history, first, last, pace), first, last, zone, pace)


def done_runs(history: History, first: date, last: date, pace: Pace) -> tuple[DoneRun, ...]:
    """Return the runs that may be done for one planned from `first` to `last`, by their date where they were done."""
    runs = []
    for day, run in runs_near(history.runs, first, last):
        start, length = run.started if run.timed else None, run_length_ms(run, pace)
        runs.append(DoneRun(run.kind, day, start, length, run.logged, run.km, run.note, run.instead_of))
    return tuple(runs)


def races_known(plan: Plan, history: History, first: date, last: date, zone: tzinfo) -> tuple[QualityRun, ...]:
    """Return the races whose taper or whose days after may reach into the days from `first` to `last`."""
    races = msgspec.structs.replace(plan, runs=tuple(run for run in plan.runs if run.kind == "race"))
    first, last = first - timedelta(days=MOST_AFTER_DAYS), last + timedelta(days=MOST_TAPER_DAYS)
    return tuple(run for run in runs_known(races, history, first, last, zone) if run.kind == "race")


def runs_around(plan: Plan, history: History, start: date, today: date, zone: tzinfo) -> tuple[QualityRun, ...]:
    """Return the quality runs around a week and around today, without those between them if these are far apart."""
    spans = [(day - timedelta(days=7), day + timedelta(days=6 + LOOK_AHEAD_DAYS)) for day in sorted((start, today))]
    if (spans[1][0] - spans[0][1]).days <= FAR_DAYS:
        spans = [(spans[0][0], spans[1][1])]
    return tuple(run for span in spans for run in runs_known(plan, history, *span, zone))
