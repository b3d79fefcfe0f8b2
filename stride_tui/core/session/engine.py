"""The engine: one session driven through time. It notices that the machine slept or that the program was stopped; all
other rules are in `decide`."""

from __future__ import annotations

from stride_tui.core.instant import SLEEP_GAP_MS, Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.decide import advance, decide
from stride_tui.core.session.events import Batch, Command, WakeUp
from stride_tui.core.session.evolve import evolve, replay
from stride_tui.core.session.state import SessionState, deadline_of


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
    def start(
        cls,
        routine: Routine,
        session_id: str,
        now: Instant,
        hands_free: bool = False,
        machine: str = "",
        week_target: int | None = None,
    ) -> tuple[Engine, Batch]:
        """Begin a session, at the start `machine` of the machine; return the engine and its first batch.

        `week_target` is the number of sessions that a week asks for now.
        """
        from stride_tui.core.session.initial import initial  # Imported with the first session: no first frame needs it.

        batch = initial(routine, hands_free, session_id, now, machine, week_target)
        state = replay(batch)
        assert state is not None
        return cls(state, now), batch

    def do(self, command: Command, now: Instant, continued: bool = False) -> Batch:
        """Carry out a command at `now`, after all that happened by itself before it; `continued` as in `tick`."""
        woken = self.tick(now, continued)
        return woken + self.take(decide(self.state, command, self.seen))

    def tick(self, now: Instant, continued: bool = False) -> Batch:
        """Let time pass up to `now`; an instant before the last one seen is taken for that one.

        `continued` is whether a SIGCONT has come since the last instant seen. It may come to a program that ran all the
        time too, so only a gap as long as a sleep's counts as a stop, or one in which the step under way ran out: that
        may have happened during the stop, so nothing is logged without asking.
        """
        if not continued:
            return self._pass(now, now.slept_since(self.seen) > SLEEP_GAP_MS, False)
        deadline = deadline_of(self.state)
        ran_out = deadline is not None and self.seen.boot < deadline <= now.boot
        return self._pass(now, ran_out or now.boot - self.seen.boot > SLEEP_GAP_MS, True)

    def after_stop(self, now: Instant) -> Batch:
        """Go on at `now` after a stop, however short, that began at the last instant seen."""
        return self._pass(now, True, True)

    def _pass(self, now: Instant, gap: bool, stopped: bool) -> Batch:
        batch: Batch = ()
        if now.boot < self.seen.boot:
            now = self.seen
        if not self.state.ended and gap:
            batch = self.take(decide(self.state, WakeUp(self.seen, stopped), now))
        self.seen = now
        return batch + self.take(advance(self.state, now))

    def take(self, batch: Batch) -> Batch:
        """Fold a batch into the state and return it."""
        for event in batch:
            self.state = evolve(self.state, event)
        return batch
