"""The advice on when to lift, on top of the 48-hour rule.

Two layers, each with its name. The rule (`recovery`) is exact: whether a start leaves the hours that the routine
asks for before the next quality run. What is advised keeps to the rule and also to the cautions (`caution`): hours
between sessions, days around a race, weeks off. Of the starts that are left, the best one is suggested:

- three hours after a quality run at the least, better six (`LEAST_AFTER_RUN_MS`, `BETTER_AFTER_RUN_MS`). Robineau and
  others ("Specific training effects of concurrent aerobic and strength exercises depend on recovery duration", Journal
  of Strength and Conditioning Research 30, 2016) found strength to gain less with no rest between the two on a day
  than with six hours or a day; three hours are a choice of this program.
- on a preferred day of the plan, on a day without a quality run, and at the runner's usual time of day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.instant import DAY_MS, HOUR_MS, MINUTE_MS
from stride_tui.core.week.caution import Caution, CautionReason, off_cautions, race_cautions, session_cautions
from stride_tui.core.week.known_runs import LOOK_AHEAD_DAYS, races_known
from stride_tui.core.week.needs import SessionNeeds
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import QualityRun, utc_of, wall_of
from stride_tui.core.week.recovery import ClearWindow, Verdict

LEAST_AFTER_RUN_MS = 3 * HOUR_MS
"""The milliseconds after a quality run before which nothing is suggested, if anything else is clear."""
BETTER_AFTER_RUN_MS = 6 * HOUR_MS
"""The milliseconds after a quality run from which a start is as good as any."""
WAKING = (time(6), time(21))
"""The hours of a day in which a session is suggested, and the runner's usual time where that lies outside them.

