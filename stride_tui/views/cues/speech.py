"""What a voice says, as a coach would: cues that are due together become one utterance."""

from __future__ import annotations

import re

from stride_tui.core.cues.cues import Cue, Cues, Meaning
from stride_tui.core.routines.routine import Timed
from stride_tui.core.routines.steps import Step
from stride_tui.core.session.choices import load_for, reps_for
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.words import IMPLEMENTS, number

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = DIGITS + TEENS
SPOKEN_UNITS = {"kg": ("kilo", "kilos"), "lb": ("pound", "pounds")}
LONGEST_UTTERANCE = 200
"""Characters of one utterance; nobody waits for more."""
MS_A_LETTER = 80
"""How long a letter takes to say, blanks included, as espeak-ng says it; others take about as long."""
NEVER_SAID = re.compile(r"[^\w\s.,:;!?'’()%&/+-]+")
"""Some voices take brackets and other signs for commands."""


def utterance(cues: Cues, state: SessionState, talking: bool = False) -> str:
    """One utterance for cues due at the same time, told in the state after them; nothing if it is better kept.

    `talking` is whether the words before are still being said: what comes next matters more than a countdown.
    """
    meanings = {cue.meaning for cue in cues}
    if "countdown" in meanings:
        talking = talking or bool(meanings & {"get_ready", "switch"})
        left_out = {"countdown"} if talking else {"resumed"}
        cues = tuple(cue for cue in cues if cue.meaning not in left_out)
    return sayable(" ".join(_phrase(cue, state) for cue in cues))


def sayable(text: str, limit: int = LONGEST_UTTERANCE) -> str:
    """Text that a voice can only say: no signs that it may take for something else, and not too long."""
    kept = " ".join(NEVER_SAID.sub(" ", text).replace("_", " ").split())
    return kept if len(kept) <= limit else kept[:limit].rsplit(" ", 1)[0]


def said(value: float) -> str:
    """A number as it is said: `eight`, `twenty-four`, `12.5`. Some voices hurry over digits that stand alone."""
    if value in range(len(SMALL)):
        return SMALL[int(value)]
    if value not in range(100):
        return number(value)
    ten, one = divmod(int(value), 10)
    return TENS[ten - 2] + (f"-{SMALL[one]}" if one else "")


def spoken_set(step: Step, state: SessionState) -> str:
    """The set that a step is or leads into: `Lateral Step Down. Left side, eight reps, ten kilos.`"""
    item = state.routine.blocks[step.block].items[step.item]
    details = ", ".join(filter(None, [_side(step, state), _dose(step, state), _load(step, state)]))
    return f"{item.exercise}. {details[:1].upper()}{details[1:]}."


def takes_ms(text: str) -> int:
    """About how long it takes to say something."""
    return len(text) * MS_A_LETTER


def _phrase(cue: Cue, state: SessionState) -> str:
    step = cue.step
    match cue.meaning:
        case "get_ready" | "switch":
            return _announcement(step, state)
        case "countdown" | "rep":
            return f"{said(cue.number).capitalize()}."
        case "beat":
            return REP_PARTS[cue.number - 1]
        case "rest":
            return f"Rest. Then: {spoken_set(step, state)}"
        case "rest_over":
            return f"{_time(state.position.target_ms or 0).capitalize()} of rest. Go on when you are ready."
        case "block_done":
            return f"{state.routine.blocks[step.block].name} done."
    return PHRASES[cue.meaning]


REP_PARTS = ("Down.", "Hold.", "Up.", "Hold.")
"""The parts of a rep in the order of a tempo."""
PHRASES: dict[Meaning, str] = {
    "go": "Go.",
    "halfway": "Halfway.",
    "last_round": "Last round.",
    "session_done": "Done. Well done.",
    "paused": "Paused.",
    "resumed": "Going on.",
}


def _announcement(step: Step, state: SessionState) -> str:
    """What a lead-in leads to, at greater length where there is the time for it."""
    if step.kind == "switch":
        return f"Switch sides. {_side(step, state).capitalize()}."
    if step.kind == "get_ready":
        return f"Get ready for {state.routine.blocks[step.block].name}. {spoken_set(step, state)}"
    return spoken_set(step, state)


def _side(step: Step, state: SessionState) -> str:
    if step.place.side:
        return f"{step.place.side} side"
    item = state.routine.blocks[step.block].items[step.item]
    return "alternating sides" if item.sides == "alternating" else ""


def _dose(step: Step, state: SessionState) -> str:
    dose = state.routine.blocks[step.block].items[step.item].dose
    if isinstance(dose, Timed):
        return _time(dose.ms)
    count = reps_for(state.routine, step, state.position.chosen) or dose.count
    if dose.upto is not None and count == dose.count:
        return f"{said(count)} to {said(dose.upto)} reps"
    return f"{said(count)} {'rep' if count == 1 else 'reps'}"


def _load(step: Step, state: SessionState) -> str:
    """The weight of one implement, as it is written on it; its name where no weight is known."""
    load = load_for(state.routine, step, state.position.chosen)
    if load.weight is None:
        return f"{IMPLEMENTS[load.implement]} if you like" if load.optional else IMPLEMENTS[load.implement]
    one, many = SPOKEN_UNITS[load.unit]
    return f"{said(load.weight)} {one if load.weight == 1 else many}"


def _time(ms: int) -> str:
    """A length of time: `twenty seconds`, `one minute`, `one minute thirty`."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    if not minutes:
        return f"{said(seconds)} {'second' if seconds == 1 else 'seconds'}"
    whole = f"{said(minutes)} {'minute' if minutes == 1 else 'minutes'}"
    return f"{whole} {said(seconds)}" if seconds else whole
