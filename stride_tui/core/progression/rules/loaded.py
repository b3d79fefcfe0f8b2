"""The step of the rules that add weight: reps or seconds first where the next weight is far, then the weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.progression.rules.rule import Case, Move, more_reps, whole_pairs
from stride_tui.core.routines.routine import Item, Reps, target_amount

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.evidence import Evidence
    from stride_tui.core.progression.rules.prescription import Why

SECONDS_STEP_MS = 5_000
"""The milliseconds by which timed work grows before its load does: as the rule `time` steps."""
NEVER_FIRST = 100.0
"""The `reps_first_over` with which no step asks for reps first, however large it is."""


def loaded_step(case: Case, top: int, over: int = 0) -> Move:
    """Return the next step in weight, or in what is counted where that comes first.

    `top` is what the rule itself asks to be reached before the weight goes up, and `over` what the last set has to have
    above the item's own. Where the next weight is more than `reps_first_over` percent heavier, the top is at least half
    as many again as the item's own. Where there is no next weight, there is no top.
    """
    item, newest, bottom = case.item, case.newest, target_amount(case.item)
    more, own_top, enough = case.rack.up(newest.weight or 0), top, half_as_many_again(item)
    if more is None or _is_far(case, more):
        top = max(top, enough)

    def full(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= top and evidence.last >= bottom + over

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < bottom

    asked = newest.asked or bottom
    if case.away:
        # Up, the reps grow before the weight does; so back, the reps shrink before the weight does.
        if asked > bottom and case.steps_back == 1:
            return Move("down", "gap", bottom, newest.weight)
        return after_a_gap(case, bottom, case.steps_back - (asked > bottom))
    if missed(newest):
        return after_a_miss(case, case.in_a_row(missed), bottom)
    if more is not None and newest.low >= top:
        return heavier(case, more, case.in_a_row(full), top, bottom)
    if newest.low < asked:
        again = _above(item, newest.low)
        return Move("hold", "missed", again if more is None else min(top, again), newest.weight)
    if case.hard:
        return Move("hold", "hard", _whole(item, newest.low), newest.weight)
    if more is None and newest.low >= own_top:
        return Move("up", "heaviest", _above(item, newest.low), newest.weight, top=top)
    amount = min(top, _above(item, newest.low))
    if more is None or top == own_top:
        return Move("up", "more", amount, newest.weight)
    return Move("up", "more", amount, newest.weight, needed=case.numbers.after, then=more, top=top)


def half_as_many_again(item: Item) -> int:
    """Return the reps or milliseconds to reach before a far weight: half as many again as the item's own, cut down to
    whole reps, whole pairs or whole steps of seconds; or the top of the item's range, where that is higher."""
    own = target_amount(item)
    if isinstance(item.dose, Reps):
        return whole_pairs(item, max(own * 3 // 2, item.dose.upto or 0))
    return own + own // 2 // SECONDS_STEP_MS * SECONDS_STEP_MS


def _is_far(case: Case, more: float) -> bool:
    """Return whether a weight is more above the one that would be asked for than a step may add without reps first."""
    limit = case.numbers.reps_first_over
    weight = case.rack.at_or_below(case.newest.weight or 0)
    # The small number makes up for the share, which has no exact binary form.
    return limit < NEVER_FIRST and more > weight * (1 + limit / 100) + 1e-9


def _above(item: Item, done: int) -> int:
    """Return the reps or milliseconds one step above those done."""
    return more_reps(item, done) if isinstance(item.dose, Reps) else _whole(item, done) + SECONDS_STEP_MS


def _whole(item: Item, done: int) -> int:
    """Return what was done without half a pair, or without part of a step of seconds above the item's own time."""
    if isinstance(item.dose, Reps):
        return whole_pairs(item, done)
    return item.dose.ms + (done - item.dose.ms) // SECONDS_STEP_MS * SECONDS_STEP_MS


def heavier(case: Case, more: float, times: int, amount: int, bottom: int) -> Move:
    """Step up to a weight, and back to `bottom`, once the target was met often enough; until then ask `amount`
    again."""
    weight, after = case.newest.weight, case.numbers.after
    if times < after:
        return Move("hold", "almost", amount, weight, times, after - times, more)
    if case.hard:
        return Move("hold", "hard", amount, weight, times)
    return Move("up", "met", bottom, more, times)


def after_a_miss(case: Case, times: int, amount: int) -> Move:
    """Ask the same again, or step back in weight after enough misses in a row."""
    if times >= case.numbers.back_off_after:
        return lighter(case, "often", amount, times)
    return Move("hold", "missed", amount, case.newest.weight, times)


def lighter(case: Case, why: Why, amount: int, times: int = 0) -> Move:
    """Step back in weight; ask the same again where there is nothing lighter."""
    weight = case.newest.weight or 0
    less = case.rack.back_off(weight, case.numbers.back_off)
    return Move("hold" if less is None else "down", why, amount, weight if less is None else less, times)


def after_a_gap(case: Case, amount: int, steps: int) -> Move:
    """Step back in weight as often as the time away is worth, at most to half of it."""
    weight = start = case.newest.weight or 0
    for _ in range(steps):
        less = case.rack.back_off(weight, case.numbers.back_off)
        if less is None:
            break
        if less < start / 2:
            weight = case.rack.half(start, weight)
            break
        weight = less
    return Move("down" if weight < start else "hold", "gap", amount, weight)
