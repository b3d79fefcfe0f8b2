"""The lines within a step that come by time alone: halfway, the last seconds, the end of a suggested rest."""

from __future__ import annotations

from stride_tui.core.cues.cues import HALFWAY_FROM_MS
from stride_tui.core.routines.routine import Reps
from stride_tui.core.session.choices import reps_for
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.words import duration

LAST_MS = ((20_000, 5_000), (8_000, 3_000))
"""Pairs in milliseconds: timed work of at least the first number announces its last seconds, as many as the second."""
HALFWAY_FROM_REPS = 6


def marks(state: SessionState) -> tuple[tuple[int, str], ...]:
    """Return the boot times (milliseconds) and words of the current step's lines; none while it is paused."""
    position = state.position
    if state.ended or position.paused_for or position.resume_left_ms > 0:
        return ()
    start = state.at.boot - position.elapsed_ms
    return tuple((start + elapsed, words) for elapsed, words in _in_step(state) if elapsed > position.elapsed_ms)


def next_mark(state: SessionState, printed: int) -> int | None:
    """Return the boot time of the first line after the boot time `printed`; None if there is none."""
    return min((due for due, _ in marks(state) if due > printed), default=None)


def _in_step(state: SessionState) -> list[tuple[int, str]]:
    """Return the lines of a step, each after the milliseconds of the step at which it comes."""
    position = state.position
    target = position.target_ms or 0
    if state.step.kind == "rest":
        reached = f"Rested {duration(target)}. Enter goes on when you are ready."
        return [] if position.ends_by_itself or not target else [(target, reached)]
    if state.step.kind != "work" or not position.ends_by_itself:
        return []
    dose = state.item.dose
    if isinstance(dose, Reps):
        count = reps_for(state.routine, state.step, position.chosen) or dose.count
        half = count // 2
        told = count >= HALFWAY_FROM_REPS and half * state.item.pace_ms <= target
        return [(half * state.item.pace_ms, f"{half} of {count}.")] if told else []
    lines = []
    if target >= HALFWAY_FROM_MS:
        half = target // 2
        # As the clock shows it, which is rounded up.
        lines.append((half, f"Halfway, {duration(-(-(target - half) // 1000) * 1000)} left."))
    last = next((ms for least, ms in LAST_MS if target >= least), 0)
    if last:
        lines.append((target - last, f"{duration(last)} left."))
    return lines
