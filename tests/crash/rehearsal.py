"""Sessions driven through the real engine, journal and history, on a clock of their own, with drawn commands.

What the runner takes back by undo is not lost, so that the promise stays exact: a set that was
acknowledged, or that an earlier run left, is never taken back by a rehearsed command. Sets that the run
means to undo are saved without an ACK, undone, and acknowledged only if they are done again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from random import Random
from typing import TypeVar

from stride_tui.core.instant import ManualClock
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Command, Do
from stride_tui.core.session.recover import recover
from stride_tui.core.session.to_records import to_session
from stride_tui.store.disk.files import SaveError
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import Journal, new_session_id
from stride_tui.store.session.left_sessions import session_left
from stride_tui.store.session.session_lock import HeldElsewhere
from tests.crash.drawn import any_command, any_routine, done_sets, would_leave

TRIES = 5
"""How often a save is tried before the run gives up."""
RETRY_S = 0.002
"""Seconds between two tries, times the number of the try."""
HELD_S = 600.0
"""How many seconds to wait for another run to let go of the session."""
START_UTC = 1_795_338_000_000
"""Milliseconds since 1970 at which a run's clock begins."""

T = TypeVar("T")


class Rehearsal:
    """One run: sessions one after the other until enough sets are acknowledged."""

    def __init__(self, paths: Paths, sets: int, seed: int) -> None:
        self.paths = paths
        self.left = sets
        self.random = Random(seed)
        self.clock = ManualClock(START_UTC)
        self.safe: set[str] = set()

    def run(self) -> None:
        """Pick up what an earlier run left, then make sessions until enough sets are acknowledged."""
        while self.left > 0:
            engine, journal = self._begin()
            try:
                self._drive(engine, journal)
                if engine.state.ended:
                    self._insist(partial(journal.finish, to_session(engine.state)))
            finally:
                journal.close()

    def _begin(self) -> tuple[Engine, Journal]:
        """The session left by an earlier run, or a new one; waits while another run has the session."""
        until = time.monotonic() + HELD_S
        while True:
            try:
                return self._insist(self._resume_or_start)
            except HeldElsewhere:
                if time.monotonic() > until:
                    _tell("ERR another run keeps the session")
                    raise
                time.sleep(RETRY_S)

    def _resume_or_start(self) -> tuple[Engine, Journal]:
        left = session_left(self.paths)
        if left and left.id and not left.newer:
            return self._resume()
        now = self.clock.forward(1000)
        engine, batch = Engine.start(any_routine(self.random), new_session_id(now), now, self._chance(0.3))
        journal = Journal.start(self.paths, batch)
        self.safe = set()
        return engine, journal

    def _resume(self) -> tuple[Engine, Journal]:
        journal, reading = Journal.resume(self.paths, self.clock.now())
        last = reading.last_known
        assert last
        # A new run of the program, on a machine that may have been started anew.
        self.clock = ManualClock(max(last.utc, self.clock.now().utc) + 5000)
        recovered = recover(reading.events, reading.last_beat, self.clock.now())
        assert recovered
        engine, batch = recovered
        self.safe = done_sets(engine.state)
        try:
            self._save(journal, batch)
            if not engine.state.ended:
                keep = Do("finish" if self._chance(0.2) else "toggle")
                self._save(journal, engine.do(keep, self.clock.forward(1000)))
        except BaseException:
            journal.close()
            raise
        return engine, journal

    def _drive(self, engine: Engine, journal: Journal) -> None:
        """Command by command until the session ends or enough sets are acknowledged."""
        while self.left > 0 and not engine.state.ended:
            self._pass_time()
            now = self.clock.now()
            command = any_command(self.random)
            if not would_leave(engine, command, now) >= self.safe:
                continue
            takes_back = isinstance(command, Do) and command.name == "confirm" and self._chance(0.05)
            self._save(journal, engine.do(command, now))
            if takes_back:
                self._take_back(engine, journal, Do("undo"))
            self._acknowledge(done_sets(engine.state))
            self._insist(lambda: journal.beat(self.clock.now()))

    def _take_back(self, engine: Engine, journal: Journal, undo: Command) -> None:
        """Undo what was just saved, unless that would take back a set already acknowledged."""
        now = self.clock.forward(100)
        if would_leave(engine, undo, now) >= self.safe:
            self._save(journal, engine.do(undo, now))

    def _pass_time(self) -> None:
        """A second to half a minute; now and then the machine sleeps or somebody sets the wall clock."""
        self.clock.forward(self.random.randint(0, 30_000))
        if self._chance(0.02):
            self.clock.sleep(self.random.randint(1_000, 100_000))
        if self._chance(0.01):
            self.clock.set_wall(self.clock.now().utc + self.random.randint(-3_600_000, 3_600_000))

    def _acknowledge(self, done: set[str]) -> None:
        for name in sorted(done - self.safe):
            _tell(f"ACK {name}")
            self.left -= 1
        self.safe |= done

    def _save(self, journal: Journal, batch: tuple[object, ...]) -> None:
        if batch:
            first = True

            def save() -> None:
                nonlocal first
                if first:
                    first = False
                    journal.save(batch)  # type: ignore[arg-type]
                else:
                    journal.retry()

            self._insist(save)

    def _insist(self, act: Callable[[], T]) -> T:
        """Do it, and try again a few times if it fails; every failure is told."""
        for attempt in range(1, TRIES + 1):
            try:
                return act()
            except HeldElsewhere:
                raise
            except SaveError as error:
                _tell(f"ERR {error}")
                if attempt == TRIES:
                    raise
                time.sleep(RETRY_S * attempt)
        raise AssertionError("the last try returns or raises")

    def _chance(self, share: float) -> bool:
        return self.random.random() < share


def _tell(line: str) -> None:
    """One line, at once: whoever reads it may end this process the next moment."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
