"""The week as the runner counts it: its days, what was done on them, and adherence.

Adherence is told by week, never by day. A session counts for its week if at least half of its strength
sets were not skipped (`COUNTS_FROM`), or if it was logged by hand; a week is met if it has at least as many
such sessions as the target, a minimum (the source says "at least once a week"). The current week can only
help a streak: it lengthens one when met and never breaks it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from stride_tui.core.history import History, Run, Session

COUNTS_FROM = 0.5
"""The share of strength sets from which a session counts for its week."""
_EPOCH = date(1970, 1, 1).toordinal()


class Day(msgspec.Struct, frozen=True):
    """One day: its date and the sessions that began on it, by the wall clock where they were done."""

    date: date
    sessions: tuple[Session, ...] = ()


class Week(msgspec.Struct, frozen=True):
    """Seven days from the first day of the week on; `counted` is the number of sessions that count."""

    days: tuple[Day, ...]
    counted: int
    target: int

    @property
    def start(self) -> date:
        """The first day."""
        return self.days[0].date

    @property
    def number(self) -> int:
        """The ISO week number, which is that of the week's Thursday."""
        return self._thursday.isocalendar().week

    @property
    def year(self) -> int:
        """The ISO year, which may differ from the calendar's around New Year."""
        return self._thursday.isocalendar().year

    @property
    def _thursday(self) -> date:
        return next(day.date for day in self.days if day.date.weekday() == 3)

    @property
    def met(self) -> bool:
        """Whether the target was met."""
        return self.counted >= self.target


def counts(session: Session) -> bool:
    """Whether a session counts for its week; one logged by hand does, for its runner says it was done."""
    return session.by_hand or (bool(session.sets) and session.strength_share >= COUNTS_FROM)


def day_of(done: Session | Run) -> date:
    """The local date on which a session or a run began, where it was done."""
    # Plain counting, for years of history ask this thousands of times at a key press.
    return date.fromordinal(_EPOCH + (done.started + done.offset * 1000) // 86_400_000)


def week_start(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that `day` is in; `first_weekday` counts from Monday 0."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def week_of(history: History, start: date, target: int) -> Week:
    """The week that begins on `start`, with what history knows of it."""
    dates = [start + timedelta(days=n) for n in range(7)]
    by_day: dict[date, list[Session]] = {day: [] for day in dates}
    for session in history.sessions:
        day = day_of(session)
        if day in by_day:
            by_day[day].append(session)
    days = tuple(Day(day, tuple(by_day[day])) for day in dates)
    return Week(days, sum(counts(s) for day in days for s in day.sessions), target)


def streak(history: History, today: date, target: int, first_weekday: int = 0) -> int:
    """Weeks in a row that met the target, back from this one; this week only ever adds to it."""
    met = _met_weeks(history.sessions, target, first_weekday)
    start = week_start(today, first_weekday)
    count = 1 if start in met else 0
    start -= timedelta(days=7)
    while start in met:
        count += 1
        start -= timedelta(days=7)
    return count


def _met_weeks(sessions: Iterable[Session], target: int, first_weekday: int) -> set[date]:
    """The first days of all weeks that met the target."""
    done: dict[date, int] = {}
    for session in sessions:
        if counts(session):
            start = week_start(day_of(session), first_weekday)
            done[start] = done.get(start, 0) + 1
    return {start for start, count in done.items() if count >= target}
