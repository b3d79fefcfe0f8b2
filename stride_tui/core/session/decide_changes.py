"""The rules for changing a set's weight, reps or effort, before or after it is logged, and the time of a step."""

from __future__ import annotations

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.session.choices import changed_record
from stride_tui.core.session.events import Adjusted, ChangeSet, Chosen, Event, Logged, UndoPoint
from stride_tui.core.session.evolve import LEAST_LEFT_MS, evolve
from stride_tui.core.session.state import SessionState


def change(state: SessionState, command: ChangeSet, now: Instant) -> tuple[Event, ...]:
    """Return the events that change a set: in its log if it has one, else for when it will be logged.

    None for a set that the plan does not have, nor for a change that changes nothing.
    """
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
    # A weight holds for the rounds to come as well; in their unit, which an edit may have changed since.
    step = next(step for step in state.position.steps if step.place == place)
    unit = state.routine.blocks[step.block].items[step.item].load.unit
    later = msgspec.structs.replace(chosen, value=changed.load.weight_in(unit))
    follow = (later,) if field == "weight" else ()
    return (UndoPoint(now, "change"), Logged(now, place, changed), *follow)


def adjust(state: SessionState, ms: int, now: Instant) -> tuple[Event, ...]:
    """Return the events that make the current step `ms` longer or shorter; none where that would change nothing.

    It works on a step that ends by itself and on a rest. Less time never ends a step.
    """
    position = state.position
    if not (position.ends_by_itself or state.step.kind == "rest"):
        return ()
    if ms < 0 and position.ends_by_itself and position.target_ms is not None:
        # A key that is held down must not run out one set after the other.
        ms = -max(0, min(-ms, position.target_ms - position.elapsed_ms - LEAST_LEFT_MS))
    adjusted = Adjusted(now, ms)
    changes = evolve(state, adjusted).position.target_ms != position.target_ms
    return (UndoPoint(now, "time"), adjusted) if changes else ()
