"""The outlook of a week: what the plan, the history and the 48-hour rule mean for one week and one routine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import DoneRun, QualityRun, quality_runs, utc_of
from stride_tui.core.week.recovery import (
    ClearWindow,
    Conflict,
    LeastBadStart,
    Verdict,
    clear_at,
    clear_windows,
    conflict_of,
    crowded_hours,
    least_bad,
    next_clear,
)
from stride_tui.core.week.run_length import Pace, own_pace, run_length_ms

WAKING = (time(6), time(21))
"""The hours of a day in which a session is suggested. The rule itself makes no difference between day and night."""
_EPOCH_DAY = date(1970, 1, 1).toordinal()
LOOK_AHEAD_DAYS = 14
"""The days after which the next clear window is no longer looked for."""
FAR_DAYS = 28
"""If a week and today are further apart than this, the runs between them are not needed and are left out."""


class WeekOutlook(msgspec.Struct, frozen=True):
    """One week under the rule, for sessions of one length.

    `now` says whether a session could begin now. `windows` are the clear windows of what is left of the week (of
    all of it, where it is still to come), `beyond` is the first one after the week, `least_bad` the best start where
    the week has no window. `crowded` has a row of 24 hours for each of the seven days: True where no session should
    start. `suggested` is the day for the next session, None where the week's target is met or no day is clear.
    `conflicts` has the sessions done in the week that were too close before a run, by their id.
    """

    runs: tuple[QualityRun, ...]
    now: Verdict
    windows: tuple[ClearWindow, ...]
    beyond: ClearWindow | None
    least_bad: LeastBadStart | None
    crowded: tuple[tuple[bool, ...], ...]
    suggested: date | None
    conflicts: dict[str, Conflict]


class SessionNeeds(msgspec.Struct, frozen=True):
    """The needs of a session: the hours to keep clear before a quality run, and its own length in milliseconds."""

    hours: float
    length_ms: int


def runs_known(plan: Plan, history: History, first: date, last: date, zone: tzinfo) -> tuple[QualityRun, ...]:
    """Return the quality runs that matter for sessions from `first` to `last`, both included: planned and done.

    The length of a run of which only the distance is known comes from the runs of the history.
    """
    pace = own_pace(history.runs)
    return quality_runs(plan, done_runs(history, first, last, pace), first, last, zone, pace)


def done_runs(history: History, first: date, last: date, pace: Pace) -> tuple[DoneRun, ...]:
    """Return the runs that were done from `first` to `last`, both included, by their date where they were done."""
    runs = []
    for run in reversed(history.runs):
        if run.started < (first.toordinal() - _EPOCH_DAY - 2) * DAY_MS:
            break  # The runs are in order of their start: those that follow are older still.
        day = datetime.fromtimestamp(run.started / 1000, timezone(timedelta(seconds=run.offset))).date()
        if first <= day <= last:
            length = run_length_ms(run, pace)
            runs.append(DoneRun(run.kind, day, run.started if run.timed else None, length, run.logged))
    return tuple(reversed(runs))


def outlook_of(
    plan: Plan, history: History, needs: SessionNeeds, now_utc: int, today: date, start: date, met: bool, zone: tzinfo
) -> WeekOutlook:
    """Return the outlook of the week that begins on `start`.

    `now_utc` is the present in UTC milliseconds, `met` whether the week's target is met.
    """
    last = start + timedelta(days=6)
    runs = _runs_around(plan, history, start, today, zone)
    begin, end = utc_of(start, time(0), zone), utc_of(last + timedelta(days=1), time(0), zone) - 1
    asked = max(begin, now_utc)
    windows = clear_windows(runs, needs.hours, needs.length_ms, asked, end) if asked <= end else ()
    later = max(end + 1, now_utc)
    beyond = next_clear(runs, needs.hours, needs.length_ms, later, later + LOOK_AHEAD_DAYS * DAY_MS)
    within = tuple(window for window in windows if window.opens <= end)
    choice = None if within or asked > end else least_bad(runs, needs.hours, needs.length_ms, asked, end)
    days = [start + timedelta(days=n) for n in range(7)]
    return WeekOutlook(
        runs=runs,
        now=clear_at(runs, needs.hours, needs.length_ms, now_utc),
        windows=within,
        beyond=beyond,
        least_bad=choice,
        crowded=tuple(crowded_hours(runs, needs.hours, needs.length_ms, day, zone) for day in days),
        suggested=None if met else suggest(within, plan.preferred, [d for d in days if d >= today], zone),
        conflicts=_conflicts(history, runs, start, last),
    )


def _runs_around(plan: Plan, history: History, start: date, today: date, zone: tzinfo) -> tuple[QualityRun, ...]:
    """Return the quality runs around a week and around today, without those between them if these are far apart."""
    spans = [(day - timedelta(days=7), day + timedelta(days=6 + LOOK_AHEAD_DAYS)) for day in sorted((start, today))]
    if (spans[1][0] - spans[0][1]).days <= FAR_DAYS:
        spans = [(spans[0][0], spans[1][1])]
    return tuple(run for span in spans for run in runs_known(plan, history, *span, zone))


def suggest(
    windows: Iterable[ClearWindow], preferred: tuple[int, ...], days: Iterable[date], zone: tzinfo
) -> date | None:
    """Return the first preferred day with a clear start in waking hours, else the first such day, else None.

    `preferred` holds weekdays; 0 is Monday.
    """
    windows = tuple(windows)
    open_days = [day for day in days if any(_touches(window, day, zone) for window in windows)]
    wanted = [day for day in open_days if day.weekday() in preferred]
    return next(iter([*wanted, *open_days]), None)


def _touches(window: ClearWindow, day: date, zone: tzinfo) -> bool:
    """Return whether a window has a start in the waking hours of a day."""
    first, last = (utc_of(day, at, zone) for at in WAKING)
    return window.opens <= last and (window.latest_start is None or window.latest_start >= first)


def _conflicts(history: History, runs: tuple[QualityRun, ...], start: date, last: date) -> dict[str, Conflict]:
    """Return the conflicts of the sessions done from `start` to `last`, each by the hours of its own routine."""
    done = (session for session in history.sessions if start <= day_of(session) <= last)
    return {session.id: conflict for session in done if (conflict := conflict_of(session, runs))}
