"""The weight of an item that was never done, from the same exercise at another dose."""

from __future__ import annotations

from collections.abc import Sequence

from stride_tui.core.history.records import SetRecord
from stride_tui.core.progression.rules.evidence import WorkingWeight, working_weight
from stride_tui.core.progression.rules.prescription import DoneSets, logged
from stride_tui.core.routines.routine import Dose, Item, Load, Reps, Timed, target_amount
from stride_tui.core.settings.weights import Rack


def scaled(item: Item, elsewhere: Sequence[DoneSets], rack: Rack) -> tuple[float, Dose, Load] | None:
    """Return the weight that the exercise's nearest dose elsewhere comes to at the item's own, that dose and its load.

    Of the reps it is scaled by the formula of Epley (*Poundage Chart*, 1985), by which the most that can be lifted
    once is the weight × (1 + reps / 30), and goes down to a weight that there is. Time is not scaled.
    """
    nearest: tuple[int, WorkingWeight] | None = None
    target = target_amount(item)
    for session in elsewhere:
        sets = [record for record in session.sets if logged(record)]
        for amount in sorted({_asked_or_done(record) for record in sets}, key=lambda asked: abs(asked - target)):
            working = working_weight([record for record in sets if _asked_or_done(record) == amount], rack)
            if working is not None and (nearest is None or abs(amount - target) < abs(nearest[0] - target)):
                nearest = (amount, working)
    if nearest is None:
        return None
    amount, (weight, load) = nearest
    if isinstance(item.dose, Timed):
        return weight, Timed(amount), load
    sides = 2 if item.sides == "alternating" else 1
    exact = weight * (30 + amount / sides) / (30 + target / sides)
    return (weight if amount == target else rack.whole(exact)), Reps(amount), load


def _asked_or_done(record: SetRecord) -> int:
    amounts = (record.asked_ms, record.done_ms) if record.done_ms is not None else (record.asked_reps, record.done_reps)
    return next((amount for amount in amounts if amount is not None), 0)
