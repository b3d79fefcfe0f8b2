"""Tones and phases as styles of the theme, and view lines as Textual content."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content, Span

from stride_tui.core.state import Phase
from stride_tui.views.text import Line, Tone

STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "$foreground 62%",
    "accent": "$text-accent",
    "good": "$text-success",
    "warn": "$text-warning",
    "bad": "bold $text-error",
    "key": "bold $text-primary",
    "today": "bold reverse",
}


def style_of(tone: Tone, phase: Phase | None) -> str:
    """The style of a tone; `phase` and `fill` take the colour that the phase has everywhere."""
    name = (phase or "idle").replace("_", "-")
    if tone == "phase":
        return f"bold $phase-{name}"
    if tone == "fill":
        return f"bold reverse $phase-{name}"
    return STYLES[tone]


def to_content(lines: Iterable[Line], phase: Phase | None = None) -> Content:
    """Lines as one piece of content; nothing in their text is read as markup."""
    text: list[str] = []
    spans: list[Span] = []
    at = 0
    for n, parts in enumerate(lines):
        if n:
            text.append("\n")
            at += 1
        for part in parts:
            end = at + len(part.text)
            style = style_of(part.tone, phase)
            if style and end > at:
                spans.append(Span(at, end, style))
            text.append(part.text)
            at = end
    return Content("".join(text), spans)
