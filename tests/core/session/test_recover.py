"""A session picked up again after the program died: what the journal still knows, and nothing more."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.instant import Instant
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Do, Event, Reopened, Started
from stride_tui.core.session.evolve import replay
from stride_tui.core.session.recover import end_taken_back, recover
from stride_tui.core.session.state import elapsed_ms, phase_of
from tests.core.session.test_engine import SITUATIONS, sleep, started
from tests.helpers.routine_builders import SECOND, Run, small


def died(run: Run, beat: Instant | None, now: Instant) -> Engine:
    """The engine that a new run of the program makes of the journal's text."""
    text = msgspec.json.encode(run.events)
    recovered = recover(msgspec.json.decode(text, type=list[Event]), beat, now)
    assert recovered is not None
    return recovered[0]


def elsewhere(run: Run, later: float) -> Instant:
    """Some seconds later on a machine started anew: its clocks begin again."""
    return Instant(40 * SECOND, 45 * SECOND, run.now.utc + round(later * SECOND), run.now.offset)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_it_does_not_move_within_a_second_of_the_last_beat(situation):
    """With a beat each second, a crash costs less than one."""
    run = SITUATIONS[situation]()
    place, gone = run.step, run.gone
    engine = died(run, run.now, run.clock.forward(900))
    assert (phase_of(engine.state), engine.state.step) == ("paused", place)
    assert elapsed_ms(engine.state, run.now) == gone * SECOND


@pytest.mark.parametrize("situation", SITUATIONS)
def test_it_does_not_move_there_after_a_reboot(situation):
    """Clocks that begin elsewhere change nothing, nor do they later."""
    run = SITUATIONS[situation]()
    gone, now = run.gone, elsewhere(run, later=7_200)
    engine = died(run, run.now, now)
    engine.tick(now.plus(60_000))
    assert (phase_of(engine.state), elapsed_ms(engine.state, now.plus(60_000))) == ("paused", gone * SECOND)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_session_picked_up_is_the_fold_of_its_events(situation):
    """What recovering made happen are events too."""
    run = SITUATIONS[situation]()
    recovered = recover(run.events, run.now, elsewhere(run, later=60))
    assert recovered is not None
    engine, batch = recovered
    assert replay([*run.events, *batch]) == engine.state


def test_the_time_away_is_a_pause():
    """An hour away on the wall clock is an hour paused, on top of the work so far."""
    run = started().wait(10 + 20)
    engine = died(run, run.now, elsewhere(run, later=3_600))
    assert (engine.state.spent.work_ms, engine.state.spent.paused_ms) == (20_000, 3_600_000)


def test_a_wall_clock_set_back_makes_no_time():
    """Away for less than nothing is away for nothing."""
    run = started().wait(10 + 20)
    assert died(run, run.now, elsewhere(run, later=-3_600)).state.spent.paused_ms == 0


def test_without_a_beat_it_stands_at_its_last_event():
    """Nothing is known after that."""
    run = started().wait(10)
    run.clock.forward(20_000)
    engine = died(run, None, elsewhere(run, later=60))
    assert (engine.state.step.kind, elapsed_ms(engine.state, run.now)) == ("work", 0)


def test_what_was_due_before_the_last_beat_has_happened():
    """The set ran out before the program died, though its event was not yet written."""
    run = started().wait(10)
    engine = died(run, run.clock.forward(62_000), elsewhere(run, later=60))
    assert (engine.state.step.kind, engine.state.step.place.exercise) == ("transition", "Squat")


def test_a_session_that_had_ended_by_the_last_beat_is_finished():
    """Nothing remains to go on with."""
    run = started().to("Hop")
    engine = died(run, run.clock.forward(61_000), elsewhere(run, later=60))
    assert engine.state.ended == "finished"


def test_a_sleep_that_no_one_had_time_to_notice_is_no_work():
    """Killed on waking up: the set stands where the machine went to sleep."""
    run = started().wait(10 + 20)
    engine = died(run, run.clock.sleep(3_600_000), elsewhere(run, later=3_700))
    assert (phase_of(engine.state), elapsed_ms(engine.state, engine.seen)) == ("paused", 20_000)


