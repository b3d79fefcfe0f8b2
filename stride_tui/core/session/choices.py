"""The runner's choices for a set, in place of what the routine asks: reps, weight, effort.

A choice belongs to one set. Its weight also holds for the later rounds of the same item on the same side,
until another is chosen: a heavier dumbbell is kept for the next round. Left and right may differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Dose, Load, Reps, Routine
from stride_tui.core.routines.steps import Place, Step

FIRST_EFFORT = 7.0
"""The effort (RPE) that the first step up goes to: a set after which three more reps would have been possible."""
EFFORT_STEP = 0.5
MOST_REPS = 500
"""The most reps that can be chosen for a set."""
SetField = Literal["weight", "reps", "effort"]


class SetChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """The runner's choice for one set; None for what was not chosen."""

    reps: int | None = None
    weight: float | None = None
    effort: float | None = None


Choices = Mapping[Place, SetChoice]


def with_choice(choices: Choices, place: Place, field: SetField, value: float | None) -> dict[Place, SetChoice]:
    """Return the choices with one field of one set chosen; a `value` of None takes its choice back."""
    before = choices.get(place, SetChoice())
    chosen = round(value) if field == "reps" and value is not None else value
    return {**choices, place: msgspec.structs.replace(before, **{field: chosen})}


def weight_for(choices: Choices, place: Place) -> float | None:
    """Return the weight chosen for a set or, if none, for the latest earlier round of its item on its side."""
    for turn in range(place.round, 0, -1):
        choice = choices.get(msgspec.structs.replace(place, round=turn))
        if choice is not None and choice.weight is not None:
            return choice.weight
    return None


def load_for(routine: Routine, step: Step, choices: Choices) -> Load:
    """Return the load of a set: the routine's, with the weight that was chosen.

    Where the routine has no weight, as in a first session, the one chosen for the left side holds for the right side
    too, until another is chosen there.
    """
    load = routine.blocks[step.block].items[step.item].load
    weight = weight_for(choices, step.place)
    if weight is None and load.weight is None and step.place.side == "right":
        weight = weight_for(choices, msgspec.structs.replace(step.place, side="left"))
    return load if weight is None else msgspec.structs.replace(load, weight=weight)


def reps_for(routine: Routine, step: Step, choices: Choices) -> int | None:
    """Return the reps of a set: those chosen, else those asked; None for timed work."""
    dose = routine.blocks[step.block].items[step.item].dose
    if not isinstance(dose, Reps):
        return None
    choice = choices.get(step.place)
    return dose.count if choice is None or choice.reps is None else choice.reps


def dose_for(routine: Routine, step: Step, choices: Choices) -> Dose:
    """Return the dose of a set: the routine's, or the reps that were chosen in place of its least."""
    dose = routine.blocks[step.block].items[step.item].dose
    reps = reps_for(routine, step, choices)
    if not isinstance(dose, Reps) or reps is None or reps == dose.count:
        return dose
    return Reps(reps)


def expected_for(routine: Routine, step: Step, choices: Choices) -> int:
    """Return the milliseconds that a step is taken to last: rep work its reps at their pace."""
    reps = reps_for(routine, step, choices) if step.kind == "work" else None
    return step.expected_ms if reps is None else reps * routine.blocks[step.block].items[step.item].pace_ms


def changed_record(record: SetRecord, field: SetField, value: float | None) -> SetRecord:
    """Return a logged set with another weight, other reps or another effort, which confirms it."""
    record = msgspec.structs.replace(record, auto=False)
    if field == "weight":
        return msgspec.structs.replace(record, load=msgspec.structs.replace(record.load, weight=value))
    if field == "effort":
        return msgspec.structs.replace(record, effort=value)
    reps = record.done_reps if value is None else round(value)
    if record.done_reps is None or reps is None:
        return record
    done = reps >= (record.asked_reps or 0)
    return msgspec.structs.replace(record, done_reps=reps, status="done" if done else "partial")


def effort_stepped(effort: float | None, by: int) -> float | None:
    """Return the next effort up (`by` 1) or down (-1): RPE in halves from 1 to 10.

    None, which is no effort, goes up to 7; an effort of 1 goes down to None.
    """
    if effort is None:
        return FIRST_EFFORT if by > 0 else None
    stepped = effort + by * EFFORT_STEP
    return min(10.0, stepped) if stepped >= 1 else None
