"""One session led in plain lines, from its first to its last. The rules are in the core."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from stride_tui.core.session.events import Batch, Do
from stride_tui.core.session.state import SessionState, deadline_of, phase_of
from stride_tui.core.session.to_records import to_session
from stride_tui.plain.advice import advice_lines, asked_of
from stride_tui.plain.confirm import confirm_typed
from stride_tui.plain.cues import PlainCues
from stride_tui.plain.file_edits import FileEdits
from stride_tui.plain.input import InputEnded, StopAsked, Stopped, Told, Typed
from stride_tui.plain.left_session import left_lines, refused_by
from stride_tui.plain.saver_reports import SaverReports
from stride_tui.plain.setup import Setup
from stride_tui.plain.summary import lines_after_asking_to_end, summary_lines
from stride_tui.plain.typed_commands import AskOrder, LeaveOrder, MuteOrder, read_order, resolve
from stride_tui.plain.waiting import longest_wait_ms
from stride_tui.services.job_control import save_before_stop
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.begin import LedElsewhere, NothingKept, Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saved, Saver
from stride_tui.views.plain import answers as words
from stride_tui.views.plain.lines import batch_lines, entry_lines
from stride_tui.views.text.clean import clean
from stride_tui.views.text.damaged_files import journal_lost, unread_words
from stride_tui.views.text.refusals import NOT_STOPPED

MOMENT_S = 0.25
"""The longest time that a line waits for the disk, in seconds."""


class PlainSession:
    """One session in plain lines. `run` returns the exit code."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._say = setup.say
        self._workspace = setup.workspace
        self._saver = Saver(setup.workspace.home.paths, setup.source.put)
        self._driver = SessionDriver(setup.workspace.clock, self._saver)
        self._sessions = Sessions(setup.workspace, self._driver)
        self._announced: SessionState | None = None
        """The state of the session when the last line was printed."""
        self._announced_upto = 0
        """The boot time up to which everything was announced."""
        self._cues = PlainCues(setup, self._driver)
        self._edits = FileEdits(setup.workspace, self._driver, self._sessions, self._cues.use)
        self._reports = SaverReports(setup.say, setup.workspace.home)
        self._offered = False
        """True once it was offered to confirm the session's sets, or to take its end back."""
        self._input_ended = False
        self._refused: Refusal | None = None
        """The reason why a session could not be picked up."""
        self.code: int | None = None
        """The exit code, once the session is over or left."""

    def run(self) -> int:
        """Begin or go on, and lead to the end. The session is kept, whatever error ends it."""
        try:
            self._begin()
            while self.code is None:
                self._turn()
            return self.code
        finally:
            self._driver.do(Do("leave"))
            self._cues.close()
            self._saver.close()

    def _begin(self) -> None:
        """Pick up the session that was left, else begin the routine with what is asked today."""
        picked_up = self._pick_up()
        if picked_up:
            return
        entry = self._workspace.entry
        refusal = self._refused
        if picked_up is False:
            refusal = self._sessions.begin(entry, self._setup.light) if entry else None
        if refusal:
            self._say(refusal.words)
            self.code = 1
        else:
            self._say_opening()
            if unread := unread_words(self._workspace.unread):
                self._say(f"{clean(unread)}.")

    def _pick_up(self) -> bool | None:
        """Go on with a session that was left or cut off, paused; return False where there is none, None if refused."""
        left = self._sessions.pick_up()
        if isinstance(left, LedElsewhere | Refusal):
            self._refused = refused_by(left)
            return None
        if left is None or isinstance(left, NothingKept):
            self._say_all([journal_lost(left.problems)] if left else ())
            # A session that had run to its end is put into the history before anything else begins.
            self._refused = self._sessions.settled()
            return None if self._refused else False
        now = self._driver.now()
        self._announced, self._announced_upto = left.state, now.boot
        self._say_all(left_lines(left, now))
        return True

    def _say_opening(self) -> None:
        state = self._driver.state
        assert state is not None
        self._announced, self._announced_upto = state, state.at.boot
        self._wait_for_disk()
        against = advice_lines(self._workspace, self._setup.light)
        opening = words.opening_lines(state, asked_of(self._workspace, state))
        self._say_all((*opening, *against, *entry_lines(state)))

    def _say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)

    def _turn(self) -> None:
        """Wait for the next typed line or the next line to print, and do what it asks for."""
        clock, cue_ms = self._workspace.clock, self._driver.next_cue_ms()
        news = self._setup.source.wait(longest_wait_ms(self._state, self._announced_upto, clock, cue_ms))
        if isinstance(news, Saved):
            # No tick: its heartbeat would be tried, and reported, again and again while the disk fails.
            self._reports.hear(news)
            return
        before = phase_of(self._state)
        self._announce(self._driver.tick())
        if phase_of(self._state) != before:
            self._setup.ring()
        self._follow_file()
        match news:
            case Told(words=sentence):
                self._say(clean(sentence))
            case Typed(text=text) if self._state.ended:
                self._after_the_end(text)
            case Typed(text=text):
                self._obey(text)
            case InputEnded():
                self._input_ended = True
            case Stopped(code=code):
                self._leave(words.LEFT, code)
            case StopAsked():
                self._stop()
        if self.code is None:
            self._look_for_the_end()

    def _follow_file(self) -> None:
        """Let the session follow its file, if that was edited."""
        followed = self._edits.look(self._state)
        self._announce(followed.batch)
        self._say_all(followed.lines)

    def note_continued(self) -> None:
        """Note that a SIGCONT came, perhaps after a stop; for the handler of that signal."""
        self._driver.note_continued()

    def _stop(self) -> None:
        """Stop until the shell lets the process go on; then say where the session is."""
        self._announce(save_before_stop(self._driver))
        stopped = self._setup.stop()
        batch = self._driver.tick(after_stop=stopped)
        self._announce(batch)
        if not stopped:
            self._say(NOT_STOPPED)
        elif self._driver.running and not batch:
            self._say_all(words.answer_lines("here", self._state, self._driver.now()))

    @property
    def _state(self) -> SessionState:
        assert self._driver.state is not None
        return self._driver.state

    def _announce(self, batch: Batch) -> None:
        """Print what happened, and what became due meanwhile."""
        assert self._announced is not None
        assert self._driver.engine is not None
        upto = self._driver.engine.seen.boot
        if batch:
            self._wait_for_disk()
        lines = batch_lines(self._announced, batch, self._announced_upto, upto)
        self._announced, self._announced_upto = self._state, max(self._announced_upto, upto)
        self._say_all(lines)

    def _obey(self, text: str) -> None:
        order = read_order(text)
        if isinstance(order, LeaveOrder):
            self._leave(words.LEFT)
            return
        if isinstance(order, MuteOrder):
            return self._say(self._cues.toggle_mute())
        command, answer = resolve(order, self._state, self._driver.now())
        happened = self._driver.do(command) if command else ()
        self._announce(happened)
        if not happened:
            self._say_all(answer)
        if order == AskOrder("here"):
            self._say_all(words.reason_lines(self._state, asked_of(self._workspace, self._state)))

    def _look_for_the_end(self) -> None:
        """Find out whether the session is over, or can no longer be led because its input has ended."""
        state = self._state
        over = state.ended == "finished" and not (self._offered or to_session(state).to_confirm)
        if over or (state.ended not in (None, "discarded") and self._input_ended and not self._offered):
            self._finished()
        elif state.ended:
            if not self._offered:
                self._offered = True
                self._wait_for_disk()
                self._say_all(lines_after_asking_to_end(self._workspace, self._state))
            if self._input_ended:
                self.code = self._reports.exit_code(self._saver.close())
        elif self._input_ended and not (self._setup.alone and state.hands_free and deadline_of(state) is not None):
            self._leave(words.LEFT_AT_END_OF_INPUT)

    def _finished(self) -> None:
        error = self._saver.close()
        self._say_all(summary_lines(self._workspace, self._state))
        self.code = self._reports.exit_code(error)

    def _after_the_end(self, text: str) -> None:
        """Confirm what was done, or take the end of the session back if `u` is typed; leave with any other line."""
        if confirmed := confirm_typed(self._workspace, self._state, text):
            self._say_all(confirmed.lines)
            if not confirmed.over:
                return
        if confirmed or read_order(text) != Do("undo"):
            self.code = self._reports.exit_code(self._saver.close())
            return
        refusal = self._sessions.take_back_end()
        if refusal:
            self._say(refusal.words)
        if refusal and refusal.serious:
            return  # The end is not saved yet: it is tried again while the next line is waited for.
        self._offered = False
        if refusal or not self._pick_up():
            self.code = 1

    def _wait_for_disk(self) -> None:
        """Wait until what is about to be printed is on the disk, but no longer than `MOMENT_S`."""
        with contextlib.suppress(TimeoutError):
            self._saver.settle(MOMENT_S)

    def _leave(self, line: str, code: int = 0) -> None:
        self._announce(self._driver.do(Do("leave")))
        error = self._saver.close()
        self.code = self._reports.exit_code(error, code)
        if not error:
            self._say(line)
