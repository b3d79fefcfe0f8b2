"""Correcting: the sets in rows, a field to step, what is changed marked until it is saved."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from stride_tui.core.history.amended import sets_by_key
from stride_tui.core.history.amendments import SetChange, SetKey
from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Load
from stride_tui.core.safe_text import unsafe_at
from stride_tui.core.settings.settings import Settings
from stride_tui.core.settings.weights import stepped_load
from stride_tui.views.history.correct import (
    CorrectView,
    cell_stepped,
    changes_of,
    correct_page,
    cursor_moved,
    row_at_line,
    still_changed,
)
from stride_tui.views.keys.footer import keys_view
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.histories import SUNDAY, session, sets
from tests.helpers.hostile_texts import HOSTILE

KEY = SetKey(0, 0, 1)
KEYS = keys_view({}, "correct")


def _view(*records: SetRecord, **fields: Any) -> CorrectView:
    found = sets_by_key(session(SUNDAY, sets=records or sets(3, asked_reps=8, load=Load("dumbbells", 10))))
    return CorrectView("Sun 22 Nov Legs", tuple(found.items()), {}, **fields)


def _held(ms: int) -> SetRecord:
    return msgspec.structs.replace(sets(1)[0], asked_ms=20_000, done_ms=ms, done_reps=None)


def _times(view: CorrectView, by: int, count: int) -> CorrectView:
    for _ in range(count):
        view = cell_stepped(view, by, None)
    return view


def _text(view: CorrectView, width: int = 80, height: int = 12) -> list[str]:
    return [plain(line).rstrip() for line in correct_page((view, KEYS), width, height)]


def test_reps_step_by_one() -> None:
    """Below what was asked the set was done in part."""
    record = cell_stepped(_view(), -1, None).record
    assert record is not None
    assert (record.done_reps, record.status) == (7, "partial")


def test_no_reps_at_all_is_a_set_skipped() -> None:
    """And one rep more is a set again."""
    view = _times(_view(), -1, 12)
    assert view.record is not None
    assert (view.record.status, view.record.done_reps) == ("skipped", None)
    again = cell_stepped(view, 1, None).record
    assert again is not None
    assert (again.status, again.done_reps) == ("partial", 1)


def test_a_hold_steps_by_five_seconds() -> None:
    """Less than asked is a part, nothing is skipped."""
    found = []
    view = _view(_held(15_000))
    for _ in range(4):
        assert view.record is not None
        found.append((view.record.done_ms, view.record.status))
        view = cell_stepped(view, -1, None)
    assert found == [(15_000, "done"), (10_000, "partial"), (5_000, "partial"), (None, "skipped")]


def test_the_weight_becomes_the_next_one() -> None:
    """Which is told from outside."""
    record = cell_stepped(_view(column=0), 1, Load("dumbbells", 12)).record
    assert record is not None
    assert record.load == Load("dumbbells", 12)


def test_a_weight_stepped_through_pounds_and_back_is_no_change() -> None:
    """6.8 kg are the dumbbell of 15 lb: one step up is 20 lb, and one down what was logged."""
    pounds = Settings(units="lb", dumbbells=(10, 15, 20))
    view = _view(*sets(1, load=Load("dumbbell", 6.8)), column=0)
    seen = []
    for by in (1, -1, -1):
        assert view.record is not None
        view = cell_stepped(view, by, stepped_load(view.record.load, pounds, by))
        seen.append((view.record and view.record.load, bool(view.changed)))
    assert seen == [
        (Load("dumbbell", 20, "lb"), True),
        (Load("dumbbell", 6.8), False),
        (Load("dumbbell", 10, "lb"), True),
    ]


def test_the_effort_steps_in_halves() -> None:
    """From nothing to seven."""
    record = _times(_view(column=2), 1, 2).record
    assert record is not None
    assert record.effort == 7.5


def test_only_what_differs_is_saved() -> None:
    """Of each set the changed fields."""
    view = cell_stepped(cursor_moved(cell_stepped(_view(), -1, None), 1, 1), 1, None)
    assert changes_of(view) == (
        SetChange(KEY, status="partial", done_reps=7),
        SetChange(SetKey(0, 0, 2), effort=7.0),
    )


def test_a_step_there_and_back_is_no_change() -> None:
    """Nothing is written for it."""
    view = cell_stepped(cell_stepped(_view(), -1, None), 1, None)
    assert (view.changed, changes_of(view)) == ({}, ())


def test_what_is_not_saved_yet_stays_when_another_set_goes() -> None:
    """But not for a set that is gone, or that became another meanwhile."""
    before = cell_stepped(cursor_moved(cell_stepped(_view(), -1, None), 1), -1, None)
    after = msgspec.structs.replace(before, sets=before.sets[1:], changed={})
    assert list(still_changed(after, before)) == [SetKey(0, 0, 2)]
    other = tuple((key, msgspec.structs.replace(record, effort=9)) for key, record in before.sets)
    assert still_changed(msgspec.structs.replace(before, sets=other), before) == {}


def test_the_cursor_stays_among_the_sets() -> None:
    """Rows end, columns go round."""
    view = cursor_moved(_view(), -5)
    assert view.row == 0
    assert cursor_moved(view, 50).row == 2
    assert cursor_moved(view, columns=2).column == 0


def test_moving_forgets_what_was_about_to_be_taken_out() -> None:
    """The second press must follow the first."""
    assert cursor_moved(_view(armed="set"), 1).armed == ""
    assert cell_stepped(_view(armed="session"), 1, None).armed == ""


@pytest.mark.parametrize(("armed", "words"), [("set", "x again takes this set out"), ("session", "the whole session")])
def test_the_second_press_is_asked_for(armed: str, words: str) -> None:
    """In place of the keys."""
    assert words in _text(_view(armed=armed))[-1]


def test_the_keys_are_below_the_sets() -> None:
    """As many as fit: on a phone how to save, and where all are told."""
    assert "x set out" in _text(_view())[-1]
    assert _text(_view(), 36)[-1] == "↵ save · ? keys · +- change"


def test_the_second_press_has_the_users_own_key() -> None:
    """Whatever takes a set out, the warning names it."""
    page = msgspec.structs.replace(_view(), armed="set"), keys_view({"take_out_set": ("f8",)}, "correct")
    assert plain(correct_page(page, 80, 12)[-1]) == "f8 again takes this set out"


def test_a_row_reports_set_load_reps_and_effort() -> None:
    """With a pointer at the one under the cursor."""
    rows = _text(_view(row=1))
    assert rows[2].split() == ["▸", "Squat", "2", "10", "kg", "8", "–"]
    assert not rows[1].startswith("▸")


def test_the_cursor_is_always_on_show() -> None:
    """Among sixty sets in eight rows; the first row on show is told to the mouse."""
    for row in (0, 5, 31, 59):
        view = _view(*sets(60), row=row)
        rows = _text(view, 60, 10)
        assert sum(line.startswith("▸") for line in rows) == 1
        (at,) = [y for y, line in enumerate(rows) if line.startswith("▸")]
        assert row_at_line(view, 10, at) == row


def test_a_session_logged_by_hand_has_no_sets() -> None:
    """It says so, stands every key, and can still be taken out."""
    view = CorrectView("x", (), {})
    assert "without sets" in _text(view)[0]
    assert (view.record, cell_stepped(cursor_moved(view, 1), 1, None).changed, changes_of(view)) == (None, {}, ())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (2, 40), (36, 17), (60, 3), (130, 1), (86, 32)], ids=str)
def test_it_fits_and_nothing_acts(text: str, size: tuple[int, int]) -> None:
    """Whatever the exercise is called, with sets and without."""
    for view in (_view(*sets(5, exercise=text), row=3), CorrectView(text, (), {}), _view(armed="session")):
        lines = correct_page((view, KEYS), *size)
        assert len(lines) <= size[1]
        assert all(width_of(line) <= size[0] and unsafe_at(plain(line)) is None for line in lines)
