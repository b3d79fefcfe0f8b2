"""The two themes of stride, and the colours of phases and keys under every other theme."""

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


ANSI_COLOURS = {"switch": "ansi_magenta", "rest": "ansi_cyan"}
"""The phases that have another colour where a theme has the terminal's own: of Textual's names two share one."""


def stride_variables(theme: Theme) -> dict[str, str]:
    """Return the colour of each phase and of keys, taken from a theme's own colours."""
    variables = theme.to_color_system().generate()
    phases = {
        "idle": variables["primary"],
        "get-ready": variables["warning"],
        "switch": variables["secondary"],
        "work": variables["success"],
        "rest": variables["accent"],
        "paused": variables["foreground"],
        "back-in": variables["warning"],
        "done": variables["primary"],
    }
    keys = variables["text-primary"]
    if theme.ansi:
        phases |= ANSI_COLOURS
        if theme.dark:
            # On black the blue of many terminals can hardly be read.
            keys = phases["idle"] = phases["done"] = "ansi_bright_blue"
    return {f"phase-{name}": colour for name, colour in phases.items()} | {"keys": keys}