def test_a_rest_runs_on_through_a_sleep_that_no_one_noticed():
    """A rest counts the sleep, and stands still from the last beat on."""
    run = SITUATIONS["rest"]()
    engine = died(run, run.clock.sleep(3_600_000), elsewhere(run, later=3_700))
    assert (engine.state.step.kind, elapsed_ms(engine.state, engine.seen)) == ("rest", 3_620_000)


def test_no_events_are_no_session():
    """There is nothing to pick up."""
    assert recover([], None, started().now) is None


def test_it_can_die_twice():
    """Picked up, gone on with and lost again, it is still where it was."""
    run = started().wait(10 + 20)
    now = elsewhere(run, later=60)
    engine, batch = recover(run.events, run.now, now) or (None, ())
    assert engine is not None
    run.events += batch + engine.do(Do("toggle"), now.plus(5_000)) + engine.tick(now.plus(5_000 + 3_000))
    again = died(run, now.plus(5_000 + 3_000 + 7_000), Instant(1, 2, now.utc + 90_000))
    assert (phase_of(again.state), elapsed_ms(again.state, again.seen)) == ("paused", 27_000)


def test_undo_works_on_after_a_restart():
    """The time that remained then remains now, standing still."""
    run = started().wait(10 + 20).press("confirm").wait(2)
    engine = died(run, run.now, elsewhere(run, later=60))
    engine.do(Do("undo"), engine.seen)
    assert (phase_of(engine.state), engine.state.step.kind) == ("paused", "work")
    assert (elapsed_ms(engine.state, engine.seen), engine.state.logs) == (20_000, {})


def test_a_session_left_for_later_is_left_so():
    """The reason to stand still is kept."""
    run = started().wait(10 + 20).press("leave")
    assert died(run, run.now, elsewhere(run, later=60)).state.position.paused_for == "leaving"


def test_after_a_restart_a_sleep_is_noticed_on_the_new_clocks():
    """Another origin is no sleep, and a sleep after it is one."""
    run = started().wait(10 + 20)
    now = elsewhere(run, later=60)
    engine = died(run, run.now, now)
    engine.do(Do("toggle"), now)
    engine.tick(now.plus(3_000))
    later = now.plus(3_000)
    engine.tick(Instant(later.awake, later.boot + 9_000, later.utc + 9_000))
    assert (engine.state.position.paused_for, elapsed_ms(engine.state, engine.seen)) == ("slept", 20_000)


def test_a_sleep_and_a_crash_leave_the_reason_of_the_sleep():
    """What stood still already goes on doing so for the same reason."""
    run = sleep(started().wait(10 + 20), 3_600)
    assert died(run, run.now, elsewhere(run, later=60)).state.position.paused_for == "slept"


def test_being_picked_up_is_an_event():
    """The journal tells that a new run of the program took over."""
    run = started().wait(10 + 20)
    now = elsewhere(run, later=60)
    _, batch = recover(run.events, run.now, now) or (None, ())
    assert batch[-1] == Reopened(now)


ENDS = {
    "finished early": lambda run: run.to("Squat").wait(2).press("finish"),
    "thrown away": lambda run: run.to("Squat").wait(2).press("discard"),
    "ran out": lambda run: run.to("Stretch").wait(60),
    "done": lambda run: run.to("Stretch").wait(5).press("confirm"),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_end_that_is_taken_back_leaves_the_session_paused_where_it_was(end):
    """With the logs from before, on any later clock; what was done since is a pause."""
    run = ENDS[end](Run(small()))
    assert run.state.ended
    events = end_taken_back(tuple(run.events), "other")
    recovered = recover(events, None, elsewhere(run, later=60))
    assert recovered is not None
    state = recovered[0].state
    assert (phase_of(state), state.session) == ("paused", "other")
    assert isinstance(events[0], Started)
    assert events[0].replaces == run.state.session
    assert state.step.place.exercise == ("Stretch" if end in ("ran out", "done") else "Squat")
    assert state.step.place not in state.logs
    assert state.spent.paused_ms == run.now.utc - run.state.at.utc + 60 * SECOND
    assert state.spent.active_ms == run.state.spent.active_ms
