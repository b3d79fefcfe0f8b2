"""The calendar: on which day a session or a run was done, where a week begins, and which sessions count for it.

A session counts for its week if at least half of its strength sets were not skipped (`COUNTS_FROM`), or if
it was logged by hand. `adherence` turns that into weeks in a row.
"""

from __future__ import annotations

from datetime import date, timedelta

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from stride_tui.core.instant import DAY_MS

COUNTS_FROM = 0.5
"""The share of strength sets from which a session counts for its week."""
_EPOCH = date(1970, 1, 1).toordinal()


def counts(session: Session) -> bool:
    """Return whether a session counts for its week; one logged by hand does, because the runner says it was done."""
    return session.by_hand or (bool(session.sets) and session.strength_share >= COUNTS_FROM)


def day_of(done: Session | Run) -> date:
    """Return the date on which a session or a run began, in the time zone it was done in."""
    return date_at(done.started, done.offset)


def date_at(utc: int, offset: int) -> date:
    """Return the local date at an instant in UTC milliseconds; `offset` is the zone's seconds east of UTC then."""
    # Integer arithmetic instead of a datetime: with years of history this is called thousands of times at a key press.
    return date.fromordinal(_EPOCH + (utc + offset * 1000) // DAY_MS)


def sessions_since(history: History, first: date) -> int:
    """Return the number of sessions that count from a day on."""
    number = 0
    for session in reversed(history.sessions):
        day = day_of(session)
        if day < first - timedelta(days=1):
            break  # The sessions are in order of their start; a day more, because each has the zone it was done in.
        number += day >= first and counts(session)
    return number


def week_start(day: date, first_weekday: int = 0) -> date:
    """Return the first day of the week that `day` is in; `first_weekday` counts from Monday 0."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)
