"""The week's rules: which sessions count, on which day they stand, and how weeks are numbered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from stride_tui.core.history import History, Session, SetRecord, SetStatus
from stride_tui.core.routine import BlockKind
from stride_tui.core.week import counts, day_of, streak, week_of, week_start

SUNDAY = date(2026, 11, 22)


def _set(status: SetStatus = "done", kind: BlockKind = "superset") -> SetRecord:
    return SetRecord("A", 0, kind, "Squat", 0, 1, status, 0, 0)


def _session(day: date, *sets: SetRecord, hour: int = 12, offset: int = 0) -> Session:
    started = int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp() * 1000)
    sets = sets or (_set(),)
    return Session(f"{day}-{hour}", "legs", "Legs", started, started, offset, True, sets)


def _weeks(*back: int, today: date = SUNDAY) -> History:
    """A session in each of the weeks so many weeks back."""
    return History.of([_session(today - timedelta(weeks=n)) for n in back])


def test_half_of_the_strength_sets_count() -> None:
    """From one half on the week has had its session."""
    assert counts(_session(SUNDAY, _set(), _set("skipped")))
    assert not counts(_session(SUNDAY, _set(), _set("skipped"), _set("skipped")))


def test_a_set_in_part_was_not_skipped() -> None:
    """Part of a set is more than none of it."""
    assert counts(_session(SUNDAY, _set("partial"), _set("skipped")))


def test_warm_up_and_cool_down_do_not_count() -> None:
    """A warm-up without strength sets is no session for the week."""
    assert not counts(_session(SUNDAY, _set(kind="warm-up"), _set(kind="cool-down"), _set("skipped")))


def test_a_session_of_nothing_does_not_count() -> None:
    """No sets, no session."""
    empty = Session("x", "legs", "Legs", 0, 0, 0, True, ())
    assert not counts(empty)


def test_a_session_stands_on_the_day_it_began_where_it_was_done() -> None:
    """Half past eleven at night in New York is not the next day in London."""
    assert day_of(_session(date(2026, 11, 23), hour=4, offset=-5 * 3600)) == SUNDAY


def test_a_week_meets_its_target_from_the_target_on() -> None:
    """The target is a minimum."""
    history = History.of([_session(SUNDAY), _session(SUNDAY - timedelta(days=1))])
    assert week_of(history, date(2026, 11, 16), 1).met
    assert week_of(history, date(2026, 11, 16), 2).met
    assert not week_of(history, date(2026, 11, 16), 3).met


def test_a_week_holds_its_own_days_only() -> None:
    """Sunday belongs to the week before Monday."""
    history = History.of([_session(SUNDAY), _session(SUNDAY + timedelta(days=1))])
    assert week_of(history, date(2026, 11, 16), 1).counted == 1


@pytest.mark.parametrize(
    ("start", "year", "number"),
    [(date(2026, 11, 16), 2026, 47), (date(2025, 12, 29), 2026, 1), (date(2026, 12, 28), 2026, 53)],
)
def test_weeks_are_numbered_as_iso_does(start: date, year: int, number: int) -> None:
    """A week belongs to the year of its Thursday."""
    week = week_of(History(), start, 1)
    assert (week.year, week.number) == (year, number)


def test_a_week_from_sunday_has_the_number_of_its_thursday() -> None:
    """Whatever day it begins on."""
    assert week_of(History(), SUNDAY, 1).number == 48


@pytest.mark.parametrize(
    ("day", "first", "start"),
    [
        (SUNDAY, 0, date(2026, 11, 16)),
        (date(2026, 11, 16), 0, date(2026, 11, 16)),
        (SUNDAY, 6, SUNDAY),
        (date(2026, 11, 21), 6, date(2026, 11, 15)),
    ],
)
def test_a_week_begins_on_the_day_that_is_set(day: date, first: int, start: date) -> None:
    """Monday, or Sunday where the settings say so."""
    assert week_start(day, first) == start


def test_weeks_in_a_row_are_counted_back_from_this_one() -> None:
    """Three weeks without a gap."""
    assert streak(_weeks(0, 1, 2, 4), SUNDAY, 1) == 3


def test_this_week_never_breaks_a_streak() -> None:
    """It is not over yet."""
    assert streak(_weeks(1, 2), SUNDAY, 1) == 2


def test_a_missed_week_ends_a_streak() -> None:
    """Last week was missed, so only this one counts."""
    assert streak(_weeks(0, 2, 3), SUNDAY, 1) == 1


def test_a_streak_goes_over_the_turn_of_the_year() -> None:
    """The numbers of weeks begin anew, the row does not."""
    assert streak(_weeks(0, 1, 2, today=date(2027, 1, 5)), date(2027, 1, 5), 1) == 3


def test_a_streak_follows_the_first_day_of_the_week() -> None:
    """Sunday's session helps the week that begins with it."""
    history = History.of([_session(SUNDAY), _session(date(2026, 11, 16))])
    assert streak(history, SUNDAY, 1, first_weekday=0) == 1
    assert streak(history, SUNDAY, 1, first_weekday=6) == 2
