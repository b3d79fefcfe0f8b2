"""The dialog for a whole session's effort and note: a digit or the arrows give the effort, letters the note."""

from __future__ import annotations

import msgspec

from stride_tui.core.graphemes import first_graphemes
from stride_tui.views.text.spans import BLANK, Line, Span, fit_line, line, span, wrap
from stride_tui.views.text.words import number

MOST_LETTERS = 300
EFFORT_DIGITS = "1234567890"
"""The digits that give an effort, in its order: the last is for 10."""
EFFORT_HINT = "  1–9, 0 for 10"
"""Shown while a digit gives the effort."""


class NoteView(msgspec.Struct, frozen=True):
    """The effort and the note as filled in so far."""

    effort: float | None
    note: str


def with_typed(view: NoteView, character: str) -> NoteView:
    """Return the view with a character that was typed: a digit is the effort (0 is 10), until the note has begun."""
    if not view.note and character in EFFORT_DIGITS:
        return msgspec.structs.replace(view, effort=float(EFFORT_DIGITS.index(character) + 1))
    return with_note(view, view.note + character)


def with_note(view: NoteView, note: str) -> NoteView:
    """Return the view with another note, cut at the most that one has."""
    return msgspec.structs.replace(view, note=first_graphemes(note, MOST_LETTERS))


def saved_words(effort: float | None, note: str | None) -> str:
    """Return what of a session is saved now: `Saved: effort 8 of 10, “left knee”.`"""
    said = f"effort {number(effort)} of 10" if effort is not None else "no effort"
    return f"Saved: {said}, {f'“{span(note).text}”' if note else 'no note'}."


def note_lines(view: NoteView, width: int, height: int) -> tuple[Line, ...]:
    """Return the lines of the dialog: the effort in a row, the note below it."""
    effort = f"{number(view.effort)} of 10" if view.effort is not None else "not set"
    rows: list[Line] = [
        (Span("Effort  ", "dim"), Span(f"‹ {effort} ›", "key"), Span("" if view.note else EFFORT_HINT, "dim")),
        BLANK,
        line(Span("Note", "dim")),
    ]
    shown = wrap(span(view.note).text + "▏", width)
    rows += [line(Span(text, "plain")) for text in shown[-max(1, height - 3) :]]
    return tuple(fit_line(row, width) for row in rows[:height])
