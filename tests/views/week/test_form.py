"""The forms of a run and of a session: their fields, their steps, what is typed, and the run that they say."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.week.plan import PlannedRun
from stride_tui.views.text.spans import plain, width_of
from stride_tui.views.week.form import (
    FIELDS_OF,
    Field,
    Form,
    FormValue,
    Purpose,
    at_field,
    erased,
    form_for_plan,
    form_of_run,
    form_of_session,
    form_to_move,
    moved,
    put_back,
    stepped,
    typed,
    understood,
    untyped,
)
from stride_tui.views.week.form_lines import field_at, form_lines
from tests.helpers.histories import run, session
from tests.helpers.hostile_texts import HOSTILE

SATURDAY = date(2026, 11, 21)
LONG = PlannedRun("long", weekday=5, at=time(7), km=18, note="river", skip=(date(2026, 11, 28),), n=3)


def at(field: Field, form: Form | None = None) -> Form:
    """A form with a field chosen."""
    form = form or form_for_plan(SATURDAY)
    return at_field(form, form.fields.index(field))


def text(form: Form, width: int = 54, height: int = 10) -> list[str]:
    """The lines."""
    return [plain(line).rstrip() for line in form_lines(form, width, height)]


def test_a_new_run_is_easy_and_repeats() -> None:
    """Enter at once plans an easy run each week."""
    assert form_for_plan(SATURDAY).run() == PlannedRun("easy", weekday=5, first=SATURDAY)


def test_once_gives_a_dated_run() -> None:
    """One step of the field."""
    assert stepped(at("repeats"), 1).run() == PlannedRun("easy", date=SATURDAY)


def test_kinds_go_round() -> None:
    """Back from the first is the last."""
    form = at("kind")
    assert (stepped(form, 1).kind, stepped(form, -1).kind) == ("speed", "other")


# Worked out by hand: field, value, step (large: 10), value after it.
STEPS: list[tuple[Field, FormValue, int, FormValue]] = [
    ("at", None, 1, time(7)),
    ("at", time(7), 1, time(7, 5)),
    ("at", time(7), -1, time(6, 55)),
    ("at", time(7), 10, time(8)),
    ("at", time(18, 30), -10, time(17, 30)),
    ("at", time(23, 55), 1, None),
    ("at", time(0, 30), -10, None),
    ("minutes", None, 1, 60),
    ("minutes", 60.0, 1, 65),
    ("minutes", 60.0, 10, 120),
    ("minutes", 5.0, -1, None),
    ("minutes", 598.0, 1, 600),
    ("minutes", 900.0, 1, 900),
    ("km", None, 1, 10),
    ("km", 10.0, 10, 20),
    ("km", 160.0, 1, 160),
    ("km", None, -1, None),
    ("day", SATURDAY, 1, date(2026, 11, 22)),
    ("day", SATURDAY, -10, date(2026, 11, 14)),
]


@pytest.mark.parametrize(("field", "before", "by", "after"), STEPS)
def test_a_step(field: Field, before: FormValue, by: int, after: FormValue) -> None:
    """Five minutes, a kilometre, a day; large ones an hour, ten kilometres, a week. What was typed above is kept."""
    form = understood(typed(at(field), "x"), before)
    assert stepped(form, 1 if by > 0 else -1, large=abs(by) == 10).value(field) == after


@pytest.mark.parametrize(("before", "by", "after"), [(None, 1, 7), (7.0, 1, 7.5), (7.0, 10, 8), (1.0, -1, None)])
def test_an_effort_steps_by_halves(before: float | None, by: int, after: float | None) -> None:
    """Two at a large step."""
    form = at("effort", Form("log_session", SATURDAY, effort=before))
    assert stepped(form, 1 if by > 0 else -1, large=by == 10).effort == after


def test_a_session_begins_at_twenty_minutes() -> None:
    """A run at sixty."""
    assert stepped(at("minutes", Form("log_session", SATURDAY)), 1).minutes == 20


@given(st.lists(st.tuples(st.sampled_from(FIELDS_OF["plan"]), st.sampled_from((-1, 1)), st.booleans()), max_size=40))
def test_any_steps_give_a_run_that_can_be_planned(steps: list[tuple[Field, int, bool]]) -> None:
    """On a weekday or on a date, with numbers within what a plan file takes."""
    form = form_for_plan(SATURDAY)
    for field, by, large in steps:
        form = stepped(at(field, form), by, large)
    planned = form.run()
    assert (planned.weekday is None) != (planned.date is None)
    assert planned.minutes is None or 0 < planned.minutes <= 600
    assert planned.km is None or 0 < planned.km <= 100


def test_moving_a_run_changes_its_day_and_time_only() -> None:
    """The rest of it is edited in the file, and stays."""
    form = form_to_move(SATURDAY, LONG, whole_series=True)
    assert form.fields == ("day", "at")
    assert stepped(form, 1).run() == PlannedRun(
        "long", weekday=6, at=time(7), km=18, note="river", skip=LONG.skip, n=3, first=date(2026, 11, 22)
    )


def test_what_was_done_fills_its_form() -> None:
    """With the day and the time of day where it was done."""
    done = form_of_run(run(SATURDAY, "long", "07:00", minutes=90, km=18))
    assert (done.kind, done.day, done.at, done.minutes, done.km) == ("long", SATURDAY, time(7), 90, 18)
    assert form_of_session(session(SATURDAY, at="12:00", name="Small")).head == "Small"


def test_the_fields_go_round() -> None:
    """After the last the first."""
    assert moved(moved(form_for_plan(SATURDAY), -1), 1).field == 0


def test_what_is_typed_counts_at_once_and_stands_as_it_was_typed() -> None:
    """With what it means beside it, until the field is left."""
    form = understood(typed(typed(at("at"), "183"), "0"), time(18, 30))
    assert form.at == time(18, 30)
    assert "▸ Starts      1830▏ 18:30" in text(form)
    assert "▸ Lasts     ‹ not set ›  or type 90, 1h15" in text(moved(form, 1))


def test_a_mistake_keeps_the_value_before_and_the_cursor() -> None:
    """What would be right stands below its field."""
    form = understood(typed(at("at", Form("plan", SATURDAY, at=time(7))), "2570"), None, "Write 18:30.")
    assert (form.at, moved(form, 1).current, moved(form, 1).wrong) == (time(7), "at", "Write 18:30.")
    lines = text(form)
    assert lines[lines.index("▸ Starts      2570▏") + 1] == "  Write 18:30."


def test_erasing_takes_letters_then_the_value() -> None:
    """With the last letter gone, the value before typing is there again; once more, and there is none."""
    form = understood(typed(at("at", Form("plan", SATURDAY, at=time(7))), "8"), time(8))
    assert erased(form).at == time(7)
    assert erased(erased(form)).at is None


def test_a_day_cannot_be_erased() -> None:
    """A run is on one."""
    assert erased(at("day")) == at("day")


def test_typing_is_put_back_whole() -> None:
    """The value is what it was, whatever was typed."""
    form = understood(typed(at("at", Form("plan", SATURDAY, at=time(7))), "8"), time(8))
    assert put_back(form) == at("at", Form("plan", SATURDAY, at=time(7)))
    assert untyped(form).at == time(8)


def test_a_step_forgets_a_mistake() -> None:
    """It goes on from the value before it."""
    form = understood(typed(at("at", Form("plan", SATURDAY, at=time(7))), "2570"), None, "is no time of day")
    assert (stepped(form, 1).at, stepped(form, 1).wrong) == (time(7, 5), "")


def test_every_field_has_a_row_and_its_value() -> None:
    """What is not set says so; the current one says what can be typed."""
    assert text(form_for_plan(SATURDAY)) == [
        "▸ Run       ‹ easy ›  or type s, long",
        "  Day         Sat 21 Nov",
        "  Starts      no time of day",
        "  Lasts       not set",
        "  Distance    not set",
        "  Repeats     every Saturday",
    ]


def test_a_length_over_an_hour_says_its_hours() -> None:
    """Both ways of saying it."""
    assert "  Lasts       75 min (1 h 15 min)" in text(Form("plan", SATURDAY, minutes=75))


@pytest.mark.parametrize("purpose", FIELDS_OF)
@pytest.mark.parametrize("height", [3, 10])
def test_the_mouse_finds_each_field_in_its_row(purpose: Purpose, height: int) -> None:
    """On a low panel too, where the current field is among the rows on show."""
    for n in range(len(FIELDS_OF[purpose])):
        form = at_field(Form(purpose, SATURDAY, head="Small"), n)
        rows = text(form, 54, height)
        assert [field_at(form, 54, height, y) for y, row in enumerate(rows) if row.startswith("▸")] == [n]


def test_a_warning_stands_below_the_fields() -> None:
    """Cut rather than overrun."""
    form = Form("plan", SATURDAY, warning="too soon after Thu's session: " + "x " * 60)
    assert any("too soon" in row for row in text(form))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (10, 3), (36, 8), (54, 10)], ids=str)
def test_no_size_is_overrun(hostile: str, size: tuple[int, int]) -> None:
    """Whatever the warning, the head, and what was typed or pasted say."""
    form = understood(typed(Form("move", SATURDAY, head=hostile, warning=hostile), hostile), None, f"is {hostile}")
    for shown in (form, Form("move", SATURDAY, editing=LONG, warning=hostile)):
        lines = form_lines(shown, *size)
        assert len(lines) <= size[1]
        assert all(width_of(line) <= size[0] for line in lines)
