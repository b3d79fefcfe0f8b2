"""The driver of a session: its engine, its clock, and its saver. It has no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.instant import Clock, Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Batch, Command
from stride_tui.core.session.state import Phase, SessionState, phase_of
from stride_tui.services.session.saver import Saver
from stride_tui.store.disk.files import SaveError
from stride_tui.views.keys.row import Context

if TYPE_CHECKING:
    from stride_tui.core.cues.cues import Cues
    from stride_tui.core.cues.track import CueTrack


class SessionDriver:
    """The driver of a session: it takes commands and time, and passes what happened to the saver and to the cues."""

    def __init__(self, clock: Clock, saver: Saver) -> None:
        self.clock = clock
        self.saver = saver
        self.engine: Engine | None = None
        self.on_cues: Callable[[Cues], None] = lambda _: None
        """A function that is called with the cues that came due whenever time has passed or a command was done;
        often none."""
        self._track: CueTrack | None = None
        self._continued = False

    @property
    def state(self) -> SessionState | None:
        """The session's state, also after its end until it is dismissed."""
        return self.engine.state if self.engine else None

    @property
    def running(self) -> bool:
        """Return whether a session is under way, perhaps paused."""
        return self.engine is not None and not self.engine.state.ended

    @property
    def context(self) -> Context:
        """The state of the session that the meaning of the keys depends on."""
        state = self.state
        if state is None:
            return "idle"
        phase: Phase = phase_of(state)
        if phase == "back_in":
            return "work"
        if state.ended == "discarded":
            return "thrown_away"
        if phase == "work" and not state.position.ends_by_itself:
            return "reps"
        return "lead" if phase in ("get_ready", "switch") else phase  # type: ignore[return-value]

    def begin(self, routine: Routine, hands_free: bool, week_target: int | None = None) -> None:
        """Begin a session on a routine, in a week that asks for so many. `SaveError` if another window runs one."""
        # The journal's module is imported with the first session, so that the first picture does not wait for it.
        from stride_tui.store.session.journal import new_session_id
        from stride_tui.store.session.session_lock import held_elsewhere

        if held_elsewhere(self.saver.paths):
            raise SaveError(self.saver.paths.journal, "another window runs the session")
        now = self.clock.now()
        machine = self.clock.machine_start()
        self.engine, batch = Engine.start(routine, new_session_id(now), now, hands_free, machine, week_target)
        self.saver.start(batch)
        self._track = _track_of(None)
        self._announce(batch)

    def resume(self) -> bool:
        """Pick up the session that the journal holds, paused; return False if it turned out to be over.

        `SaveError` (HeldElsewhere among them) if it cannot be taken over.
        """
        now = self.clock.now()
        from stride_tui.core.session.recover import recover
        from stride_tui.store.session.journal import Journal

        journal, reading = Journal.resume(self.saver.paths, now)
        recovered = recover(reading.events, reading.last_beat, now, self.clock.machine_start())
        self.saver.adopt(journal)
        if recovered is None:
            return False
        self.engine, batch = recovered
        self._keep(batch)
        if self.engine.state.ended:
            self.engine = None
            return False
        self._track = _track_of(self.engine.state)
        return True

    def do(self, command: Command) -> Batch:
        """Do a command now; nothing without a session."""
        if self.engine is None or self.engine.state.ended:
            return ()
        now = self.clock.now()
        batch = self.engine.do(command, now, self._was_continued())
        self._keep(batch)
        self._announce(batch)
        return batch

    def note_continued(self) -> None:
        """Note that a SIGCONT came, perhaps after a stop. A signal handler may call this at any time."""
        self._continued = True

    def tick(self, after_stop: bool = False) -> Batch:
        """Let time pass up to now, and write a heartbeat while the session's clock runs.

        `after_stop` is whether the process is known to have been stopped from the last tick on.
        """
        now = self.clock.now()
        if not self.running or self.engine is None:
            if self.saver.busy:
                # The session is over but not in the history yet: each tick tries again.
                self.saver.retry()
            return ()
        continued = self._was_continued()
        batch = self.engine.after_stop(now) if after_stop else self.engine.tick(now, continued)
        self._keep(batch)
        if self.running and not self.engine.state.position.paused_for:
            self.saver.beat(now)
        elif self.saver.failing:
            # A paused session has no heartbeat, which would try again what failed.
            self.saver.retry()
        self._announce(batch)
        return batch

    def next_cue_ms(self) -> int | None:
        """Return the milliseconds until a cue comes by itself; None if none does."""
        due = self._track.next_at if self._track and self.running else None
        return None if due is None else max(0, due - self.clock.now().boot)

    def dismiss(self) -> None:
        """Drop a session that has ended."""
        if not self.running:
            self.engine = None

    def now(self) -> Instant:
        """The present instant."""
        return self.clock.now()

    def _was_continued(self) -> bool:
        """Return whether a SIGCONT came since the last call. To be asked after the clock was read: then
        no stop before that reading is missed."""
        continued, self._continued = self._continued, False
        return continued

    def _announce(self, batch: Batch) -> None:
        """Pass on the cues of what happened, and of the time that passed."""
        if self.engine is not None and self._track is not None:
            self.on_cues(self._track.drive(batch, self.engine.seen))

    def _keep(self, batch: Batch) -> None:
        if self.engine is None:
            return
        self.saver.save(batch)
        ended = self.engine.state.ended
        if ended == "discarded":
            self.saver.discard()
        elif ended:
            from stride_tui.core.session.to_records import to_session

            self.saver.finish(to_session(self.engine.state))


def _track_of(state: SessionState | None) -> CueTrack:
    """Return the cues of a session from here on; imported with the first session, which the first picture never has."""
    from stride_tui.core.cues.track import CueTrack

    return CueTrack(state)
