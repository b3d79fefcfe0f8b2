"""The rule `linear`: the same reps with more weight, once they were reached twice in a row; more reps first where the
next weight is far."""

from __future__ import annotations

from stride_tui.core.progression.rules.rule import ACSM, STARTING_STRENGTH, Case, Move, Numbers, Rule
from stride_tui.core.routines.routine import Item, target_amount


def _fits(item: Item) -> bool:
    return item.load.implement != "none"


def _step(case: Case) -> Move:
    # Read with the first step: a rule is looked up at start, when nothing was done yet.
    from stride_tui.core.progression.rules.loaded import loaded_step

    return loaded_step(case, target_amount(case.item), case.numbers.over)


LINEAR = Rule(
    name="linear",
    grows="weight",
    ranged=True,
    fits=_fits,
    needs="reps or time with a load",
    hint='write load = "dumbbells", or what is held',
    step=_step,
    numbers=Numbers(after=2),
    own_keys=frozenset({"over", "step", "reps_first_over"}),
    words="more weight",
    goes_up=(
        "one weight, after 2 sessions in a row in which every set reached the target; where that is more than a tenth "
        "heavier, first one rep (5 seconds) more a session up to half as many again, and that twice"
    ),
    goes_back="at least 10 % after 3 sessions in a row below the target",
    sources=(
        'The "2-for-2 rule": add weight when two or more reps above the goal were done in the last set, in two '
        "workouts in a row. Baechle and Earle, *Essentials of Strength Training and Conditioning* (NSCA). Its two "
        "reps are `over = 2`; the default is 0, because a set logged without a change is logged as what was asked.",
        ACSM,
        STARTING_STRENGTH,
    ),
)
