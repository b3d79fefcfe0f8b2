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
from stride_tui.core.instant import MINUTE_MS
from stride_tui.core.week.plan import DEFAULT_RUN_MINUTES, QUALITY_KINDS, Occurrence, Plan, PlannedRun, done_for
from stride_tui.core.week.race import RaceDays, race_days
from stride_tui.core.week.run_length import Pace, default_pace, run_length_ms

NEIGHBOUR_DAYS = 8
"""The days after the asked ones that are read too: no later run crowds a session (the rule asks for at most 96
hours), and a run that repeats weekly still closes the last window."""
OVERHANG_DAYS = 2
"""The days before the asked ones that are read too, for a run that began then and is not over yet."""
DEFAULT_RUN_MS = DEFAULT_RUN_MINUTES * MINUTE_MS
OVER_BY = time(12)
"""The time of day at which a run without one is taken to be over."""

FAR_FUTURE = 2**62
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class QualityRun(msgspec.Struct, frozen=True):
    """A speed session, a long run or a race, from `start` to `end` in UTC milliseconds.

    `day` is its date by the wall clock, where it was done if it was. `timed` is whether its time of day
    is known: if not, `start` is 00:00 and `end` noon of its day. `done` is whether it was logged. `days` are the days
    around a race in which less strength work is advised; None for other runs.
    """

    start: int
    end: int
    day: date
    kind: RunKind
    timed: bool = True
    done: bool = False
    days: RaceDays | None = None


class DoneRun(msgspec.Struct, frozen=True):
    """A run that was done: its date where it was done.

    `start` (UTC ms) and `length_ms` are None where they are not known, `logged` is when it was written down (UTC ms):
    by then it was over. It is None for a run that an earlier version of the program logged. `km` and `note` tell a
    marathon from other races. `instead_of` is the run's own (`records.Run`).
    """

    kind: RunKind
    day: date
    start: int | None = None
    length_ms: int | None = None
    logged: int | None = None
    km: float | None = None
    note: str | None = None
    instead_of: str | None = None


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


def quality_runs(
    plan: Plan, done: Iterable[DoneRun], first: date, last: date, zone: tzinfo, pace: Pace = default_pace
) -> tuple[QualityRun, ...]:
    """Return the quality runs that matter for sessions from `first` to `last`, both included, by their start.

    They reach beyond the asked days on either side (`NEIGHBOUR_DAYS`, `OVERHANG_DAYS`): Monday's speed session
    crowds this Sunday. A run that was done replaces one planned run of its kind on its day; if it was logged without
    a time of day, it has the plan's time, where the plan has one that was not still to come when it was logged.
    A planned run that another one was done instead of is left out.
    `pace` is the runner's own, for the length of runs of which only the distance is known.
    """
    first = date.fromordinal(max(first.toordinal() - OVERHANG_DAYS, date.min.toordinal()))
    last = date.fromordinal(min(last.toordinal() + NEIGHBOUR_DAYS, date.max.toordinal()))
    logged = [(run.day, run) for run in done if run.kind in QUALITY_KINDS]
    planned = [(day, run) for day, run in plan.runs_between(first, last) if run.is_quality]
    found = done_for(planned, logged)
    # A run that is done for two, as a race on the long run's day, has the time of the planned one of its own kind.
    own = {n: planned[at] for at, n in found.items() if _as_planned(planned[at], logged[n][1])}
    runs = [_planned(*it, zone, pace) for at, it in enumerate(planned) if at not in found]
    for n, (day, run) in enumerate(logged):
        if first <= day <= last:
            mine = own.get(n)
            days = _days(mine[1] if mine else None, run)
            runs.append(_done(run, _planned(*mine, zone, pace) if mine else None, zone, days))
    return tuple(sorted(runs, key=lambda run: (run.start, run.end)))


def _as_planned(planned: Occurrence, done: DoneRun) -> bool:
    """Return whether a run was done on the day of a planned one of its kind."""
    return (planned[0], planned[1].kind) == (done.day, done.kind)


def _planned(day: date, run: PlannedRun, zone: tzinfo, pace: Pace) -> QualityRun:
    """Return a planned run of a day."""
    start, end = _untimed(day, zone)
    if run.at is not None:
        start = utc_of(day, run.at, zone)
        end = start + (run_length_ms(run, pace) or DEFAULT_RUN_MS)
    return QualityRun(start, end, day, run.kind, run.at is not None, days=_days(run))


def _days(run: PlannedRun | None, done: DoneRun | None = None) -> RaceDays | None:
    """Return the days around a race: the plan's own numbers, else those of its distance or name; None for other runs.

    The distance that was run counts before the planned one.
    """
    known = [one for one in (done, run) if one is not None]
    if any(one.kind != "race" for one in known):
        return None
    km = next((one.km for one in known if one.km is not None), None)
    days = race_days(km, ", ".join(one.note for one in known if one.note))
    if run is None:
        return days
    taper = days.taper if run.taper_days is None else run.taper_days
    return RaceDays(taper, days.after if run.after_race_days is None else run.after_race_days)


def _done(run: DoneRun, planned: QualityRun | None, zone: tzinfo, days: RaceDays | None) -> QualityRun:
    """Return a run that was done, with the time of day that was planned where it was logged without one.

    It was over when it was logged: a planned time that was still to come then was not its own, and an end after that
    is none. Only a beginning that was corrected may be later.
    """
    over_by = FAR_FUTURE if run.logged is None else run.logged
    if run.start is not None:
        end = run.start + (run.length_ms or DEFAULT_RUN_MS)
        end = min(end, over_by) if over_by > run.start else end
        return QualityRun(run.start, end, run.day, run.kind, done=True, days=days)
    if planned and planned.timed and planned.start < over_by:
        end = planned.end if run.length_ms is None else planned.start + run.length_ms
        return QualityRun(planned.start, min(end, over_by), run.day, run.kind, done=True, days=days)
    start, end = _untimed(run.day, zone)
    return QualityRun(start, max(start, min(end, over_by)), run.day, run.kind, timed=False, done=True, days=days)


def _untimed(day: date, zone: tzinfo) -> tuple[int, int]:
    """Return the span of a run without a time of day: from 00:00 for what comes before it, to noon for what follows."""
    return utc_of(day, time(0), zone), utc_of(day, OVER_BY, zone)


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
