"""The rules `reps` and `time`: more of what is counted, with the same weight or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.progression.rules.rule import ACSM, Case, Move, Numbers, Rule, more_reps, whole_pairs
from stride_tui.core.routines.routine import Item, Reps, Timed, target_amount

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.evidence import Evidence
    from stride_tui.core.progression.rules.prescription import Known, Why


def _step(case: Case) -> Move:
    """Return the next step in reps or in milliseconds, by the same rule."""
    newest, base = case.newest, target_amount(case.item)
    level = whole_pairs(case.item, newest.asked or base, case.item.tuning.step)
    dose = case.item.dose
    most = case.numbers.up_to or (dose.upto if isinstance(dose, Reps) else None)
    most = None if most is None else whole_pairs(case.item, round(most), case.item.tuning.step)

    def met(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= level

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < (evidence.asked or base)

    if case.away:
        return _fewer(case, "gap", level, steps=case.steps_back)
    if not met(newest):
        times = case.in_a_row(missed)
        if times >= case.numbers.back_off_after:
            return _fewer(case, "often", level, times)
        return Move("hold", "missed", level, newest.weight, times)
    if most is not None and newest.low >= most:
        return Move("hold", "limit", most, newest.weight)
    times, after = case.in_a_row(met), case.numbers.after
    if times < after:
        return Move("hold", "almost", level, newest.weight, times, after - times)
    if case.hard:
        return Move("hold", "hard", level, newest.weight)
    if isinstance(dose, Reps):
        more = more_reps(case.item, newest.low, case.item.tuning.step)
    else:  # A time that was stopped by hand counts by its whole seconds.
        more = max(level, newest.low // 1000 * 1000) + round(case.numbers.step or 1)
    return Move("up", "more", more if most is None else min(more, most), newest.weight, times)


def _fewer(case: Case, why: Why, level: int, times: int = 0, steps: int = 1) -> Move:
    """Step back in reps or whole seconds, at most to half, never below the routine's own number."""
    unit = 1 if isinstance(case.item.dose, Reps) else 1000
    # Reps of alternating sides are the total of both, as many on each.
    unit = 2 if unit == 1 and case.item.sides == "alternating" else unit
    # The small number makes up for the share, which has no exact binary form.
    less = level
    for _ in range(steps):
        less = max(int(less * (1 - case.numbers.back_off / 100) / unit + 1e-9) * unit, -(-level // (2 * unit)) * unit)
    amount = min(level, max(target_amount(case.item), less))
    return Move("down" if amount < level else "hold", why, amount, case.newest.weight, times)


def is_done_without(item: Item, known: Known) -> bool:
    """Return whether an item with a range of reps and a load that may be left out was always done without a weight, so
    that its reps can grow and no weight can."""
    if not item.load.optional or item.load.weight is not None or not isinstance(item.dose, Reps):
        return False
    sets = [record for session in known.own for record in session.sets]
    return item.dose.upto is not None and bool(sets) and all(record.load.weight is None for record in sets)


REPS_RULE = Rule(
    name="reps",
    grows="reps",
    fits=lambda item: isinstance(item.dose, Reps),
    needs="`reps`",
    hint='for time there is progress = "time"',
    step=_step,
    numbers=Numbers(step=1),
    own_keys=frozenset({"step", "up_to"}),
    words="more reps",
    goes_up=(
        "1 rep (2 with alternating sides) after a session that reached the target, up to `up_to` or the top of the "
        "range"
    ),
    goes_back="10 % after 3 misses in a row, never below the routine's own number",
    sources=(ACSM,),
)
TIME_RULE = Rule(
    name="time",
    grows="time",
    fits=lambda item: isinstance(item.dose, Timed),
    needs="`time`",
    hint='for reps there is progress = "reps"',
    step=_step,
    numbers=Numbers(step=5_000),
    own_keys=frozenset({"step", "up_to"}),
    words="more seconds",
    goes_up="5 seconds after a session that reached the target, up to `up_to`",
    goes_back="as `reps`",
    sources=(ACSM,),
)
