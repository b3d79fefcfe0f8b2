"""A session picked up from its journal, after the program died or was left: paused where it was last known to run."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stride_tui.core.instant import SLEEP_GAP_MS, Instant
from stride_tui.core.session.decide import advance, decide
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Batch, Ended, Event, Paused, Reopen, Started, Undone, WakeUp
from stride_tui.core.session.evolve import replay
from stride_tui.core.session.state import SessionState


def recover(
    events: Iterable[Event], last_beat: Instant | None, now: Instant, machine: str = ""
) -> tuple[Engine, Batch] | None:
    """Pick up a session from its journal, paused at the last instant at which the old run is known to have run.

    `last_beat` is the journal's last heartbeat after its last event, on the old run's clocks. (A heartbeat from
    before that event must not be passed: it may be of another run, with other clocks.) `machine` is the id of the
    machine's start that `now` is of. Returns the engine and the batch that the recovery added, or None if there are no
    events.
    """
    state = replay(events)
    if state is None:
        return None
    engine = Engine(state, state.at)
    alive = last_beat if last_beat is not None and last_beat.boot >= state.at.boot else state.at
    batch = list(engine.take(_unseen_sleep(state, alive)))
    batch += engine.take(advance(engine.state, alive))
    if not engine.state.ended:
        # Also where it is paused already, so that the time up to here is booked by the old run's clock.
        at = max(alive, engine.state.at, key=lambda instant: instant.boot)
        batch += engine.take((Paused(at, engine.state.position.paused_for or "interrupted"),))
        batch += engine.take(decide(engine.state, Reopen(machine), now))
    engine.seen = now
    return engine, tuple(batch)


def end_taken_back(events: Batch, session: str) -> Batch:
    """Return the events of a session that has ended, with its end taken back and under another id.

    The history has the session under its old id, and a line in it stays. `recover` then goes on with these events.
    ValueError if they do not begin a session.
    """
    started, last = events[0], events[-1]
    if not isinstance(started, Started):
        raise ValueError("a session begins with a Started event")
    first = msgspec.structs.replace(started, session=session, replaces=started.session)
    taken_back = (Undone(last.at),) if isinstance(last, Ended) else ()
    return (first, *events[1:], *taken_back)


def _unseen_sleep(state: SessionState, alive: Instant) -> Batch:
    """Return the events of a sleep that the old run was killed in: only its heartbeat, `alive`, shows it."""
    if alive.slept_since(state.at) <= SLEEP_GAP_MS:
        return ()
    before = state.at.plus(alive.awake - state.at.awake)
    return decide(state, WakeUp(before), alive)
