"""Changing what a set is done with: its weight, its reps, its effort, before it is logged or after."""

from __future__ import annotations

from stride_tui.core.choice import changed_record
from stride_tui.core.events import Change, Chosen, Event, Logged, Marked
from stride_tui.core.instant import Instant
from stride_tui.core.state import SessionState


def change(state: SessionState, command: Change, now: Instant) -> tuple[Event, ...]:
    """Into the log of a set that has one, else for when it is done. Nothing for a set that the plan lacks."""
    place, field, value = command.place, command.field, command.value
    if all(step.place != place for step in state.position.steps):
        return ()
    chosen = Chosen(now, place, field, value)
    record = state.logs.get(place)
    if record is None:
        return (Marked(now, "change"), chosen)
    changed = changed_record(record, field, value)
    if changed == record:
        return ()
    # A weight holds for the rounds to come as well.
    follow = (chosen,) if field == "weight" else ()
    return (Marked(now, "change"), Logged(now, place, changed), *follow)
