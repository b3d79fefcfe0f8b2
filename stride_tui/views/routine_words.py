"""A routine in words: what it is for, what it works, who made it, and what its file says to each block and exercise."""

from __future__ import annotations

from collections.abc import Iterator

from stride_tui.core.routines.routine import Block, Item, Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.views.session.before_and_after import about_facts
from stride_tui.views.text.clean import one_line
from stride_tui.views.text.words import ALTERNATING, about_minutes, dose_words, load_words, plural

SIDES = {
    "each": "each side",
    "left": "left side",
    "right": "right side",
    "alternating": ALTERNATING,
    "both": "",
}


def routine_lines(routine: Routine) -> tuple[str, ...]:
    """Return all that there is to know of a routine before it is begun, in lines."""
    steps = unroll(routine)
    sets, schedule = sum(step.kind == "work" for step in steps), routine.schedule
    lines = [f"{one_line(routine.name)}: {about_minutes(estimate_ms(steps))}, {plural(sets, 'set')}"]
    if routine.description:
        lines.append(one_line(routine.description))
    facts = [*about_facts(routine), ("Bring", one_line(", ".join(routine.equipment)))]
    weekly = f"{plural(schedule.per_week, 'session')} a week or more"
    facts.append(("Plan", f"{weekly}, {schedule.recovery_hours:g} h before a speed session or a long run"))
    lines += ["", *(f"{label:<6} {words}" for label, words in facts if words)]
    for block in routine.blocks:
        lines += ["", *_block_lines(routine, block)]
    return tuple(lines)


def _block_lines(routine: Routine, block: Block) -> Iterator[str]:
    """Yield a block with its items, each with its muscles and its notes."""
    rounds = f", {plural(block.rounds, 'round')}" if block.rounds > 1 else ""
    yield f"{one_line(block.name)} ({block.kind}{rounds})"
    if block.note:
        yield f"  {one_line(block.note)}"
    for item in block.items:
        exercise = routine.exercise(item.exercise)
        muscles = one_line(", ".join(exercise.muscles))
        yield f"  {one_line(item.exercise)}: {_asked(item)}" + (f" · {muscles}" if muscles else "")
        yield from (f"    {one_line(note)}" for note in (item.note, exercise.note) if note)


def _asked(item: Item) -> str:
    """Return what an item asks for: `8 reps, each side, 2 × 10 kg dumbbells`."""
    return ", ".join(filter(None, [dose_words(item.dose), SIDES[item.sides], load_words(item.load)]))
