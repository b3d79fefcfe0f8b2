"""Quality runs as spans of UTC milliseconds, from the plan and from the runs that were done.

The plan has wall-clock times; the 48-hour rule counts real hours. Here the one becomes the other, so that nothing
after it has to consider daylight saving or travel.

A wall-clock time that the clocks skip counts as the moment after the skip, and one that they show twice as the
earlier of the two. Both are the earliest moment at which the runner may start, so that a session shown as clear is
clear whichever of the two the runner means.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import msgspec

from stride_tui.core.history.records import RunKind
from stride_tui.core.week.plan import DEFAULT_RUN_MINUTES, QUALITY_KINDS, Plan, PlannedRun

NEIGHBOUR_DAYS = 8
"""The days after the asked ones that are read too: no later run crowds a session (the rule asks for at most 96
hours), and a run that repeats weekly still closes the last window."""
OVERHANG_DAYS = 2
"""The days before the asked ones that are read too, for a run that began then and is not over yet."""
OVER_BY = time(12)
"""The time of day at which a run without one is taken to be over."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class QualityRun(msgspec.Struct, frozen=True):
    """A speed session, a long run or a race, from `start` to `end` in UTC milliseconds.

    `day` is its date by the wall clock, where it was done if it was. `timed` is whether its time of day
    is known: if not, `start` is 00:00 and `end` noon of its day. `done` is whether it was logged.
    """

    start: int
    end: int
    day: date
    kind: RunKind
    timed: bool = True
    done: bool = False


class DoneRun(msgspec.Struct, frozen=True):
    """A run that was done: its date where it was done, and its start and end in UTC milliseconds if known."""

    kind: RunKind
    day: date
    start: int | None = None
    end: int | None = None


def utc_of(day: date, at: time, zone: tzinfo) -> int:
    """Return the UTC milliseconds of a wall-clock time; where the clocks change, the earliest that it can mean."""
    wall = datetime.combine(day, at, zone)
    before, after = _offset(wall), _offset(wall.replace(fold=1))
    if before < after:
        return _jump(_ms(wall) + (before - after) // _MS, _ms(wall), zone)
    return _ms(wall)


def wall_of(utc: int, zone: tzinfo) -> datetime:
    """Return the wall-clock time at an instant (UTC ms)."""
    return (_EPOCH + utc * _MS).astimezone(zone)


def quality_runs(plan: Plan, done: Iterable[DoneRun], first: date, last: date, zone: tzinfo) -> tuple[QualityRun, ...]:
    """Return the quality runs that matter for sessions from `first` to `last`, both included, by their start.

    They reach beyond the asked days on either side (`NEIGHBOUR_DAYS`, `OVERHANG_DAYS`): Monday's speed session
    crowds this Sunday. A run that was done replaces one planned run of its kind on its day; if it was logged without
    a time of day, it has the plan's time, where the plan has one.
    """
    first = date.fromordinal(max(first.toordinal() - OVERHANG_DAYS, date.min.toordinal()))
    last = date.fromordinal(min(last.toordinal() + NEIGHBOUR_DAYS, date.max.toordinal()))
    logged = [run for run in done if run.kind in QUALITY_KINDS and first <= run.day <= last]
    runs: list[QualityRun] = []
    for day, run in plan.runs_between(first, last):
        if not run.is_quality:
            continue
        done_run = next((other for other in logged if (other.day, other.kind) == (day, run.kind)), None)
        if done_run is None:
            runs.append(_planned(day, run, zone))
            continue
        logged.remove(done_run)
        time_from_plan = done_run.start is None and run.at is not None
        planned = _planned(day, run, zone)
        runs.append(msgspec.structs.replace(planned, done=True) if time_from_plan else _done(done_run, zone))
    runs += [_done(run, zone) for run in logged]
    return tuple(sorted(runs, key=lambda run: (run.start, run.end)))


def _planned(day: date, run: PlannedRun, zone: tzinfo) -> QualityRun:
    """Return a planned run of a day."""
    if run.at is None:
        return _untimed(day, run.kind, zone)
    start = utc_of(day, run.at, zone)
    minutes = DEFAULT_RUN_MINUTES if run.minutes is None else run.minutes
    return QualityRun(start, start + round(minutes * 60_000), day, run.kind)


def _done(run: DoneRun, zone: tzinfo) -> QualityRun:
    """Return a run that was done."""
    if run.start is None:
        return msgspec.structs.replace(_untimed(run.day, run.kind, zone), done=True)
    end = run.start + DEFAULT_RUN_MINUTES * 60_000 if run.end is None else run.end
    return QualityRun(run.start, end, run.day, run.kind, done=True)


def _untimed(day: date, kind: RunKind, zone: tzinfo) -> QualityRun:
    """Return a run without a time of day: from 00:00 for what comes before it, until noon for what follows."""
    return QualityRun(utc_of(day, time(0), zone), utc_of(day, OVER_BY, zone), day, kind, timed=False)


def _offset(moment: datetime) -> timedelta:
    """Return the offset east of UTC of an aware datetime."""
    return moment.utcoffset() or timedelta(0)


def _ms(moment: datetime) -> int:
    """Return the UTC milliseconds of an aware datetime."""
    return (moment - _EPOCH) // _MS


def _jump(low: int, high: int, zone: tzinfo) -> int:
    """Return the instant between `low` and `high` (UTC ms) from which the clocks show the time after the skip."""
    old = _offset(wall_of(low, zone))
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(wall_of(middle, zone)) == old:
            low = middle
        else:
            high = middle
    return high
