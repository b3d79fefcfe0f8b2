"""The letters of every view: spans of text with a tone, lines of spans, and how they are fitted into cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec
from rich.cells import cell_len, chop_cells, set_cell_size

from stride_tui.views.text.clean import clean

Tone = Literal["plain", "strong", "dim", "phase", "fill", "accent", "good", "warn", "bad", "key", "today"]
"""What a piece of text means. The face gives each tone a colour and a weight; no tone is told by colour alone."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A piece of text of one tone. `text` is clean: no control characters, no markup."""

    text: str
    tone: Tone = "plain"


Line = tuple[Span, ...]
"""One line of a panel."""

BLANK: Line = ()
Layout = Callable[[Any, int, int], tuple[Line, ...]]
"""Makes the lines of a panel from a view value, a width and a height in cells."""


def span(text: str, tone: Tone = "plain") -> Span:
    """A span of text that may come from a file: whatever could act in it is made visible."""
    return Span(clean(text), tone)


def line(*parts: str | Span) -> Line:
    """A line of spans; bare strings are the program's own words."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


def plain(parts: Line) -> str:
    """The letters of a line without their tones."""
    return "".join(part.text for part in parts)


def width_of(parts: Line) -> int:
    """How many cells a line is wide."""
    return sum(cell_len(part.text) for part in parts)


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it had to be cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    return set_cell_size(fit(text, width), max(0, width))


def fit_line(parts: Line, width: int) -> Line:
    """A line in at most `width` cells."""
    out: list[Span] = []
    left = width
    for part in parts:
        size = cell_len(part.text)
        if size <= left:
            out.append(part)
            left -= size
            continue
        if left > 0:
            out.append(Span(fit(part.text, left), part.tone))
        elif out:
            last = out[-1]
            out[-1] = Span(fit(last.text + "…", cell_len(last.text)), last.tone)
        break
    return tuple(out)


def centre(parts: Line, width: int) -> Line:
    """A line fitted and centred in `width` cells."""
    fitted = fit_line(parts, width)
    gap = (width - width_of(fitted)) // 2
    return (Span(" " * gap), *fitted) if gap > 0 else fitted


def box(lines: Sequence[Line], width: int, height: int) -> tuple[Line, ...]:
    """Lines cut to `width` × `height` cells."""
    return tuple(fit_line(parts, width) for parts in lines[:height])


def spread(left: Line, right: Line, width: int) -> Line:
    """`left` and `right` at the two ends of `width` cells; the left one gives way."""
    right = fit_line(right, width)
    room = width - width_of(right)
    left = fit_line(left, max(0, room - 1))
    gap = room - width_of(left)
    return (*left, Span(" " * max(0, gap)), *right)


def wrap(text: str, width: int) -> list[str]:
    """`text` broken into lines of at most `width` cells, between words where it can be."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        candidate = f"{current} {word}" if current else word
        if cell_len(candidate) <= width:
            current = candidate
            continue
        if current:
            lines.append(current)
        pieces = chop_cells(word, max(1, width)) if cell_len(word) > width else [word]
        lines.extend(pieces[:-1])
        current = pieces[-1]
    if current:
        lines.append(current)
    return lines
