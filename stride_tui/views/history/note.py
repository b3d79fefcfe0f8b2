"""The dialog for a whole session's effort and note: the effort is changed by arrows, the note is typed."""

from __future__ import annotations

import msgspec

from stride_tui.views.text.spans import BLANK, Line, Span, fit_line, line, span, wrap
from stride_tui.views.text.words import number

MOST_LETTERS = 300


class NoteView(msgspec.Struct, frozen=True):
    """The effort and the note as filled in so far."""

    effort: float | None
    note: str


def note_lines(view: NoteView, width: int, height: int) -> tuple[Line, ...]:
    """Return the lines of the dialog: the effort in a row, the note below it."""
    effort = f"{number(view.effort)} of 10" if view.effort is not None else "not set"
    rows: list[Line] = [
        (Span("Effort  ", "dim"), Span(f"‹ {effort} ›", "key")),
        BLANK,
        line(Span("Note", "dim")),
    ]
    shown = wrap(span(view.note).text + "▏", width)
    rows += [line(Span(text, "plain")) for text in shown[-max(1, height - 3) :]]
    return tuple(fit_line(row, width) for row in rows[:height])
