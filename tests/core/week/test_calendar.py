"""The week's rules: which sessions count, on which day they stand, and where a week begins."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from stride_tui.core.history.records import Session, SetRecord, SetStatus
from stride_tui.core.routines.routine import BlockKind
from stride_tui.core.week.calendar import counts, day_of, week_start

SUNDAY = date(2026, 11, 22)


def _set(status: SetStatus = "done", kind: BlockKind = "superset") -> SetRecord:
    return SetRecord("A", 0, kind, "Squat", 0, 1, status, 0, 0)


def _session(day: date, *sets: SetRecord, hour: int = 12, offset: int = 0) -> Session:
    started = int(datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp() * 1000)
    sets = sets or (_set(),)
    return Session(f"{day}-{hour}", "legs", "Legs", started, started, offset, True, sets)


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
