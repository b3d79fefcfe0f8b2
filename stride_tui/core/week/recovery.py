"""The 48-hour rule: strength work keeps clear of the next quality run.

The source is the article the program is made from: allow "about 48 hours to recover before a quality
workout (a speed session or a long run)". So from the end of a strength session to the start of the next
quality run there are to be at least so many hours. Nothing is asked after a run: a session may begin the
moment one is over. The rule advises; it forbids nothing.

Put the other way round, each run closes a span of time to the starts of sessions: it begins the hours and the
session's own length before the run, and ends with the run. Both ends of the span are still clear: a gap of exactly
48 hours is enough. The hours are the routine's own (`Schedule.recovery_hours`, by default `DEFAULT_RECOVERY_HOURS`).
"To crowd" a run is to end too close before it. All instants are UTC milliseconds, all runs come from
`quality_runs.quality_runs`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta, tzinfo
from typing import Protocol

import msgspec

from stride_tui.core.instant import HOUR_MS, MINUTE_MS
from stride_tui.core.routines.routine import DEFAULT_RECOVERY_HOURS
from stride_tui.core.week.caution import Caution
from stride_tui.core.week.quality_runs import QualityRun, utc_of, wall_of

QUARTER_MS = 900_000


class SessionSpan(Protocol):
    """A strength session that was done or is planned; a `history.Session` is one."""

    @property
    def started(self) -> int:
        """The UTC milliseconds at which it began."""

    @property
    def ended(self) -> int:
        """The UTC milliseconds at which it was over; the hours count from here."""

    @property
    def timed(self) -> bool:
        """Return whether its time of day is known, or only its date."""

    @property
    def recovery_hours(self) -> float:
        """The hours that its own routine asks to keep clear after it."""


class PlannedSession(msgspec.Struct, frozen=True):
    """A session that is not done yet, from start to end in UTC milliseconds."""

    started: int
    ended: int
    timed: bool = True
    recovery_hours: float = DEFAULT_RECOVERY_HOURS


class Conflict(msgspec.Struct, frozen=True):
    """A session too close before a run: when it starts and ends, the run, and the hours asked for (ms).

    `timed` is whether the session's time of day is known; where it is not, `start` is what was assumed.
    """

    start: int
    end: int
    run: QualityRun
    hours_ms: int
    timed: bool = True

    @property
    def gap_ms(self) -> int:
        """The milliseconds from the session's end to the run's start; negative if the run has begun by then."""
        return self.run.start - self.end

    @property
    def short_ms(self) -> int:
        """The milliseconds by which the gap is too short."""
        return self.hours_ms - self.gap_ms

    @property
    def overlaps(self) -> bool:
        """Return whether the session and the run overlap in time."""
        return self.gap_ms < 0


class Verdict(msgspec.Struct, frozen=True):
    """The answer to whether a session may start at `at`: `conflict` is the run it would crowd, None if it is clear."""

    at: int
    conflict: Conflict | None = None

    @property
    def clear(self) -> bool:
        """Return whether it keeps clear of every quality run."""
        return self.conflict is None


class ClearWindow(msgspec.Struct, frozen=True):
    """A span of clear starts: from `opens` to `latest_start`, both included.

    `closes` is when a session begun at the latest start is over; both are None where no run follows.
    `after` is the run at whose end the window opens, None if it was open already when the asked range
    began; `before` is the run that closes it. Where advice makes it smaller than the rule does, `opened_by` is the
    caution at whose end it opens and `closed_by` the one that closes it; `better_from` is a better start after a run.
    """

    opens: int
    latest_start: int | None = None
    closes: int | None = None
    after: QualityRun | None = None
    before: QualityRun | None = None
    opened_by: Caution | None = None
    closed_by: Caution | None = None
    better_from: int | None = None

    def holds(self, at: int) -> bool:
        """Return whether a session may start at this instant."""
        return self.opens <= at and (self.latest_start is None or at <= self.latest_start)


class LeastBadStart(msgspec.Struct, frozen=True):
    """The least bad start where none is clear, with the run that it crowds."""

    start: int
    conflict: Conflict

    @property
    def run(self) -> QualityRun:
        """The run it crowds."""
        return self.conflict.run

    @property
    def gap_ms(self) -> int:
        """The milliseconds from the session's end to that run's start."""
        return self.conflict.gap_ms

    @property
    def short_ms(self) -> int:
        """The milliseconds by which the gap is too short."""
        return self.conflict.short_ms


def hours_ms(hours: float) -> int:
    """Hours in whole milliseconds."""
    return round(hours * HOUR_MS)


def conflict_of(session: SessionSpan, runs: Iterable[QualityRun]) -> Conflict | None:
    """Return the run that a session crowds by its own hours, None if it crowds none; the first of several."""
    lead = hours_ms(session.recovery_hours)
    crowded = [run for run in runs if session.started < run.end and session.ended > run.start - lead]
    if not crowded:
        return None
    first = min(crowded, key=lambda run: run.start)
    return Conflict(session.started, session.ended, first, lead, session.timed)


def conflict_with(run: QualityRun, sessions: Iterable[SessionSpan]) -> Conflict | None:
    """Return the session that crowds a run being planned by its own hours, None if none does; the last of several.

    A quality run between the two changes nothing: it does not rest the legs.
    """
    conflict = [session for session in sessions if conflict_of(session, (run,))]
    return conflict_of(max(conflict, key=lambda session: session.ended), (run,)) if conflict else None


def clear_at(runs: Iterable[QualityRun], hours: float, length_ms: int, at: int) -> Verdict:
    """Return whether a session of this length that starts at `at` is clear."""
    return Verdict(at, conflict_of(PlannedSession(at, at + length_ms, recovery_hours=hours), runs))


def clear_windows(
    runs: Iterable[QualityRun], hours: float, length_ms: int, start: int, end: int
) -> tuple[ClearWindow, ...]:
    """Return the windows that have a clear start from `start` to `end`, both included, in order.

    The first opens no earlier than `start`; the last may stay open beyond `end`.
    """
    lead = hours_ms(hours) + length_ms
    windows: list[ClearWindow] = []
    opens, after = start, None
    for run in sorted(runs, key=lambda run: run.start):
        if run.end < opens:
            continue
        latest = run.start - lead
        if opens <= latest:
            windows.append(ClearWindow(opens, latest, latest + length_ms, after, run))
        opens, after = run.end, run
        if opens > end:
            return tuple(windows)
    return (*windows, ClearWindow(opens, after=after))


def least_bad(runs: Iterable[QualityRun], hours: float, length_ms: int, start: int, end: int) -> LeastBadStart | None:
    """Return the start from `start` to `end` that leaves the largest gap to the next run; None if one is clear.

    Of equal gaps the earliest counts. The gap shrinks as time goes on and grows only at the end of a run, so the
    beginning of the range and those ends are all that has to be compared.
    """
    runs = tuple(runs)
    starts = sorted({start, *(run.end for run in runs if start <= run.end <= end)})
    verdicts = [clear_at(runs, hours, length_ms, at) for at in starts]
    conflicts = [verdict.conflict for verdict in verdicts if verdict.conflict is not None]
    if len(conflicts) < len(verdicts):
        return None
    best = max(conflicts, key=lambda conflict: conflict.gap_ms)
    return LeastBadStart(best.start, best)


def crowded_hours(
    runs: Iterable[QualityRun], hours: float, length_ms: int, day: date, zone: tzinfo
) -> tuple[bool, ...]:
    """Return for each of the 24 wall-clock hours of a local day whether it is crowded.

    An hour is crowded if a session that starts at any full minute of it crowds a run, so that an hour drawn as clear
    is clear throughout. An hour that the clocks show twice is both of them together; one that they skip counts as
    the moment after it.
    """
    lead = hours_ms(hours) + length_ms
    begin = utc_of(day, time(0), zone)
    end = utc_of(day + timedelta(days=1), time(0), zone)
    closed = [(run.start - lead, run.end) for run in runs if run.start - lead < end and run.end > begin]
    # A quarter of an hour is always within one wall-clock hour, because every zone is offset by whole quarters.
    crowded: dict[int, bool] = {}
    for at in range(begin, end, QUARTER_MS):
        hour = wall_of(at, zone).hour
        crowded[hour] = crowded.get(hour, False) or _any_minute(closed, at, at + QUARTER_MS)
    for hour in set(range(24)) - crowded.keys():
        at = utc_of(day, time(hour), zone)
        crowded[hour] = _any_minute(closed, at, at + QUARTER_MS)
    return tuple(crowded[hour] for hour in range(24))


def _any_minute(closed: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether a full minute from `start` up to `end` lies strictly within a closed span."""
    for low, high in closed:
        first = max(start, low // MINUTE_MS * MINUTE_MS + MINUTE_MS)
        if first < min(end, high):
            return True
    return False
