"""Adherence: weeks in a row, the best of them, and the share of the last twelve."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.week.adherence import Adherence, WeekMark, adherence, is_off, thursday_of
from stride_tui.core.week.plan import OffWeek, Plan
from tests.helpers.histories import SUNDAY, by_hand, session, weeks

MONDAY = date(2026, 11, 16)
BACK = st.frozensets(st.integers(0, 60), max_size=30)
"""Weeks, counted back from this one."""


def off(*back: int, today: date = SUNDAY) -> Plan:
    """A plan with the weeks so many weeks back marked off."""
    isos = [(today - timedelta(weeks=n)).isocalendar() for n in back]
    return Plan(off=tuple(OffWeek(iso.year, iso.week, "ill") for iso in isos))


def found(history: History, plan: Plan | None = None, target: int = 1, today: date = SUNDAY) -> Adherence:
    """How the weeks stand on a day."""
    return adherence(history, plan or Plan(), today, target)


def mark(found: Adherence, back: int, plan: Plan | None = None) -> WeekMark:
    """How a week stands."""
    return found.mark(MONDAY - timedelta(weeks=back), plan or Plan())


def test_nothing_done_is_no_streak() -> None:
    """And no share either: there is no week that had to be."""
    nothing = found(History())
    assert (nothing.streak, nothing.best, nothing.met_of_last, nothing.of_last) == (0, 0, 0, 0)


def test_weeks_in_a_row_are_counted_back_from_this_one() -> None:
    """Three weeks without a gap, and one before it that no longer helps."""
    assert found(weeks(0, 1, 2, 4)).streak == 3


def test_a_missed_week_ends_a_streak() -> None:
    """Last week was missed, so only this one counts."""
    assert found(weeks(0, 2, 3)).streak == 1


def test_the_week_under_way_breaks_nothing() -> None:
    """It is not over yet."""
    assert found(weeks(1, 2)).streak == 2
    assert mark(found(weeks(1, 2)), 0) == "open"


def test_the_longest_streak_is_remembered() -> None:
    """A gap ends a streak, not the memory of it."""
    assert found(weeks(0, 2, 3, 4, 5)).best == 4


def test_an_off_week_is_passed_over() -> None:
    """Ill last week: the weeks before it and this one are in a row."""
    ill = found(weeks(0, 2, 3), off(1))
    assert (ill.streak, mark(ill, 1, off(1))) == (3, "off")


def test_an_off_week_that_was_met_counts() -> None:
    """Who lifts on holiday has lifted."""
    met = found(weeks(0, 1, 2), off(1))
    assert (met.streak, mark(met, 1, off(1))) == (3, "met")


def test_two_sessions_in_one_week_make_up_for_nothing() -> None:
    """The target is a minimum, week by week."""
    twice = History.of([session(SUNDAY), session(SUNDAY - timedelta(days=1)), session(SUNDAY - timedelta(weeks=2))])
    assert found(twice).streak == 1


def test_a_target_of_two_asks_for_two() -> None:
    """One session is not enough then."""
    once = weeks(1, 2)
    assert found(once, target=2).streak == 0
    twice = once.united(History.of([session(SUNDAY - timedelta(weeks=1, days=2))]))
    assert found(twice, target=2).streak == 1


def test_half_a_session_counts_and_less_does_not() -> None:
    """At least half of the strength sets."""
    assert found(History.of([session(SUNDAY, 1, 1)])).streak == 1
    assert found(History.of([session(SUNDAY, 1, 2)])).streak == 0


def test_a_session_logged_by_hand_counts() -> None:
    """Its runner says that it was done."""
    assert found(History.of([by_hand(SUNDAY)])).streak == 1


def test_any_routine_counts() -> None:
    """The week asks for strength, not for one routine."""
    other = session(SUNDAY - timedelta(weeks=1), routine="ten-minutes")
    assert found(History.of([session(SUNDAY), other])).streak == 2


def test_the_share_leaves_the_week_under_way_out() -> None:
    """Twelve weeks that ended, of which eleven were met."""
    share = found(weeks(*range(12), 13, 14))
    assert (share.met_of_last, share.of_last) == (11, 12)


def test_the_share_leaves_off_weeks_out() -> None:
    """Two weeks off: ten had to be."""
    share = found(weeks(*range(3, 15)), off(1, 2))
    assert (share.met_of_last, share.of_last) == (10, 10)


def test_the_share_begins_with_the_first_session() -> None:
    """Nobody misses weeks before that."""
    share = found(weeks(3))
    assert (share.met_of_last, share.of_last) == (1, 3)
    assert mark(share, 4) == "before"


def test_the_day_of_a_session_is_that_of_its_own_zone() -> None:
    """Late on Sunday in New York, which is Monday in London."""
    late = session(date(2026, 11, 16), at="03:30", offset=-5 * 3600)
    assert found(History.of([late])).sessions == {date(2026, 11, 9): 1}


def test_a_streak_goes_over_the_turn_of_the_year() -> None:
    """The numbers of weeks begin anew, the row does not."""
    today = date(2027, 1, 5)
    assert found(weeks(0, 1, 2, today=today), today=today).streak == 3


def test_a_year_of_53_weeks_has_no_hole() -> None:
    """Week 53 of 2026 stands between 52 and 1."""
    today = date(2027, 1, 12)
    ended = found(weeks(0, 1, 3, 4, today=today), off(2, today=today), today=today)
    assert ended.streak == 4


def test_weeks_from_sunday_hold_their_sunday() -> None:
    """Sunday's session helps the week that begins with it."""
    history = History.of([session(SUNDAY), session(MONDAY)])
    assert adherence(history, Plan(), SUNDAY, 1, first_weekday=0).streak == 1
    assert adherence(history, Plan(), SUNDAY, 1, first_weekday=6).streak == 2


