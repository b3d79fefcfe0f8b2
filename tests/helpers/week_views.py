"""Weeks to look at."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from stride_tui.core.history.history import History
from stride_tui.core.week.adherence import adherence
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.needs import SessionNeeds
from stride_tui.core.week.next_two_weeks import look_ahead
from stride_tui.core.week.outlook import outlook_of
from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.views.week.panel import WeekView, week_view

SUNDAY = date(2026, 11, 22)
RUNS = Plan(
    (
        PlannedRun("easy", weekday=0),
        PlannedRun("speed", weekday=1, at=time(18, 30), minutes=50),
        PlannedRun("long", weekday=5, at=time(7), km=18),
        PlannedRun("race", date=SUNDAY, note="[bold]\x1b]52;c;x\x07"),
    )
)
"""A speed session on Tuesdays, a long run on Saturdays, and a race on the Sunday."""


NEEDS = SessionNeeds(48, 20 * 60_000)
"""A session of twenty minutes under the usual 48 hours."""


def at_noon(day: date, at: time = time(12)) -> int:
    """UTC milliseconds of a time of day, noon where nothing else is said, in UTC."""
    return (datetime.combine(day, at, UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def seen_on(
    today: date,
    history: History | None = None,
    plan: Plan | None = None,
    start: date | None = None,
    now: int | None = None,
    under_way: bool = False,
    first_weekday: int = 0,
) -> WeekFacts:
    """What a week (this one, if no other is named) is seen with at noon of a day, in UTC."""
    history, plan = history or History(), plan or Plan()
    start = start or week_start(today, first_weekday)
    found = adherence(history, plan, today, 1, first_weekday)
    met = found.sessions.get(start, 0) >= 1
    outlook = outlook_of(plan, history, NEEDS, now or at_noon(today), today, start, met, UTC)
    ahead = look_ahead(plan, history, NEEDS, now or at_noon(today), today, UTC)
    return WeekFacts(history, plan, found, outlook, today, ahead, under_way)


def week_on(
    today: date, history: History | None = None, plan: Plan | None = None, words: str = "", under_way: bool = False
) -> WeekView:
    """The week of a day, seen at noon of it."""
    return week_view(seen_on(today, history, plan, under_way=under_way), week_start(today), words)
