"""Corrections in effect: those of a session whose end was taken back go on with it, as far as it goes on as it was."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from stride_tui.core.history.amendments import (
    Amendment,
    Correction,
    CorrectionUndone,
    Deleted,
    SessionChange,
    SetChange,
    SetDeleted,
    SetKey,
)
from stride_tui.core.history.history import History
from stride_tui.core.history.in_effect import lost_corrections
from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Load
from tests.core.history.test_amendments import KEY, a_session

LAST = SetKey(0, 0, 3, "right")
"""The set that is done again after the end was taken back."""
EARLIER = a_session()
AGAIN = a_session(
    "two",
    ended=1_020_000,
    work_ms=660_000,
    sets=(*EARLIER.sets[:-1], msgspec.structs.replace(EARLIER.sets[-1], ended=9)),
)


def reopened(*changes: Correction, sessions: tuple[Session, ...] = (EARLIER, AGAIN)) -> History:
    """A history in which a session was corrected, and then its end was taken back."""
    amendments = [Amendment(f"a{n}", "one", change, n, 0) for n, change in enumerate(changes)]
    return History.of(sessions, amendments=[*amendments, Amendment("two-reopened", "one", Deleted("two"), 90, 0)])


def undone(history: History, utc: int) -> History:
    """The history after one undo."""
    last = history.last_amendment
    assert last is not None
    return history.with_amendment(Amendment(f"u{utc}", last.id, CorrectionUndone(), utc, 0))


def test_a_set_that_was_not_done_again_stays_corrected() -> None:
    """Under the new id, and what was written is kept."""
    history = reopened(SetChange(KEY, done_reps=6, status="partial", load=Load("dumbbells", 8)))
    assert [(s.id, s.sets[0].done_reps, s.sets[0].load.weight) for s in history.sessions] == [("two", 6, 8)]
    assert history.sets_of(history.sessions[0])[KEY].done_reps == 6
    assert history.originals == {"one": EARLIER, "two": AGAIN}


def test_a_set_that_was_done_again_is_as_it_was_done() -> None:
    """The correction was of the set before."""
    assert reopened(SetChange(LAST, done_reps=6)).sessions == (AGAIN,)


def test_a_set_that_is_skipped_both_times_stays_corrected() -> None:
    """Though it was skipped at another time."""
    skipped = msgspec.structs.replace(EARLIER.sets[-1], status="skipped", done_reps=None)
    later = msgspec.structs.replace(skipped, started=5, ended=5)
    sessions = tuple(
        msgspec.structs.replace(s, sets=(*s.sets[:-1], record)) for s, record in ((EARLIER, skipped), (AGAIN, later))
    )
    history = reopened(SetChange(LAST, done_reps=6, status="partial"), sessions=sessions)
    assert history.sessions[0].sets[-1].done_reps == 6


def test_effort_note_and_start_go_on_and_the_length_does_not() -> None:
    """It is measured to the new end."""
    history = reopened(SessionChange(effort=7, minutes=31), SessionChange(note="x"), SetDeleted(KEY))
    (session,) = history.sessions
    assert (session.effort, session.note, session.work_ms, len(session.sets)) == (7, "x", AGAIN.work_ms, 5)


def test_corrections_go_on_through_every_taking_back() -> None:
    """And with those that were made in between, in their order."""
    third = msgspec.structs.replace(AGAIN, id="three")
    history = reopened(SetChange(KEY, done_reps=6), SessionChange(effort=5), sessions=(EARLIER, AGAIN, third))
    history = history.with_amendment(Amendment("b", "two", SessionChange(effort=8), 91, 0))
    history = history.with_amendment(Amendment("three-reopened", "two", Deleted("three"), 92, 0))
    assert [(s.id, s.effort, s.sets[0].done_reps) for s in history.sessions] == [("three", 8, 6)]
    history = undone(history, 93)
    assert history.sessions[0].effort == 5


def test_an_undo_takes_back_what_is_in_effect_and_then_there_is_none() -> None:
    """Corrections of which nothing is left are passed over: taking them back would change nothing."""
    history = reopened(SessionChange(minutes=31), SetChange(LAST, done_reps=6), SessionChange(note="x"), Deleted())
    assert history.sessions[0].note == "x"
    history = undone(history, 91)
    assert (history.sessions, history.last_amendment) == ((AGAIN,), None)


def test_while_the_session_goes_on_none_of_its_corrections_can_be_taken_back() -> None:
    """It is not in the history."""
    history = reopened(SessionChange(note="x"), sessions=(EARLIER,))
    assert (history.sessions, history.last_amendment) == ((), None)


def test_a_correction_that_an_earlier_version_wrote_again_counts_once() -> None:
    """One undo takes the note away."""
    history = reopened(SessionChange(note="x")).with_amendment(Amendment("b", "two", SessionChange(note="x"), 91, 0))
    assert history.sessions[0].note == "x"
    history = undone(history, 92)
    assert (history.sessions, history.last_amendment) == ((AGAIN,), None)


@pytest.mark.parametrize("targets", [("one", "two", "one"), ("one", "one")])
def test_sessions_that_replace_each_other_end_nothing(targets: tuple[str, ...]) -> None:
    """Only a damaged file has them."""
    pairs = pairwise(targets)
    amendments = [Amendment(f"a{n}", old, Deleted(new), n, 0) for n, (old, new) in enumerate(pairs)]
    assert "one" not in {session.id for session in History.of([EARLIER, AGAIN], amendments=amendments).sessions}


def test_what_is_lost_is_the_last_length_and_the_sets_done_again() -> None:
    """So that it can be said when the end is taken back."""
    again = SetChange(LAST, done_reps=6)
    changes: list[Correction] = [SessionChange(minutes=20), SetChange(KEY, done_reps=6), again]
    changes.append(SessionChange(minutes=31, note="x"))
    corrections = [Amendment(f"a{n}", "one", change, n, 0) for n, change in enumerate(changes)]
    assert lost_corrections(corrections, EARLIER, AGAIN) == (SessionChange(minutes=31), again)
