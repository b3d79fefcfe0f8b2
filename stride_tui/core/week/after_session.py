"""A planned run that stands too close after a session just done, and the day that it could move to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

import msgspec

from stride_tui.core.history.records import Session
from stride_tui.core.week.quality_runs import QualityRun, utc_of, wall_of
from stride_tui.core.week.recovery import Conflict, conflict_of

MOST_DAYS_LATER = 7
"""The days after a run's own among which a day to move it to is looked for."""


class RunToMove(msgspec.Struct, frozen=True):
    """A speed session or a long run inside the hours of a session, and the nearest clear day; None without one.

    A race is no such run: it stays where it is.
    """

    conflict: Conflict
    day: date | None


def run_to_move(runs: Sequence[QualityRun], session: Session, zone: tzinfo) -> RunToMove | None:
    """Return the first planned run that is too close after a session by the session's own hours; None without one.

    The clear day is the nearest later one without another quality run on which the run, at its own time of day, leaves
    the hours. `runs` are those known up to a week after it.
    """
    coming = [run for run in runs if run.kind in ("speed", "long") and not run.done and run.start >= session.ended]
    conflict = conflict_of(session, coming)
    if conflict is None:
        return None
    run = conflict.run
    days = [run.day + timedelta(days=n) for n in range(1, MOST_DAYS_LATER + 1)]
    clear = (
        day
        for day in days
        if utc_of(day, wall_of(run.start, zone).time(), zone) - session.ended >= conflict.hours_ms
        and all(other.day != day for other in runs)
    )
    return RunToMove(conflict, next(clear, None))
