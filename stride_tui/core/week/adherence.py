"""Adherence: in how many weeks the strength target was met. It is counted by week, never by day.

The rule, and where it comes from:
- The source asks for strength work "at least once a week", so the target is a minimum for each week, and more
  sessions in one week do not make up for another.
- A session counts for its week if at least half of its strength sets were done (`calendar.counts`), whichever
  routine it was; one logged by hand counts.
- A week marked off (ill, race, holiday, taper) is neutral: it neither lengthens nor breaks a streak, unless
  it was met all the same, which counts.
- A week is judged by the target that held then: that of its last session; without sessions, that of the nearest
  earlier week. Sessions written by earlier versions keep no target: their weeks go by the lowest one that is known
  (kept by a session, asked for now, or asked for by the chosen routine or the sessions' own). This week goes by the
  target of now.
- The current week lengthens the streak once it is met, and does not count as missed before it ends.
- Weeks before the first session that counts are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.week.calendar import counts, day_of, week_start
from stride_tui.core.week.plan import Plan

WeekMark = Literal["met", "missed", "off", "open", "before"]
"""The state of a week: target met, not met, marked off, current or still to come, before the first session."""
SHARE_WEEKS = 12
"""The number of weeks that the share of met weeks is taken of."""
WEEK = timedelta(days=7)


class Adherence(msgspec.Struct, frozen=True):
    """The adherence up to today.

    `streak` is the number of weeks in a row that were met, up to now, `best` the longest ever. `met_of_last` of
    `of_last` weeks were met among the last twelve that ended; weeks off that were not met are left out of both.
    `sessions` has the number of sessions that count, by the first day of their week. `first` is the first day of the
    first week with a session that counts (None without one), `this` that of the current week. `target` is what a week
    asks for now, `targets` has what the weeks before this one asked for, from the first with a session on, and `least`
    is the lowest target known.
    """

    streak: int
    best: int
    met_of_last: int
    of_last: int
    sessions: dict[date, int]
    target: int
    first: date | None
    this: date
    targets: dict[date, int] = {}
    least: int = 1

    def target_of(self, start: date) -> int:
        """Return the sessions that the week that begins on `start` asked for, or asks for."""
        return self.target if start >= self.this else self.targets.get(start, self.least)

    def met(self, start: date) -> bool:
        """Return whether the target of the week that begins on `start` is met."""
        return self.sessions.get(start, 0) >= self.target_of(start)

    def mark(self, start: date, plan: Plan) -> WeekMark:
        """Return the state of the week that begins on `start`."""
        if self.met(start):
            return "met"
        if is_off(plan, start):
            return "off"
        if start >= self.this:
            return "open"
        if self.first is None or start < self.first:
            return "before"
        return "missed"


def is_off(plan: Plan, start: date) -> bool:
    """Return whether the week that begins on `start` is marked off.

    The plan marks weeks by their ISO number; a week that begins on another day has the number of its Thursday.
    """
    return plan.off_week(thursday_of(start)) is not None


def thursday_of(start: date) -> date:
    """Return the Thursday of the week that begins on `start`, by which the ISO calendar numbers it."""
    return start + timedelta(days=(3 - start.weekday()) % 7)


def adherence(
    history: History, plan: Plan, today: date, target: int, first_weekday: int = 0, others: Iterable[int] = ()
) -> Adherence:
    """Return the adherence on `today`; `first_weekday` counts from Monday 0.

    `target` is what a week asks for now, `others` are further targets known, of which the lowest may count for weeks
    that keep none.
    """
    sessions: dict[date, int] = {}
    kept: dict[date, int | None] = {}
    for session in history.sessions:
        start = week_start(day_of(session), first_weekday)
        kept[start] = session.week_target or kept.get(start)
        if counts(session):
            sessions[start] = sessions.get(start, 0) + 1
    this = week_start(today, first_weekday)
    first = min((start for start in sessions if start <= this), default=None)
    least = min([target, *others, *filter(None, kept.values())])
    blank = Adherence(0, 0, 0, 0, sessions, target, first, this, _targets(kept, this, least), least)
    if first is None:
        return blank
    streak, best = _streaks(blank, plan, first, this)
    met, counted = _share(blank, plan, this)
    return msgspec.structs.replace(blank, streak=streak, best=best, met_of_last=met, of_last=counted)


def _targets(kept: dict[date, int | None], this: date, least: int) -> dict[date, int]:
    """Return the target of each week before `this`, from the first with a session on.

    `kept` has the target that the sessions of a week keep, None where they keep none: such a week has the `least`.
    """
    targets: dict[date, int] = {}
    start, target = min(kept, default=this), least
    while start < this:
        target = (kept[start] or least) if start in kept else target
        targets[start] = target
        start += WEEK
    return targets


def _streaks(weeks: Adherence, plan: Plan, first: date, this: date) -> tuple[int, int]:
    """Return the streak up to this week, and the longest one, in weeks."""
    streak = best = 0
    start = first
    while start <= this:
        mark = weeks.mark(start, plan)
        if mark == "met":
            streak += 1
        elif mark == "missed":
            streak = 0
        best = max(best, streak)
        start += WEEK
    return streak, best


def _share(weeks: Adherence, plan: Plan, this: date) -> tuple[int, int]:
    """Return the number of weeks that were met, and of those that count, among the last twelve that ended."""
    marks = [weeks.mark(this - WEEK * back, plan) for back in range(1, SHARE_WEEKS + 1)]
    return marks.count("met"), marks.count("met") + marks.count("missed")
