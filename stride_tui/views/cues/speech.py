"""Sentences for the voice: cues that are due together are put into one."""

from __future__ import annotations

import re

from stride_tui.core.cues.cues import Cue, Cues, Meaning
from stride_tui.core.graphemes import first_graphemes
from stride_tui.core.routines.routine import Timed
from stride_tui.core.routines.steps import Step
from stride_tui.core.session.choices import dose_for, load_for
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.words import ALTERNATING, IMPLEMENTS, REP_PARTS, number

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = DIGITS + TEENS
SPOKEN_UNITS = {"kg": ("kilo", "kilos"), "lb": ("pound", "pounds")}
LONGEST_UTTERANCE = 200
"""The most characters that are spoken at once; a longer text would still be spoken when the next cue is due."""
MS_A_LETTER = 80
"""The milliseconds that speaking a letter or a blank takes, measured with espeak-ng; other voices are about as fast."""
NEVER_SAID = re.compile(r"[^\w\s.,:;!?'’()%&/+-]+")
"""Characters that are never spoken: some voices read brackets and other signs as commands."""


def utterance(cues: Cues, state: SessionState, talking: bool = False) -> str:
    """Return the words for cues due at the same time, given the state after them; "" if nothing is to be spoken.

    `talking` is whether the voice still speaks the words before: then a countdown is left out, because what comes
    next is more important.
    """
    meanings = {cue.meaning for cue in cues}
    if "countdown" in meanings:
        talking = talking or bool(meanings & {"get_ready", "switch"})
        left_out = {"countdown"} if talking else {"resumed"}
        cues = tuple(cue for cue in cues if cue.meaning not in left_out)
    return sayable(" ".join(_phrase(cue, state) for cue in cues))


def sayable(text: str, limit: int = LONGEST_UTTERANCE) -> str:
    """Return a text without signs that a voice may read as commands, cut at a word after `limit` characters."""
    kept = " ".join(NEVER_SAID.sub(" ", text).replace("_", " ").split())
    return kept if len(kept) <= limit else first_graphemes(kept, limit).rsplit(" ", 1)[0]


def spoken_number(value: float) -> str:
    """Return a number in words: `eight`, `twenty-four`, but `12.5`. Some voices speak single digits too fast."""
    if value in range(len(SMALL)):
        return SMALL[int(value)]
    if value not in range(100):
        return number(value)
    ten, one = divmod(int(value), 10)
    return TENS[ten - 2] + (f"-{SMALL[one]}" if one else "")


def spoken_set(step: Step, state: SessionState) -> str:
    """Return the set that a step is or leads into: `Lateral Step Down. Left side, eight reps, ten kilos.`"""
    item = state.routine.blocks[step.block].items[step.item]
    details = ", ".join(filter(None, [_side(step, state), _dose(step, state), _load(step, state)]))
    return f"{item.exercise}. {details[:1].upper()}{details[1:]}."


def speaking_ms(text: str) -> int:
    """Return about how many milliseconds it takes to speak a text."""
    return len(text) * MS_A_LETTER


def _phrase(cue: Cue, state: SessionState) -> str:
    """Return the words for one cue."""
    step = cue.step
    match cue.meaning:
        case "get_ready" | "switch":
            return _announcement(step, state)
        case "countdown" | "rep":
            return f"{spoken_number(cue.number).capitalize()}."
        case "beat":
            return f"{REP_PARTS[cue.number - 1].capitalize()}."
        case "rest":
            return f"Rest. Then: {spoken_set(step, state)}"
        case "rest_over":
            return f"{_time(state.position.target_ms or 0).capitalize()} of rest. Go on when you are ready."
        case "block_done":
            return f"{state.routine.blocks[step.block].name} done."
    return PHRASES[cue.meaning]


PHRASES: dict[Meaning, str] = {
    "go": "Go.",
    "halfway": "Halfway.",
    "last_round": "Last round.",
    "session_done": "Done. Well done.",
    "paused": "Paused.",
    "resumed": "Going on.",
}


def _announcement(step: Step, state: SessionState) -> str:
    """Return the words for the set that a lead-in leads to; a get-ready is long enough to name the block too."""
    if step.kind == "switch":
        return f"Switch sides. {_side(step, state).capitalize()}."
    if step.kind == "get_ready":
        return f"Get ready for {state.routine.blocks[step.block].name}. {spoken_set(step, state)}"
    return spoken_set(step, state)


def _side(step: Step, state: SessionState) -> str:
    """Return the side of a set: `left side`, `alternating sides, left first`, or ""."""
    if step.place.side:
        return f"{step.place.side} side"
    item = state.routine.blocks[step.block].items[step.item]
    return ALTERNATING if item.sides == "alternating" else ""


def _dose(step: Step, state: SessionState) -> str:
    """Return the dose of a set: `eight reps`, `eight to twelve reps`, `twenty seconds`."""
    dose = dose_for(state.routine, step, state.position.chosen)
    if isinstance(dose, Timed):
        return _time(dose.ms)
    if dose.upto is not None:
        return f"{spoken_number(dose.count)} to {spoken_number(dose.upto)} reps"
    return f"{spoken_number(dose.count)} {'rep' if dose.count == 1 else 'reps'}"


def _load(step: Step, state: SessionState) -> str:
    """Return the weight of one implement, as it is written on it, or its name where no weight is known."""
    load = load_for(state.routine, step, state.position.chosen)
    if load.weight is None:
        return f"{IMPLEMENTS[load.implement]} if you like" if load.optional else IMPLEMENTS[load.implement]
    one, many = SPOKEN_UNITS[load.unit]
    return f"{spoken_number(load.weight)} {one if load.weight == 1 else many}"


def _time(ms: int) -> str:
    """Return a length of time: `twenty seconds`, `one minute`, `one minute thirty`."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    if not minutes:
        return f"{spoken_number(seconds)} {'second' if seconds == 1 else 'seconds'}"
    whole = f"{spoken_number(minutes)} {'minute' if minutes == 1 else 'minutes'}"
    return f"{whole} {spoken_number(seconds)}" if seconds else whole
