"""The notes of the routine's file in plain lines, each where it begins to matter."""

from __future__ import annotations

from stride_tui.core.session.state import SessionState
from stride_tui.views.text.clean import one_line


def notes_said(state: SessionState, before: SessionState | None) -> tuple[str, ...]:
    """Return the notes to say as a step begins: of its block where that is new, of its item in the first round.

    A rest leads into the set after it, so that what is to be known of it is said in the rest already.
    """
    step, earlier = state.step, before.step if before else None
    described = state.routine.exercise(step.place.exercise)
    notes = [state.block.note] if earlier is None or earlier.block != step.block else []
    new_item = earlier is None or (earlier.block, earlier.item) != (step.block, step.item)
    if new_item and step.place.round == 1:
        notes += [state.item.note, described.note]
    return tuple(f"Note: {one_line(note)}" for note in notes if note)
