"""Two lighter forms of a routine: a light session for the days before a race, and the session of a lighter week.

Light: one round, no jumps. A taper cuts the volume and keeps the intensity (`week.race` has the source), so the loads
stay; what is asked is that of `progression.held`. Jumps are left out because landing loads muscles and tendons most.

In a lighter week: half the rounds. `progression.lighter_weeks` says which weeks these are, and why.
"""

from __future__ import annotations

import re

import msgspec

from stride_tui.core.routines.routine import Block, Routine

_IN_LIGHTER_WEEK = ", lighter week"
_JUMP = re.compile(r"\b(jump|pogo|plyo|leap|bounds?\b|bounding|hops?\b|hopping|skips?\b|skipping)")


def is_jump(routine: Routine, exercise: str) -> bool:
    """Return whether an exercise is a jump: as its description says, else by its name (`Box Jump`, `Pogo`, `Hops`)."""
    said = routine.exercise(exercise).jump
    return bool(_JUMP.search(exercise.casefold())) if said is None else said


def light_of(routine: Routine) -> Routine | None:
    """Return the light session of a routine; None where no strength work is left without the jumps.

    The slug stays, so that it is known whose session it is; the name says what it is. In a lighter week it is a light
    session all the same, for one round is less than half of them, or as much.
    """
    if routine.light:
        return routine
    blocks = [left for block in routine.blocks if (left := _light_block(routine, block)).items]
    if not any(block.is_strength for block in blocks):
        return None
    name = f"{routine.name.removesuffix(_IN_LIGHTER_WEEK)}, light"
    return msgspec.structs.replace(routine, name=name, blocks=tuple(blocks), light=True, lighter_week=False)


def lighter_week_of(routine: Routine) -> Routine:
    """Return a routine with half the rounds of its strength blocks, rounded half up: 4 and 3 become 2, 2 and 1 one.

    The slug stays; the name says what it is.
    """
    blocks = tuple(
        msgspec.structs.replace(block, rounds=(block.rounds + 1) // 2) if block.is_strength else block
        for block in routine.blocks
    )
    return msgspec.structs.replace(routine, name=routine.name + _IN_LIGHTER_WEEK, blocks=blocks, lighter_week=True)


def _light_block(routine: Routine, block: Block) -> Block:
    """Return a block without its jumps; one of strength work in one round."""
    items = tuple(item for item in block.items if not is_jump(routine, item.exercise))
    return msgspec.structs.replace(block, items=items, rounds=1 if block.is_strength else block.rounds)
