"""The form for a planned run: its fields, their steps, and the run that it says."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.week.plan import PlannedRun
from stride_tui.views.text.spans import plain, width_of
from stride_tui.views.week.run_form import (
    FORM_FIELDS,
    FormField,
    RunForm,
    field_moved,
    first_row,
    form_lines,
    form_of,
    form_stepped,
)
from tests.helpers.hostile_texts import HOSTILE

SATURDAY = date(2026, 11, 21)
LONG = PlannedRun("long", weekday=5, at=time(7), km=18, note="river", skip=(date(2026, 11, 28),), n=3)


def at(field: FormField, form: RunForm | None = None) -> RunForm:
    """A form with a field chosen."""
    form = form or form_of(SATURDAY)
    return field_moved(form, form.fields.index(field) - form.field)


def text(form: RunForm, width: int = 54, height: int = 10) -> list[str]:
    """The lines."""
    return [plain(line).rstrip() for line in form_lines(form, width, height)]


def test_a_new_run_is_easy_and_repeats() -> None:
    """Enter at once plans an easy run each week."""
    assert form_of(SATURDAY).run() == PlannedRun("easy", weekday=5, first=date(2026, 11, 21))


def test_once_gives_a_dated_run() -> None:
    """One step of the field."""
    assert form_stepped(at("repeats"), 1).run() == PlannedRun("easy", date=SATURDAY)


def test_kinds_go_round() -> None:
    """Back from the first is the last."""
    form = at("kind")
    assert form_stepped(form, 1).kind == "speed"
    assert form_stepped(form, -1).kind == "other"
    assert form_stepped(form_stepped(form, -1), 1) == form


def test_the_day_steps_by_days() -> None:
    """And the weekday of a repeating run goes with it."""
    assert form_stepped(at("day"), 2).run().weekday == 0


def test_the_time_begins_in_the_morning_and_ends_in_none() -> None:
    """Quarters of an hour; over midnight there is no time of day."""
    form = form_stepped(at("at"), 1)
    assert form.at == time(7)
    assert form_stepped(form, 1).at == time(7, 15)
    assert form_stepped(form, -29).at is None
    assert form_stepped(form, 68).at is None


@pytest.mark.parametrize(("field", "first", "second"), [("minutes", 60, 65), ("km", 10, 11)])
def test_numbers_begin_at_what_is_usual(field: FormField, first: float, second: float) -> None:
    """Back to nothing is not set."""
    form = at(field)
    assert getattr(form_stepped(form, 1), field) == first
    assert getattr(form_stepped(form_stepped(form, 1), 1), field) == second
    assert getattr(form_stepped(form, -1), field) is None
    assert getattr(form_stepped(form_stepped(form, 1), -1000), field) is None


@given(st.lists(st.tuples(st.sampled_from(FORM_FIELDS), st.sampled_from((-1, 1))), max_size=40))
def test_any_steps_give_a_run_that_can_be_planned(steps: list[tuple[FormField, int]]) -> None:
    """On a weekday or on a date, with numbers within what a plan file takes."""
    form = form_of(SATURDAY)
    for field, by in steps:
        form = form_stepped(at(field, form), by)
    run = form.run()
    assert (run.weekday is None) != (run.date is None)
    assert run.minutes is None or 0 < run.minutes <= 600
    assert run.km is None or 0 < run.km <= 100


def test_moving_a_run_changes_its_day_and_time_only() -> None:
    """The rest of it is edited in the file, and stays."""
    form = form_of(SATURDAY, LONG)
    assert form.fields == ("day", "at")
    moved_run = form_stepped(form, 1).run()
    assert moved_run == PlannedRun(
        "long", weekday=6, at=time(7), km=18, note="river", skip=LONG.skip, n=3, first=date(2026, 11, 22)
    )


def test_the_fields_go_round() -> None:
    """After the last the first."""
    assert field_moved(field_moved(form_of(SATURDAY), -1), 1).field == 0


def test_every_field_has_a_row_and_its_value() -> None:
    """What is not set says so."""
    assert text(form_of(SATURDAY)) == [
        "▸ Run       ‹ easy ›",
        "  Repeats     every Saturday",
        "  Day         Sat 21 Nov",
        "  Starts      no time of day",
        "  Lasts       not set",
        "  Distance    not set",
    ]


def test_the_first_field_is_where_the_mouse_looks_for_it() -> None:
    """Below the words on the run that is moved."""
    for form in (form_of(SATURDAY), form_of(SATURDAY, LONG)):
        assert text(form)[first_row(form)].startswith("▸")


def test_a_warning_stands_below_the_fields() -> None:
    """Cut rather than overrun."""
    form = RunForm("speed", SATURDAY, warning="too soon after Thu's session: " + "x " * 60)
    assert any("too soon" in row for row in text(form))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (10, 3), (36, 8), (54, 10)], ids=str)
def test_no_size_is_overrun(hostile: str, size: tuple[int, int]) -> None:
    """Whatever the warning and the run's own note say."""
    run = PlannedRun("long", weekday=5, note=hostile)
    lines = form_lines(RunForm("long", SATURDAY, editing=run, warning=hostile), *size)
    assert len(lines) <= size[1]
    assert all(width_of(line) <= size[0] for line in lines)
