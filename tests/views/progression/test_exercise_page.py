"""The exercise page: curves, weeks and sets of one exercise."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.progression.exercise_course import course_of
from stride_tui.core.safe_text import unsafe_at
from stride_tui.views.progression.exercise_page import ExerciseView, exercise_lines, exercise_view, last_set_top
from stride_tui.views.text.name_list import NameList, name_at, name_lines
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.histories import SUNDAY, session, sets
from tests.helpers.hostile_texts import HOSTILE
from tests.helpers.lifts import hold, lift
from tests.helpers.lifts import session as lifted

LINES = ("5 Oct  8 | 7 × 10", "19 Oct  8 | 8 × 12 effort 7.5", "16 Nov  8 | 6 × 14")


def _view(*lines: str, item: object = None) -> ExerciseView:
    of = item or lift(sides="each")
    return exercise_view(course_of(History.of([lifted(line, of) for line in lines]), "Squat"))  # type: ignore[arg-type]


def _text(view: ExerciseView, width: int = 76, height: int = 30) -> list[str]:
    return [plain(line) for line in exercise_lines(view, width, height)]


def test_load_and_reps_have_a_curve_each_by_side() -> None:
    """Left and right apart, in both."""
    view = _view(*LINES)
    assert [(curve.name, curve.mark) for curve in view.load] == [("left", "L"), ("right", "R")]
    assert [value for _, value in view.count[1].points] == [7, 8, 6]


def test_a_hold_has_a_curve_of_its_seconds() -> None:
    """And none of a load."""
    view = _view("5 Oct  30", "12 Oct  45", item=hold())
    assert (view.load, view.counts) == ((), "s")
    assert [value for _, value in view.count[0].points] == [30, 45]


def test_a_loaded_hold_has_a_curve_in_kilograms() -> None:
    """And its sets tell seconds and weight."""
    view = _view("5 Oct  20 × 10", "12 Oct  20 × 12", item=hold())
    assert view.unit == "kg"
    assert view.sets[0][2] == "20 s at 12 kg"


def test_a_set_in_the_other_unit_than_the_curve_is_told_in_both() -> None:
    """As it was lifted, and where it is in the curve."""
    view = _view("5 Oct  8 × 22 lb", "12 Oct  8 × 10 kg", item=lift())
    assert (view.unit, [words for _, _, words in view.sets]) == ("kg", ["8 reps at 10 kg", "8 reps at 22 lb (9.98 kg)"])


def test_a_week_off_is_a_gap_in_the_bars() -> None:
    """Every week from the first to the last has a bar."""
    assert [bool(amount) for _, amount in _view(*LINES).volume] == [True, False, True, False, False, False, True]


def test_without_a_load_the_bars_are_of_reps() -> None:
    """And say so."""
    view = _view("5 Oct  8 8", item=lift(implement="none"))
    assert (view.moved, [amount for _, amount in view.volume]) == ("reps", [16])


def test_the_page_names_the_kilograms_the_dates_and_the_bars() -> None:
    """All of it at once."""
    text = "\n".join(_text(_view(*LINES)))
    assert all(words in text for words in ("14 kg", "10 kg", "5 Oct", "16 Nov 2026", "8 reps", "volume"))


def test_sets_are_reported_newest_first_with_side_load_and_effort() -> None:
    """As a table under the curves."""
    rows = [" ".join(row.split()) for row in _text(_view(*LINES))][-6:]
    assert rows[0] == "Mon 16 Nov L 8 reps at 14 kg"
    assert rows[2] == "Mon 19 Oct L 8 reps at 12 kg, effort 7.5"


def test_sets_of_another_year_come_below_it() -> None:
    """Sixty weeks have two Novembers; days are as wide as each other."""
    history = History.of([session(SUNDAY - timedelta(weeks=60)), session(SUNDAY)])
    days = [day for day, _, _ in exercise_view(course_of(history, "Squat")).sets]
    assert list(dict.fromkeys(days)) == ["Sun 22 Nov", "2025", "Sun 28 Sep"]


def test_a_narrow_page_leaves_out_whole_words_of_a_set() -> None:
    """Never half a number."""
    view = _view("5 Oct  8 × 12.5 effort 7.5", item=lift(sides="each"))
    assert _text(view, 30, 17)[-1] == " 5 Oct   8 reps at 12.5 kg …"


def test_a_set_in_part_has_a_sign() -> None:
    """Beside what was done of it."""
    (record,) = sets(1)
    part = msgspec.structs.replace(record, status="partial", done_reps=5)
    view = exercise_view(course_of(History.of([session(SUNDAY, sets=(record, part))]), "Squat"))
    assert [words for _, _, words in view.sets] == ["8 reps", "5 reps ◐"]


@pytest.mark.parametrize(("width", "height"), [(76, 21), (36, 17), (60, 30), (110, 32)])
def test_a_curve_and_sets_share_any_usable_page(width: int, height: int) -> None:
    """Neither pushes the other out."""
    rows = _text(_view(*LINES), width, height)
    assert any("└" in row for row in rows)
    assert any("16 Nov" in row and "8 reps at" in row for row in rows)


def test_an_exercise_never_done_says_so() -> None:
    """In one line."""
    assert _text(exercise_view(course_of(History(), "Squat"))) == ["No set of this exercise yet."]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (2, 40), (36, 17), (60, 9), (130, 1), (120, 36)], ids=str)
def test_page_and_names_fit_and_nothing_acts(text: str, size: tuple[int, int]) -> None:
    """Whatever the exercise is called."""
    history = History.of([session(SUNDAY, sets=sets(3, exercise=text))])
    names = NameList((text, "Squat") * 30, 31)
    for lines in (exercise_lines(exercise_view(course_of(history, text)), *size), name_lines(names, *size)):
        assert len(lines) <= size[1]
        assert all(width_of(line) <= size[0] and unsafe_at(plain(line)) is None for line in lines)


def test_the_chosen_name_is_on_show() -> None:
    """And marked without colour."""
    names = NameList(tuple(f"Move {n}" for n in range(40)), 33)
    rows = [plain(line) for line in name_lines(names, 20, 9)]
    assert "▸ Move 33" in rows
    assert (rows[0], rows[-1]) == ("… 30 more above", "… 3 more")
    assert [name_at(names, 9, y) for y in (0, 1, 7, 8)] == [None, 30, 36, None]


def test_the_sets_say_how_many_are_left() -> None:
    """Above and below, and none at the end."""
    view = exercise_view(course_of(History.of([session(SUNDAY, sets=sets(40, exercise="Squat"))]), "Squat"))
    most = last_set_top(view, 60, 20)
    assert _text(view, 60, 20)[-1].startswith("… ")
    assert _text(view, 60, 20)[-1].endswith(" more sets")
    end = _text(msgspec.structs.replace(view, top=most), 60, 20)
    assert f"… {most + 1} sets above" in end
    assert "more sets" not in end[-1]
