"""A light session of a routine, for the days before a race: one round, no jumps.

A taper cuts the volume and keeps the intensity (`week.race` has the source), so the loads stay; what is asked is that
of `progression.held`. Jumps are left out because landing loads muscles and tendons the most.
"""

from __future__ import annotations

import re

import msgspec

from stride_tui.core.routines.routine import Block, Routine

_JUMP = re.compile(r"\b(jump|pogo|plyo|leap|bounds?\b|bounding|hops?\b|hopping|skips?\b|skipping)")


def is_jump(routine: Routine, exercise: str) -> bool:
    """Return whether an exercise is a jump: as its description says, else by its name (`Box Jump`, `Pogo`, `Hops`)."""
    said = routine.exercise(exercise).jump
    return bool(_JUMP.search(exercise.casefold())) if said is None else said


def light_of(routine: Routine) -> Routine | None:
    """Return the light session of a routine; None where no strength work is left without the jumps.

    The slug stays, so that it is known whose session it is; the name says what it is.
    """
    if routine.light:
        return routine
    blocks = [left for block in routine.blocks if (left := _light_block(routine, block)).items]
    if not any(block.is_strength for block in blocks):
        return None
    return msgspec.structs.replace(routine, name=f"{routine.name}, light", blocks=tuple(blocks), light=True)


def _light_block(routine: Routine, block: Block) -> Block:
    """Return a block without its jumps; one of strength work in one round."""
    items = tuple(item for item in block.items if not is_jump(routine, item.exercise))
    return msgspec.structs.replace(block, items=items, rounds=1 if block.is_strength else block.rounds)
