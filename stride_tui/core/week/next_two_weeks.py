"""The next two weeks under the recovery rule: whether now is clear, and the clear windows to come."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.outlook import SessionNeeds, runs_known
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import QualityRun
from stride_tui.core.week.recovery import ClearWindow, LeastBadStart, Verdict, clear_at, clear_windows, least_bad

AHEAD_DAYS = 14
"""The days that are looked at."""
MOST_WINDOWS = 3
"""The most clear windows that are returned."""


class Ahead(msgspec.Struct, frozen=True):
    """The quality runs, the first clear windows, and the verdict on now; the least bad start where none is clear."""

    runs: tuple[QualityRun, ...]
    windows: tuple[ClearWindow, ...]
    now: Verdict
    least_bad: LeastBadStart | None


def look_ahead(plan: Plan, history: History, needs: SessionNeeds, now_utc: int, today: date, zone: tzinfo) -> Ahead:
    """Return the next two weeks, seen at `now_utc`."""
    span = (today - timedelta(days=2), today + timedelta(days=AHEAD_DAYS))
    runs = runs_known(plan, history, *span, zone)
    end = now_utc + AHEAD_DAYS * DAY_MS
    clear = clear_windows(runs, needs.hours, needs.length_ms, now_utc, end)
    return Ahead(
        runs,
        clear[:MOST_WINDOWS],
        clear_at(runs, needs.hours, needs.length_ms, now_utc),
        None if clear else least_bad(runs, needs.hours, needs.length_ms, now_utc, end),
    )
