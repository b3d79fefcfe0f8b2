"""Adherence: in how many weeks the strength target was met. Told by week, never by day.

The rule, and where it comes from:
- The source asks for strength work "at least once a week", so a week is met by its target, a minimum, and
  more in one week makes nothing good in another.
- A session counts for its week if at least half of its strength sets were done (`week.counts`), whichever
  routine it was; one logged by hand counts.
- A week marked off (ill, race, holiday, taper) is neutral: it neither lengthens nor breaks a streak, unless
  it was met all the same, which counts.
- The week under way can only help: it lengthens the streak once it is met, and is no miss before it ends.
- Weeks before the first session that counts are not yet anybody's weeks: they are left out.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.week.calendar import counts, day_of, week_start
from stride_tui.core.week.plan import Plan

WeekMark = Literal["met", "missed", "off", "open", "before"]
"""How a week stands: target met, not met, marked off, under way or to come, or before the first session."""
SHARE_WEEKS = 12
WEEK = timedelta(days=7)


class Adherence(msgspec.Struct, frozen=True):
    """How the weeks stand up to today.

    `streak` is the weeks in a row up to now, `best` the longest ever. `met_of_last` and `of_last` are the
    share of the last twelve weeks that ended (off weeks that were not met left out). `sessions` gives the
    sessions that count by the first day of their week.
    """

    streak: int
    best: int
    met_of_last: int
    of_last: int
    sessions: dict[date, int]
    target: int
    first: date | None
    this: date

    def mark(self, start: date, plan: Plan) -> WeekMark:
        """How the week that begins on `start` stands."""
        if self.sessions.get(start, 0) >= self.target:
            return "met"
        if is_off(plan, start):
            return "off"
        if start >= self.this:
            return "open"
        if self.first is None or start < self.first:
            return "before"
        return "missed"


def is_off(plan: Plan, start: date) -> bool:
    """Whether the week that begins on `start` is marked off. Marks name ISO weeks: that of its Thursday."""
    return plan.off_week(thursday_of(start)) is not None


def thursday_of(start: date) -> date:
    """The Thursday of the week that begins on `start`, by which the ISO calendar numbers it."""
    return start + timedelta(days=(3 - start.weekday()) % 7)


def adherence(history: History, plan: Plan, today: date, target: int, first_weekday: int = 0) -> Adherence:
    """How the weeks stand on `today`."""
    sessions: dict[date, int] = {}
    for session in history.sessions:
        if counts(session):
            start = week_start(day_of(session), first_weekday)
            sessions[start] = sessions.get(start, 0) + 1
    this = week_start(today, first_weekday)
    first = min((start for start in sessions if start <= this), default=None)
    blank = Adherence(0, 0, 0, 0, sessions, target, first, this)
    if first is None:
        return blank
    streak, best = _streaks(blank, plan, first, this)
    met, of = _share(blank, plan, this)
    return msgspec.structs.replace(blank, streak=streak, best=best, met_of_last=met, of_last=of)


def _streaks(found: Adherence, plan: Plan, first: date, this: date) -> tuple[int, int]:
    """The streak up to this week, and the longest one."""
    run = best = 0
    start = first
    while start <= this:
        mark = found.mark(start, plan)
        if mark == "met":
            run += 1
        elif mark == "missed":
            run = 0
        best = max(best, run)
        start += WEEK
    return run, best


def _share(found: Adherence, plan: Plan, this: date) -> tuple[int, int]:
    """Met weeks, and weeks that had to be, among the last twelve that ended."""
    marks = [found.mark(this - WEEK * back, plan) for back in range(1, SHARE_WEEKS + 1)]
    return marks.count("met"), marks.count("met") + marks.count("missed")
