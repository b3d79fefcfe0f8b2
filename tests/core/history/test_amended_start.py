"""Another date or time of day: all of a session moves with its start. Sets added to one that was logged by hand."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.amended import amended_session
from stride_tui.core.history.amendments import (
    Correction,
    RunChange,
    SessionChange,
    SetAdded,
    SetChange,
    SetDeleted,
    SetKey,
)
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from tests.core.history.test_amendments import DONE, KEY, a_session, a_set, amended, an_amendment

HOUR = 3_600_000
SETS = tuple(msgspec.structs.replace(a_set(n), started=n * 60_000, ended=n * 60_000 + 30_000) for n in (1, 2, 3))
LED = a_session(started=0, ended=16 * 60_000, sets=SETS)
MOVES: list[tuple[tuple[Correction, ...], int]] = [
    # the changes, one after the other; the start after them, in hours
    ((SessionChange(started=5 * HOUR),), 5),
    ((SessionChange(started=5 * HOUR), SessionChange(started=2 * HOUR)), 2),
    ((SetChange(KEY, done_reps=7), SessionChange(started=5 * HOUR)), 5),
    ((SessionChange(started=5 * HOUR), SetChange(KEY, done_reps=7)), 5),
    ((SessionChange(started=5 * HOUR), SetDeleted(KEY), SessionChange(effort=7)), 5),
]


@pytest.mark.parametrize(("changes", "hours"), MOVES)
def test_a_start_takes_the_end_and_the_sets_along(changes: tuple[Correction, ...], hours: int) -> None:
    """In whatever order the corrections came."""
    history = amended(*changes, session=LED)
    session = history.sessions[0]
    assert (session.started, session.ended) == (hours * HOUR, hours * HOUR + 16 * 60_000)
    kept = [record for record in SETS if SetKey(0, 0, record.round, "left") in history.sets_of(session)]
    assert [record.started for record in session.sets] == [record.started + hours * HOUR for record in kept]
    assert tuple(history.sets_of(session).values()) == session.sets


@pytest.mark.parametrize("minutes_first", [True, False])
def test_a_start_and_a_length_can_be_corrected_in_any_order(minutes_first: bool) -> None:
    """Forty minutes and the minute of pause, from five hours on."""
    both = [SessionChange(minutes=40), SessionChange(started=5 * HOUR)]
    session = amended(*(both if minutes_first else reversed(both)), session=LED).sessions[0]
    assert (session.started, session.ended) == (5 * HOUR, 5 * HOUR + 41 * 60_000)


def test_the_history_is_in_the_order_of_corrected_starts() -> None:
    """Sessions and runs, also as more is added to it."""
    moved = an_amendment(SessionChange(started=9 * HOUR, offset=3600, timed=True))
    run = an_amendment(RunChange(started=8 * HOUR, offset=0, timed=False), "r", "b", 2)
    runs = [Run("r", "easy", 0, 0), Run("s", "easy", 5, 0)]
    history = History.of([LED, a_session("two", started=5)], runs, [moved, run])
    assert [session.id for session in history.sessions] == ["two", "one"]
    assert [(run.id, run.timed) for run in history.runs] == [("s", True), ("r", False)]
    more = history.with_session(a_session("three", started=6))
    assert [session.id for session in more.sessions] == ["two", "three", "one"]
    assert [session.id for session in history.raw.sessions] == ["one", "two"]


def by_hand() -> Session:
    """A session of twenty minutes without sets, logged afterwards."""
    return a_session(started=7 * HOUR, ended=7 * HOUR + 1_200_000, sets=(), work_ms=1_200_000, by_hand=True)


def test_sets_are_added_to_a_session_logged_by_hand() -> None:
    """In the order of the routine, at the session's time, and they can be corrected and taken out like any other."""
    left, right, second = (SetAdded(a_set(*place)) for place in ((1, "left"), (1, "right"), (2, "left")))
    history = amended(second, right, left, SetChange(KEY, done_reps=6), SetDeleted(right.key), session=by_hand())
    session = history.sessions[0]
    assert [(record.round, record.side, record.done_reps) for record in session.sets] == [
        (1, "left", 6),
        (2, "left", 8),
    ]
    assert {(record.started, record.ended) for record in session.sets} == {(7 * HOUR, 7 * HOUR)}
    assert list(history.sets_of(session)) == [KEY, second.key]


def test_the_same_set_added_twice_is_there_once() -> None:
    """As two machines may do: the later one counts."""
    more = msgspec.structs.replace(a_set(1), done_reps=9)
    assert [
        record.done_reps for record in amended(SetAdded(a_set(1)), SetAdded(more), session=by_hand()).sessions[0].sets
    ] == [9]


def test_nothing_is_added_to_a_session_that_was_led() -> None:
    """It has every set of its routine already; such a line is kept and changes nothing."""
    assert amended(SetAdded(msgspec.structs.replace(DONE, round=9)), session=LED).sessions[0].sets == SETS


STARTS = st.builds(SessionChange, started=st.integers(0, 10 * HOUR))
OTHERS: st.SearchStrategy[Correction] = st.one_of(
    st.builds(SetChange, st.just(KEY), done_reps=st.integers(1, 9)),
    st.builds(SetDeleted, st.sampled_from([KEY, SetKey(0, 0, 2, "left")])),
    st.builds(SessionChange, minutes=st.integers(0, 90).map(float)),
)


@given(st.lists(OTHERS, max_size=5), st.lists(STARTS, min_size=1, max_size=3))
def test_a_start_commutes_with_every_other_correction(others: list[Correction], starts: list[SessionChange]) -> None:
    """Corrected and then moved is moved and then corrected; only the last start counts."""
    first, last = amended_session(LED, [*others, *starts]), amended_session(LED, [*starts, *others])
    assert first == last
    assert first is not None
    assert first.started == starts[-1].started
    assert all(first.started <= record.started <= record.ended <= first.ended for record in first.sets)
