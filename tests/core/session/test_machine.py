"""Whatever is pressed, and whenever: what holds in every session."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from stride_tui.core.instant import SLEEP_GAP_MS, Instant, ManualClock
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Command, Do, Event, Logged, Replan, Undone, UndoPoint
from stride_tui.core.session.evolve import RAN_OUT, evolve, replay, settle
from stride_tui.core.session.recover import recover
from stride_tui.core.session.state import (
    Position,
    Spent,
    deadline_of,
    elapsed_ms,
    left_ms,
    phase_of,
    resume_left_ms,
    spent_at,
)
from stride_tui.core.session.to_records import to_session
from tests.helpers.routine_builders import commands, routines, waits

replace = msgspec.structs.replace


class SessionMachine(RuleBasedStateMachine):
    """Commands, time, sleep, restarts and edits in any order, on a routine made up."""

    @initialize(routine=routines, hands_free=st.booleans())
    def start(self, routine, hands_free):
        """A session begins."""
        self.clock = ManualClock()
        self.begun = self.clock.now().boot
        self.lost = 0
        self.engine, batch = Engine.start(routine, "s1", self.clock.now(), hands_free)
        self.events: list[Event] = []
        self.fold = None
        self.take(batch)

    def take(self, batch: tuple[Event, ...]) -> tuple[Event, ...]:
        """Keep what happened, and fold it as the journal's text gives it back."""
        told = msgspec.json.decode(msgspec.json.encode(batch), type=tuple[Event, ...])
        assert told == batch
        self.events += told
        for event in told:
            self.fold = evolve(self.fold, event)
        return batch

    @property
    def now(self) -> Instant:
        """The instant at which the clock stands."""
        return self.clock.now()

    @rule(ms=waits)
    def time_passes(self, ms):
        """A tick after some time."""
        self.take(self.engine.tick(self.clock.forward(ms)))

    @rule(ms=waits)
    def ticks_are_missed(self, ms):
        """Time that nobody looks at."""
        self.clock.forward(ms)

    @rule(ms=st.integers(SLEEP_GAP_MS + 1, 10**8))
    def the_machine_sleeps(self, ms):
        """The awake clock stands still."""
        self.take(self.engine.tick(self.clock.sleep(ms)))

    @rule(ms=st.integers(-(10**8), 10**8))
    def the_wall_clock_is_set(self, ms):
        """Somebody sets the clock; the time of day is nothing that a session counts with."""
        self.clock.set_wall(self.now.utc + ms)

    @rule(command=commands)
    def a_command(self, command: Command):
        """Any command in any state."""
        self.take(self.engine.do(command, self.now))

    @rule(routine=routines)
    def another_routine(self, routine):
        """The file becomes something else altogether, and no log is lost by it, but for a skip of the set under way."""
        self.take(self.engine.tick(self.now))
        state = self.engine.state
        under_way = state.step.place
        kept = {place: log for place, log in state.logs.items() if place != under_way or log.status != "skipped"}
        self.take(self.engine.do(Replan(routine), self.now))
        assert self.engine.state.ended == state.ended
        now = sorted_logs(self.engine.state.logs)
        assert all(log in now for log in sorted_logs(kept))
        assert len(now) <= len(state.logs) + 1

    @precondition(lambda self: not self.engine.state.ended)
    @rule(command=commands, ms=waits, restart=st.booleans())
    def a_command_and_its_undo(self, command, ms, restart):
        """What can be taken back is taken back exactly, with the time that remained, also by a replay."""
        self.take(self.engine.tick(self.now))
        if self.engine.state.ended:
            return
        before = settle(self.engine.state, self.now)
        batch = self.take(self.engine.do(command, self.now))
        marks = [event for event in batch if isinstance(event, UndoPoint)]
        if self.engine.state.ended or len(marks) != 1 or any(isinstance(e, Undone) for e in batch):
            return
        if restart:
            self.restart()
        self.clock.forward(ms)
        after = self.take(self.engine.do(Do("undo"), self.now))
        if any(isinstance(event, UndoPoint) for event in after) or self.engine.state.ended:
            return
        held = self.engine.state.position.paused_for if restart else before.position.paused_for
        assert self.engine.state.position == standing(before.position, held)
        assert self.engine.state.undo_stack == before.undo_stack

    @precondition(lambda self: not self.engine.state.ended)
    @rule()
    def a_set_that_ran_out_is_taken_back(self):
        """Undo after a set ran out offers it whole, standing still."""
        due = deadline_of(self.engine.state)
        if due is None or self.now.boot > due:
            return
        batch = self.take(self.engine.tick(self.clock.forward(due - self.now.boot)))
        if not batch or batch[0] != UndoPoint(batch[0].at, RAN_OUT) or self.engine.state.ended:
            return
        place = next(event.place for event in batch if isinstance(event, Logged))
        if sum(isinstance(event, UndoPoint) for event in batch) > 1:
            return
        self.take(self.engine.do(Do("undo"), self.now))
        position = self.engine.state.position
        assert (position.step.kind, position.step.place) == ("work", place)
        assert (position.elapsed_ms, position.target_ms, position.paused_for) == (0, position.asked_ms, "asked")

    @precondition(lambda self: not self.engine.state.ended)
    @rule(away=waits, boot=st.integers(0, 10**9), rebooted=st.booleans())
    def the_program_dies(self, away, boot, rebooted):
        """Killed and started again, perhaps after a reboot: paused where it was, all time accounted for."""
        self.take(self.engine.tick(self.now))
        if self.engine.state.ended:
            return
        before = settle(self.engine.state, self.now)
        seen = self.now
        utc = max(seen.utc, before.at.utc) + away
        self.clock = ManualClock(utc)
        if rebooted:
            boot = min(boot, away)
            self.clock._now = Instant(boot // 2, boot, utc)
        else:
            boot = seen.boot + away
            self.clock._now = Instant(seen.awake + away, boot, utc)
        self.restart(seen)
        state = self.engine.state
        assert state.position == standing(before.position, before.position.paused_for or "interrupted")
        assert spent(state.spent) - spent(before.spent) == (utc - seen.utc if rebooted else away)
        self.begun = boot - spent(state.spent)

    def restart(self, beat: Instant | None = None) -> None:
        """Pick the session up from its events as the journal keeps them."""
        assert replay(self.events) == self.engine.state
        recovered = recover(self.events, beat or self.now, self.now)
        assert recovered is not None
        self.engine, batch = recovered
        self.take(batch)

    @invariant()
    def the_state_is_the_fold_of_its_events(self):
        """What the engine holds is what a fold of the journal's text gives."""
        assert self.fold == self.engine.state

    @invariant()
    def time_is_never_lost_or_made(self):
        """Work, lead-ins, rests and pauses add up to the time since the start."""
        until = self.engine.state.at if self.engine.state.ended else self.now
        assert spent(spent_at(self.engine.state, until)) == until.boot - self.begun

    @invariant()
    def every_question_has_an_answer(self):
        """The state can be asked anything at any instant, and stands at a step of its plan."""
        state = self.engine.state
        assert 0 <= state.position.index < len(state.position.steps)
        assert elapsed_ms(state, self.now) >= 0
        assert resume_left_ms(state, self.now) >= 0
        assert phase_of(state) == "done" or left_ms(state, self.now) is not None

    @invariant()
    def every_set_is_accounted_for(self):
        """The history's line has every set of the plan once, and every log."""
        state = self.engine.state
        session = to_session(state)
        planned = [step for step in state.position.steps if step.kind == "work"]
        assert {record.status for record in session.sets} <= {"done", "partial", "skipped"}
        extra = set(state.logs) - {step.place for step in planned}
        assert len(session.sets) == len(planned) + len(extra)


def sorted_logs(logs):
    """The records, in an order of their own."""
    return sorted(logs.values(), key=repr)


def spent(of: Spent) -> int:
    """All the time spent."""
    return of.work_ms + of.lead_ms + of.rest_ms + of.paused_ms


def standing(position: Position, hold) -> Position:
    """The position with a reason to stand still, if there is one."""
    return replace(position, paused_for=hold, resume_left_ms=0 if hold else position.resume_left_ms)


TestSession = SessionMachine.TestCase
