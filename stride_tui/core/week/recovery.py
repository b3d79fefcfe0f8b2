"""The 48-hour rule: strength work keeps clear of the next quality run.

The source is the article the program is made from: allow "about 48 hours to recover before a quality
workout (a speed session or a long run)". So from the end of a strength session to the start of the next
quality run there are to be at least so many hours. Nothing is asked after a run: a session may begin the
moment one is over. To advise is all this does; it forbids nothing.

Put the other way round, each run closes a span to the starts of sessions: from the hours and the session's
own length before the run begins, until the run is over. Both edges of that span are still clear: exactly
48 hours are 48 hours. All instants are UTC milliseconds, all runs come from `quality.quality_runs`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta, tzinfo
from typing import Protocol

import msgspec

from stride_tui.core.week.quality_runs import QualityRun, utc_of, wall_of

MINUTE_MS = 60_000
HOUR_MS = 3_600_000
QUARTER_MS = 900_000


class SessionSpan(Protocol):
    """A strength session that was done or is planned; a `history.Session` is one."""

    @property
    def started(self) -> int:
        """When it began."""

    @property
    def ended(self) -> int:
        """When it was over: the hours count from here."""

    @property
    def timed(self) -> bool:
        """Whether its time of day is known, or only its date."""


class PlannedSession(msgspec.Struct, frozen=True):
    """A session that is only thought of, from start to end."""

    started: int
    ended: int
    timed: bool = True


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
        """From the session's end to the run's start; negative if the run has begun by then."""
        return self.run.start - self.end

    @property
    def short_ms(self) -> int:
        """By how much the gap is too short."""
        return self.hours_ms - self.gap_ms

    @property
    def overlaps(self) -> bool:
        """Whether the session and the run share time; always so for a session within a run's own span."""
        return self.gap_ms < 0


class Verdict(msgspec.Struct, frozen=True):
    """Whether a session starting at `at` is clear; if not, what it crowds."""

    at: int
    crowding: Conflict | None = None

    @property
    def clear(self) -> bool:
        """Whether it keeps clear of every quality run."""
        return self.crowding is None


class ClearWindow(msgspec.Struct, frozen=True):
    """A span of clear starts: from `opens` to `latest_start`, both included.

    `closes` is when a session begun at the latest start is over; both are None where no run follows.
    `after` is the run at whose end the window opens, None if it was open already when the asked range
    began; `before` is the run that closes it.
    """

    opens: int
    latest_start: int | None = None
    closes: int | None = None
    after: QualityRun | None = None
    before: QualityRun | None = None

    def holds(self, at: int) -> bool:
        """Whether a session may start at this instant."""
        return self.opens <= at and (self.latest_start is None or at <= self.latest_start)


class LeastBadStart(msgspec.Struct, frozen=True):
    """The least bad start where none is clear, with what it crowds."""

    start: int
    crowding: Conflict

    @property
    def run(self) -> QualityRun:
        """The run it crowds."""
        return self.crowding.run

    @property
    def gap_ms(self) -> int:
        """From the session's end to that run's start."""
        return self.crowding.gap_ms

    @property
    def short_ms(self) -> int:
        """By how much the gap is too short."""
        return self.crowding.short_ms


def hours_ms(hours: float) -> int:
    """Hours in whole milliseconds."""
    return round(hours * HOUR_MS)


def conflict_of(session: SessionSpan, runs: Iterable[QualityRun], hours: float) -> Conflict | None:
    """The run that a session crowds, None if it crowds none; the first, where it crowds several."""
    lead = hours_ms(hours)
    hit = [run for run in runs if session.started < run.end and session.ended > run.start - lead]
    if not hit:
        return None
    first = min(hit, key=lambda run: run.start)
    return Conflict(session.started, session.ended, first, lead, session.timed)


