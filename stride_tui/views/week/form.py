"""The form for a run or a session: fields whose values are stepped through, or typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta, timezone
from typing import Literal, cast

import msgspec

from stride_tui.core.graphemes import first_graphemes, without_last
from stride_tui.core.history.records import RUN_KINDS, Run, RunKind, Session
from stride_tui.core.session.choices import effort_stepped
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.plan import PlannedRun
from stride_tui.core.week.quality_runs import wall_of

Field = Literal["kind", "day", "at", "minutes", "km", "repeats", "effort"]
FormValue = RunKind | date | time | float | bool | None
Purpose = Literal["plan", "move", "log_run", "change_run", "log_session", "change_session"]

FIELDS_OF: Mapping[Purpose, tuple[Field, ...]] = {
    "plan": ("kind", "day", "at", "minutes", "km", "repeats"),
    "move": ("day", "at"),
    "log_run": ("kind", "at", "minutes", "km"),
    "change_run": ("kind", "day", "at", "minutes", "km"),
    "log_session": ("at", "minutes", "effort"),
    "change_session": ("day", "at", "minutes", "effort"),
}
"""The fields for each purpose. A planned run can only be moved: the rest of it is edited in the plan file."""
OPEN: tuple[Field, ...] = ("at", "minutes", "km", "effort")
"""The fields that may stay without a value."""

STEP_MINUTES, LARGE_STEP_MINUTES = 5, 60
FIRST_STEP: Mapping[Field, float] = {"minutes": 60, "km": 10}
"""The value that an empty field has after its first step up: minutes and kilometres."""
FIRST_SESSION_MINUTES = 20.0
STEPS: Mapping[Field, tuple[float, float, float]] = {"minutes": (5, 60, 600), "km": (1, 10, 100)}
"""The step of each number, the large one, and the most that is stepped to: minutes and kilometres."""
LARGE_EFFORT_STEPS = 2
LARGE_DAYS = 7
MORNING = time(7)
MOST_IN_FIELD = 24
"""The most letters of what is typed into a field."""


class Typing(msgspec.Struct, frozen=True):
    """The text typed into the current field, the value before it, and why it is no value ("" if it is one)."""

    text: str
    before: FormValue
    wrong: str = ""


class Form(msgspec.Struct, frozen=True):
    """A run or a session in the making.

    `weekly` is whether a planned run repeats every week on the day's weekday. `field` is the number of the current
    field. `head` is a line above the fields, "" without one. `editing` is the planned run that is moved. `warning` is
    what it would crowd, or why it cannot be.
    """

    purpose: Purpose
    day: date
    kind: RunKind = "easy"
    weekly: bool = False
    at: time | None = None
    minutes: float | None = None
    km: float | None = None
    effort: float | None = None
    head: str = ""
    field: int = 0
    typing: Typing | None = None
    editing: PlannedRun | None = None
    warning: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the form."""
        return FIELDS_OF[self.purpose]

    @property
    def current(self) -> Field:
        """The field that the keys change."""
        return self.fields[self.field]

    @property
    def wrong(self) -> str:
        """The reason why what is typed is no value; "" where it is one."""
        return self.typing.wrong if self.typing else ""

    def value(self, field: Field) -> FormValue:
        """Return the value of a field."""
        return cast("FormValue", self.weekly if field == "repeats" else getattr(self, field))

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


def form_for_plan(day: date) -> Form:
    """Return a form for a new planned run, which repeats unless that is changed."""
    return Form("plan", day, weekly=True)


def form_to_move(day: date, run: PlannedRun, whole_series: bool) -> Form:
    """Return a form that moves a planned run from a day: this once, or the `whole_series`."""
    weekly = whole_series and run.weekday is not None
    return Form("move", day, run.kind, weekly, run.at, run.minutes, run.km, editing=run)


def form_of_run(run: Run) -> Form:
    """Return a form with a run that was done, to be corrected."""
    at = _start_of(run)
    return Form("change_run", day_of(run), run.kind, at=at, minutes=run.minutes, km=run.km)


def form_of_session(session: Session) -> Form:
    """Return a form with a session that was logged by hand, to be corrected."""
    length = session.length_ms
    minutes = length / 60_000 if length else None
    at = _start_of(session)
    return Form("change_session", day_of(session), at=at, minutes=minutes, effort=session.effort, head=session.name)


