"""The year as a heatmap: a column a week, signs that need no colour, totals and the standing of weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.week.adherence import adherence
from stride_tui.core.week.plan import OffWeek, Plan
from stride_tui.views.history.year import DAY_SIGNS, WEEK_SIGNS, HeatView, heat_lines, heat_view, year_words
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.histories import SUNDAY, by_hand, run, session, weeks

THURSDAY = date(2026, 11, 19)
NOTHING = History()


def heat(
    history: History = NOTHING, year: int = 2026, plan: Plan | None = None, first_weekday: int = 0, today: date = SUNDAY
) -> HeatView:
    """A year's picture."""
    plan = plan or Plan()
    found = adherence(history, plan, today, 1, first_weekday)
    return heat_view(history, plan, found, year, today, first_weekday)


def rows(view: HeatView, width: int = 116, height: int = 11) -> list[str]:
    """The lines, with all their cells."""
    return [plain(line) for line in heat_lines(view, width, height)]


def kind_on(view: HeatView, day: date) -> str | None:
    """What the picture has on a day."""
    start, kinds, _ = next(week for week in view.weeks if week[0] <= day < week[0] + timedelta(days=7))
    return kinds[(day - start).days]


@pytest.mark.parametrize(
    ("history", "kind"),
    [
        (NOTHING, "none"),
        (History.of([session(THURSDAY)]), "session"),
        (History.of([session(THURSDAY, 1, 4)]), "part"),
        (History.of([], [run(THURSDAY)]), "run"),
        (History.of([session(THURSDAY)], [run(THURSDAY)]), "both"),
        (History.of([session(THURSDAY, 1, 4)], [run(THURSDAY)]), "part"),
        (History.of([session(THURSDAY), session(THURSDAY, 1, 4, at="18:00")]), "session"),
        (History.of([session(THURSDAY, 1, 4), session(THURSDAY, at="18:00")], [run(THURSDAY)]), "both"),
    ],
)
def test_a_day_shows_the_most_that_was_done(history: History, kind: str) -> None:
    """A whole session before a part of one before a run."""
    assert kind_on(heat(history), THURSDAY) == kind


def test_every_kind_of_day_and_week_has_a_sign_of_its_own() -> None:
    """A colour is never the only sign."""
    signs = [sign for sign, _ in DAY_SIGNS.values()]
    assert len(set(signs)) == len(signs)
    assert len({WEEK_SIGNS[mark][0] for mark in ("met", "missed", "off", "open")}) == 4


def test_days_to_come_are_empty() -> None:
    """And days of another year are none of this one's."""
    view = heat()
    assert kind_on(view, SUNDAY + timedelta(days=1)) == "ahead"
    assert view.weeks[0][1][:3] == (None, None, None)


@pytest.mark.parametrize(("year", "first_weekday"), [(2024, 0), (2026, 0), (2026, 6), (2028, 6)])
def test_a_year_has_every_one_of_its_days_once(year: int, first_weekday: int) -> None:
    """Leap years too, whatever day weeks begin on."""
    view = heat(year=year, first_weekday=first_weekday)
    days = [start + timedelta(days=n) for start, kinds, _ in view.weeks for n in range(7) if kinds[n] is not None]
    assert days == [date(year, 1, 1) + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == date(year, 12, 31)


def test_weeks_from_sunday_have_sunday_on_top() -> None:
    """The names of the days go with it."""
    names = [row[:3] for row in rows(heat(first_weekday=6))[1:8]]
    assert names == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]


def test_each_week_says_how_it_stood() -> None:
    """Met, missed, off, and nothing for weeks before the first session."""
    plan = Plan(off=(OffWeek(2026, 45, "ill"),))
    standing = rows(heat(weeks(0, 1, 4), plan=plan))[8]
    assert standing.split() == ["week", "✓", "–", "o", "✓", "✓"]


def test_months_have_their_sessions_and_minutes() -> None:
    """Below the weeks in which they begin."""
    view = heat(weeks(0, 1, 2, 8))
    assert view.months[10] == (3, 60)
    assert view.months[8] == (1, 20)
    assert [row.split() for row in rows(view, height=12)[9:11]] == [["done", "1", "3"], ["min", "20", "60"]]


def test_a_low_panel_keeps_the_legend() -> None:
    """Then the sessions of the months, then their minutes."""
    view = heat(weeks(0, 1, 2, 8))
    kinds = [[row.split()[0] for row in rows(view, 116, height)[9:]] for height in (10, 11, 12, 20)]
    assert kinds == [["■"], ["done", "■"], ["done", "min", "■"], ["done", "min", "■"]]


@pytest.mark.parametrize("width", range(34, 199))
def test_months_never_run_together(width: int) -> None:
    """However much was done in each, every month has a number of its own at its place, or none."""
    months = tuple((10 + n, 1200 + n) for n in range(12))
    shown = rows(HeatView(2026, heat().weeks, months), width, 12)
    names, done, minutes = (
        re.findall(r"\S+", row)[skip:] for row, skip in ((shown[0], 0), (shown[9], 1), (shown[10], 1))
    )
    assert set(done) <= {str(count) for count, _ in months}
    assert set(minutes) <= {str(length) for _, length in months}
    assert len(done) == len(names)
    starts = [match.start() for match in re.finditer(r"\S+", shown[0])]
    assert [match.start() for match in re.finditer(r"\S+", shown[9])][1:] == starts


def test_the_whole_year_fits_eighty_columns() -> None:
    """Every week has its cell."""
    text = rows(heat(), 76)
    assert text[0].split() == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert text[1].count("·") == 46


def test_a_phone_shows_the_latest_weeks() -> None:
    """Those of January where the chosen session is in January."""
    view = heat()
    assert "Dec" in rows(view, 36)[0]
    early = HeatView(view.year, view.weeks, view.months, date(2026, 1, 8))
    assert "Jan" in rows(early, 36)[0]
    assert "Dec" not in rows(early, 36)[0]


def test_the_chosen_day_is_marked() -> None:
    """One cell of the year."""
    view = heat(weeks(0))
    chosen = HeatView(view.year, view.weeks, view.months, SUNDAY)
    marked = [span for line in heat_lines(chosen, 116, 11) for span in line if span.tone == "today"]
    assert [span.text for span in marked] == ["■"]


def test_the_year_in_words() -> None:
    """Sessions, time, weeks; fewer words in a narrow frame."""
    view = heat(weeks(0, 1, 2, 4))
    assert year_words(view, 120) == "4 sessions · 1 h 20 min · 4 of 5 weeks met"
    assert year_words(view, 40) == "4 sessions · 4 of 5 weeks"


def test_a_year_of_sessions_without_a_length_claims_no_minutes() -> None:
    """Logged by hand without minutes."""
    view = heat(History.of([by_hand(SUNDAY, work_ms=0)]))
    assert year_words(view, 120) == "1 session · 1 of 1 weeks met"


@given(st.integers(1, 130), st.integers(1, 20), st.integers(0, 6), st.integers(1971, 2100))
def test_no_size_is_overrun(width: int, height: int, first_weekday: int, year: int) -> None:
    """Never more lines than the height, never more cells than the width."""
    lines = heat_lines(heat(weeks(*range(30)), year, first_weekday=first_weekday), width, height)
    assert len(lines) <= height
    assert all(width_of(line) <= width for line in lines)
