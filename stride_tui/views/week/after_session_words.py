"""The words of a session's summary on what comes: the next session, and a run that is too close after this one."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from stride_tui.core.week.after_session import RunToMove
from stride_tui.core.week.next_two_weeks import Ahead
from stride_tui.core.week.quality_runs import wall_of
from stride_tui.views.week.advice_words import suggestion_words
from stride_tui.views.week.instant_words import RUNS, day_name, quality_run_words
from stride_tui.views.week.recovery_words import sum_words

Facts = tuple[tuple[str, str], ...]
"""Facts of a card, each with its label."""


def after_session_facts(ahead: Ahead, to_move: RunToMove | None, zone: tzinfo, now: int) -> Facts:
    """Return the next session, and as `Run` a planned run inside the hours, with what could move where."""
    best = ahead.advice.suggestion
    facts = [("Next session", suggestion_words(best, zone, now))] if best else []
    if to_move is not None:
        facts.append(("Run", run_to_move_words(to_move, zone, now)))
    return tuple(facts)


def run_to_move_words(to_move: RunToMove, zone: tzinfo, now: int) -> str:
    """Return `tomorrow's long run is close: Fri 19:00 → Sat 07:00 is 12 h, under 48 h; it could move to Sun`."""
    run, today = to_move.conflict.run, wall_of(now, zone).date()
    tomorrow = run.day == today + timedelta(days=1)
    name = f"tomorrow's {RUNS[run.kind]}" if tomorrow else quality_run_words(run, today)
    words = f"{name} is close: {sum_words(to_move.conflict, zone)}"
    return f"{words}; it could move to {day_name(to_move.day, today)}" if to_move.day else words
