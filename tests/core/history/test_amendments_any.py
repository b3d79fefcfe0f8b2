"""Any corrections in any order: one history, nothing written lost, undo exact."""

from __future__ import annotations

from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

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
from stride_tui.core.history.records import Run, Session
from tests.core.history.test_amendments import NOW, a_session

sets = st.builds(SetKey, st.just(0), st.just(0), st.integers(1, 4), st.sampled_from(["left", "right"]))
changes = st.one_of(
    st.builds(SetChange, sets, done_reps=st.integers(1, 20)),
    st.builds(SetChange, sets, effort=st.none() | st.integers(1, 10).map(float), note=st.none() | st.text(max_size=3)),
    st.builds(SessionChange, effort=st.integers(1, 10).map(float)),
    st.builds(SessionChange, minutes=st.integers(1, 60).map(float)),
    st.builds(SetDeleted, sets),
    st.just(Deleted()),
    st.just(CorrectionUndone()),
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


@given(
    amendments(), changes.filter(lambda change: change != CorrectionUndone()), st.sampled_from(["one", "two", "run"])
)
def test_undo_restores_exactly(some: list[Amendment], change: Correction, target: str) -> None:
    """A correction and its undo leave the sessions and runs as they were before."""
    before = History.of(SESSIONS, [RUN], some)
    amendment = new_amendment(before.amendments, "new", target, change, NOW)
    after = before.with_amendment(amendment)
    assert after.last_amendment == amendment
    undone = after.with_amendment(new_amendment(after.amendments, "undo", "new", CorrectionUndone(), NOW))
    assert (undone.sessions, undone.runs, undone.last_amendment) == (
        before.sessions,
        before.runs,
        before.last_amendment,
    )
