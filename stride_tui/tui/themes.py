"""The two themes of stride, and the phase colours under every other theme."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="stride-dark",
    primary="#7aa7ff",
    secondary="#9d8cff",
    accent="#5ec8e5",
    success="#5fd38a",
    warning="#f2b45a",
    error="#ff6b6b",
    foreground="#e6e9ef",
    background="#11151c",
    surface="#171c25",
    panel="#1f2530",
    dark=True,
)
LIGHT = Theme(
    name="stride-light",
    primary="#2456c8",
    secondary="#6a45c9",
    accent="#0b7492",
    success="#1b7a43",
    warning="#9a5b00",
    error="#c02626",
    foreground="#1b2230",
    background="#f7f8fa",
    surface="#ffffff",
    panel="#e8ebf0",
    dark=False,
)


def phase_variables(variables: dict[str, str]) -> dict[str, str]:
    """Return the colour of each phase, taken from a theme's own colours."""
    return {
        "phase-idle": variables["primary"],
        "phase-get-ready": variables["warning"],
        "phase-switch": variables["secondary"],
        "phase-work": variables["success"],
        "phase-rest": variables["accent"],
        "phase-paused": variables["foreground"],
        "phase-back-in": variables["warning"],
        "phase-done": variables["primary"],
    }
