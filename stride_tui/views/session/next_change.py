"""The instant at which a printed character next changes, which the screen's only timer waits for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from stride_tui.core.instant import Instant
from stride_tui.core.session.state import SessionState, deadline_of, elapsed_ms, left_ms, resume_left_ms

if TYPE_CHECKING:
    from stride_tui.core.session.rep_count import RepCount

IDLE_LOOK_MS = 60_000
"""The longest wait before a session: clear windows close, and a timer is paused while the machine sleeps, so the words
are made again once a minute."""


def next_change_ms(state: SessionState, now: Instant) -> int | None:
    """Return the milliseconds until a printed character of a session changes by itself; None while it is paused."""
    if state.ended or state.position.paused_for:
        return None
    deadline = deadline_of(state)
    until = max(0, deadline - now.boot) if deadline is not None else None
    left = _counted_down(state, now)
    second = _to_boundary(left) if left is not None else 1000 - elapsed_ms(state, now) % 1000
    count = _rep_count(state, now)
    beat = count.left_ms if count is not None else None
    return min(ms for ms in (second, until, beat) if ms is not None)


def shown_at(state: SessionState, now: Instant) -> Instant:
    """Return the instant that the screen shows at `now`: the start of the current second of the step, or of the part of
    a rep that began within it.

    Everything that is printed of a session is computed for it, so that all numbers change at the same time.
    """
    if state.ended or state.position.paused_for:
        return now
    left = _counted_down(state, now)
    if left is not None:
        return now.plus(-(-left % 1000))
    second, count = elapsed_ms(state, now) % 1000, _rep_count(state, now)
    return now.plus(-(second if count is None else min(second, count.since_ms)))


def _rep_count(state: SessionState, now: Instant) -> RepCount | None:
    """Return the count of reps that go on by themselves; imported with the first session."""
    from stride_tui.core.session.rep_count import rep_count

    return rep_count(state, now)


def until_midnight_ms(now: Instant) -> int:
    """Return the milliseconds until the local date changes, a minute at most."""
    local = now.local()
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(IDLE_LOOK_MS, int((midnight - local).total_seconds() * 1000) + 1)


def _counted_down(state: SessionState, now: Instant) -> int | None:
    """Return the milliseconds that the digits count down from; None where they count up."""
    if state.position.resume_left_ms > 0:
        return resume_left_ms(state, now)
    return left_ms(state, now) if state.step.ms is not None else None


def _to_boundary(left: int) -> int:
    """Return the milliseconds until a countdown, which is rounded up, shows one second less."""
    return (left - 1) % 1000 + 1 if left > 0 else 0
