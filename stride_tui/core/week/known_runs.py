"""The runs that are known for a span of days: those of the plan, those that were done, and which was done for which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run
from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.plan import REACH_DAYS, Plan, PlannedRun, done_for
from stride_tui.core.week.quality_runs import DoneRun, QualityRun, quality_runs
from stride_tui.core.week.race import MOST_AFTER_DAYS, MOST_TAPER_DAYS
from stride_tui.core.week.run_length import Pace, own_pace, run_length_ms

LOOK_AHEAD_DAYS = 14
"""The days after which the next clear window is no longer looked for."""
FAR_DAYS = 28
"""If a week and today are further apart than this, the runs between them are not needed and are left out."""
_EPOCH_DAY = date(1970, 1, 1).toordinal()


class DayRuns(msgspec.Struct, frozen=True):
    """The runs of one day: those planned, for each the run that was done for it (None without), and those done."""

    day: date
    planned: tuple[PlannedRun, ...] = ()
    done_by: tuple[Run | None, ...] = ()
    runs: tuple[Run, ...] = ()

    def on_its_day(self, n: int) -> Run | None:
        """Return the run that was done for planned run `n` (from 0) as planned: that day, of its kind; else None."""
        done = self.done_by[n]
        return done if done and done.kind == self.planned[n].kind and day_of(done) == self.day else None

    def is_taken_out(self, n: int) -> bool:
        """Return whether another run was done instead of planned run `n`."""
        return self.done_by[n] is not None and self.on_its_day(n) is None

    def place_of(self, n: int) -> int:
        """Return the number of planned runs of the same kind before planned run `n` that were not taken out.

        For one that was taken out itself it is more than there are, for it is no run of the day.
        """
        if self.is_taken_out(n):
            return len(self.planned) + len(self.runs)
        kind = self.planned[n].kind
        return sum(other.kind == kind and not self.is_taken_out(m) for m, other in enumerate(self.planned[:n]))

    @property
    def unplanned(self) -> tuple[Run, ...]:
        """The runs of the day that no run was planned for."""
        as_planned = {run.id for n in range(len(self.planned)) if (run := self.on_its_day(n))}
        return tuple(run for run in self.runs if run.id not in as_planned)


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


def runs_near(runs: Sequence[Run], first: date, last: date) -> list[tuple[date, Run]]:
    """Return the runs, each with its day, that may have been done for one planned from `first` to `last`.

    `runs` are in the order of their start, and so are those returned.
    """
    near = []
    begin = (first.toordinal() - _EPOCH_DAY - REACH_DAYS - 2) * DAY_MS
    for run in reversed(runs):
        if run.started < begin:
            break
        day = day_of(run)
        if (day - first).days >= -REACH_DAYS and (day - last).days <= REACH_DAYS:
            near.append((day, run))
    return near[::-1]


def runs_by_day(plan: Plan, runs: Sequence[Run], first: date, last: date) -> dict[date, DayRuns]:
    """Return the runs of each day from `first` to `last`, both included, planned and done."""
    near = runs_near(runs, first, last)
    planned = plan.runs_between(first, last)
    found = done_for(planned, near)
    done_by = [near[found[at]][1] if at in found else None for at in range(len(planned))]
    days = {}
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        of_day = [at for at, (on, _) in enumerate(planned) if on == day]
        days[day] = DayRuns(
            day,
            tuple(planned[at][1] for at in of_day),
            tuple(done_by[at] for at in of_day),
            tuple(run for on, run in near if on == day),
        )
    return days