def conflict_with(run: QualityRun, sessions: Iterable[SessionSpan], hours: float) -> Conflict | None:
    """The session that crowds a run being planned, None if none does; the last, where several do.

    A quality run between the two changes nothing: it does not rest the legs.
    """
    hit = [session for session in sessions if conflict_of(session, (run,), hours)]
    return conflict_of(max(hit, key=lambda session: session.ended), (run,), hours) if hit else None


def clear_at(runs: Iterable[QualityRun], hours: float, length_ms: int, at: int) -> Verdict:
    """Whether a session of this length that starts at `at` is clear."""
    return Verdict(at, conflict_of(PlannedSession(at, at + length_ms), runs, hours))


def clear_windows(
    runs: Iterable[QualityRun], hours: float, length_ms: int, start: int, end: int
) -> tuple[ClearWindow, ...]:
    """The windows that hold a clear start from `start` to `end`, both included, in order.

    The first opens no earlier than `start`; the last may stay open beyond `end`.
    """
    lead = hours_ms(hours) + length_ms
    found: list[ClearWindow] = []
    opens, after = start, None
    for run in sorted(runs, key=lambda run: run.start):
        if run.end < opens:
            continue
        latest = run.start - lead
        if opens <= latest:
            found.append(ClearWindow(opens, latest, latest + length_ms, after, run))
        opens, after = run.end, run
        if opens > end:
            return tuple(found)
    return (*found, ClearWindow(opens, after=after))


def next_clear(runs: Iterable[QualityRun], hours: float, length_ms: int, now: int, horizon: int) -> ClearWindow | None:
    """The window that is open now, else the next to open until `horizon`; None if none does."""
    return next(iter(clear_windows(runs, hours, length_ms, now, horizon)), None)


def least_bad(runs: Iterable[QualityRun], hours: float, length_ms: int, start: int, end: int) -> LeastBadStart | None:
    """The start from `start` to `end` that leaves the largest gap to the next run; None if one is clear.

    Of equal gaps the earliest counts. The gap only shrinks as time goes on, but for the end of a run:
    so the range's beginning and those ends are all there is to compare.
    """
    runs = tuple(runs)
    starts = sorted({start, *(run.end for run in runs if start <= run.end <= end)})
    verdicts = [clear_at(runs, hours, length_ms, at) for at in starts]
    crowdings = [verdict.crowding for verdict in verdicts if verdict.crowding is not None]
    if len(crowdings) < len(verdicts):
        return None
    best = max(crowdings, key=lambda crowding: crowding.gap_ms)
    return LeastBadStart(best.start, best)


def crowded_hours(
    runs: Iterable[QualityRun], hours: float, length_ms: int, day: date, zone: tzinfo
) -> tuple[bool, ...]:
    """For each hour of a local day, by the wall clock, whether it is crowded: 24 of them on any day.

    An hour is crowded if a session starting at any full minute of it is: what is drawn as clear is clear
    throughout. An hour that the clocks show twice is both of them together; one that they skip is drawn
    as the moment after it.
    """
    lead = hours_ms(hours) + length_ms
    begin = utc_of(day, time(0), zone)
    end = utc_of(day + timedelta(days=1), time(0), zone)
    closed = [(run.start - lead, run.end) for run in runs if run.start - lead < end and run.end > begin]
    # A quarter of an hour never straddles two wall-clock hours: every zone is offset by whole quarters.
    seen: dict[int, bool] = {}
    for at in range(begin, end, QUARTER_MS):
        hour = wall_of(at, zone).hour
        seen[hour] = seen.get(hour, False) or _any_minute(closed, at, at + QUARTER_MS)
    for hour in set(range(24)) - seen.keys():
        at = utc_of(day, time(hour), zone)
        seen[hour] = _any_minute(closed, at, at + QUARTER_MS)
    return tuple(seen[hour] for hour in range(24))


def _any_minute(closed: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a full minute from `start` up to `end` lies strictly within a closed span."""
    for low, high in closed:
        first = max(start, low // MINUTE_MS * MINUTE_MS + MINUTE_MS)
        if first < min(end, high):
            return True
    return False
