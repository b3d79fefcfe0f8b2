"""When the printed picture next changes: the one moment the screen's timer waits for."""

from __future__ import annotations

from datetime import timedelta

from stride_tui.core.instant import Instant
from stride_tui.core.session.state import SessionState, deadline_of, elapsed_ms, left_ms, resume_left_ms

IDLE_LOOK_MS = 60_000
"""Before a session the words are looked at once a minute: clear windows close, and a timer stands still while the
machine sleeps."""


def next_change_ms(state: SessionState, now: Instant) -> int | None:
    """Milliseconds until a printed character of a session changes by itself; None while it stands still."""
    if state.ended or state.position.paused_for:
        return None
    deadline = deadline_of(state)
    until = max(0, deadline - now.boot) if deadline is not None else None
    left = _counted_down(state, now)
    second = _to_boundary(left) if left is not None else 1000 - elapsed_ms(state, now) % 1000
    return second if until is None else min(second, until)


def shown_at(state: SessionState, now: Instant) -> Instant:
    """The instant of which the picture tells at `now`: when its second began.

    All that is printed of a session is worked out for it, so that every number turns at the same moment.
    """
    if state.ended or state.position.paused_for:
        return now
    left = _counted_down(state, now)
    return now.plus(-(elapsed_ms(state, now) % 1000 if left is None else -left % 1000))


def until_midnight_ms(now: Instant) -> int:
    """Milliseconds until the local date changes, a minute at most."""
    local = now.local()
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(IDLE_LOOK_MS, int((midnight - local).total_seconds() * 1000) + 1)


def _counted_down(state: SessionState, now: Instant) -> int | None:
    """The milliseconds of which the digits count down the seconds; None where they count up."""
    if state.position.resume_left_ms > 0:
        return resume_left_ms(state, now)
    return left_ms(state, now) if state.step.ms is not None else None


def _to_boundary(left: int) -> int:
    """Until a countdown that is rounded up shows one second less."""
    return (left - 1) % 1000 + 1 if left > 0 else 0
