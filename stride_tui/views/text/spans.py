"""Text for every view: spans of text with a tone, lines of spans, and fitting them into cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec
from rich.cells import cell_len, chop_cells, set_cell_size

from stride_tui.views.text.clean import clean

Tone = Literal["plain", "strong", "dim", "phase", "fill", "accent", "good", "warn", "bad", "key", "today"]
"""The meaning of a piece of text. The dashboard's styles have a colour and a weight for each tone; none of them is
the only sign of what it means."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A piece of text of one tone. `text` is clean: no control characters, no markup."""

    text: str
    tone: Tone = "plain"


Line = tuple[Span, ...]
"""One line of a panel."""

BLANK: Line = ()
Layout = Callable[[Any, int, int], tuple[Line, ...]]
"""A function that makes the lines of a panel from a view value, a width and a height in cells."""


def span(text: str, tone: Tone = "plain") -> Span:
    """Return a span of text that may come from a file: unsafe characters are replaced by visible ones."""
    return Span(clean(text), tone)


def line(*parts: str | Span) -> Line:
    """Return a line of spans. Strings must be the program's own words: they are not made safe."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


def plain(parts: Line) -> str:
    """Return the text of a line without its tones."""
    return "".join(part.text for part in parts)


def width_of(parts: Line) -> int:
    """Return the width of a line in cells."""
    return sum(cell_len(part.text) for part in parts)


def fit(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where it is cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells."""
    return set_cell_size(fit(text, width), max(0, width))


def fit_line(parts: Line, width: int) -> Line:
    """Return a line in at most `width` cells."""
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
    """Return a line fitted and centred in `width` cells."""
    fitted = fit_line(parts, width)
    gap = (width - width_of(fitted)) // 2
    return (Span(" " * gap), *fitted) if gap > 0 else fitted


def box(lines: Sequence[Line], width: int, height: int) -> tuple[Line, ...]:
    """Return lines cut to `width` × `height` cells."""
    return tuple(fit_line(parts, width) for parts in lines[:height])


def spread(left: Line, right: Line, width: int) -> Line:
    """Return `left` and `right` at the two ends of `width` cells; where both do not fit, the left one is cut."""
    right = fit_line(right, width)
    room = width - width_of(right)
    left = fit_line(left, max(0, room - 1))
    gap = room - width_of(left)
    return (*left, Span(" " * max(0, gap)), *right)


def wrap(text: str, width: int) -> list[str]:
    """Return `text` broken into lines of at most `width` cells, between words where possible.

    Words are measured one by one: `cell_len` remembers every text that it is given, and words recur where lines do not.
    """
    lines: list[str] = []
    current: list[str] = []
    taken = 0
    for word in text.split():
        cells = cell_len(word)
        if current and taken + 1 + cells <= width:
            current.append(word)
            taken += 1 + cells
            continue
        if current:
            lines.append(" ".join(current))
        pieces = chop_cells(word, max(1, width)) if cells > width else [word]
        lines.extend(pieces[:-1])
        current, taken = [pieces[-1]], cells if len(pieces) == 1 else cell_len(pieces[-1])
    if current:
        lines.append(" ".join(current))
    return lines
