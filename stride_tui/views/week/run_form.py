"""The form for a planned run: fields to step through and no text field, so that every key stays a command."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Literal

import msgspec

from stride_tui.core.history.records import RUN_KINDS, RunKind
from stride_tui.core.week.plan import PlannedRun
from stride_tui.views.text.dates import LONG_DAYS, day_words
from stride_tui.views.text.spans import BLANK, Line, Span, fit_line, line, pad, span, wrap
from stride_tui.views.text.words import number
from stride_tui.views.week.day_cell import planned_run_cell

FormField = Literal["kind", "repeats", "day", "at", "minutes", "km"]
FORM_FIELDS: tuple[FormField, ...] = ("kind", "repeats", "day", "at", "minutes", "km")
FORM_LABELS: dict[FormField, str] = {
    "kind": "Run",
    "repeats": "Repeats",
    "day": "Day",
    "at": "Starts",
    "minutes": "Lasts",
    "km": "Distance",
}
STEP_MINUTES = 15
FIRST_STEP: dict[FormField, float] = {"minutes": 60, "km": 10}
"""The value that an empty field has after its first step up: minutes and kilometres."""
FORM_STEPS: dict[FormField, tuple[float, float]] = {"minutes": (5, 600), "km": (1, 100)}
"""The step of each number, and the most it may be: minutes and kilometres."""
MORNING = time(7)


class RunForm(msgspec.Struct, frozen=True):
    """A planned run in the making. `weekly` is whether it repeats every week on the day's weekday; `editing` is the
    run that is being changed, None for a new one. `warning` is what it would crowd."""

    kind: RunKind
    day: date
    weekly: bool = True
    at: time | None = None
    minutes: float | None = None
    km: float | None = None
    field: int = 0
    editing: PlannedRun | None = None
    warning: str = ""

    @property
    def fields(self) -> tuple[FormField, ...]:
        """The fields of the form: a planned run can only be moved here; the rest of it is edited in the plan file."""
        return FORM_FIELDS if self.editing is None else ("day", "at")

    def run(self) -> PlannedRun:
        """Return the planned run that the form describes."""
        weekday, first = (self.day.weekday(), self.day) if self.weekly else (None, None)
        on = None if self.weekly else self.day
        if self.editing is None:
            return PlannedRun(self.kind, weekday, on, self.at, self.minutes, self.km, first=first)
        skip = self.editing.skip if self.weekly else ()
        return msgspec.structs.replace(
            self.editing, weekday=weekday, date=on, at=self.at, skip=skip, first=first, last=None
        )


def form_of(day: date, run: PlannedRun | None = None) -> RunForm:
    """Return a form for a new run on a day, or for a run of the plan."""
    if run is None:
        return RunForm("easy", day)
    return RunForm(run.kind, day, run.weekday is not None, run.at, run.minutes, run.km, editing=run)


def form_stepped(form: RunForm, by: int) -> RunForm:
    """Return the form with its current field one step on (or back)."""
    field = form.fields[form.field]
    if field == "kind":
        return _replace(form, kind=RUN_KINDS[(RUN_KINDS.index(form.kind) + by) % len(RUN_KINDS)])
    if field == "repeats":
        return _replace(form, weekly=not form.weekly)
    if field == "day":
        return _replace(form, day=form.day + timedelta(days=by))
    if field == "at":
        return _replace(form, at=stepped_time(form.at, by))
    before = form.minutes if field == "minutes" else form.km
    return _replace(form, **{field: stepped_number(before, by, FIRST_STEP[field], *FORM_STEPS[field])})


def first_row(form: RunForm) -> int:
    """Return the row of the first field, for the mouse."""
    return 0 if form.editing is None else 2


def field_moved(form: RunForm, by: int) -> RunForm:
    """Return the form with the next field chosen (or the one before)."""
    return _replace(form, field=(form.field + by) % len(form.fields))


def form_lines(form: RunForm, width: int, height: int) -> tuple[Line, ...]:
    """Return a row for each field, then what the run would crowd."""
    rows: list[Line] = []
    if form.editing is not None:
        repeats = f" every {LONG_DAYS[form.day.weekday()]}" if form.weekly else ""
        rows += [line(span(planned_run_cell(form.editing)[0] + repeats, "accent")), BLANK]
    for n, field in enumerate(form.fields):
        chosen = n == form.field
        value = span(_value(form, field)).text
        rows.append(
            (
                Span("▸ " if chosen else "  ", "key"),
                Span(pad(FORM_LABELS[field], 10), "dim"),
                Span(f"‹ {value} ›" if chosen else f"  {value}", "strong" if chosen else "plain"),
            )
        )
    notes = [line(Span(text, "warn")) for text in wrap(form.warning, width, max(0, height - len(rows)))]
    if notes and height >= len(rows) + len(notes) + 1:
        rows.append(BLANK)
    return tuple(fit_line(row, width) for row in [*rows, *notes][:height])


def _value(form: RunForm, field: FormField) -> str:
    if field == "kind":
        return form.kind
    if field == "repeats":
        return f"every {LONG_DAYS[form.day.weekday()]}" if form.weekly else "once"
    if field == "day":
        return day_words(form.day)
    if field == "at":
        return f"{form.at:%H:%M}" if form.at else "no time of day"
    if field == "minutes":
        return f"{number(form.minutes)} min" if form.minutes else "not set"
    return f"{number(form.km)} km" if form.km else "not set"


def stepped_time(at: time | None, by: int) -> time | None:
    """Return the time a quarter of an hour on: 07:00 after none, none beyond midnight."""
    if at is None:
        return MORNING
    minutes = at.hour * 60 + at.minute + by * STEP_MINUTES
    return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 else None


def stepped_number(before: float | None, by: int, first: float, step: float, most: float) -> float | None:
    """Return a number one step on: `first` after none, never more than `most`, none again below the first step."""
    if not before:
        return first if by > 0 else None
    value = before + by * step
    return min(most, value) if value > 0 else None


def _replace(form: RunForm, **changes: object) -> RunForm:
    return msgspec.structs.replace(form, **changes)
