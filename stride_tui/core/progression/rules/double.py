"""The rule `double`: reps first, within a range, then the weight, with the reps back at the bottom."""

from __future__ import annotations

from stride_tui.core.progression.rules.rule import STARTING_STRENGTH, Case, Move, Rule, whole_pairs
from stride_tui.core.routines.routine import Item, Reps, target_amount


def _fits(item: Item) -> bool:
    return isinstance(item.dose, Reps) and item.dose.upto is not None and item.load.implement != "none"


def _step(case: Case) -> Move:
    # Read with the first step: a rule is looked up at start, when nothing was done yet.
    from stride_tui.core.progression.rules.loaded import loaded_step

    top = case.item.dose.upto if isinstance(case.item.dose, Reps) else None
    return loaded_step(case, target_amount(case.item) if top is None else whole_pairs(case.item, top))


DOUBLE = Rule(
    name="double",
    grows="weight",
    ranged=True,
    fits=_fits,
    needs="a load and a range of reps",
    hint="write reps = 8 and reps_to = 12, and what is held",
    step=_step,
    own_keys=frozenset({"step", "reps_first_over"}),
    words="more reps, then more weight",
    goes_up=(
        "one rep more a session (two with alternating sides) within the range; with every set at the top, the next "
        "weight and the reps back to the bottom; a range under half as many again goes on up to that where the next "
        "weight is more than a tenth heavier"
    ),
    goes_back="at least 10 % after 3 sessions in a row below the bottom",
    sources=(
        STARTING_STRENGTH,
        "Alan Calvert's Milo barbell course (1911): from 5 reps up to 10, then more weight and 5 again.",
    ),
)