def _start_of(done: Run | Session) -> time | None:
    """Return the time of day at which something began, to the minute, where it was; None where that is not known."""
    wall = wall_of(done.started, timezone(timedelta(seconds=done.offset)))
    return wall.time().replace(second=0, microsecond=0) if done.timed else None


def stepped(form: Form, by: int, large: bool = False) -> Form:
    """Return the form with its current field one step on (or back), or one large step; what was typed and is no value
    is forgotten."""
    form = untyped(form)
    field = form.current
    if field == "kind":
        return with_value(form, RUN_KINDS[(RUN_KINDS.index(form.kind) + by) % len(RUN_KINDS)])
    if field == "repeats":
        return with_value(form, not form.weekly)
    if field == "day":
        return with_value(form, form.day + timedelta(days=by * (LARGE_DAYS if large else 1)))
    if field == "at":
        return with_value(form, stepped_time(form.at, by * (LARGE_STEP_MINUTES if large else STEP_MINUTES)))
    if field == "effort":
        value = form.effort
        for _ in range(LARGE_EFFORT_STEPS if large else 1):
            value = effort_stepped(value, by)
        return with_value(form, value)
    step, large_step, most = STEPS[field]
    first = FIRST_SESSION_MINUTES if form.purpose.endswith("session") else FIRST_STEP[field]
    before = form.minutes if field == "minutes" else form.km
    return with_value(form, stepped_number(before, by, first, large_step if large else step, most))


def stepped_time(at: time | None, minutes: int) -> time | None:
    """Return the time so many minutes on: 07:00 after none, none beyond midnight."""
    if at is None:
        return MORNING
    minutes += at.hour * 60 + at.minute
    return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 else None


def stepped_number(before: float | None, by: int, first: float, step: float, most: float) -> float | None:
    """Return a number one step on: `first` after none, not stepped beyond `most`, none again below the first step."""
    if not before:
        return first if by > 0 else None
    value = before + by * step
    return min(max(most, before), value) if value > 0 else None


def moved(form: Form, by: int) -> Form:
    """Return the form with the next field as the current one (or the one before)."""
    return at_field(form, (form.field + by) % len(form.fields))


def at_field(form: Form, field: int) -> Form:
    """Return the form with another field as the current one; a field with a mistake is not left."""
    return form if form.wrong else msgspec.structs.replace(untyped(form), field=field)


def typed(form: Form, text: str) -> Form:
    """Return the form with some text typed behind that of the current field, not understood yet; see `understood`."""
    typing = form.typing or Typing("", form.value(form.current))
    whole = first_graphemes((typing.text + text).lstrip(), MOST_IN_FIELD)
    return msgspec.structs.replace(form, typing=Typing(whole, typing.before) if whole else form.typing)


def erased(form: Form) -> Form:
    """Return the form without the last letter that was typed; without any, the current field without its value."""
    if form.typing is None:
        return with_value(form, None) if form.current in OPEN else form
    text = without_last(form.typing.text)
    if not text:
        return untyped(msgspec.structs.replace(form, typing=Typing("", form.typing.before, "empty")))
    return msgspec.structs.replace(form, typing=Typing(text, form.typing.before))


def understood(form: Form, value: FormValue, wrong: str = "") -> Form:
    """Return the form with the value of what is typed or, if that is `wrong`, with the value before it."""
    if form.typing is None:
        return form
    typing = msgspec.structs.replace(form.typing, wrong=wrong)
    return msgspec.structs.replace(with_value(form, typing.before if wrong else value), typing=typing)


def untyped(form: Form) -> Form:
    """Return the form without what is typed: its value stays, unless it is none."""
    if form.typing is None:
        return form
    kept = with_value(form, form.typing.before) if form.typing.wrong else form
    return msgspec.structs.replace(kept, typing=None)


def put_back(form: Form) -> Form:
    """Return the form as it was before anything was typed into the current field."""
    return form if form.typing is None else msgspec.structs.replace(with_value(form, form.typing.before), typing=None)


def with_value(form: Form, value: FormValue) -> Form:
    """Return the form with another value in its current field."""
    return msgspec.structs.replace(form, **{"weekly" if form.current == "repeats" else form.current: value})
