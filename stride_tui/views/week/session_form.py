"""The form for a session done without stride: its time, minutes and effort, each of which may stay open."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

import msgspec

from stride_tui.core.session.choices import effort_stepped
from stride_tui.views.text.dates import day_words
from stride_tui.views.text.spans import BLANK, Line, Span, fit_line, line, pad, span, wrap
from stride_tui.views.text.words import number
from stride_tui.views.week.run_form import stepped_number, stepped_time

SessionField = Literal["at", "minutes", "effort"]
SESSION_FORM_FIELDS: tuple[SessionField, ...] = ("at", "minutes", "effort")
SESSION_FORM_LABELS: dict[SessionField, str] = {"at": "Began", "minutes": "Lasted", "effort": "Effort"}
FIRST_MINUTES, MINUTES_STEP, MOST_SESSION_MINUTES = 20.0, 5.0, 600.0
"""The minutes after the first step up, each further step, and the most."""
FIELDS_FROM = 2
"""The row of the first field, from 0."""


class SessionForm(msgspec.Struct, frozen=True):
    """A session in the making: the routine's `name`, its `day`, and what is known; `warning` is what it crowds."""

    name: str
    day: date
    at: time | None = None
    minutes: float | None = None
    effort: float | None = None
    field: int = 0
    warning: str = ""


def session_form_stepped(form: SessionForm, by: int) -> SessionForm:
    """Return the form with its current field one step on (or back)."""
    field = SESSION_FORM_FIELDS[form.field]
    if field == "at":
        return msgspec.structs.replace(form, at=stepped_time(form.at, by))
    if field == "effort":
        return msgspec.structs.replace(form, effort=effort_stepped(form.effort, by))
    minutes = stepped_number(form.minutes, by, FIRST_MINUTES, MINUTES_STEP, MOST_SESSION_MINUTES)
    return msgspec.structs.replace(form, minutes=minutes)


def session_field_moved(form: SessionForm, by: int) -> SessionForm:
    """Return the form with the next field chosen (or the one before)."""
    return msgspec.structs.replace(form, field=(form.field + by) % len(SESSION_FORM_FIELDS))


def session_form_lines(form: SessionForm, width: int, height: int) -> tuple[Line, ...]:
    """Return the day and the routine, a row for each field, then what the session crowds."""
    rows: list[Line] = [line(Span(f"{day_words(form.day)} · {span(form.name).text}", "accent")), BLANK]
    for n, field in enumerate(SESSION_FORM_FIELDS):
        value = _value(form, field)
        shown = Span(f"‹ {value} ›", "strong") if n == form.field else Span(f"  {value}", "plain")
        mark = Span("▸ " if n == form.field else "  ", "key")
        rows.append((mark, Span(pad(SESSION_FORM_LABELS[field], 10), "dim"), shown))
    notes = [line(Span(text, "warn")) for text in wrap(form.warning, width)]
    if notes and height >= len(rows) + len(notes) + 1:
        rows.append(BLANK)
    return tuple(fit_line(row, width) for row in [*rows, *notes][:height])


def _value(form: SessionForm, field: SessionField) -> str:
    if field == "at":
        return f"{form.at:%H:%M}" if form.at else "no time of day"
    if field == "minutes":
        return f"{number(form.minutes)} min" if form.minutes else "not set"
    return f"{number(form.effort)} of 10" if form.effort is not None else "not set"
