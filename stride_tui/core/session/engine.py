"""The engine: one session driven through time. It notices a machine that slept; all other rules are in `decide`."""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.instant import SLEEP_GAP_MS, Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.decide import advance, decide, initial
from stride_tui.core.session.events import Batch, Command, Event, Paused, Reopen, WakeUp
from stride_tui.core.session.evolve import evolve, replay
from stride_tui.core.session.state import SessionState


class Engine:
    """A session's state with the last instant it was driven to.

    Every method takes `now`, folds the events that happened up to it into `state`, and returns them as a batch.
    """

    def __init__(self, state: SessionState, seen: Instant) -> None:
        self.state = state
        """The session after the last batch."""
        self.seen = seen
        """The last instant at which the engine was driven."""

    @classmethod
    def start(cls, routine: Routine, session_id: str, now: Instant, hands_free: bool = False) -> tuple[Engine, Batch]:
        """Begin a session; return the engine and its first batch."""
        batch = initial(routine, hands_free, session_id, now)
        state = replay(batch)
        assert state is not None
        return cls(state, now), batch

    @classmethod
    def recover(cls, events: Iterable[Event], last_beat: Instant | None, now: Instant) -> tuple[Engine, Batch] | None:
        """Pick up a session from its journal, paused at the last instant at which the old run is known to have run.

        `last_beat` is the journal's last heartbeat after its last event, on the old run's clocks. (A heartbeat from
        before that event must not be passed: it may be of another run, with other clocks.) Returns the engine and
        the batch that the recovery added, or None if there are no events.
        """
        state = replay(events)
        if state is None:
            return None
        engine = cls(state, state.at)
        alive = last_beat if last_beat is not None and last_beat.boot >= state.at.boot else state.at
        batch = list(engine._take(_unseen_sleep(state, alive)))
        batch += engine._take(advance(engine.state, alive))
        if not engine.state.ended:
            # Also where it is paused already, so that the time up to here is booked by the old run's clock.
            at = max(alive, engine.state.at, key=lambda instant: instant.boot)
            batch += engine._take((Paused(at, engine.state.position.paused_for or "interrupted"),))
            batch += engine._take(decide(engine.state, Reopen(), now))
        engine.seen = now
        return engine, tuple(batch)

    def do(self, command: Command, now: Instant) -> Batch:
        """Carry out a command at `now`, after all that happened by itself before it."""
        woken = self.tick(now)
        return woken + self._take(decide(self.state, command, self.seen))

    def tick(self, now: Instant) -> Batch:
        """Let time pass up to `now`; an instant before the last one seen is taken for that one."""
        batch: Batch = ()
        if now.boot < self.seen.boot:
            now = self.seen
        if not self.state.ended and now.slept_since(self.seen) > SLEEP_GAP_MS:
            batch = self._take(decide(self.state, WakeUp(self.seen), now))
        self.seen = now
        return batch + self._take(advance(self.state, now))

    def _take(self, batch: Batch) -> Batch:
        """Fold a batch into the state and return it."""
        for event in batch:
            self.state = evolve(self.state, event)
        return batch


def _unseen_sleep(state: SessionState, alive: Instant) -> Batch:
    """Return the events of a sleep that the old run was killed in: only its heartbeat, `alive`, shows it."""
    if alive.slept_since(state.at) <= SLEEP_GAP_MS:
        return ()
    before = state.at.plus(alive.awake - state.at.awake)
    return decide(state, WakeUp(before), alive)
