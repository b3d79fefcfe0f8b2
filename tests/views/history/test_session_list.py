"""The list of sessions: week by week, newest first, with a filter."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stride_tui.core.history.records import Session
from stride_tui.core.week.adherence import adherence
from stride_tui.core.week.plan import Plan
from stride_tui.views.history.session_list import Heading, ListView, list_lines, list_view, session_at
from stride_tui.views.history.titles import review_title, year_title
from stride_tui.views.text.clean import clean
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.histories import SUNDAY, by_hand, session, sets, weeks
from tests.helpers.hostile_texts import HOSTILE

THURSDAY = date(2026, 11, 19)
ROUTINES = (
    session(SUNDAY, note="felt strong"),
    session(THURSDAY, routine="ten", name="Ten Minutes"),
    session(SUNDAY - timedelta(weeks=1), sets=sets(2, exercise="Lunge", note="left knee")),
)


def rows(view: ListView, width: int = 64, height: int = 20) -> list[str]:
    """The lines as plain text."""
    return [plain(line).rstrip() for line in list_lines(view, width, height)]


def names(found: ListView) -> list[str]:
    """The ids of the sessions."""
    return [entry.id[:10] for entry in found.sessions]


def test_a_week_with_several_has_a_heading_with_its_totals() -> None:
    """Newest first; a week with one session is one line, and a year is told where it begins."""
    view = list_view((session(THURSDAY - timedelta(weeks=1)), session(THURSDAY), session(SUNDAY)))
    assert [row.above for row in view.rows] == [
        (Heading("2026", ()), Heading("Week 47 · 16–22 Nov", ("2 sessions · 40 min", "40 min"))),
        (),
        (),
    ]
    assert [row.grouped for row in view.rows] == [True, True, False]


def test_a_week_of_sessions_without_a_length_claims_no_minutes() -> None:
    """Logged by hand without minutes; beside another one only that one's are summed up."""
    unknown, other = by_hand(SUNDAY, work_ms=0), by_hand(THURSDAY, work_ms=0)
    for done, tails in (
        ((other, unknown), ("2 sessions",)),
        ((session(THURSDAY), unknown), ("2 sessions · 20 min", "20 min")),
    ):
        assert list_view(done).rows[0].above[1].tails == tails


def test_a_week_over_the_turn_of_the_year_keeps_each_year_with_its_days() -> None:
    """The day before the year is under its own."""
    view = list_view((session(date(2025, 12, 30)), session(date(2026, 1, 1))))
    assert [row[:16].rstrip() for row in rows(view)] == [
        "2026",
        "Week 1 · 29 Dec–",
        "▸ │ ✔ Thu  1 Jan",
        "2025",
        "  │ ✔ Tue 30 Dec",
    ]


def test_weeks_from_sunday_hold_their_sunday() -> None:
    """Then it is the first of its week."""
    view = list_view((session(THURSDAY), session(SUNDAY)), first_weekday=6)
    assert not any(row.grouped for row in view.rows)


def test_a_row_has_day_routine_sets_and_minutes() -> None:
    """In columns, and a sign for whether it counts."""
    view = list_view((session(date(2026, 11, 5)), session(SUNDAY, 1, 3)))
    assert rows(view, 40, 6) == [
        "▸ ◐ Sun 22 Nov Legs           1/4 20 min",
        "  ✔ Thu  5 Nov Legs           2/2 20 min",
    ]


def test_a_session_by_hand_reports_minutes_only_where_it_has_some() -> None:
    """Nobody timed the other."""
    assert rows(list_view((by_hand(SUNDAY),)), 40)[1].endswith("by hand 20 min")
    assert rows(list_view((by_hand(SUNDAY, work_ms=0),)), 40)[1].endswith("by hand")


WIDE_NAMES = ("Legs", "下半身筋力トレーニング", "Lower-Body Strength for Runners 🏃‍♀️", "e\u0301té", "x" * 90)


@pytest.mark.parametrize("width", range(34, 199))
def test_columns_never_run_together(width: int) -> None:
    """At any width, beside names of wide characters: each row is as wide as the list, with blanks between columns."""
    done = [session(SUNDAY - timedelta(days=9 * n), 1, n, name=name) for n, name in enumerate(WIDE_NAMES)]
    done += [by_hand(SUNDAY - timedelta(days=1)), session(SUNDAY - timedelta(days=400), name="Old")]
    shown = [row for row in rows(list_view(tuple(reversed(done))), width, 30) if "✔" in row or "◐" in row]
    assert len(shown) == len(done)
    for row in shown:
        assert cell_len(row) <= width
        assert re.fullmatch(r"[▸ ] [│ ] [✔◐] \w{3} [ \d]\d \w{3} {1,2}\S.*? {1,}((by hand|\d/\d) {1,2})?20 min", row)
        assert row.endswith(" 20 min")
        assert cell_len(row) == width


