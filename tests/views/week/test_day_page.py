"""A day opened: its rows, their notes, and the row under the mouse."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run
from stride_tui.core.week.calendar import day_of, week_start
from stride_tui.core.week.plan import OffWeek, Plan, PlannedRun
from stride_tui.views.keys.footer import keys_view
from stride_tui.views.text.clean import clean
from stride_tui.views.text.spans import plain, width_of
from stride_tui.views.week.day_page import DayView, day_page, day_title, day_view, row_at
from tests.helpers.histories import by_hand, run, session
from tests.helpers.hostile_texts import HOSTILE
from tests.helpers.week_views import SUNDAY, seen_on

THURSDAY, SATURDAY = date(2026, 11, 19), date(2026, 11, 21)
PLAN = Plan(
    (
        PlannedRun("long", weekday=5, at=time(7), minutes=120, note="along the river"),
        PlannedRun("easy", date=SATURDAY),
    )
)
MARKUP = "[bold]not bold[/] [@click=app.quit]x[/]"


KEYS = keys_view({}, "day")


def opened(
    day: date, history: History | None = None, plan: Plan | None = None, chosen: int = 0, today: date = SUNDAY
) -> DayView:
    """A day, seen from another."""
    seen = seen_on(today, history, plan, week_start(day))
    return day_view(seen, day, UTC, chosen)


def text(view: DayView, width: int = 72, height: int = 13) -> str:
    """All lines."""
    return "\n".join(plain(line) for line in day_page((view, KEYS), width, height))


def test_a_day_has_what_was_planned_and_what_was_done() -> None:
    """Runs as planned, runs done, sessions."""
    history = History.of([session(SATURDAY)], [run(SATURDAY, "long", km=18)])
    assert [(row.kind, row.words) for row in opened(SATURDAY, history, PLAN).rows] == [
        ("planned", "long 07:00 120 min · every Saturday"),
        ("planned", "easy · once"),
        ("run", "long 18 km"),
        ("session", "Legs · 2 of 2 sets · 20 min"),
    ]


def test_the_chosen_row_has_its_thing_behind_it() -> None:
    """A planned run or a session, and never the wrong one."""
    history = History.of([session(SATURDAY)], [run(SATURDAY, "long")])
    second = opened(SATURDAY, history, PLAN, chosen=1)
    assert (second.planned_run, second.session) == (PLAN.runs[1], None)
    last = opened(SATURDAY, history, PLAN, chosen=3)
    assert (last.planned_run, last.session) == (None, history.sessions[0])


def test_a_choice_beyond_the_rows_is_the_last() -> None:
    """After a row was taken out."""
    assert opened(SATURDAY, None, PLAN, chosen=9).planned_run == PLAN.runs[1]
    assert opened(THURSDAY, chosen=9).row is None


def test_a_session_too_close_reports_the_sum() -> None:
    """Below its row."""
    view = opened(THURSDAY, History.of([session(THURSDAY)]), PLAN)
    assert view.rows[0].note == "Thu 12:20 → Sat 07:00 is 42 h 40 min, under 48 h"


def test_a_crowded_run_reports_which_session_it_is() -> None:
    """From the run's side, after its own note."""
    view = opened(SATURDAY, History.of([session(THURSDAY)]), PLAN)
    assert view.rows[0].note == (
        "along the river · too soon after Thu's session: Thu 12:20 → Sat 07:00 is 42 h 40 min, under 48 h"
    )


def test_a_run_done_too_soon_reports_it_without_a_plan() -> None:
    """Once: where the run was planned, its planned row says so."""
    history = History.of([session(THURSDAY)], [run(SATURDAY, "long", at="07:00")])
    words = "too soon after Thu's session: Thu 12:20 → Sat 07:00 is 42 h 40 min, under 48 h"
    assert [row.note for row in opened(SATURDAY, history).rows] == [words]
    assert [words in row.note for row in opened(SATURDAY, history, PLAN).rows] == [True, False, False]


def test_a_run_of_long_ago_reports_its_session() -> None:
    """However many sessions came after it."""
    sessions = [session(THURSDAY + timedelta(days=n), at="12:00") for n in range(80)]
    view = opened(SATURDAY, History.of(sessions), PLAN, today=THURSDAY + timedelta(days=80))
    assert "too soon after Fri's session: Fri 12:20 → Sat 07:00 is 18 h 40 min, under 48 h" in view.rows[0].note


def test_a_session_in_part_has_another_sign() -> None:
    """Not by colour alone."""
    rows = opened(THURSDAY, History.of([session(THURSDAY), session(THURSDAY, 1, 3, at="18:00")])).rows
    assert [row.sign for row in rows] == ["✔", "◐"]


def test_a_session_by_hand_says_so() -> None:
    """It has no sets."""
    assert opened(THURSDAY, History.of([by_hand(THURSDAY)])).rows[0].words == "Legs · 20 min · by hand"


