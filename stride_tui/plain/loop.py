"""One session led in plain lines, from its first to its last. The rules are the core's."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from stride_tui.core.session.events import Batch, Do
from stride_tui.core.session.state import SessionState, deadline_of, phase_of
from stride_tui.core.session.to_records import to_session
from stride_tui.plain.inbox import InputEnded, Stopped, Typed
from stride_tui.plain.orders import LeaveOrder, read_order, resolve
from stride_tui.plain.setup import Setup
from stride_tui.plain.week_line import week_standing
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saved, Saver
from stride_tui.store.disk.files import SaveError
from stride_tui.store.session.unfinished import recover_discarded, session_left
from stride_tui.views.plain import answers as words
from stride_tui.views.plain.lines import entry_lines, telling
from stride_tui.views.plain.marks import next_mark

BEAT_MS = 1_000
"""The longest wait: a sign of life each second bounds what a crash costs."""
LEAST_BEAT_MS = 50.0
"""The same of real time, where the clock runs faster."""
MOMENT_S = 0.25
"""How long a line waits for the disk."""


class PlainSession:
    """Leads one session. `run` gives the exit code."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._say = setup.say
        self._saver = Saver(setup.paths, setup.source.put)
        self._driver = SessionDriver(setup.clock, self._saver)
        self._told: SessionState | None = None
        """The session as of the last line."""
        self._heard = 0
        """The boot time up to which everything was told."""
        self._unsaved: str | None = None
        """Why the session is not saved just now."""
        self._offered = False
        """Whether it was told that the session thrown away can be brought back."""
        self._input_ended = False
        self.code: int | None = None
        """The exit code, once the session is over or left."""

    def run(self) -> int:
        """Begin or go on, and lead to the end. Whatever happens, the session is kept."""
        try:
            self._begin()
            while self.code is None:
                self._turn()
            return self.code
        finally:
            self._driver.do(Do("leave"))
            self._saver.close()

    def _begin(self) -> None:
        """Pick up what was left, else begin the routine."""
        try:
            if not self._pick_up():
                self._driver.begin(self._setup.routine, self._setup.settings.hands_free)
                self._tell_opening()
        except SaveError as error:
            self._say(f"Not begun: {error.reason}.")
            self.code = 1

    def _pick_up(self) -> bool:
        """Go on with a session that was left or cut off, standing still; False where there is none."""
        left = session_left(self._setup.paths)
        if left is None or left.id is None:
            return False
        found = self._driver.resume()
        for problem in left.problems:
            self._say(f"The session's journal: {problem.message}.")
        state = self._driver.state
        if not found or state is None:
            # It had run to its end: it is put into the history before anything else begins.
            self._settle()
            return False
        now = self._driver.now()
        self._told, self._heard = state, now.boot
        seen = left.last_known.utc if left.last_known else state.at.utc
        self._say_all(words.unfinished_lines(state, now, seen))
        return True

    def _tell_opening(self) -> None:
        state = self._driver.state
        assert state is not None
        self._told, self._heard = state, state.at.boot
        self._wait_for_disk()
        self._say_all((*words.opening_lines(state), *entry_lines(state)))

    def _say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)

    def _turn(self) -> None:
        """Wait for the next line to say or to hear, and do what it asks for."""
        news = self._setup.source.wait(self._wait_ms())
        if isinstance(news, Saved):
            # No tick: its sign of life would be tried, and reported, again and again while the disk fails.
            self._hear_saver(news)
            return
        before = phase_of(self._state)
        self._tell(self._driver.tick())
        if self._unsaved and self._state.position.paused_for:
            # While it stands still it leaves no sign of life, by which saving would be tried again.
            self._saver.beat(self._driver.now())
        if phase_of(self._state) != before:
            self._setup.ring()
        match news:
            case Typed(text=text) if self._state.ended == "discarded":
                self._after_discarding(text)
            case Typed(text=text) if not self._state.ended:
                self._obey(text)
            case InputEnded():
                self._input_ended = True
            case Stopped(code=code):
                self._leave(words.LEFT, code)
        if self.code is None:
            self._look_for_the_end()

    @property
    def _state(self) -> SessionState:
        assert self._driver.state is not None
        return self._driver.state

    def _wait_ms(self) -> float:
        """Until something is due or to be told, at most a second."""
        state, now = self._state, self._driver.now()
        dues = [due for due in (deadline_of(state), next_mark(state, self._heard)) if due is not None]
        beat = max(LEAST_BEAT_MS, self._setup.clock.real_ms(BEAT_MS))
        return min([beat, *(self._setup.clock.real_ms(max(0, due - now.boot)) for due in dues)])

    def _tell(self, batch: Batch) -> None:
        """Say what happened, and what came due meanwhile."""
        assert self._told is not None
        assert self._driver.engine is not None
        upto = self._driver.engine.seen.boot
        if batch:
            self._wait_for_disk()
        lines = telling(self._told, batch, self._heard, upto)
        self._told, self._heard = self._state, max(self._heard, upto)
        self._say_all(lines)

    def _obey(self, text: str) -> None:
        order = read_order(text)
        if isinstance(order, LeaveOrder):
            self._leave(words.LEFT)
            return
        command, answer = resolve(order, self._state, self._driver.now())
        happened = self._driver.do(command) if command else ()
        self._tell(happened)
        if not happened:
            self._say_all(answer)

    def _hear_saver(self, saved: Saved) -> None:
        if saved.error and self._unsaved is None:
            self._say(f"{_sentence(saved.error)} It is kept here and tried again every second.")
        elif self._unsaved and not saved.error:
            self._say("Saved again.")
        self._unsaved = saved.error

    def _look_for_the_end(self) -> None:
        """The session has ended, or nobody is there who could lead it on."""
        state = self._state
        if state.ended == "discarded":
            if not self._offered:
                self._offered = True
                self._say_all(words.done_lines(state, ""))
            if self._input_ended:
                self.code = self._code_for(self._saver.close())
        elif state.ended:
            self._finished()
        elif self._input_ended:
            alone = self._setup.alone and state.hands_free and deadline_of(state) is not None
            if not alone:
                self._leave(words.LEFT_AT_END_OF_INPUT)

    def _finished(self) -> None:
        error = self._saver.close()
        state, setup = self._state, self._setup
        week = week_standing(setup.paths, setup.settings, state.routine, to_session(state), self._driver.now())
        self._say_all(words.done_lines(state, week))
        self.code = self._code_for(error)

    def _after_discarding(self, text: str) -> None:
        """What was thrown away is brought back, or it is left at that."""
        if read_order(text) != Do("undo"):
            self.code = self._code_for(self._saver.close())
            return
        try:
            self._settle()
            found = recover_discarded(self._setup.paths)
            self._driver.dismiss()
            self._offered = False
            if not (found and self._pick_up()):
                self.code = 1
        except SaveError as error:
            self._say(f"Not brought back: {error.reason}.")
            self.code = 1

    def _wait_for_disk(self) -> None:
        """What is told is on the disk already, unless the disk is slow: then it is told all the same."""
        with contextlib.suppress(TimeoutError):
            self._saver.settle(MOMENT_S)

    def _settle(self) -> None:
        """Wait for the disk; `SaveError` if it does not answer."""
        try:
            self._saver.settle()
        except TimeoutError as error:
            raise SaveError(self._setup.paths.journal, "the disk does not answer") from error

    def _leave(self, line: str, code: int = 0) -> None:
        self._tell(self._driver.do(Do("leave")))
        error = self._saver.close()
        self.code = self._code_for(error, code)
        if not error:
            self._say(line)

    def _code_for(self, error: str | None, code: int = 0) -> int:
        """The exit code; an error at the last try is told."""
        if error:
            self._say(f"The last try to save failed too. {_sentence(error)}")
        return code or (1 if error else 0)


def _sentence(reason: str) -> str:
    """Why something was not saved, as a sentence."""
    return f"Not saved: {reason}."
