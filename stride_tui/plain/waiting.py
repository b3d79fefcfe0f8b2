"""The time that a plain session may wait for the next typed line."""

from __future__ import annotations

from stride_tui.core.instant import Clock
from stride_tui.core.session.state import SessionState, deadline_of
from stride_tui.views.plain.marks import next_mark

BEAT_MS = 1_000
"""The longest wait: a heartbeat each second limits to a second what a crash can lose."""
LEAST_BEAT_MS = 50.0
"""The shortest wait in real time, for a clock that runs faster."""


def longest_wait_ms(state: SessionState, announced_upto: int, clock: Clock, next_cue_ms: int | None = None) -> float:
    """Return the milliseconds until something is due or to be announced, at most a second of session time.

    `announced_upto` is the boot time up to which everything was announced, `next_cue_ms` when a cue comes by itself.
    """
    now = clock.now()
    dues = [due for due in (deadline_of(state), next_mark(state, announced_upto)) if due is not None]
    dues += [] if next_cue_ms is None else [now.boot + next_cue_ms]
    beat = max(LEAST_BEAT_MS, clock.real_ms(BEAT_MS))
    return min([beat, *(clock.real_ms(max(0, due - now.boot)) for due in dues)])
