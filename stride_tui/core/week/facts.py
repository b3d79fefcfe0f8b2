"""One week with all that is known of it: what every face shows of a week is made from this value."""

from __future__ import annotations

from datetime import date, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant
from stride_tui.core.week.adherence import Adherence
from stride_tui.core.week.needs import SessionNeeds
from stride_tui.core.week.next_two_weeks import Ahead, look_ahead
from stride_tui.core.week.outlook import WeekOutlook, outlook_of
from stride_tui.core.week.plan import Plan


class WeekFacts(msgspec.Struct, frozen=True):
    """A week: the whole history and plan, the adherence, the week's outlook, today and what is ahead of it.

    `ahead` is seen from now, whichever week it is; `under_way` is whether a session runs now.
    """

    history: History
    plan: Plan
    adherence: Adherence
    outlook: WeekOutlook
    today: date
    ahead: Ahead
    under_way: bool = False


def week_facts(
    history: History,
    plan: Plan,
    adherence: Adherence,
    needs: SessionNeeds,
    now: Instant,
    start: date,
    zone: tzinfo,
    under_way: bool = False,
) -> WeekFacts:
    """Return the facts of the week that begins on `start`, seen at `now`."""
    today = now.local().date()
    outlook = outlook_of(plan, history, needs, now.utc, today, start, adherence.met(start), zone)
    ahead = look_ahead(plan, history, needs, now.utc, today, zone)
    return WeekFacts(history, plan, adherence, outlook, today, ahead, under_way)
