"""The next two weeks: whether now is clear, the windows to come by the rule and as advised, and the best start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.advice import Advice, advised_windows, cautions_between, span_of, suggest, usual_time
from stride_tui.core.week.calendar import sessions_since, week_start
from stride_tui.core.week.caution import Caution
from stride_tui.core.week.known_runs import runs_known
from stride_tui.core.week.needs import SessionNeeds
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import QualityRun
from stride_tui.core.week.recovery import ClearWindow, LeastBadStart, clear_at, clear_windows, least_bad

if TYPE_CHECKING:
    from stride_tui.core.week.instead_of import RunQuestion

AHEAD_DAYS = 14
"""The days that are looked at."""
MOST_WINDOWS = 3
"""The most windows that a face names."""


class Ahead(msgspec.Struct, frozen=True):
    """The quality runs, the first windows of the rule, the least bad start where it has none, and the advice.

    `met` is whether this week's target is met: the suggestion is then one for a later week. `question` is the one about
    a run that may have been done instead of a planned one, None where nothing is to be asked.
    """

    runs: tuple[QualityRun, ...]
    windows: tuple[ClearWindow, ...]
    least_bad: LeastBadStart | None
    advice: Advice
    met: bool
    question: RunQuestion | None = None


def look_ahead(plan: Plan, history: History, needs: SessionNeeds, now_utc: int, today: date, zone: tzinfo) -> Ahead:
    """Return the next two weeks, seen at `now_utc`."""
    span = (today - timedelta(days=2), today + timedelta(days=AHEAD_DAYS))
    runs = runs_known(plan, history, *span, zone)
    end = now_utc + AHEAD_DAYS * DAY_MS
    clear = clear_windows(runs, needs.hours, needs.length_ms, now_utc, end)
    this = week_start(today, needs.first_weekday)
    met = sessions_since(history, this) >= needs.target
    weeks = [[day for n in range(7) if (day := this + timedelta(days=7 * week + n)) >= today] for week in range(3)]
    cautions = cautions_between(plan, history, needs, *span_of(clear, now_utc), zone)
    advised, usual = advised_windows(clear, cautions, runs, zone), usual_time(history)
    later = (suggest(advised, runs, plan.preferred, usual, days, zone) for days in (weeks[1:] if met else weeks))
    advice = Advice(
        clear_at(runs, needs.hours, needs.length_ms, now_utc),
        next((caution for caution in cautions if caution.holds(now_utc)), None),
        advised[:MOST_WINDOWS],
        next(filter(None, later), None),
        _light_windows(clear, cautions, runs, zone)[:MOST_WINDOWS],
    )
    worst = None if clear else least_bad(runs, needs.hours, needs.length_ms, now_utc, end)
    return Ahead(runs, clear[:MOST_WINDOWS], worst, advice, met, _question(plan, history, today, needs.first_weekday))


def _question(plan: Plan, history: History, today: date, first_weekday: int) -> RunQuestion | None:
    """Return the question about a run; its rules are imported where there is a run that it may be about."""
    if not plan.runs or not history.runs:
        return None
    from stride_tui.core.week.instead_of import run_question

    return run_question(plan, history, today, first_weekday)


def _light_windows(
    windows: Iterable[ClearWindow], cautions: Sequence[Caution], runs: Iterable[QualityRun], zone: tzinfo
) -> tuple[ClearWindow, ...]:
    """Return what of clear windows is left for a light session: the days before a race, less the other cautions."""
    left = advised_windows(windows, [caution for caution in cautions if not caution.light], runs, zone)
    before_races = [caution for caution in cautions if caution.light]
    return tuple(piece for window in left for caution in before_races for piece in _within(window, caution))


def _within(window: ClearWindow, caution: Caution) -> Iterable[ClearWindow]:
    """Yield the part of a window that lies in a caution, if there is one."""
    if window.latest_start is None or max(window.opens, caution.start) > min(window.latest_start, caution.end):
        return
    if window.opens >= caution.start:
        yield window
    else:
        yield msgspec.structs.replace(window, opens=caution.start, after=None, opened_by=None, better_from=None)
