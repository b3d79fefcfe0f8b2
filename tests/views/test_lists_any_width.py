"""Lists at every width from 40 cells to 200: columns stay apart, also beside names of wide characters."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec
import pytest

from stride_tui.core.history.amended import sets_by_key
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from stride_tui.core.progression.exercise_course import course_of
from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.routine import Load
from stride_tui.core.week.entry_names import entry_names
from stride_tui.views.history.correct import CorrectView, correct_page
from stride_tui.views.history.lines import list_rows
from stride_tui.views.history.session_page import DetailView, detail_page
from stride_tui.views.keys.footer import keys_view
from stride_tui.views.picker import picker_lines, picker_view
from stride_tui.views.progression.exercise_page import exercise_lines, exercise_view
from stride_tui.views.text.spans import Line, plain, width_of
from tests.helpers.histories import SUNDAY, run, session, sets
from tests.helpers.routine_builders import small

NAMES = ("Squat", "片脚スクワット・左右交互", "Front Foot-Elevated Split Squat", "e\u0301chelle", "w" * 90)
WIDTHS = [width - 4 for width in range(40, 201)]
"""The cells inside the frame of a panel."""
HELD = sets(3, side="left", load=Load("dumbbells", 12.5), effort=7.5)
SETS = tuple(
    msgspec.structs.replace(record, exercise=name, item_n=n) for n, name in enumerate(NAMES) for record in HELD
)
DONE = session(SUNDAY, sets=SETS)


def words(lines: tuple[Line, ...], width: int) -> list[str]:
    """The rows as text, none wider than the list."""
    assert all(width_of(line) <= width for line in lines)
    return [plain(line) for line in lines]


@pytest.mark.parametrize("width", WIDTHS)
def test_routines(width: int) -> None:
    """A name, blanks, its length, and whose it is where there is room, all at one place."""
    entries = tuple(
        Entry(f"r{n}", "", n % 2 == 0, msgspec.structs.replace(small(), name=name)) for n, name in enumerate(NAMES)
    )
    rows = words(picker_lines(picker_view(Library(entries), "r1"), width, 9), width)
    assert len(rows) == len(NAMES)
    assert all(re.search(r" {2}about 7 min( · (bundled|yours {2}))?$", row) for row in rows)


@pytest.mark.parametrize("width", WIDTHS)
def test_sets_to_correct(width: int) -> None:
    """A name, its round and side, the load, what was done and the effort."""
    view = CorrectView("", tuple(sets_by_key(DONE).items()), {}, row=4)
    rows = words(correct_page((view, keys_view({}, "correct")), width, 19), width)[1:-1]
    assert sum(bool(re.search(r"\S +\d L 12\.5 kg +8 +7\.5 *$", row)) for row in rows) == len(SETS)


@pytest.mark.parametrize("width", WIDTHS)
def test_sets_of_an_exercise(width: int) -> None:
    """A day, a side, and what was done, of which only whole words are left out."""
    view = exercise_view(course_of(History.of([DONE]), "Squat"))
    rows = [row for row in words(exercise_lines(view, width, 20), width) if "22 Nov" in row and "reps" in row]
    assert rows
    assert all(re.search(r"22 Nov +L 8 reps at 2 × 12\.5 kg(, effort 7\.5| …)$", row) for row in rows)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_session_in_full(width: int) -> None:
    """Sets stand beside their exercise, with a blank before them."""
    rows = words(detail_page(DetailView(DONE), width, 99), width)
    assert sum(bool(re.search(r"\S +L 8 8 8( {3}2 × 12\.5 kg)?$", row)) for row in rows) == len(NAMES)


def test_the_list_on_the_command_line() -> None:
    """Day, time, name and facts each at one place, for wide names too."""
    done = tuple(session(SUNDAY - timedelta(days=n), name=name) for n, name in enumerate(NAMES[::-1]))[::-1]
    entries: tuple[Session | Run, ...] = (*done, run(SUNDAY, at="18:00"))
    rows = list_rows(entries, entry_names(entries), {})
    assert all(re.match(r"2026-11-\d\d(\.\d)? +\w{3} \d\d:\d\d {2}\S", row) for row in rows)
    assert all(re.search(r" {2}2/2 sets · 20 min$", row) for row in rows[:-1])
