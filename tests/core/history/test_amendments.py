"""Corrections: what is shown is the corrected truth, what was written is never lost, undo restores exactly."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from stride_tui.core.history.amended import sets_by_key
from stride_tui.core.history.amendments import (
    Amendment,
    Correction,
    CorrectionUndone,
    Deleted,
    RunChange,
    SessionChange,
    SetChange,
    SetDeleted,
    SetKey,
    new_amendment,
)
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Load

NOW = ManualClock().now()
KEY = SetKey(0, 0, 1, "left")
PAIR = Load("dumbbells", 10)
DONE = SetRecord("A", 0, "superset", "Squat", 0, 1, "done", 0, 1, "left", asked_reps=8, done_reps=8, load=PAIR)
OTHER = msgspec.structs.replace(DONE, item_n=1, side=None)


def a_set(round: int, side: str = "left") -> SetRecord:
    """A set of the one item."""
    return msgspec.structs.replace(DONE, round=round, side=side)


def a_session(id: str = "one", **fields: Any) -> Session:
    """A session of six sets."""
    sets = tuple(a_set(turn, side) for turn in (1, 2, 3) for side in ("left", "right"))
    times: dict[str, Any] = {"work_ms": 600_000, "lead_ms": 100_000, "rest_ms": 200_000, "paused_ms": 60_000}
    head: dict[str, Any] = {"started": 0, "ended": 960_000, "offset": 3600, "finished": True, "sets": sets}
    return Session(id, "legs", "Legs", **(head | times | fields))


def an_amendment(change: Correction, target: str = "one", id: str = "a", utc: int = 1) -> Amendment:
    """A correction of the session."""
    return Amendment(id, target, change, utc, 0)


def amended(*changes: Correction, session: Session | None = None) -> History:
    """A history of one session with corrections of it, one after the other."""
    amendments = [an_amendment(change, id=f"a{n}", utc=n) for n, change in enumerate(changes)]
    return History.of([session or a_session()], amendments=amendments)


def test_a_set_says_what_the_correction_says() -> None:
    """The fields given are other ones, the rest is as it was."""
    history = amended(SetChange(KEY, done_reps=7, effort=8, load=Load("dumbbells", 12)))
    expected = msgspec.structs.replace(a_set(1), done_reps=7, effort=8, load=Load("dumbbells", 12))
    assert history.sessions[0].sets == (expected, *a_session().sets[1:])


def test_later_corrections_go_over_earlier_ones() -> None:
    """Field by field."""
    history = amended(SetChange(KEY, done_reps=7, note="x"), SetChange(KEY, done_reps=6))
    assert (history.sessions[0].sets[0].done_reps, history.sessions[0].sets[0].note) == (6, "x")


def test_none_takes_a_value_away() -> None:
    """Which is something else than saying nothing of it."""
    history = amended(SetChange(KEY, effort=8), SetChange(KEY, effort=None))
    assert history.sessions[0].sets[0].effort is None


def test_a_deleted_set_is_left_out() -> None:
    """And the sets after it keep their names."""
    history = amended(SetDeleted(KEY), SetChange(SetKey(0, 0, 2, "left"), note="x"))
    assert [(r.round, r.side, r.note) for r in history.sessions[0].sets][:2] == [(1, "right", None), (2, "left", "x")]


def test_a_deleted_session_is_left_out() -> None:
    """What was written of it stays within reach."""
    history = amended(Deleted())
    assert history.sessions == ()
    assert history.originals == {"one": a_session()}
    assert history.raw == History.of([a_session()])


def test_effort_and_note_of_a_session() -> None:
    """What is said of the whole."""
    session = amended(SessionChange(effort=6, note="slept badly")).sessions[0]
    assert (session.effort, session.note, session.sets) == (6, "slept badly", a_session().sets)


@pytest.mark.parametrize(
    ("minutes", "parts"),
    [(30, (600_000, 100_000, 1_100_000)), (11, (600_000, 60_000, 0)), (5, (300_000, 0, 0))],
)
def test_another_length_is_reported_by_the_rest(minutes: float, parts: tuple[int, int, int]) -> None:
    """Work and lead-ins stay as measured while they fit; the parts add up, without pauses."""
    session = amended(SessionChange(minutes=minutes)).sessions[0]
    assert (session.work_ms, session.lead_ms, session.rest_ms) == parts
    assert sum(parts) == minutes * 60_000
    assert session.ended - session.started == sum(parts) + session.paused_ms
    assert session.paused_ms == 60_000


LENGTHS = [
    # the pauses as written, the end of the last set, the minutes given: the end and the pauses after it, in minutes
    (20, 50, 31, 51, 20),
    (20, 50, 25, 50, 25),  # 25 + 20 is five minutes short of the last set's end: these were a pause as well
    (20, 525_650, 31, 51, 20),  # an earlier version, the clock was put forward a year: 30 + 20 were measured
    (0, 30, 31, 31, 0),
    (0, 30, 25, 30, 5),
    (600, 630, 31, 631, 600),
]


@pytest.mark.parametrize(("paused", "last", "minutes", "end", "after"), LENGTHS)
def test_another_length_keeps_the_pauses_and_ends_after_the_last_set(
    paused: int, last: int, minutes: int, end: int, after: int
) -> None:
    """All that is given is the time without pauses."""
    sets = (msgspec.structs.replace(DONE, ended=last * 60_000), msgspec.structs.replace(OTHER, status="skipped"))
    written = a_session(sets=sets, ended=(30 + paused) * 60_000, work_ms=30 * 60_000, lead_ms=0, rest_ms=0)
    written = msgspec.structs.replace(written, paused_ms=paused * 60_000)
    session = amended(SessionChange(minutes=minutes), session=written).sessions[0]
    assert (session.ended, session.paused_ms) == (end * 60_000, after * 60_000)
    parts = (session.work_ms, session.lead_ms, session.rest_ms)
    assert sum(parts) == minutes * 60_000 == session.ended - session.started - session.paused_ms


def test_the_length_of_a_session_logged_by_hand_is_its_work() -> None:
    """As it is when it is logged."""
    told = a_session(sets=(), work_ms=0, lead_ms=0, rest_ms=0, paused_ms=0, by_hand=True)
    session = amended(SessionChange(minutes=25), session=told).sessions[0]
    assert (session.work_ms, session.rest_ms, session.ended) == (1_500_000, 0, 1_500_000)


def test_a_length_is_the_same_whatever_was_typed_before() -> None:
    """One that ends before the last set makes a pause of the time between: not of a longer one typed after it."""
    sets = (msgspec.structs.replace(DONE, ended=1_142_000),)
    written = a_session(ended=1_142_000, work_ms=1_142_000, lead_ms=0, rest_ms=0, paused_ms=0, sets=sets)
    for minutes, end, paused in ((5, 1_142_000, 842_000), (31, 1_860_000, 0), (19, 1_142_000, 2_000)):
        for before in ((), (5,), (31, 5), (5, 60, 1)):
            changes = [SessionChange(minutes=float(given)) for given in (*before, minutes)]
            session = amended(*changes, session=written).sessions[0]
            assert (session.ended, session.paused_ms) == (end, paused), (before, minutes)


def test_a_run_says_what_the_correction_says() -> None:
    """Kind, minutes, kilometres and note."""
    run = Run("r", "easy", 0, 0, 40, 7)
    history = History.of([], [run], [an_amendment(RunChange(kind="long", km=17.5), "r")])
    assert history.runs == (Run("r", "long", 0, 0, 40, 17.5),)
    assert history.originals == {"r": run}


@pytest.mark.parametrize(
    "change", [RunChange(km=1), SetChange(SetKey(9, 9, 9), note="x"), SetDeleted(SetKey(9, 9, 9)), CorrectionUndone()]
)
def test_what_does_not_fit_changes_nothing(change: Correction) -> None:
    """A correction of a run given to a session, or of a set that is not there, is kept and ignored."""
    history = amended(change)
    assert history.sessions == (a_session(),)
    assert len(history.amendments) == 1


def test_an_unknown_target_is_kept() -> None:
    """Its session may come with a copy that is synced later."""
    history = History.of([], amendments=[an_amendment(Deleted(), "two")])
    assert history.with_session(a_session()).with_session(a_session("two")).sessions == (a_session(),)


def test_two_sets_at_one_place_are_reported_apart() -> None:
    """An edit during the session can leave them; the second one is meant by its number."""
    session = a_session(sets=(DONE, DONE, OTHER))
    twin = SetKey(0, 0, 1, "left", 1)
    assert list(sets_by_key(session)) == [KEY, twin, SetKey(0, 1, 1)]
    history = amended(SetDeleted(KEY), SetChange(twin, done_reps=5), session=session)
    assert list(history.sets_of(history.sessions[0])) == [twin, SetKey(0, 1, 1)]
    assert [record.done_reps for record in history.sessions[0].sets] == [5, 8]


def test_undo_takes_the_last_correction_back_then_the_one_before() -> None:
    """Each a line of its own."""
    history = amended(SetChange(KEY, done_reps=7), SessionChange(effort=6))
    reps: list[tuple[int | None, float | None]] = []
    while last := history.last_amendment:
        history = history.with_amendment(
            new_amendment(history.amendments, f"u{len(reps)}", last.id, CorrectionUndone(), NOW)
        )
        reps.append((history.sessions[0].sets[0].done_reps, history.sessions[0].effort))
    assert reps == [(7, None), (8, None)]
    assert len(history.amendments) == 4


def test_an_undo_can_be_undone() -> None:
    """By naming it."""
    history = History.of(
        [a_session()],
        amendments=[
            an_amendment(Deleted(), id="a", utc=1),
            an_amendment(CorrectionUndone(), "a", "b", 2),
            an_amendment(CorrectionUndone(), "b", "c", 3),
        ],
    )
    assert history.sessions == ()


def test_two_undos_of_each_other_do_not_go_round_in_circles() -> None:
    """Only the later one counts."""
    circle = [an_amendment(CorrectionUndone(), "b", "a", 1), an_amendment(CorrectionUndone(), "a", "b", 2)]
    assert History.of([a_session()], amendments=circle).sessions == (a_session(),)


def test_a_clock_set_back_does_not_put_an_undo_before_its_target() -> None:
    """A new correction is later than all known ones."""
    first = an_amendment(Deleted(), utc=NOW.utc + 5_000)
    undo = new_amendment([first], "u", first.id, CorrectionUndone(), NOW)
    assert undo.utc == NOW.utc + 5_001
    assert History.of([a_session()], amendments=[first, undo]).sessions == (a_session(),)


def test_uniting_brings_sessions_and_corrections_together() -> None:
    """A copy may have the session, another its correction; a deleted session does not come back."""
    mine = amended(Deleted())
    theirs = History.of([a_session(), a_session("two")], amendments=[an_amendment(SessionChange(effort=5), "two", "b")])
    both = mine.united(theirs)
    assert [(session.id, session.effort) for session in both.sessions] == [("two", 5)]
    assert both.united(theirs) is both


def test_a_history_without_corrections_has_nothing_to_fold() -> None:
    """Its raw form is itself, and no session is made anew."""
    session = a_session()
    history = History.of([session])
    assert history.raw is history
    assert history.sessions[0] is session
