"""The row above the sets: when the session began, stepped by days and by five minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from stride_tui.core.history.amendments import SetAdded, SetKey
from stride_tui.core.routines.routine import Load
from stride_tui.views.history.correct import (
    CorrectView,
    cell_stepped,
    changes_of,
    correct_page,
    cursor_moved,
    row_at_line,
)
from stride_tui.views.history.start_row import StartView, start_stepped
from stride_tui.views.keys.footer import keys_view
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.histories import sets

KEYS = keys_view({}, "correct")
BEGAN = StartView(datetime(2026, 11, 22, 23, 58, tzinfo=timezone(timedelta(hours=1))), True)


def view(count: int = 3, row: int = 0) -> CorrectView:
    """The page of a session with so many sets."""
    found = tuple((SetKey(0, 0, record.round), record) for record in sets(count, asked_reps=8))
    return CorrectView("Sun 22 Nov Legs", found, {}, row, start=BEGAN)


STEPS = [
    # the column, the steps, what the clock of the place says then
    (0, 1, "2026-11-23 23:58"),
    (0, -22, "2026-10-31 23:58"),
    (1, 1, "2026-11-23 00:03"),
    (2, -1, "2026-11-22 23:53"),
    (1, 300, "2026-11-24 00:58"),
]


@pytest.mark.parametrize(("column", "by", "wall"), STEPS)
def test_the_day_and_the_time_are_stepped(column: int, by: int, wall: str) -> None:
    """Beyond midnight it is another day."""
    assert start_stepped(BEGAN, column, by).wall.isoformat(" ", "minutes")[:16] == wall


def test_a_time_that_was_not_known_begins_in_the_evening() -> None:
    """Stepping its day leaves it unknown."""
    unknown = msgspec.structs.replace(BEGAN, timed=False)
    assert not start_stepped(unknown, 0, 1).timed
    assert start_stepped(unknown, 1, -1) == StartView(BEGAN.wall.replace(hour=18, minute=0), True)


def test_the_calendar_has_ends() -> None:
    """There the start stays where it is."""
    for day, by in (((1970, 1, 2), -1), ((2199, 12, 30), 1)):
        start = StartView(datetime(*day, 12, tzinfo=UTC), True)
        assert start_stepped(start, 0, by) == start


def test_the_row_is_above_the_first_set() -> None:
    """Up from there, with the day and the time as its only fields."""
    above = cursor_moved(view(), -1)
    assert (above.row, above.record) == (-1, None)
    assert cursor_moved(above, -1).row == -1
    assert [cursor_moved(above, columns=n).column for n in (0, 1, 2)] == [1, 0, 1]
    assert cursor_moved(above, 1).row == 0
    lines = [plain(line) for line in correct_page((above, KEYS), 80, 12)]
    assert lines[0].startswith("▸ begun")
    assert "Sun 22 Nov 2026" in lines[0]
    assert "23:58" in lines[0]


def test_a_step_there_and_back_is_no_change() -> None:
    """And one that stays is told in the frame."""
    above = cursor_moved(view(), -1)
    moved = cell_stepped(above, 1, None)
    assert (moved.changes, moved.moved) == (1, start_stepped(BEGAN, 1, 1))
    assert cell_stepped(moved, -1, None).changes == 0
    assert changes_of(moved) == ()


def test_the_mouse_finds_every_row() -> None:
    """The start on the first line, the heading nowhere, then the sets on show."""
    page = view(60, row=31)
    rows = [plain(line) for line in correct_page((page, KEYS), 60, 10)]
    (at,) = [y for y, line in enumerate(rows) if line.startswith("▸")]
    assert [row_at_line(page, 10, y) for y in (0, 1, 2, at, at + 1)] == [-1, None, None, 31, 32]
    assert rows[2].startswith("… ")
    assert row_at_line(view(2), 10, 9) is None


def test_a_set_that_is_not_logged_is_added_as_asked() -> None:
    """By plus, or by a weight or an effort; minus leaves it out, and so does going back to nothing."""
    skipped = tuple((SetKey(0, 0, record.round), record) for record in sets(0, 2, asked_reps=8))
    skipped = tuple((key, msgspec.structs.replace(record, done_reps=None)) for key, record in skipped)
    page = CorrectView("By hand", skipped, {}, start=BEGAN, planned=frozenset(key for key, _ in skipped))
    assert changes_of(cell_stepped(page, -1, None)) == ()
    asked = msgspec.structs.replace(skipped[0][1], status="done", done_reps=8)
    assert changes_of(cell_stepped(page, 1, None)) == (SetAdded(asked),)
    hard = cell_stepped(cursor_moved(page, columns=1), 1, None)
    assert changes_of(hard) == (SetAdded(msgspec.structs.replace(asked, effort=7.0)),)
    none = cell_stepped(page, 1, None)
    for _ in range(8):
        none = cell_stepped(none, -1, None)
    assert (changes_of(none), none.changes) == ((), 0)


@pytest.mark.parametrize("width", [35, 42, 51, 52, 80])
def test_what_is_changed_is_on_show_in_a_narrow_window(width: int) -> None:
    """The time of day, and every field of a set: 35 cells are what a window of 40 columns leaves."""
    found = sets(1, 1, asked_reps=8, load=Load("dumbbells", 22.5), effort=7.5, side="left", exercise="Step Down")
    page = CorrectView("Legs", tuple((SetKey(0, 0, record.round), record) for record in found), {}, -1, 1, start=BEGAN)
    lines = [plain(line) for line in correct_page((cell_stepped(page, 1, None), KEYS), width, 12)]
    assert lines[0].rstrip().endswith("Mon 23 Nov 2026  00:03")
    assert lines[1].split() == ["set", "load", "done", "effort"]
    assert [line.split()[-5:] for line in lines[2:4]] == [
        ["L", "22.5", "kg", "8", "7.5"],
        ["L", "22.5", "kg", "skipped", "7.5"],
    ]
    assert lines[2].startswith("  Step")


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (36, 17), (60, 3), (130, 1), (86, 32)], ids=str)
def test_the_page_fits(size: tuple[int, int]) -> None:
    """With the row of the start, whatever the size, the cursor there or not."""
    width, height = size
    for row in (-1, 0, 2):
        lines = correct_page((view(row=row), KEYS), width, height)
        assert len(lines) == height
        assert all(width_of(line) <= width for line in lines)
