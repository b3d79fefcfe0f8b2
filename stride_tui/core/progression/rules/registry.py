"""The rules of progression by name, their numbers, and where they come from.

`linear`: the weight goes up one step after two sessions in a row in which every set reached the target, and back
    by a tenth after three that missed it. The two sessions are those of the "2-for-2 rule" (Baechle and Earle,
    Essentials of Strength Training and Conditioning, NSCA): two or more repetitions above the goal in the last
    set, in two workouts in a row, and the weight is added to. Its two repetitions are `over = 2`; here they are
    0 by default, since what is logged without a word is what was asked. The American College of Sports Medicine
    (Progression Models in Resistance Training for Healthy Adults, 2009) says 2 to 10 % more when one or two
    repetitions above the desired number are done; owned weights are often further apart, so a step is the next
    one owned. Three misses and 10 % off are the reset of Rippetoe's Starting Strength (a set of fives missed in
    three workouts in a row: back to 90 %, and work up again).
`double`: repetitions first, within a range, then the weight, with the repetitions back at the bottom. The double
    progression of Alan Calvert's Milo barbell course (1911): from 5 repetitions up to 10, then more weight and 5
    again. `after` sessions (1) in which every set reached the top let the weight go up; below the bottom is a miss.
`reps`: a repetition more after a session that reached the target; the ACSM's other way to add, by volume.
`time`: the same with seconds, 5 at a time.
`none`: as the routine says.

All of them: effort above 9 of 10 holds, because 9 is "one more was possible" on the scale of repetitions in
reserve (Zourdos and others, 2016). After three weeks without the exercise they step back once; strength is
mostly kept for up to four weeks (Mujika and Padilla, Muscular Characteristics of Detraining in Humans, 2001),
which a weekly session is within, and one lighter session costs little.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from stride_tui.core.routines.routine import Item, Reps, Rule, Timed, Tuning

Number = TypeVar("Number")


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of a rule for one item, none of them open. `step` is None where the weights owned decide."""

    after: int
    over: int
    back_off_after: int
    back_off: float
    step: float | None
    up_to: float | None
    effort_limit: float
    gap_weeks: float


BACK_OFF_AFTER = 3
BACK_OFF_PERCENT = 10.0
EFFORT_LIMIT = 9.0
GAP_WEEKS = 3.0
AFTER: dict[Rule, int] = {"linear": 2, "double": 1, "reps": 1, "time": 1, "none": 1}
"""Sessions in a row that let a step up."""
STEPS: dict[Rule, float | None] = {"linear": None, "double": None, "reps": 1, "time": 5_000, "none": None}
"""One step up: repetitions, or milliseconds; weights are decided by those owned."""


def fits(rule: Rule, item: Item) -> bool:
    """Whether a rule can be used for an item: a load to add to, a range to go through, reps or seconds to count."""
    if rule == "none":
        return True
    if rule == "time":
        return isinstance(item.dose, Timed)
    if not isinstance(item.dose, Reps):
        return False
    if rule == "reps":
        return True
    loaded = item.load.implement != "none"
    return loaded and (rule == "linear" or item.dose.upto is not None)


def default_rule(item: Item, strength: bool = True) -> Rule:
    """The rule of an item that names none: loaded rep work of a strength block grows, all else stays."""
    if not strength:
        return "none"
    for rule in ("double", "linear"):
        if fits(rule, item):
            return rule
    return "none"


def rule_of(item: Item, strength: bool = True) -> Rule:
    """The rule of an item: the one it names if that fits it, else its default."""
    for rule in AFTER:
        if rule == item.progress and fits(rule, item):
            return rule
    return default_rule(item, strength)


def numbers_of(rule: Rule, tuning: Tuning) -> Numbers:
    """The rule's own numbers with those of the file in their place."""
    return Numbers(
        _or(tuning.after, AFTER[rule]),
        _or(tuning.over, 0),
        _or(tuning.back_off_after, BACK_OFF_AFTER),
        _or(tuning.back_off, BACK_OFF_PERCENT),
        _or(tuning.step, STEPS[rule]),
        tuning.up_to,
        _or(tuning.effort_limit, EFFORT_LIMIT),
        _or(tuning.gap_weeks, GAP_WEEKS),
    )


def _or(told: Number | None, own: Number) -> Number:
    return own if told is None else told