def test_a_mark_on_an_iso_week_is_on_the_week_of_its_thursday() -> None:
    """Whatever day a week begins on, it is numbered by its Thursday."""
    plan = Plan(off=(OffWeek(2026, 48),))
    assert is_off(plan, SUNDAY)
    assert not is_off(plan, MONDAY)
    assert thursday_of(SUNDAY) == date(2026, 11, 26)


@pytest.mark.parametrize(("start", "code"), [(date(2025, 12, 29), (2026, 1)), (date(2026, 12, 28), (2026, 53))])
def test_a_week_over_the_turn_of_the_year_is_marked_by_its_iso_year(start: date, code: tuple[int, int]) -> None:
    """A week belongs to the year of its Thursday."""
    assert is_off(Plan(off=(OffWeek(*code),)), start)


def test_a_session_from_a_clock_set_wrong_spoils_nothing() -> None:
    """One in the future is no first week and no streak."""
    ahead = found(History.of([session(SUNDAY + timedelta(weeks=5))]))
    assert (ahead.streak, ahead.first, ahead.of_last) == (0, None, 0)


@given(BACK, BACK)
def test_the_best_is_never_less_than_the_streak(done: frozenset[int], away: frozenset[int]) -> None:
    """Whatever was done and marked off."""
    some = found(weeks(*done), off(*away))
    assert some.best >= some.streak >= 0


@given(BACK, BACK, st.integers(0, 60))
def test_marking_a_week_off_never_costs_a_week(done: frozenset[int], away: frozenset[int], more: int) -> None:
    """A mark can only join what was apart."""
    before, after = found(weeks(*done), off(*away)), found(weeks(*done), off(*away, more))
    assert after.streak >= before.streak
    assert after.best >= before.best


@given(BACK, BACK)
def test_this_week_can_only_help(done: frozenset[int], away: frozenset[int]) -> None:
    """A session in it adds one week at most, and takes none."""
    without, with_it = found(weeks(*(done - {0})), off(*away)), found(weeks(*(done | {0})), off(*away))
    assert with_it.streak == without.streak + 1


@given(BACK, BACK)
def test_the_share_is_a_share_of_twelve(done: frozenset[int], away: frozenset[int]) -> None:
    """Met weeks are among those that had to be."""
    some = found(weeks(*done), off(*away))
    assert 0 <= some.met_of_last <= some.of_last <= 12


@given(BACK, BACK)
def test_a_streak_is_what_counting_by_hand_gives(done: frozenset[int], away: frozenset[int]) -> None:
    """Week by week, back from this one, until one that was neither met nor off."""
    count = 0
    for back in range(61):
        if back in done:
            count += 1
        elif back not in away and back > 0:
            break
    assert found(weeks(*done), off(*away)).streak == count
