"""Whatever happens, and however often anybody looks: each cue once, in order, at its instant."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from stride_tui.core.cues.cues import Cue, upcoming
from stride_tui.core.cues.track import KEPT_WHEN_LATE, STALE_MS, CueTrack
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Adjust, Command, Do, Jump
from stride_tui.core.session.evolve import settle
from stride_tui.core.session.state import deadline_of
from tests.helpers.routine_builders import block, commands, reps, routine, routines, timed, waits

Script = list[tuple[int, Command]]
scripts = st.lists(st.tuples(waits, commands), max_size=12)
LOOK_MS = 1_000
"""Looked at this often, nothing is stale."""
fewer = settings(max_examples=60)


def follow(of: Routine, script: Script, look_ms: int, hands_free: bool = True) -> list[Cue]:
    """All cues of a session with commands at given times, looked at every so often in between."""
    return [cue for _, cue in followed(of, script, look_ms, hands_free)]


def followed(of: Routine, script: Script, look_ms: int, hands_free: bool = True) -> list[tuple[int, Cue]]:
    """The same, each with the instant at which it was given."""
    clock = ManualClock()
    engine, batch = Engine.start(of, "s1", clock.now(), hands_free)
    track = CueTrack()
    told = [(clock.now().boot, cue) for cue in track.drive(batch, clock.now())]
    for ms, command in script:
        until = clock.now().boot + ms
        while clock.now().boot < until:
            batch = engine.tick(clock.forward(min(look_ms, until - clock.now().boot)))
            told += [(clock.now().boot, cue) for cue in track.drive(batch, clock.now())]
        batch = engine.do(command, clock.now())
        told += [(clock.now().boot, cue) for cue in track.drive(batch, clock.now())]
    return told


@fewer
@given(routines, scripts, st.integers(3, 9).map(lambda n: n * 100 + 7), st.booleans())
def test_how_often_anybody_looks_changes_no_cue(of, script, look_ms, hands_free):
    """Looked at in another rhythm, the cues are the same to the millisecond."""
    assert follow(of, script, look_ms, hands_free) == follow(of, script, LOOK_MS, hands_free)


@fewer
@given(routines, scripts, st.integers(1_501, 100_000), st.booleans())
def test_looked_at_seldom_only_what_is_stale_is_missing(of, script, look_ms, hands_free):
    """What is fresh when somebody looks is told, what is late is not, but for what still holds."""
    whole = follow(of, script, LOOK_MS, hands_free)
    told = followed(of, script, look_ms, hands_free)
    cues = [cue for _, cue in told]
    rest = iter(whole)
    assert all(any(cue == other for other in rest) for cue in cues), "told twice, or out of order"
    assert all(at - cue.at <= STALE_MS or cue.meaning in KEPT_WHEN_LATE for at, cue in told)


@fewer
@given(routines, scripts, st.booleans())
def test_cues_come_in_order_and_never_late(of, script, hands_free):
    """Each is told at the first look at or after its instant."""
    told = followed(of, script, LOOK_MS, hands_free)
    assert all(one.at <= other.at for (_, one), (_, other) in pairwise(told))
    assert all(0 <= at - cue.at < LOOK_MS for at, cue in told)


@fewer
@given(routines)
def test_a_session_that_no_one_touches_reports_each_thing_once(of):
    """No cue comes twice, every set is told go once, and the end comes last."""
    took = estimate_ms(unroll(of))
    cues = follow(of, [(took, Do("confirm"))], LOOK_MS)
    assert len(set(cues)) == len(cues)
    begun = [cue.step for cue in cues if cue.meaning == "go"]
    assert begun == [step for step in unroll(of) if step.kind == "work"]
    assert [n for n, cue in enumerate(cues) if cue.meaning == "session_done"] == [len(cues) - 1]


@fewer
@given(routines, scripts, st.booleans())
def test_woken_when_something_is_due_every_cue_is_reported_at_its_instant(of, script, hands_free):
    """To the millisecond, with a timer that knows the next cue and the next deadline, and nothing else."""
    clock = ManualClock()
    engine, batch = Engine.start(of, "s1", clock.now(), hands_free)
    track = CueTrack()
    assert all(cue.at == clock.now().boot for cue in track.drive(batch, clock.now()))
    for ms, command in script:
        until = clock.now().boot + ms
        while dues := [due for due in (track.next_at, deadline_of(engine.state)) if due is not None and due <= until]:
            now = clock.forward(min(dues) - clock.now().boot)
            assert all(cue.at == now.boot for cue in track.drive(engine.tick(now), now))
        now = clock.forward(until - clock.now().boot)
        assert all(cue.at == now.boot for cue in track.drive(engine.do(command, now), now))


taken_back: st.SearchStrategy[Command] = st.one_of(
    st.sampled_from([Do("skip"), Do("back"), Do("confirm")]),
    st.sampled_from([Adjust(-10_000), Adjust(10_000)]),
    st.integers(0, 3).map(Jump),
)


@given(routines, waits, taken_back)
def test_taken_back_at_once_what_is_ahead_is_as_it_was(of, ms, command):
    """Undo brings back the cues that were still to come, at their old instants."""
    clock = ManualClock()
    engine, _ = Engine.start(of, "s1", clock.now(), True)
    now = clock.forward(ms)
    engine.tick(now)
    ahead, marks = upcoming(settle(engine.state, now)), len(engine.state.undo_stack)
    engine.do(command, now)
    if not engine.state.ended and len(engine.state.undo_stack) == marks + 1:
        engine.do(Do("undo"), now)
        assert upcoming(engine.state) == ahead


def test_a_suspended_machine_replays_nothing():
    """After ten minutes of sleep inside a countdown one word is told, whatever was planned."""
    clock = ManualClock()
    of = routine(block("A", reps("Squat", 8), timed("Plank", 30, sides="each"), rounds=3))
    engine, batch = Engine.start(of, "s1", clock.now(), True)
    track = CueTrack()
    track.drive(batch, clock.now())
    now = clock.sleep(600_000)
    assert [cue.meaning for cue in track.drive(engine.tick(now), now)] == ["paused"]
    assert track.next_at is None
