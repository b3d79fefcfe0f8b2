"""Cues and sinks in words: for the palette, the help and `stride cues`."""

from __future__ import annotations

from stride_tui.core.cues.cues import HALFWAY_FROM_MS, Meaning
from stride_tui.core.settings.cue_sinks import SINK_ROWS

SINKS: dict[str, str] = {row.name: row.words for row in SINK_ROWS}
"""The words for each sink, by its name."""
MEANINGS: dict[Meaning, str] = {
    "get_ready": "another set is coming: which, which side, how many, how heavy",
    "switch": "change sides",
    "countdown": "three, two, one: before a set, and before timed work ends",
    "go": "begin",
    "halfway": f"half of timed work of {HALFWAY_FROM_MS // 1000} s or more is over",
    "rep": "a rep is done, at its pace (hands-free)",
    "beat": "the next part of a rep begins, where the routine has a tempo (hands-free)",
    "last_round": "the last round begins",
    "block_done": "a block is done",
    "rest": "rest begins, and what comes after it",
    "rest_over": "the rest has lasted as long as suggested",
    "session_done": "the session is done",
    "paused": "the session is paused",
    "resumed": "the session goes on",
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
"""An example of what a voice says for each meaning."""


def sink_turn(name: str, on: bool) -> str:
    """Return the name of the action that turns a sink off if it is on, and on if it is off."""
    return f"Cues: {SINKS[name]}: turn {'off' if on else 'on'}"


def sink_turned(name: str, on: bool) -> str:
    """Return the message after a sink was turned on or off."""
    return f"{'On' if on else 'Off'}: {SINKS[name]}."
