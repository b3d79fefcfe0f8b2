"""Weeks to look at."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from stride_tui.core.adherence import adherence
from stride_tui.core.history import History
from stride_tui.core.outlook import Needs, look_out
from stride_tui.core.plan import Plan, PlannedRun
from stride_tui.core.week import week_start
from stride_tui.views.days import Seen
from stride_tui.views.week import WeekView, week_view

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


def week_on(
    today: date, history: History | None = None, plan: Plan | None = None, words: str = "", under_way: bool = False
) -> WeekView:
    """The week of a day, seen at noon of it."""
    history, plan = history or History(), plan or Plan()
    start = week_start(today)
    now = int((datetime.combine(today, time(12), UTC) - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1))
    found = adherence(history, plan, today, 1)
    outlook = look_out(plan, history, Needs(48, 20 * 60_000), now, today, start, False, UTC)
    return week_view(Seen(history, plan, found, outlook, today, under_way), start, words)
