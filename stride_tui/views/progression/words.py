"""Words for what is asked today and why."""

from __future__ import annotations

from stride_tui.core.progression.rules.prescription import Prescription, Reason, Today
from stride_tui.core.progression.rules.registry import is_ranged
from stride_tui.core.routines.routine import Dose, Load, Reps, Routine, Timed, Unit, convert
from stride_tui.core.session.choices import load_for
from stride_tui.core.session.state import SessionState, work_index
from stride_tui.views.progression.next_words import (
    amount_of,
    heaviest_words,
    limit_words,
    more_words,
    one_words,
    times_words,
    weight_of,
    whole_seconds,
)
from stride_tui.views.text.words import IMPLEMENTS, dose_words, duration, number, plural, weight_words


def ask_line(ask: Prescription) -> str:
    """Return what is asked and why: `8 × 12 kg: you did 8 × 10 kg twice; 12 kg is your next dumbbell`."""
    return f"{asked_words(ask)}: {reason_words(ask)}"


def asked_words(ask: Prescription) -> str:
    """Return what is asked: `8 × 12 kg`, `8 reps at 2 × 12 kg`, `9–12 × 10 kg`, `20 s`, `8 reps`."""
    return dose_and_load_words(ask.dose, ask.load)


def dose_and_load_words(dose: Dose, load: Load | None, beside: Unit | None = None) -> str:
    """Return a dose with its weight, in the same words for what is asked and what was done.

    `beside` is the unit that a weight in the other one is shown in as well.
    """
    if load is None or load.weight is None or load.implement == "none":
        return dose_words(dose)
    weight = weight_words(load, beside)
    if load.count > 1:
        return f"{dose_words(dose)} at {weight}"
    if isinstance(dose, Timed):
        return f"{dose_words(dose)} at {weight}"
    reps = f"{dose.count}" if dose.upto is None else f"{dose.count}–{dose.upto}"
    return f"{reps} × {weight}"


def reason_words(ask: Prescription) -> str:
    """Return why this is asked: `you did 8 × 10 kg twice; 12 kg is your next dumbbell`."""
    words = _why(ask, ask.reason)
    if ask.reason.unowned is not None:
        words += f"; {number(ask.reason.unowned)} {ask.load.unit} is not among your {_many(ask.load)}"
    return words + _whole_step(ask)


def _whole_step(ask: Prescription) -> str:
    """Return that a weight lifted in the other unit is asked for as a whole step, where it is; else ""."""
    load, counted = ask.reason.load, ask.reason.counted
    if load is None or load.weight is None or counted is None or ask.load.weight != counted:
        return ""
    if load.unit == ask.load.unit or convert(counted, ask.load.unit, load.unit) == round(load.weight, 2):
        return ""
    if ask.reason.owned:
        return ""
    return f"; {weight_of(load)} counts as {weight_of(ask.load)}, a whole step"


def _why(ask: Prescription, reason: Reason) -> str:
    did = "" if reason.did is None else dose_and_load_words(reason.did, reason.load, ask.load.unit)
    match reason.why:
        case "file":
            return "as the routine says"
        case "first":
            held = ask.load.implement != "none" and ask.load.weight is None
            if not held:
                return "the first time"
            left_out = ", or none" if ask.load.optional else ""
            return f"the first time; take a weight that leaves you two or three reps in reserve{left_out}"
        case "edited":
            return f"the file says {weight_of(ask.load)} now"
        case "elsewhere":
            return f"from {did}, elsewhere"
        case "last":
            other = reason.load is not None and reason.load.unit != ask.load.unit
            both = f", {weight_words(reason.load, ask.load.unit)}" if reason.load and other else ""
            return f"with the weight of last time{both}"
        case "unweighed":
            without = "done without a weight so far; log one if you take it"
            return without if ask.load.optional else "no weight is logged yet; log the one you take"
        case "met":
            return f"you did {did} {times_words(reason.times)}; {_heavier(ask)}"
        case "more":
            # The line is long enough without the same load twice.
            did = dose_words(reason.did) if reason.then and reason.did and reason.load == ask.load else did
            return f"you did {did}{_in_set(reason)}; {more_words(ask)}"
        case "almost":
            return _almost(ask, reason, did)
        case "missed":
            return f"you did {_short_of(ask, reason)}{_in_set(reason)}; {_again(ask)}"
        case "hard":
            limit = number(reason.limit or 0)
            return f"you did {did} at effort {number(reason.effort or 0)}, above {limit}; the same again"
        case "often":
            last = f"{_short_of(ask, reason)}{_in_set(reason)}"
            return f"missed {times_words(reason.times)} in a row, last time {last}; {_back(ask)}"
        case "gap":
            return f"{plural(reason.weeks, 'week')} since the last time; {_back(ask)}"
        case "heaviest":
            return f"you did {did}{_in_set(reason)}; {heaviest_words(ask)}"
        case "unconfirmed":
            return f"{did} was logged by time alone, and nobody has confirmed it; the same again"
        case "lighter":
            return f"nothing goes up in a lighter week; you did {did}"
        case "limit":
            return f"you did {did}; {limit_words(ask)}"