The rule itself makes no difference between day and night.
"""
USUAL_OF = 10
"""The most sessions, the latest ones, of which the usual time of day is taken."""
MOST_BETWEEN_MS = 9 * DAY_MS
"""The milliseconds after which no session delays the next one: a routine may ask for a week at the most."""
STEP_MS = 5 * MINUTE_MS
"""The milliseconds to which a suggested start is rounded up."""

Layer = Literal["rule"] | CautionReason
"""The layer that speaks against a start: the 48-hour rule, or the reason of a caution."""


class Suggestion(msgspec.Struct, frozen=True):
    """The best start: the instant (UTC ms), its date, and the window it lies in."""

    start: int
    day: date
    window: ClearWindow


class Advice(msgspec.Struct, frozen=True):
    """The advice for a start now.

    `now` is the rule's answer, `caution` the weightiest caution that now lies in, None if none does. `windows` are the
    clear windows to come less the cautions, `suggestion` is the best start in them. `light` are those of the days
    before a race, for a light session.
    """

    now: Verdict
    caution: Caution | None
    windows: tuple[ClearWindow, ...]
    suggestion: Suggestion | None
    light: tuple[ClearWindow, ...] = ()

    @property
    def layer(self) -> Layer | None:
        """The layer that speaks against a start now, the rule first; None if none does."""
        if self.now.conflict is not None:
            return "rule"
        return self.caution.reason if self.caution else None


def span_of(windows: Sequence[ClearWindow], at: int) -> tuple[int, int]:
    """Return the first and the last instant (UTC ms) that windows and the instant `at` name."""
    instants = [at, *(end for window in windows for end in (window.opens, window.latest_start or window.opens))]
    return min(instants), max(instants)


def advised_windows(
    windows: Iterable[ClearWindow], cautions: Sequence[Caution], runs: Iterable[QualityRun], zone: tzinfo
) -> tuple[ClearWindow, ...]:
    """Return what is left of clear windows without the cautions; each knows from when it is better after a run."""
    runs = tuple(runs)
    left: list[ClearWindow] = []
    for window in windows:
        pieces = [window]
        for caution in sorted(cautions, key=lambda caution: caution.start):
            pieces = [piece for whole in pieces for piece in _without(whole, caution)]
        left += pieces
    return tuple(_with_better(window, runs, zone) for window in left)


def _without(window: ClearWindow, caution: Caution) -> Iterable[ClearWindow]:
    """Yield what is left of a window without a caution: before it, after it."""
    last = window.latest_start
    if caution.end <= window.opens or (last is not None and caution.start > last):
        yield window
        return
    length = 0 if last is None or window.closes is None else window.closes - last
    if window.opens < caution.start:
        latest = caution.start - MINUTE_MS
        if latest >= window.opens:
            yield msgspec.structs.replace(
                window, latest_start=latest, closes=latest + length, before=None, closed_by=caution
            )
    if last is None or caution.end <= last:
        yield msgspec.structs.replace(window, opens=caution.end, after=None, opened_by=caution)


def _with_better(window: ClearWindow, runs: Sequence[QualityRun], zone: tzinfo) -> ClearWindow:
    """Return a window that opens soon after a run with the start in waking hours from which it is better.

    Without one, it is returned as it is.
    """
    last = max((run for run in runs if run.end <= window.opens), key=lambda run: run.end, default=None)
    if last is None or last.end + LEAST_AFTER_RUN_MS <= window.opens:
        return window
    better = _up(last.end + LEAST_AFTER_RUN_MS)
    wall = wall_of(better, zone)
    if not WAKING[0] <= wall.time() <= WAKING[1]:
        better = utc_of(wall.date() + timedelta(days=wall.time() > WAKING[1]), WAKING[0], zone)
    if window.latest_start is not None and better > window.latest_start:
        return window
    return msgspec.structs.replace(window, after=last, better_from=better)


def cautions_between(
    plan: Plan, history: History, needs: SessionNeeds, begin: int, end: int, zone: tzinfo
) -> tuple[Caution, ...]:
    """Return the cautions of the starts from `begin` to `end` (UTC ms), the weightiest reason first.

    The days before a race come last, because a light session is offered in them alone. Where the last window has no
    end, the cautions reach two weeks beyond its beginning.
    """
    first = wall_of(begin, zone).date()
    last = wall_of(end, zone).date() + timedelta(days=LOOK_AHEAD_DAYS)
    lead_ms = round(needs.hours * HOUR_MS) + needs.length_ms
    races = race_cautions(races_known(plan, history, first, last, zone), lead_ms)
    return (
        *off_cautions(plan, first, last, needs.first_weekday, zone),
        *(caution for caution in races if not caution.light),
        *session_cautions(_since(history, begin), needs.between_hours, needs.same),
        *(caution for caution in races if caution.light),
    )


def _since(history: History, begin: int) -> Iterable[Session]:
    """Yield the sessions whose hours may reach to `begin` (UTC ms), the latest first."""
    for session in reversed(history.sessions):
        if session.started < begin - MOST_BETWEEN_MS:
            return
        yield session


def usual_time(history: History) -> time | None:
    """Return the runner's usual time of day for a session: the middle one of the last ten; None without any.

    Sessions of which only the date is known say nothing.
    """
    minutes: list[int] = []
    for session in reversed(history.sessions):
        if len(minutes) == USUAL_OF:
            break
        if session.timed:
            local = datetime.fromtimestamp(session.started / 1000, timezone(timedelta(seconds=session.offset)))
            minutes.append(local.hour * 60 + local.minute)
    if not minutes:
        return None
    middle = sorted(minutes)[len(minutes) // 2]
    return time(middle // 60, middle % 60)


def suggest(
    windows: Sequence[ClearWindow],
    runs: Sequence[QualityRun],
    preferred: tuple[int, ...],
    usual: time | None,
    days: Iterable[date],
    zone: tzinfo,
) -> Suggestion | None:
    """Return the best start on one of the days in waking hours; None where no window has one.

    `preferred` are weekdays (0 is Monday), `usual` is the runner's usual time of day, if known. What counts, in this
    order: three hours after a quality run; a preferred day; a day without one; the usual time; six hours after one;
    the earliest.
    """
    found: list[tuple[tuple[bool | date, ...], Suggestion]] = []
    for day in days:
        for window in windows:
            choice = _best_on(day, window, runs, usual, zone)
            if choice is None:
                continue
            start, after_three, at_usual, after_six = choice
            ran = any(run.day == day for run in runs)
            rank = (not after_three, day.weekday() not in preferred, ran, not at_usual, not after_six, day)
            found.append((rank, Suggestion(start, day, window)))
    return min(found, key=lambda one: one[0])[1] if found else None


def _best_on(
    day: date, window: ClearWindow, runs: Sequence[QualityRun], usual: time | None, zone: tzinfo
) -> tuple[int, bool, bool, bool] | None:
    """Return the best start of a window on a day, and whether it is three hours after runs, usual, and six hours after.

    None where the window has no waking hour of the day.
    """
    first, last = (WAKING[0], WAKING[1]) if usual is None else (min(WAKING[0], usual), max(WAKING[1], usual))
    waking, high = utc_of(day, first, zone), utc_of(day, last, zone)
    low = max(waking, _up(window.opens))
    high = high if window.latest_start is None else min(high, window.latest_start)
    if low > high:
        # A window of less than five minutes has its own first start.
        low = max(window.opens, waking)
        if low > high:
            return None
    ended = max((run.end for run in runs if run.end <= high), default=low - BETTER_AFTER_RUN_MS)
    three, six = (_up(max(low, ended + gap)) for gap in (LEAST_AFTER_RUN_MS, BETTER_AFTER_RUN_MS))
    at = utc_of(day, usual, zone) if usual else None
    if at is not None and three <= at <= high:
        return at, True, True, at >= six
    for start in (six, three):
        if start <= high:
            return start, True, False, start == six
    return low, False, False, False


def _up(utc: int) -> int:
    """Return the full five minutes at or after an instant."""
    return -(-utc // STEP_MS) * STEP_MS