@pytest.mark.parametrize(
    ("done", "planned", "note"),
    [
        (run(THURSDAY, "long", instead_of="2026-11-21"), "moved to Thu 19 Nov", "instead of Sat 21 Nov"),
        (
            run(SATURDAY, "race", instead_of="2026-11-21"),
            "the race was instead of it",
            "instead of the long run planned for that day",
        ),
        (
            run(SUNDAY, "race", instead_of="2026-11-21"),
            "the race of Sun 22 Nov was instead of it",
            "instead of Sat 21 Nov",
        ),
    ],
)
def test_a_run_done_instead_is_said_on_both_days(done: Run, planned: str, note: str) -> None:
    """The planned one has another sign, and behind both is the run that was done."""
    history = History.of([], [done])
    row = opened(SATURDAY, history, PLAN).rows[0]
    assert (row.sign, row.tone, row.note) == ("→", "dim", f"along the river · {planned}")
    assert opened(SATURDAY, history, PLAN).run == done
    notes = [row.note for row in opened(day_of(done), history, PLAN).rows if row.kind == "run"]
    assert notes == [note]


def test_an_empty_day_says_so() -> None:
    """With the keys below."""
    shown = text(opened(THURSDAY))
    assert "Nothing planned, nothing done." in shown
    assert "a plan a run" in shown


def test_the_title_reports_the_off_week() -> None:
    """And a year that is not this one."""
    off = Plan(off=(OffWeek(2026, 47, "ill"),))
    assert day_title(opened(THURSDAY, None, off)) == "Thu 19 Nov · week off: ill"
    assert day_title(opened(THURSDAY - timedelta(weeks=60))) == "Thu 25 Sep 2025"


@pytest.mark.parametrize(("done", "chosen", "already"), [(0, 0, False), (1, 0, True), (1, 1, False), (2, 1, True)])
def test_a_planned_run_is_done_once_as_many_of_its_kind_are(done: int, chosen: int, already: bool) -> None:
    """Two easy runs are planned: the second wants a second."""
    plan = Plan(tuple(PlannedRun("easy", date=THURSDAY, at=time(hour)) for hour in (7, 18)))
    history = History.of([], [run(THURSDAY, "easy", at) for at in ("07:00", "18:00")[:done]])
    assert (opened(THURSDAY, history, plan, chosen).done_by is not None) is already


def test_the_row_under_the_mouse_is_found_over_its_note_too() -> None:
    """A note belongs to the row above it."""
    view = opened(SATURDAY, None, PLAN)
    assert [row_at((view, KEYS), 72, 13, y) for y in (0, 1, 2, 3)] == [0, 0, 1, None]


FULL_DAY = History.of(
    [session(SATURDAY, at=f"{hour:02}:00", note=f"number {hour}") for hour in (8, 10, 12, 14)], [run(SATURDAY, "long")]
)
"""Six rows, with one planned run, of which the sessions have notes."""


@pytest.mark.parametrize(("width", "height"), [(72, 13), (36, 13), (30, 8)], ids=str)
def test_the_chosen_row_is_always_on_show(width: int, height: int) -> None:
    """In the panel of each size, and with the rows left counted above and below."""
    plan = Plan(PLAN.runs[:1])
    for chosen in range(6):
        lines = text(opened(SATURDAY, FULL_DAY, plan, chosen), width, height).splitlines()
        marked = [line for line in lines if line.startswith("▸")]
        assert len(marked) == 1
        shown = sum(line[2:3] in ("◇", "✓", "✔", "◐") for line in lines)
        counted = [
            int(number) for line in lines if line.startswith("…") for number in line.split() if number.isdecimal()
        ]
        assert shown + sum(counted) == 6


def test_rows_that_are_left_are_counted_above_and_below() -> None:
    """The last session of a full day, and one in the middle."""
    end = text(opened(SATURDAY, FULL_DAY, Plan(PLAN.runs[:1]), 5), 72, 9)
    assert "… 4 more above" in end
    assert "number 14" in end
    middle = text(opened(SATURDAY, FULL_DAY, Plan(PLAN.runs[:1]), 3), 72, 9)
    assert "… 2 more above" in middle
    assert "… 2 more" in middle


def test_the_mouse_finds_the_row_of_a_scrolled_day() -> None:
    """Each line on show is of the row that is printed there."""
    day = opened(SATURDAY, FULL_DAY, Plan(PLAN.runs[:1]), 4)
    rows = [plain(line) for line in day_page((day, KEYS), 72, 10)]
    at = next(y for y, row in enumerate(rows) if row.startswith("▸"))
    assert row_at((day, KEYS), 72, 10, at) == 4
    assert row_at((day, KEYS), 72, 10, 0) is None


def test_markup_in_a_note_is_shown_as_it_is() -> None:
    """A note is text."""
    plan = Plan((PlannedRun("easy", date=THURSDAY, note=MARKUP),))
    assert MARKUP in text(opened(THURSDAY, None, plan))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (6, 3), (35, 13), (72, 13), (120, 2)], ids=str)
def test_hostile_notes_stay_in_their_room(hostile: str, size: tuple[int, int]) -> None:
    """No size is overrun and no control character comes out."""
    history = History.of([session(THURSDAY, name=hostile, note=hostile)], [run(THURSDAY, note=hostile)])
    day = opened(THURSDAY, history, Plan((PlannedRun("race", date=THURSDAY, note=hostile),)))
    lines = day_page((day, KEYS), *size)
    assert len(lines) <= size[1]
    assert all(width_of(line) <= size[0] and clean(plain(line)) == plain(line) for line in lines)
