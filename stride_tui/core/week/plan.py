"""The plan: the week's runs, repeating and dated, the weeks marked off, and the weekly target for strength.

A run is done for the planned run of its kind on its own day. Beside that, its `instead_of` may name the day of a
planned run that it took the place of: one of its own kind; for a race without one there, the long run. Such a planned
run is no longer to come.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from datetime import time, timedelta
from typing import Literal, Protocol

import msgspec

from stride_tui.core.history.records import NOT_INSTEAD, RunKind

OffReason = Literal["ill", "race", "holiday", "taper", "other"]

QUALITY_KINDS: frozenset[RunKind] = frozenset({"speed", "long", "race"})
"""The runs that the 48 hours are kept clear for: a speed session, a long run (the source), and a race."""
DEFAULT_RUN_MINUTES = 60
"""The minutes that a run is taken to last where the plan names no duration."""

REACH_DAYS = 7
"""The most days between a run and the planned one that it took the place of. No question offers one so far away: an
answer that names one, as a file edited by hand may, takes nothing out."""


class PlannedRun(msgspec.Struct, frozen=True):
    """One run of the plan: repeating on a weekday (0 is Monday) or on one date, never both.

    `at` is the local time of day it starts, None where the plan names none. `minutes` and `km` are the
    planned duration and distance, or None. `skip` holds the dates on which a repeating run is left out, `first` and
    `last` are the first and last date on which it may be, None where it has no beginning or no end. `taper_days` and
    `after_race_days` are a race's own numbers, None where `race.race_days` says them.
    `n` is the run's ordinal among the file's `[[run]]` tables, for editing it.
    """

    kind: RunKind
    weekday: int | None = None
    date: datetime.date | None = None
    at: time | None = None
    minutes: float | None = None
    km: float | None = None
    note: str | None = None
    skip: tuple[datetime.date, ...] = ()
    n: int = 0
    first: datetime.date | None = None
    last: datetime.date | None = None
    taper_days: float | None = None
    after_race_days: float | None = None

    @property
    def is_quality(self) -> bool:
        """Return whether strength work keeps clear of it."""
        return self.kind in QUALITY_KINDS

    def is_on(self, day: datetime.date) -> bool:
        """Return whether it is planned for a day."""
        if self.date is not None:
            return self.date == day
        begun = self.first is None or self.first <= day
        over = self.last is not None and day > self.last
        return self.weekday == day.weekday() and begun and not over and day not in self.skip


class OffWeek(msgspec.Struct, frozen=True):
    """A week marked off, by the ISO year and week of its Thursday; it does not break a streak."""

    year: int
    week: int
    reason: OffReason = "other"
    note: str | None = None


class Plan(msgspec.Struct, frozen=True):
    """The whole plan.

    `strength_per_week` is a minimum of sessions, None where the plan leaves it to the routine. `preferred` are the
    weekdays (0 is Monday) on which a session is suggested first.
    """

    runs: tuple[PlannedRun, ...] = ()
    off: tuple[OffWeek, ...] = ()
    strength_per_week: int | None = None
    preferred: tuple[int, ...] = ()

    def runs_on(self, day: datetime.date) -> tuple[PlannedRun, ...]:
        """Return the runs of a day, those without a time of day last."""
        runs = [run for run in self.runs if run.is_on(day)]
        return tuple(sorted(runs, key=lambda run: (run.at is None, run.at or time(0))))

    def off_week(self, day: datetime.date) -> OffWeek | None:
        """Return the mark on the ISO week that `day` is in, or None."""
        year, week, _ = day.isocalendar()
        return next((off for off in self.off if (off.year, off.week) == (year, week)), None)

    def runs_between(self, first: datetime.date, last: datetime.date) -> tuple[tuple[datetime.date, PlannedRun], ...]:
        """Return every run from `first` to `last`, both included, with its date, in order."""
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return tuple((day, run) for day in days for run in self.runs_on(day))


Occurrence = tuple[datetime.date, PlannedRun]
"""A planned run on one of its days."""


class DoneRunLike(Protocol):
    """A run that was done, as far as it matters here."""

    @property
    def kind(self) -> RunKind:
        """Its kind."""

    @property
    def instead_of(self) -> str | None:
        """The date of the planned run that it took the place of, `none` for no other one, None if not said."""


def day_instead_of(run: DoneRunLike) -> datetime.date | None:
    """Return the day of the planned run that a run took the place of; None if it took the place of no other."""
    if run.instead_of is None or run.instead_of == NOT_INSTEAD:
        return None
    try:
        return datetime.date.fromisoformat(run.instead_of)
    except ValueError:
        # A day that no month has, in a line that was edited by hand.
        return None


def done_for(planned: Sequence[Occurrence], done: Sequence[tuple[datetime.date, DoneRunLike]]) -> dict[int, int]:
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
