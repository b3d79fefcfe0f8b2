"""The moments within a step that are told although nothing happens: halfway, the last seconds, rested enough."""

from __future__ import annotations

from stride_tui.core.cues.cues import HALFWAY_FROM_MS
from stride_tui.core.routines.routine import Reps
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.words import duration

LAST_MS = ((20_000, 5_000), (8_000, 3_000))
"""From which length of timed work how many last seconds are told."""
HALFWAY_FROM_REPS = 6


def marks(state: SessionState) -> tuple[tuple[int, str], ...]:
    """Boot times with their words, for the current step as it runs now; none while it stands still."""
    position = state.position
    if state.ended or position.paused_for or position.resume_left_ms > 0:
        return ()
    start = state.at.boot - position.elapsed_ms
    return tuple((start + gone, words) for gone, words in _in_step(state) if gone > position.elapsed_ms)


def next_mark(state: SessionState, heard: int) -> int | None:
    """The boot time of the next of them after `heard`."""
    return min((due for due, _ in marks(state) if due > heard), default=None)


def _in_step(state: SessionState) -> list[tuple[int, str]]:
    """By how much of the step is gone."""
    position = state.position
    target = position.target_ms or 0
    if state.step.kind == "rest":
        reached = f"Rested {duration(target)}. Enter goes on when you are ready."
        return [] if position.ends_by_itself or not target else [(target, reached)]
    if state.step.kind != "work" or not position.ends_by_itself:
        return []
    dose = state.item.dose
    if isinstance(dose, Reps):
        half = dose.count // 2
        return [(half * state.item.pace_ms, f"{half} of {dose.count}.")] if dose.count >= HALFWAY_FROM_REPS else []
    found = []
    if target >= HALFWAY_FROM_MS:
        half = target // 2
        found.append((half, f"Halfway, {duration((target - half) // 1000 * 1000)} left."))
    last = next((ms for least, ms in LAST_MS if target >= least), 0)
    if last:
        found.append((target - last, f"{duration(last)} left."))
    return found
