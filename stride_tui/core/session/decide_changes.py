"""Changing a set: its weight, its reps, its effort, before it is logged or after; and the time of a step."""

from __future__ import annotations

from stride_tui.core.instant import Instant
from stride_tui.core.session.choices import changed_record
from stride_tui.core.session.events import Adjusted, ChangeSet, Chosen, Event, Logged, UndoPoint
from stride_tui.core.session.evolve import evolve
from stride_tui.core.session.state import SessionState

LEAST_LEFT_MS = 3_000
"""What less time leaves of a step that ends by itself: its countdown."""


def change(state: SessionState, command: ChangeSet, now: Instant) -> tuple[Event, ...]:
    """Into the log of a set that has one, else for when it is done. Nothing for a set that the plan lacks."""
    place, field, value = command.place, command.field, command.value
    if all(step.place != place for step in state.position.steps):
        return ()
    chosen = Chosen(now, place, field, value)
    record = state.logs.get(place)
    if record is None:
        return (UndoPoint(now, "change"), chosen)
    changed = changed_record(record, field, value)
    if changed == record:
        return ()
    # A weight holds for the rounds to come as well.
    follow = (chosen,) if field == "weight" else ()
    return (UndoPoint(now, "change"), Logged(now, place, changed), *follow)


def adjust(state: SessionState, ms: int, now: Instant) -> tuple[Event, ...]:
    """A longer or shorter step, where it ends by itself or is a rest and anything would change. Less time ends none."""
    position = state.position
    if not (position.ends_by_itself or state.step.kind == "rest"):
        return ()
    if ms < 0 and position.ends_by_itself and position.target_ms is not None:
        # A key that is held down must not run out one set after the other.
        ms = -max(0, min(-ms, position.target_ms - position.elapsed_ms - LEAST_LEFT_MS))
    adjusted = Adjusted(now, ms)
    changes = evolve(state, adjusted).position.target_ms != position.target_ms
    return (UndoPoint(now, "time"), adjusted) if changes else ()
