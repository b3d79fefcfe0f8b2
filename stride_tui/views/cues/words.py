"""Cues and sinks in words: for the palette, the help and `stride cues`."""

from __future__ import annotations

from stride_tui.core.cues.cues import Meaning
from stride_tui.core.settings.cue_sinks import SINK_ROWS

SINKS: dict[str, str] = {row.name: row.words for row in SINK_ROWS}
"""What each sink is, by its name."""
MEANINGS: dict[Meaning, str] = {
    "get_ready": "another set is coming: which, which side, how many, how heavy",
    "switch": "change sides",
    "countdown": "three, two, one: before a set, and before timed work ends",
    "go": "begin",
    "halfway": "half of timed work of 20 s or more is over",
    "rep": "a rep is done, at its pace (hands-free)",
    "beat": "the next part of a rep begins, where the routine gives a tempo (hands-free)",
    "last_round": "the last round begins",
    "block_done": "a block is done",
    "rest": "rest begins, and what comes after it",
    "rest_over": "the rest has lasted as long as suggested",
    "session_done": "all is done",
    "paused": "standing still",
    "resumed": "going on",
}
CUE_EXAMPLES: dict[Meaning, str] = {
    "get_ready": "Lateral Step Down. Left side, eight reps, ten kilos.",
    "switch": "Switch sides. Right side.",
    "countdown": "Three.",
    "go": "Go.",
    "halfway": "Halfway.",
    "rep": "One.",
    "beat": "Up.",
    "last_round": "Last round.",
    "block_done": "Strength Set B done.",
    "rest": "Rest. Then: Lateral Step Down. Left side, eight reps, ten kilos.",
    "rest_over": "One minute of rest. Go on when you are ready.",
    "session_done": "Done. Well done.",
    "paused": "Paused.",
    "resumed": "Going on.",
}
"""What a voice says, by an example."""


def sink_turn(name: str, on: bool) -> str:
    """What turns a sink off that is on, or on that is off."""
    return f"Cues: {SINKS[name]}: turn {'off' if on else 'on'}"


def sink_turned(name: str, on: bool) -> str:
    """A sink was turned on or off."""
    return f"{'On' if on else 'Off'}: {SINKS[name]}."
