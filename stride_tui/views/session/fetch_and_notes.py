"""The notes of the Now panel: what to fetch, why this is asked, cues, and the last time."""

from __future__ import annotations

from rich.cells import cell_len

from stride_tui.views.text.spans import Line, Span, Tone, span, wrap, wrap_list
from stride_tui.views.text.words import FETCH

TonedTexts = tuple[tuple[str, Tone], ...]
"""Texts with a tone, the most useful first."""


def notes_column(notes: TonedTexts, width: int, height: int | None = None) -> list[Line]:
    """Return the notes, wrapped and centred as one column, so that their bullets are below each other.

    In `height` lines a note is shown whole or not at all, since half a sentence cannot be understood; only a first one
    that is too long ends in an ellipsis, or in the number of things that are left out.
    """
    wrapped: list[tuple[str, Tone]] = []
    for text, tone in notes:
        pieces = _wrapped(text, width)
        rows = len(pieces) if height is None else height - len(wrapped)
        if rows < len(pieces):
            if wrapped or not rows:
                break
            pieces = _wrapped(text, width, rows)
        follow = "  " if text.startswith("· ") else ""
        wrapped.extend(((piece if n == 0 else follow + piece), tone) for n, piece in enumerate(pieces))
    if not wrapped:
        return []
    widest = max(cell_len(text) for text, _ in wrapped)
    left = " " * max(0, (width - widest) // 2)
    return [(Span(left), Span(text, tone)) for text, tone in wrapped]


def _wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """Return a note broken into lines, what there is to fetch between its things."""
    breaking = wrap_list if text.startswith(FETCH) else wrap
    return breaking(span(text).text, min(width - 2, 64), most)
