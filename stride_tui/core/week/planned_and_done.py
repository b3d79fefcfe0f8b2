"""The planned runs with the runs that were done for them, on their own day or instead of them on another.

A run is done for the planned run of its kind on its own day. Beside that, its `instead_of` may name the day of a
planned run that it took the place of: one of its own kind; for a race without one there, the long run. Such a planned
run is no longer to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

import msgspec

from stride_tui.core.history.records import NOT_INSTEAD, Run, RunKind
from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.plan import Plan, PlannedRun

REACH_DAYS = 7
"""The most days between a run and the planned one that it took the place of. No question offers one so far away: an
answer that names one, as a file edited by hand may, takes nothing out."""

_EPOCH_DAY = date(1970, 1, 1).toordinal()

Occurrence = tuple[date, PlannedRun]
"""A planned run on one of its days."""


class Logged(Protocol):
    """A run that was done, as far as it matters here."""

    @property
    def kind(self) -> RunKind:
        """Its kind."""

    @property
    def instead_of(self) -> str | None:
        """The date of the planned run that it took the place of, `none` for no other one, None if not said."""


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

    @property
    def unplanned(self) -> tuple[Run, ...]:
        """The runs of the day that no run was planned for."""
        as_planned = {run.id for n in range(len(self.planned)) if (run := self.on_its_day(n))}
        return tuple(run for run in self.runs if run.id not in as_planned)


def day_instead_of(run: Logged) -> date | None:
    """Return the day of the planned run that a run took the place of; None if it took the place of no other."""
    if run.instead_of is None or run.instead_of == NOT_INSTEAD:
        return None
    try:
        return date.fromisoformat(run.instead_of)
    except ValueError:
        # A day that no month has, in a line that was edited by hand.
        return None


def done_for(planned: Sequence[Occurrence], done: Sequence[tuple[date, Logged]]) -> dict[int, int]:
    """Return for each planned run that was done, by its place in `planned`, the place of its run in `done`.

    Those done as planned are found first, then those that another was done instead of. `done` has each with its day.
    """
    found: dict[int, int] = {}
    for n, (day, run) in enumerate(done):
        own = (at for at, it in enumerate(planned) if (it[0], it[1].kind) == (day, run.kind) and at not in found)
        if (mine := next(own, None)) is not None:
            found[mine] = n
    for n, (day, run) in enumerate(done):
        other = day_instead_of(run)
        if other is None or abs((other - day).days) > REACH_DAYS:
            continue
        left = [at for at, it in enumerate(planned) if it[0] == other and at not in found]
        same = [at for at in left if planned[at][1].kind == run.kind]
        longs = [at for at in left if planned[at][1].kind == "long" and run.kind == "race"]
        if taken := (same or longs):
            found[taken[0]] = n
    return found


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
