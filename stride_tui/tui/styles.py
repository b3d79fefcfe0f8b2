"""The styles of the theme for tones and phases."""

from __future__ import annotations

from stride_tui.core.session.state import Phase
from stride_tui.views.text.spans import Tone

STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "$foreground 68%",
    "accent": "$text-accent",
    "good": "$text-success",
    "warn": "$text-warning",
    "bad": "bold $text-error",
    "key": "bold $keys",
    "today": "bold reverse",
}


def style_of(tone: Tone, phase: Phase | None) -> str:
    """Return the style of a tone; `phase` and `fill` take the colour that the phase has everywhere."""
    name = (phase or "idle").replace("_", "-")
    if tone == "phase":
        return f"bold $phase-{name}"
    if tone == "fill":
        return f"bold reverse $phase-{name}"
    return STYLES[tone]