@pytest.mark.parametrize(
    ("routine", "text", "found"),
    [
        (None, "", ["2026-11-15", "2026-11-19", "2026-11-22"]),
        ("ten", "", ["2026-11-19"]),
        (None, "MINUTES", ["2026-11-19"]),
        (None, "lunge", ["2026-11-15"]),
        (None, "knee", ["2026-11-15"]),
        (None, "felt", ["2026-11-22"]),
        ("ten", "felt", []),
    ],
)
def test_the_filter_looks_at_routine_names_exercises_and_notes(
    routine: str | None, text: str, found: list[str]
) -> None:
    """Upper and lower case are the same."""
    assert sorted(names(list_view(ROUTINES, routine, text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("step-up", 2),
        ("STEP UP", 2),
        ("stepup", 2),
        ("step u", 2),
        ("box step", 2),
        ("box-st", 2),
        ("step down", 0),
        ("-", 1),
    ],
)
def test_an_exercise_is_found_by_all_its_names(text: str, found: int) -> None:
    """By the name of then and the one of now, in any spelling, and by the first letters while they are typed."""
    now = {"Step-Up": "Box Step", "step up": "Box Step"}
    done = (session(THURSDAY, sets=sets(1, exercise="Step-Up")), session(SUNDAY, sets=sets(1, exercise="step up")))
    view = list_view(done, None, text, 0, lambda name: now.get(name, name))
    assert len(view.sessions) == found


@pytest.mark.parametrize(
    ("sessions", "routine", "text", "words"),
    [
        (ROUTINES, None, "swimming", "No session has “swimming” in its name, in an exercise or in a note."),
        (ROUTINES, "ten", "felt", "No session of Ten Minutes has “felt” in its name, in an exercise or in a note."),
        ((), None, "", "No session yet: the first begins on the dashboard."),
    ],
)
def test_nothing_found_repeats_the_question(
    sessions: tuple[Session, ...], routine: str | None, text: str, words: str
) -> None:
    """And there is no session to choose."""
    view = list_view(sessions, routine, text)
    assert rows(view, 90) == [words]
    assert view.session is None


@given(st.integers(0, 59), st.integers(1, 30))
def test_the_chosen_session_is_on_show(chosen: int, height: int) -> None:
    """Wherever it is in a long list, and the mouse finds it there."""
    sessions = weeks(*range(60)).sessions
    view = ListView(list_view(sessions).rows, tuple(reversed(sessions)), chosen)
    shown = rows(view, 64, height)
    (at,) = [y for y, row in enumerate(shown) if row.startswith("▸")]
    assert session_at(view, height, at) == chosen
    assert len(shown) <= height


def test_a_list_that_goes_on_says_so() -> None:
    """With the number of sessions above and below."""
    sessions = weeks(*range(60)).sessions
    shown = rows(ListView(list_view(sessions).rows, tuple(reversed(sessions)), 30), 64, 9)
    above, below = (int(row.split()[1]) for row in (shown[0], shown[-1]))
    assert (shown[0], shown[-1]) == (f"… {above} more above", f"… {below} more")
    assert above + below + sum("✔" in row for row in shown) == 60


def hostile_session(text: str) -> Session:
    """A session whose texts try to act."""
    return session(SUNDAY, name=text, note=text, routine=text or "x", sets=sets(2, exercise=text, note=text))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [1, 5, 20, 36, 66])
def test_hostile_names_stay_in_their_room(hostile: str, width: int) -> None:
    """No width is overrun and no control character comes out."""
    for line in list_lines(list_view((hostile_session(hostile),)), width, 5):
        assert width_of(line) <= width
        assert clean(plain(line)) == plain(line)


def test_the_title_has_the_filter() -> None:
    """With a caret while it is typed."""
    assert review_title("", "", False) == "Sessions"
    assert review_title("Legs", "knee", False) == "Sessions · Legs · /knee"
    assert review_title("", "", True) == "Sessions · /▏"
    assert review_title("[bold]\x1b", "", False).startswith("Sessions · [bold]")


def test_the_year_s_title_has_the_streaks_and_the_share() -> None:
    """Less of it in a narrow frame."""
    found = adherence(weeks(0, 1, 4, 5, 6), Plan(), SUNDAY, 1)
    assert year_title(2026, found, 120) == "Review · 2026 · 2 weeks in a row, best 3 · 4 of the last 6 weeks"
    assert year_title(2026, found, 40) == "Review · 2026 · best 3"
    assert year_title(2026, adherence(weeks(), Plan(), SUNDAY, 1), 120) == "Review · 2026"
