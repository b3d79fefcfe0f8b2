"""Words for the bests that were beaten."""

from __future__ import annotations

from collections.abc import Sequence

from stride_tui.core.progression.bests import Best
from stride_tui.core.routines.routine import Unit, convert
from stride_tui.views.text.clean import clean
from stride_tui.views.text.words import duration, number, weight_words


def best_lines(bests: Sequence[Best], units: Unit = "kg") -> tuple[str, ...]:
    """Return a line for each best, in order; the same best of both sides is one line, which names no side.

    What was moved in all is in `units`, like every total, whatever it was lifted in.
    """
    sides: dict[tuple[str, str], list[str]] = {}
    for best in bests:
        sides.setdefault((best.exercise, _best_words(best, units)), []).append(best.side or "")
    lines = []
    for (exercise, words), named in sides.items():
        where = named[0] if len(named) == 1 else ""
        lines.append(clean(f"{exercise}{f', {where}' if where else ''}: {words}"))
    return tuple(lines)


def _best_words(best: Best, units: Unit) -> str:
    match best.kind:
        case "heaviest":
            return f"heaviest, {weight_words(best.load)} (before: {_before(best)})"
        case "reps":
            at = f" at {weight_words(best.load)}" if best.load.weight is not None else ""
            return f"most reps{at}, {number(best.value)} (before: {number(best.before)})"
        case "longest":
            return f"longest, {duration(round(best.value))} (before: {duration(round(best.before))})"
        case "volume":
            value, before = (convert(kg, "kg", units) for kg in (best.value, best.before))
            return f"most in a session, {number(value)} {units} (before: {number(before)} {units})"


def _before(best: Best) -> str:
    """Return the heaviest before, as it was lifted; beside another unit that one without brackets of its own."""
    words = weight_words(best.load_before or best.load, best.load.unit)
    return words.replace(" (", ", ").removesuffix(")")
