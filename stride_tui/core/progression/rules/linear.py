"""The rule `linear`: the same reps with more weight, once they were reached twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.progression.rules.rule import (
    ACSM,
    STARTING_STRENGTH,
    Case,
    Move,
    Numbers,
    Rule,
    after_a_gap,
    after_a_miss,
    heavier,
)
from stride_tui.core.routines.routine import Item, target_amount

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.evidence import Evidence


def _fits(item: Item) -> bool:
    return item.load.implement != "none"


def _step(case: Case) -> Move:
    target, over = target_amount(case.item), case.numbers.over

    def met(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= target and evidence.last >= target + over

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < target

    if case.away:
        return after_a_gap(case, None, case.steps_back)
    if met(case.newest):
        return heavier(case, case.in_a_row(met), None, None)
    if missed(case.newest):
        return after_a_miss(case, case.in_a_row(missed), None)
    return heavier(case, 0, None, None)


LINEAR = Rule(
    name="linear",
    grows="weight",
    fits=_fits,
    needs="reps or time with a load",
    hint='write load = "dumbbells", or what is held',
    step=_step,
    numbers=Numbers(after=2),
    own_keys=frozenset({"over", "step"}),
    words="more weight",
    goes_up="one weight, after 2 sessions in a row in which every set reached the target",
    goes_back="at least 10 % after 3 sessions in a row that missed it",
    sources=(
        'The "2-for-2 rule": add weight when two or more reps above the goal were done in the last set, in two '
        "workouts in a row. Baechle and Earle, *Essentials of Strength Training and Conditioning* (NSCA). Its two "
        "reps are `over = 2`; the default is 0, because a set logged without a change is logged as what was asked.",
        ACSM,
        STARTING_STRENGTH,
    ),
)
