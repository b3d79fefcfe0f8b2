"""The rule `double`: reps first, within a range, then the weight, with the reps back at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.progression.rules.rule import (
    STARTING_STRENGTH,
    Case,
    Move,
    Rule,
    after_a_gap,
    after_a_miss,
    heavier,
    more_reps,
    whole_pairs,
)
from stride_tui.core.routines.routine import Item, Reps, target_amount

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.evidence import Evidence


def _fits(item: Item) -> bool:
    return isinstance(item.dose, Reps) and item.dose.upto is not None and item.load.implement != "none"


def _step(case: Case) -> Move:
    newest, bottom = case.newest, target_amount(case.item)
    top = case.item.dose.upto if isinstance(case.item.dose, Reps) else None
    top = bottom if top is None else whole_pairs(case.item, top)

    def full(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= top

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < bottom

    asked = newest.asked or bottom
    if case.away:
        # Up, the reps grow before the weight does; so back, the reps shrink before the weight does.
        if asked > bottom and case.steps_back == 1:
            return Move("down", "gap", bottom, newest.weight)
        return after_a_gap(case, bottom, case.steps_back - (asked > bottom))
    if full(newest):
        return heavier(case, case.in_a_row(full), top, bottom)
    if missed(newest):
        return after_a_miss(case, case.in_a_row(missed), bottom)
    if newest.low < asked:
        return Move("hold", "missed", min(top, more_reps(case.item, newest.low)), newest.weight)
    if case.hard:
        return Move("hold", "hard", whole_pairs(case.item, newest.low), newest.weight)
    return Move("up", "more", min(top, more_reps(case.item, newest.low)), newest.weight)


DOUBLE = Rule(
    name="double",
    grows="weight",
    ranged=True,
    fits=_fits,
    needs="a load and a range of reps",
    hint="write reps = 8 and reps_to = 12, and what is held",
    step=_step,
    words="more reps, then more weight",
    goes_up=(
        "one rep more a session (two with alternating sides) within the range; with every set at the top, the next "
        "weight and the reps back to the bottom"
    ),
    goes_back="at least 10 % after 3 sessions in a row below the bottom",
    sources=(
        STARTING_STRENGTH,
        "Alan Calvert's Milo barbell course (1911): from 5 reps up to 10, then more weight and 5 again.",
    ),
)
