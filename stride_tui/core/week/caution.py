"""The spans of time in which no full session is advised, for reasons beside the 48-hour rule.

- Between sessions: two sessions that load the same muscles are to be 48 hours apart (`Schedule.between_hours`). The
  position stand of the American College of Sports Medicine recommends at least 48 hours for any single muscle group
  (Garber and others, "Quantity and quality of exercise", Medicine & Science in Sports & Exercise 43, 2011).
- Around a race: `race.race_days`.
- A week marked off in the plan.

They advise and forbid nothing, as the rule does, and are kept apart from it: the rule is exact, these are custom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time, timedelta, tzinfo
from typing import Literal

import msgspec

from stride_tui.core.history.records import Session
from stride_tui.core.instant import DAY_MS, HOUR_MS
from stride_tui.core.routines.routine import DEFAULT_BETWEEN_HOURS, STRENGTH_KINDS
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import QualityRun, utc_of

CautionReason = Literal["between sessions", "before a race", "after a race", "week off"]
LoadsTheSame = Callable[[Session], bool]
"""A question of a session that was done: whether it loads muscles that the next one loads too."""


class Caution(msgspec.Struct, frozen=True):
    """A span of starts, from `start` up to but without `end` (UTC ms), and why none of them is advised.

    `run` is the race, `session` the session that was done, `hours_ms` the milliseconds to keep after that. `last_light`
    is the last start of a light session that leaves the hours of the rule before the race.
    """

    reason: CautionReason
    start: int
    end: int
    run: QualityRun | None = None
    session: Session | None = None
    hours_ms: int = 0
    last_light: int = 0

    @property
    def light(self) -> bool:
        """Return whether a light session is offered instead."""
        return self.reason == "before a race"

    def holds(self, at: int) -> bool:
        """Return whether a start at `at` lies within it."""
        return self.start <= at < self.end


def loads_muscles(session: Session) -> bool:
    """Return whether any strength work of a session was done; one logged by hand counts as done."""
    return session.by_hand or any(s.kind in STRENGTH_KINDS and s.status != "skipped" for s in session.sets)


def session_cautions(sessions: Iterable[Session], between_hours: float | None, same: LoadsTheSame) -> list[Caution]:
    """Return the hours after each session: those asked for between sessions, or those of its own routine."""
    found = []
    for session in sessions:
        if loads_muscles(session) and same(session):
            hours = max(DEFAULT_BETWEEN_HOURS, session.recovery_hours) if between_hours is None else between_hours
            length = round(hours * HOUR_MS)
            end = session.ended + length
            found.append(Caution("between sessions", session.started, end, session=session, hours_ms=length))
    return found


def race_cautions(runs: Iterable[QualityRun], lead_ms: int) -> list[Caution]:
    """Return the days before and after each race; the rule asks for `lead_ms` from a start to it."""
    found = []
    for run in runs:
        if run.days:
            taper, after = round(run.days.taper * DAY_MS), round(run.days.after * DAY_MS)
            found.append(Caution("before a race", run.start - taper, run.start, run, last_light=run.start - lead_ms))
            found.append(Caution("after a race", run.start, run.end + after, run))
    return found


def off_cautions(plan: Plan, first: date, last: date, first_weekday: int, zone: tzinfo) -> list[Caution]:
    """Return the weeks marked off that have a day from `first` to `last`; weeks begin on `first_weekday`."""
    found = []
    start = week_start(first, first_weekday)
    while start <= last:
        over = start + timedelta(days=7)
        if plan.off_week(start + timedelta(days=(3 - start.weekday()) % 7)):
            found.append(Caution("week off", utc_of(start, time(0), zone), utc_of(over, time(0), zone)))
        start = over
    return found
