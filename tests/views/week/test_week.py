"""The Week panel: seven days and what was done on them."""

from __future__ import annotations

from datetime import date

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.session.events import Do
from stride_tui.core.session.to_records import to_session
from stride_tui.views.text.spans import plain
from stride_tui.views.week.panel import WeekView, week_lines
from tests.helpers.routine_builders import Run, small
from tests.helpers.week_views import SUNDAY, week_on


def _text(view: WeekView, width: int = 110, height: int = 6) -> str:
    return "\n".join(plain(line) for line in week_lines(view, width, height))


def _history() -> History:
    """One whole session on the manual clock's day."""
    run = Run(small(), hands_free=True)
    while not run.state.ended:
        run.wait(5)
    return History.of([to_session(run.state)])


def test_the_title_names_the_week() -> None:
    """Its ISO number and its days."""
    assert week_on(SUNDAY).title.startswith("Week 47 · 16–22 Nov")


def test_a_week_over_the_turn_of_the_year_names_the_year() -> None:
    """Only there is it needed."""
    assert "2027" in week_on(date(2026, 12, 31)).title


def test_all_seven_days_are_there() -> None:
    """From the first day of the week on."""
    assert [day.name for day in week_on(SUNDAY).days] == [
        "Mon 16",
        "Tue 17",
        "Wed 18",
        "Thu 19",
        "Fri 20",
        "Sat 21",
        "Sun 22",
    ]


def test_today_is_marked() -> None:
    """One day, and the right one."""
    assert [day.today for day in week_on(SUNDAY).days] == [False] * 6 + [True]


def test_a_whole_session_is_ticked_on_its_day() -> None:
    """A sign and a word."""
    assert "✔" in _text(week_on(SUNDAY, _history()))


def test_a_session_of_little_is_reported_as_in_part() -> None:
    """It does not count for the week, but it is not hidden."""
    run = Run(small()).to("Squat").press("confirm").do(Do("finish"))
    view = week_on(SUNDAY, History.of([to_session(run.state)]))
    assert "◐" in _text(view)
    assert "0 of 1" in view.summary


def test_a_session_under_way_is_marked() -> None:
    """Today says so."""
    assert "●" in _text(week_on(SUNDAY, under_way=True))


def test_the_standing_counts_against_the_target() -> None:
    """And the weeks in a row, from the first on."""
    standing = week_on(SUNDAY, _history()).summary
    assert "strength 1 of 1" in standing
    assert "1 week in a row" in standing


@pytest.mark.parametrize("width", [110, 70, 34])
def test_every_day_is_on_show_at_any_usable_width(width: int) -> None:
    """In columns, or a day a row."""
    text = _text(week_on(SUNDAY, _history()), width, 12)
    assert all(name in text for name in ("Mon 16", "Wed 18", "Sun 22"))
