"""Text for every view: spans of text with a tone, lines of spans, and fitting them into cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import msgspec
from rich.cells import cell_len

from stride_tui.views.text.clean import clean

Tone = Literal["plain", "strong", "dim", "phase", "fill", "accent", "good", "warn", "bad", "key", "today"]
"""The meaning of a piece of text. The dashboard's styles have a colour and a weight for each tone; none of them is
the only sign of what it means."""


class Span(msgspec.Struct, frozen=True, array_like=True):
    """A piece of text of one tone. `text` is clean: no control characters, no markup.

    `press` is what a click on it does: the name of an action, or `jump block` and the block's number from 0; "" where
    it is no button.
    """

    text: str
    tone: Tone = "plain"
    press: str = ""


Line = tuple[Span, ...]
"""One line of a panel."""

BLANK: Line = ()
SEPARATOR = " · "
"""Between the things of a list in one line."""
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


def press_at(parts: Line, x: int) -> str:
    """Return what a click on cell `x` of a line does; "" where there is no button."""
    at = 0
    for part in parts:
        at += cell_len(part.text)
        if x < at:
            return part.press if x >= 0 else ""
    return ""


def fit(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where it is cut, which is between two graphemes."""
    if cell_len(text) <= width:
        return text
    kept = _pieces(text, width - 1)[0].rstrip()
    return (kept if cell_len(kept) < width else "") + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells."""
    return filled(fit(text, width), width)


def filled(text: str, width: int) -> str:
    """Return `text` with blanks up to `width` cells; a wider one stays as it is."""
    return text + " " * (width - cell_len(text))


def pad_left(text: str, width: int) -> str:
    """Return `text` at the right end of exactly `width` cells."""
    fitted = fit(text, width)
    return " " * (width - cell_len(fitted)) + fitted


def widest(texts: Iterable[str]) -> int:
    """Return the cells of the widest text; 0 where there is none."""
    return max(map(cell_len, texts), default=0)


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
            out.append(Span(fit(part.text, left), part.tone, part.press))
        elif out:
            last = out[-1]
            out[-1] = Span(fit(last.text + "…", cell_len(last.text)), last.tone, last.press)
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


def wrap(text: str, width: int, most: int | None = None) -> list[str]:
    """Return `text` broken into lines of at most `width` cells, between words where possible, and not between a key and
    the word after it.

    Of more than `most` lines, the last of those ends in an ellipsis. Words are measured one by one: `cell_len`
    remembers every text that it is given, and words recur where lines do not.
    """
    lines: list[str] = []
    current: list[str] = []
    taken = 0
    for word in _with_keys(text.split(), width):
        cells = cell_len(word)
        if current and taken + 1 + cells <= width:
            current.append(word)
            taken += 1 + cells
            continue
        if current:
            lines.append(" ".join(current))
        pieces = _pieces(word, max(1, width)) if cells > width else [word]
        lines.extend(pieces[:-1])
        current, taken = [pieces[-1]], cells if len(pieces) == 1 else cell_len(pieces[-1])
    if current:
        lines.append(" ".join(current))
    if most is not None and len(lines) > most:
        return [*lines[: most - 1], fit(f"{lines[most - 1]} …", width)] if most > 0 else []
    return lines


KEYS_IN_WORDS = frozenset(
    {*"bcdefgijklmnopqrstuvwxyz?↵←→↑↓", "Tab", "Esc", "PgUp", "PgDn", "Home", "End", "F1", "^p", "^q"}
)
"""The words of a sentence that are keys. `a` is a word of its own, and `h` is hours."""


def _with_keys(words: list[str], width: int) -> list[str]:
    """Return words with each key in one piece with the word after it, where both fit into `width` cells."""
    if KEYS_IN_WORDS.isdisjoint(words):
        return words
    pieces: list[str] = []
    key, before = False, ""
    for word in words:
        if key and cell_len(pieces[-1]) + 1 + cell_len(word) <= width:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
        # Behind a number a letter is a unit: 8 s.
        key = word in KEYS_IN_WORDS and not (before[-1:].isdigit() and word.isalpha())
        before = word
    return pieces


def wrap_list(text: str, width: int, most: int | None = None) -> list[str]:
    """Return things joined by ` · ` broken into lines of at most `width` cells, between things where possible.

    Of more than `most` lines the last says how many things are left out; a thing is named whole, unless the first is
    too long.
    """
    things = text.split(SEPARATOR)
    for kept in range(len(things), 0, -1):
        lines = _listed([*things[:kept], *([f"{len(things) - kept} more"] if kept < len(things) else [])], width)
        if most is None or len(lines) <= most:
            return lines
    return wrap(f"{things[0]} …" if len(things) > 1 else text, width, most)


def _listed(things: Sequence[str], width: int) -> list[str]:
    """Return things side by side, as many to a line as fit; a separator ends a line that another follows."""
    lines: list[str] = []
    for n, thing in enumerate(things):
        whole = thing if n == len(things) - 1 else thing + SEPARATOR.rstrip()
        if lines and cell_len(lines[-1]) + 1 + cell_len(whole) <= width:
            lines[-1] += f" {whole}"
        else:
            lines += wrap(whole, width)
    return lines


def _pieces(text: str, width: int) -> list[str]:
    """Return `text` cut between graphemes into pieces of at most `width` cells, of which at least one is returned."""
    parts: Sequence[str] = text
    if not text.isascii():
        # Imported here, because the first picture has little to cut.
        from stride_tui.core.graphemes import graphemes

        parts = graphemes(text)
    pieces, left = [""], width
    for part in parts:
        size = cell_len(part)
        if size > left and pieces[-1]:
            pieces.append("")
            left = width
        pieces[-1] += part
        left -= size
    return pieces