def _almost(ask: Prescription, reason: Reason, did: str) -> str:
    then = "it grows" if reason.then is None else f"{number(reason.then)} {ask.load.unit} is next"
    if not reason.times:
        return f"you did {did}; more reps in the last set, {times_words(reason.needed)} in a row, and {then}"
    return f"you did {did} {times_words(reason.times)}; {times_words(reason.needed)} more and {then}"


def _short_of(ask: Prescription, reason: Reason) -> str:
    """Return `6 of 8 × 10 kg`; where no set was short of reps, that some were lighter."""
    if reason.did is None:
        return "less"
    target = reason.asked or amount_of(ask.dose)
    if amount_of(reason.did) >= target:
        return f"{dose_and_load_words(reason.did, reason.load, ask.load.unit)}, but not in every set"
    wanted = Reps(target) if isinstance(reason.did, Reps) else Timed(target)
    amount = amount_of(reason.did)
    done = f"{amount}" if isinstance(reason.did, Reps) else duration(whole_seconds(amount))
    return f"{done} of {dose_and_load_words(wanted, reason.load, ask.load.unit)}"


def _in_set(reason: Reason) -> str:
    """Return the set that decides, where the sets were not all alike: ` in round 3, on the left`."""
    if reason.round is None:
        return ""
    return f" in round {reason.round}" + (f", on the {reason.side}" if reason.side else "")


def _heavier(ask: Prescription) -> str:
    """Return `12 kg is your next dumbbell`, and the reps or the time where they begin again."""
    weight = weight_of(ask.load)
    words = f"{weight} is your next {one_words(ask.load)}" if ask.reason.owned else f"{weight} is next"
    did = ask.reason.did
    more_done = isinstance(did, Reps) and is_ranged(ask.rule) and amount_of(did) > amount_of(ask.dose)
    return f"{words}, back to {_own(ask.dose)}" if more_done or _fewer(ask) else words


def _fewer(ask: Prescription) -> bool:
    """Return whether fewer reps or less time is asked than last time."""
    return ask.reason.asked is not None and ask.reason.asked > amount_of(ask.dose)


def _own(dose: Dose) -> str:
    """Return a dose without the upper end of its range."""
    return dose_words(dose if isinstance(dose, Timed) else Reps(dose.count))


def _again(ask: Prescription) -> str:
    # Above the item's own, reps and seconds go on from what was done, which may be fewer than were asked.
    if is_ranged(ask.rule) and ask.reason.asked is not None and amount_of(ask.dose) != ask.reason.asked:
        return f"again from {ask.dose.count if isinstance(ask.dose, Reps) else duration(ask.dose.ms)}"
    return "the same again"


def _back(ask: Prescription) -> str:
    """Return the step back, in what was changed; or that there is none."""
    if ask.changed != "down":
        return "there is nothing less, so the same again"
    counted = ask.reason.counted
    if counted is not None and ask.load.weight != counted:
        fewer = f" and {_own(ask.dose)}" if _fewer(ask) else ""
        return f"back to {weight_of(ask.load)}{fewer}"
    return f"back to {_own(ask.dose)}"


def _many(load: Load) -> str:
    name = IMPLEMENTS[load.implement]
    return "barbell weights" if name == "barbell" else name if name.endswith("s") else f"{name}s"


LIGHT_HOLDS = "a light session: one round, no jumps, the loads as last time"
"""The reason of every dose and load in a light session."""


def lighter_week_words(today: Today | None) -> str:
    """Return that it is a lighter week, why, and what that means; "" where it is none."""
    lighter = today.lighter if today else None
    if lighter is None:
        return ""
    less = "half the rounds, the same load" if lighter.halved else "the same load, nothing goes up"
    return f"a lighter week after {plural(lighter.trained, 'week')} of training in a row: {less}"


LIGHTER_COUNTS = "half the rounds as planned; it counts for the week, and nothing goes up or back by it"
"""The effect of a session of a lighter week."""


def asked_set_words(state: SessionState, today: Today) -> str:
    """Return why the current set's dose and load are asked: `today 8 reps at 2 × 12.5 kg: you did ...`.

    Empty where they are those of the routine's file, where the weight of a first time is chosen, or where `today` is
    not of the session's routine.
    """
    if state.routine.light:
        return LIGHT_HOLDS
    step = state.position.steps[work_index(state.position)]
    ask = today.asks.get((step.block, step.item))
    if ask is not None and ask.reason.why == "first" and load_for(state.routine, step, state.position.chosen).weight:
        return ""
    if ask is None or today.routine.slug != state.routine.slug:
        return ""
    if ask.reason.why == "file":
        return lighter_week_words(today)
    names = (of.blocks[step.block].items[step.item].exercise for of in (state.routine, today.routine))
    return f"today {ask_line(ask)}" if _same_exercise(today.routine, *names) else ""


def _same_exercise(routine: Routine, one: str, other: str) -> bool:
    """Return whether two names are of one exercise: as written, in another spelling, or by the routine's `was`."""
    if one == other:
        return True
    from stride_tui.core.routines.exercise_names import names_in

    key = names_in([routine]).key
    return key(one) == key(other)
