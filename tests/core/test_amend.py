"""Corrections: what is shown is the corrected truth, what was written is never lost, undo restores exactly."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.amend import (
    Amendment,
    Change,
    Deleted,
    RunChange,
    SessionChange,
    SetChange,
    SetDeleted,
    SetKey,
    Undone,
    new_amendment,
    sets_by_key,
)
from stride_tui.core.correct import Wish, set_change
from stride_tui.core.history import History, Run, Session, SetRecord
from stride_tui.core.instant import ManualClock
from stride_tui.core.routine import Load

NOW = ManualClock().now()
KEY = SetKey(0, 0, 1, "left")
PAIR = Load("dumbbells", 10)
DONE = SetRecord("A", 0, "superset", "Squat", 0, 1, "done", 0, 1, "left", asked_reps=8, done_reps=8, load=PAIR)
SKIPPED = msgspec.structs.replace(DONE, status="skipped", done_reps=None)
HELD = SetRecord("A", 0, "superset", "Plank", 1, 1, "done", 0, 1, asked_ms=20_000, done_ms=20_000)


def a_set(round: int, side: str = "left") -> SetRecord:
    """A set of the one item."""
    return msgspec.structs.replace(DONE, round=round, side=side)


def a_session(id: str = "one", **fields: Any) -> Session:
    """A session of six sets."""
    sets = tuple(a_set(turn, side) for turn in (1, 2, 3) for side in ("left", "right"))
    times = {"work_ms": 600_000, "lead_ms": 100_000, "rest_ms": 200_000, "paused_ms": 60_000}
    head = {"started": 0, "ended": 960_000, "offset": 3600, "finished": True, "sets": sets}
    return Session(id, "legs", "Legs", **(head | times | fields))


def an_amendment(change: Change, target: str = "one", id: str = "a", utc: int = 1) -> Amendment:
    """A correction of the session."""
    return Amendment(id, target, change, utc, 0)


def amended(*changes: Change, session: Session | None = None) -> History:
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
def test_another_length_is_told_by_the_rest(minutes: float, parts: tuple[int, int, int]) -> None:
    """Work and lead-ins stay as measured while they fit; the parts add up, without pauses."""
    session = amended(SessionChange(minutes=minutes)).sessions[0]
    assert (session.work_ms, session.lead_ms, session.rest_ms) == parts
    assert session.ended - session.started == sum(parts) == minutes * 60_000
    assert session.paused_ms == 0


def test_the_length_of_a_session_logged_by_hand_is_its_work() -> None:
    """As it is when it is logged."""
    told = a_session(sets=(), work_ms=0, lead_ms=0, rest_ms=0, paused_ms=0, by_hand=True)
    session = amended(SessionChange(minutes=25), session=told).sessions[0]
    assert (session.work_ms, session.rest_ms, session.ended) == (1_500_000, 0, 1_500_000)


def test_a_run_says_what_the_correction_says() -> None:
    """Kind, minutes, kilometres and note."""
    run = Run("r", "easy", 0, 0, 40, 7)
    history = History.of([], [run], [an_amendment(RunChange(kind="long", km=17.5), "r")])
    assert history.runs == (Run("r", "long", 0, 0, 40, 17.5),)
    assert history.originals == {"r": run}


@pytest.mark.parametrize(
    "change", [RunChange(km=1), SetChange(SetKey(9, 9, 9), note="x"), SetDeleted(SetKey(9, 9, 9)), Undone()]
)
def test_what_does_not_fit_changes_nothing(change: Change) -> None:
    """A correction of a run given to a session, or of a set that is not there, is kept and ignored."""
    history = amended(change)
    assert history.sessions == (a_session(),)
    assert len(history.amendments) == 1


def test_an_unknown_target_is_kept() -> None:
    """Its session may come with a copy that is synced later."""
    history = History.of([], amendments=[an_amendment(Deleted(), "two")])
    assert history.with_session(a_session()).with_session(a_session("two")).sessions == (a_session(),)


def test_two_sets_at_one_place_are_told_apart() -> None:
    """An edit during the session can leave them; the second one is meant by its number."""
    session = a_session(sets=(DONE, DONE, HELD))
    twin = SetKey(0, 0, 1, "left", 1)
    assert list(sets_by_key(session)) == [KEY, twin, SetKey(0, 1, 1)]
    history = amended(SetDeleted(KEY), SetChange(twin, done_reps=5), session=session)
    assert list(history.sets_of(history.sessions[0])) == [twin, SetKey(0, 1, 1)]
    assert [record.done_reps for record in history.sessions[0].sets] == [5, None]


def test_undo_takes_the_last_correction_back_then_the_one_before() -> None:
    """Each a line of its own."""
    history = amended(SetChange(KEY, done_reps=7), SessionChange(effort=6))
    reps = []
    while last := history.last_amendment:
        history = history.with_amendment(new_amendment(history.amendments, f"u{len(reps)}", last.id, Undone(), NOW))
        reps.append((history.sessions[0].sets[0].done_reps, history.sessions[0].effort))
    assert reps == [(7, None), (8, None)]
    assert len(history.amendments) == 4


def test_an_undo_can_be_undone() -> None:
    """By naming it."""
    history = History.of(
        [a_session()],
        amendments=[
            an_amendment(Deleted(), id="a", utc=1),
            an_amendment(Undone(), "a", "b", 2),
            an_amendment(Undone(), "b", "c", 3),
        ],
    )
    assert history.sessions == ()


def test_two_undos_of_each_other_do_not_go_round_in_circles() -> None:
    """Only the later one counts."""
    circle = [an_amendment(Undone(), "b", "a", 1), an_amendment(Undone(), "a", "b", 2)]
    assert History.of([a_session()], amendments=circle).sessions == (a_session(),)


def test_a_clock_set_back_does_not_put_an_undo_before_its_target() -> None:
    """A new correction is later than all known ones."""
    first = an_amendment(Deleted(), utc=NOW.utc + 5_000)
    undo = new_amendment([first], "u", first.id, Undone(), NOW)
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


@pytest.mark.parametrize(
    ("record", "wish", "change"),
    [
        (DONE, Wish(reps=7), SetChange(KEY, status="partial", done_reps=7)),
        (DONE, Wish(reps=9), SetChange(KEY, done_reps=9)),
        (SKIPPED, Wish(reps=8), SetChange(KEY, status="done", done_reps=8)),
        (SKIPPED, Wish(status="done"), SetChange(KEY, status="done", done_reps=8)),
        (DONE, Wish(status="skipped"), SetChange(KEY, status="skipped", done_reps=None)),
        (DONE, Wish(reps=6, status="done"), SetChange(KEY, done_reps=6)),
        (HELD, Wish(ms=12_000), SetChange(KEY, status="partial", done_ms=12_000)),
        (DONE, Wish(load=Load("dumbbells", 12), note="x"), SetChange(KEY, load=Load("dumbbells", 12), note="x")),
        (DONE, Wish(reps=8, load=PAIR), None),
    ],
)
def test_a_wish_becomes_a_change_with_what_follows(record: SetRecord, wish: Wish, change: SetChange | None) -> None:
    """The status follows from what was done; what says so already is not said again."""
    assert set_change(KEY, record, wish) == change


sets = st.builds(SetKey, st.just(0), st.just(0), st.integers(1, 4), st.sampled_from(["left", "right"]))
changes = st.one_of(
    st.builds(SetChange, sets, done_reps=st.integers(1, 20)),
    st.builds(SetChange, sets, effort=st.none() | st.integers(1, 10).map(float), note=st.none() | st.text(max_size=3)),
    st.builds(SessionChange, effort=st.integers(1, 10).map(float)),
    st.builds(SessionChange, minutes=st.integers(1, 60).map(float)),
    st.builds(SetDeleted, sets),
    st.just(Deleted()),
    st.just(Undone()),
    st.builds(RunChange, km=st.integers(1, 20).map(float)),
)
SESSIONS = [a_session(), a_session("two", started=50), a_session("three", started=99)]
RUN = Run("run", "easy", 10, 0)


@st.composite
def amendments(draw: st.DrawFn) -> list[Amendment]:
    """Some corrections of known and unknown things, and of each other."""
    count = draw(st.integers(0, 8))
    ids = [f"a{n}" for n in range(count)]
    targets = st.sampled_from(["one", "two", "run", "nobody", *ids])
    return [Amendment(id, draw(targets), draw(changes), draw(st.integers(0, 5)), 0) for id in ids]


@given(amendments(), st.randoms(use_true_random=False))
def test_the_fold_is_free_of_order_and_of_copies(some: list[Amendment], random: Random) -> None:
    """Lines in any order and any number, in one go or one by one, make the same history."""
    whole = History.of(SESSIONS, [RUN], some)
    lines: list[Session | Run | Amendment] = [*SESSIONS, RUN, *some, *some]
    random.shuffle(lines)
    history = History()
    for line in lines:
        if isinstance(line, Amendment):
            history = history.with_amendment(line)
        elif isinstance(line, Run):
            history = history.with_run(line)
        else:
            history = history.with_session(line)
    assert history == whole


@given(amendments(), amendments())
def test_uniting_is_free_of_order(some: list[Amendment], others: list[Amendment]) -> None:
    """Whichever of two copies comes first."""
    others = [msgspec.structs.replace(amendment, id=f"b{amendment.id}") for amendment in others]
    one, other = History.of(SESSIONS[:2], [RUN], some), History.of(SESSIONS[1:], [], others)
    assert one.united(other) == other.united(one) == History.of(SESSIONS, [RUN], [*some, *others])


@given(amendments())
def test_what_was_written_is_never_lost(some: list[Amendment]) -> None:
    """Whatever is corrected, the history as it was written is there."""
    assert History.of(SESSIONS, [RUN], some).raw == History.of(SESSIONS, [RUN])


@given(amendments(), changes.filter(lambda change: change != Undone()), st.sampled_from(["one", "two", "run"]))
def test_undo_restores_exactly(some: list[Amendment], change: Change, target: str) -> None:
    """A correction and its undo leave the sessions and runs as they were before."""
    before = History.of(SESSIONS, [RUN], some)
    amendment = new_amendment(before.amendments, "new", target, change, NOW)
    after = before.with_amendment(amendment)
    assert after.last_amendment == amendment
    undone = after.with_amendment(new_amendment(after.amendments, "undo", "new", Undone(), NOW))
    assert (undone.sessions, undone.runs, undone.last_amendment) == (
        before.sessions,
        before.runs,
        before.last_amendment,
    )
