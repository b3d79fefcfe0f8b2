"""Words for what comes after what is asked: the next weight, and what there is beyond the heaviest and the limit."""

from __future__ import annotations

from stride_tui.core.progression.rules.prescription import Prescription
from stride_tui.core.routines.routine import Dose, Load, Reps, Timed
from stride_tui.views.text.words import IMPLEMENTS, dose_words, duration, number, plural

PAIRS = {"dumbbells": "pair of dumbbells", "kettlebells": "pair of kettlebells", "barbell": "barbell weight"}
COUNTS = {1: "once", 2: "twice"}


def more_words(ask: Prescription) -> str:
    """Return how much more is asked: `1 rep more`; where that leads to a far weight, how: `first 12 reps twice, then
    12.5 kg, which is 25 % heavier`."""
    reason = ask.reason
    if reason.then is None or reason.top is None or not ask.load.weight:
        return _added(ask.dose, reason.did)
    share = number(round((reason.then / ask.load.weight - 1) * 100, 1))
    often = f" {times_words(reason.needed)}" if reason.needed > 1 else ""
    top = dose_words(Reps(reason.top) if isinstance(ask.dose, Reps) else Timed(reason.top))
    return f"first {top}{often}, then {number(reason.then)} {ask.load.unit}, which is {share} % heavier"


def heaviest_words(ask: Prescription) -> str:
    """Return that there is no heavier weight, so that more is asked of what is counted; from half as many again on,
    what would be the next step."""
    one = one_words(ask.load)
    heaviest = f"your heaviest {one}" if ask.reason.owned else f"the heaviest {one} there is"
    words = f"{weight_of(ask.load)} is {heaviest}, so {_added(ask.dose, ask.reason.did)}"
    if ask.reason.top is None or amount_of(ask.dose) < ask.reason.top:
        return words
    return f"{words}; the next step is a heavier one or a harder variation"


def limit_words(ask: Prescription) -> str:
    """Return that the routine asks for no more, and what would come next."""
    return f"that is the limit in the routine: next comes {_beyond(ask.load)} or a harder variation"


def _beyond(load: Load) -> str:
    if load.implement == "none":
        return "a load, if the exercise takes one,"
    if load.implement == "band":
        return "a stronger band"
    return "a weight" if load.weight is None else "a heavier weight"


def _added(dose: Dose, did: Dose | None) -> str:
    if did is None:
        return "more"
    if isinstance(dose, Reps):
        return f"{plural(dose.count - amount_of(did), 'rep')} more"
    return f"{duration(dose.ms - whole_seconds(amount_of(did)))} more"


def amount_of(dose: Dose) -> int:
    """Return the reps or the milliseconds of a dose."""
    return dose.count if isinstance(dose, Reps) else dose.ms


def whole_seconds(ms: int) -> int:
    """Return a time cut down to whole seconds, in milliseconds: so it is shown where it was stopped by hand."""
    return ms // 1000 * 1000


def times_words(count: int) -> str:
    """Return `once`, `twice`, `3 times`."""
    return COUNTS.get(count) or f"{count} times"


def weight_of(load: Load) -> str:
    """Return the weight of one implement: `12.5 kg`."""
    return f"{number(load.weight or 0)} {load.unit}"


def one_words(load: Load) -> str:
    """Return the name of what is held, as one thing: `kettlebell`, `pair of dumbbells`."""
    return PAIRS.get(load.implement) or IMPLEMENTS[load.implement]
