"""The phases in words and signs, everywhere the same."""

from __future__ import annotations

from stride_tui.core.session.events import PauseReason
from stride_tui.core.session.state import Phase, SessionState, phase_of

PHASE_LABELS: dict[Phase, str] = {
    "get_ready": "GET READY",
    "switch": "SWITCH SIDES",
    "work": "WORK",
    "rest": "REST",
    "paused": "PAUSED",
    "back_in": "BACK IN",
    "done": "DONE",
}
PHASE_SIGNS: dict[Phase, str] = {
    "get_ready": "◔",
    "switch": "⇄",
    "work": "●",
    "rest": "○",
    "paused": "‖",
    "back_in": "◔",
    "done": "✓",
}
"""The sign beside each label, so that colour is never the only difference."""

PAUSE_REASONS: dict[PauseReason, str] = {
    "asked": "",
    "slept": "The machine slept; the set is paused where it was.",
    "interrupted": "stride was stopped here; the session is paused where it was.",
    "leaving": "Left for later; the session is paused where it was.",
    "editing": "Paused for the editor.",
    "deciding": "",
}


NO_MORE_ROUNDS = "No more rounds fit"
ROUND_UNDER_WAY = "This round is under way: skip its sets instead"
"""The reasons why no round was added, and why none was dropped."""

TAKEN_BACK = {
    "done": "the set is open again",
    "pause": "the pause",
    "skip": "the set is not skipped",
    "ran out": "the set is open again, with all its time",
    "back": "forward again",
    "start": "not started yet",
    "rest": "the rest goes on",
    "jump": "back from the jump",
    "time": "the time is as it was",
    "add round": "the round is not added",
    "drop round": "the round is not dropped",
    "change": "the set is as it was",
    "end": "the session is open again, paused where it was",
}
"""The effect of an undo, by the name of the undo point that it took back."""


def label_of(state: SessionState) -> str:
    """Return the phase's label; "NEXT" for a lead-in within a block, which is too short for getting ready.

    A pause outside a set says in what it is: "PAUSED · REST".
    """
    phase, kind = phase_of(state), state.step.kind
    step_label = "NEXT" if kind == "transition" else PHASE_LABELS[kind]
    if phase == "paused":
        return PHASE_LABELS[phase] if kind == "work" else f"{PHASE_LABELS[phase]} · {step_label}"
    return step_label if phase == "get_ready" else PHASE_LABELS[phase]


def sign_of(phase: Phase) -> str:
    """Return the phase's sign."""
    return PHASE_SIGNS[phase]
