"""The outlook of a week: plan, history, the 48-hour rule and what is advised, for one week and routine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import RunKind
from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.advice import Suggestion, advised_windows, cautions_between, span_of, suggest, usual_time
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.known_runs import LOOK_AHEAD_DAYS, runs_around
from stride_tui.core.week.needs import SessionNeeds
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import QualityRun, utc_of
from stride_tui.core.week.recovery import (
    ClearWindow,
    Conflict,
    LeastBadStart,
    clear_windows,
    conflict_of,
    conflict_with,
    crowded_hours,
    least_bad,
)

MOST_DAYS = 9
"""The days in which a session may crowd a run: a routine may ask for a week at the most, and has its own length."""


class WeekOutlook(msgspec.Struct, frozen=True):
    """One week, for sessions of one length.

    `windows` are the clear windows by the rule of what is left of the week (of all of it, where it is still to come),
    `advised` what is advised of them, `suggestion` the best start, None where the week's target is met or no day is
    advised. `beyond` is the first advised window after the week, `least_bad` the best start by the rule where the week
    has no window. `crowded` has a row of 24 hours for each of the seven days: True where by the rule no session should
    start. `conflicts` has the sessions that were too close before a run, by their id: those done in the week, and
    earlier ones whose run is in the week.
    """

    runs: tuple[QualityRun, ...]
    windows: tuple[ClearWindow, ...]
    advised: tuple[ClearWindow, ...]
    suggestion: Suggestion | None
    beyond: ClearWindow | None
    least_bad: LeastBadStart | None
    crowded: tuple[tuple[bool, ...], ...]
    conflicts: dict[str, Conflict]


def outlook_of(
    plan: Plan, history: History, needs: SessionNeeds, now_utc: int, today: date, start: date, met: bool, zone: tzinfo
) -> WeekOutlook:
    """Return the outlook of the week that begins on `start`.

    `now_utc` is the present in UTC milliseconds, `met` whether the week's target is met.
    """
    days = [start + timedelta(days=n) for n in range(7)]
    runs = runs_around(plan, history, start, today, zone)
    begin, end = utc_of(start, time(0), zone), utc_of(days[-1] + timedelta(days=1), time(0), zone) - 1
    asked = max(begin, now_utc)
    windows = clear_windows(runs, needs.hours, needs.length_ms, asked, end) if asked <= end else ()
    within = tuple(window for window in windows if window.opens <= end)
    left = () if met else [day for day in days if day >= today]
    later = max(end + 1, now_utc)
    after = clear_windows(runs, needs.hours, needs.length_ms, later, later + LOOK_AHEAD_DAYS * DAY_MS)
    cautions = cautions_between(plan, history, needs, *span_of((*within, *after), asked), zone)
    advised = advised_windows(within, cautions, runs, zone)
    beyond = next(iter(advised_windows(after, cautions, runs, zone)), None)
    return WeekOutlook(
        runs=runs,
        windows=within,
        advised=advised,
        suggestion=suggest(advised, runs, plan.preferred, usual_time(history), left, zone),
        beyond=beyond,
        least_bad=None if within or asked > end else least_bad(runs, needs.hours, needs.length_ms, asked, end),
        crowded=tuple(crowded_hours(runs, needs.hours, needs.length_ms, day, zone) for day in days),
        conflicts=_conflicts(history, runs, start, days[-1]),
    )


def _conflicts(history: History, runs: tuple[QualityRun, ...], start: date, last: date) -> dict[str, Conflict]:
    """Return the conflicts of sessions or runs from `start` to `last`, each by the hours of the session's routine."""
    before = start - timedelta(days=MOST_DAYS)
    in_week = tuple(run for run in runs if start <= run.day <= last)
    found = {}
    for session in history.sessions:
        day = day_of(session)
        if before <= day <= last and (conflict := conflict_of(session, runs if day >= start else in_week)):
            found[session.id] = conflict
    return found


def crowded_by(runs: Iterable[QualityRun], history: History, day: date, kind: RunKind, nth: int = 0) -> Conflict | None:
    """Return the conflict of a day's run with the last session before it; None where it has none.

    It is number `nth`, from 0, of its kind on its day.
    """
    same = [run for run in runs if (run.day, run.kind) == (day, kind)]
    if nth >= len(same):
        return None
    near = (session for session in history.sessions if abs((day_of(session) - day).days) <= MOST_DAYS)
    return conflict_with(same[nth], near)
