"""A player: one sound at a time, on a thread of its own, by whichever program of several works."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping

from stride_tui.core.cues.cues import MINOR, Meaning
from stride_tui.core.cues.outlets import SinkTrial
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.programs import Program, ProgramRun, found, names, run_quietly
from stride_tui.store.disk.files import SaveError

LATE_S = 1.5
"""A call that waited longer than this behind a more urgent one is not played any more."""

Tell = Callable[[str], None]


class Player:
    """Plays calls without ever making their sender wait.

    A call interrupts one of its own rank or below and waits behind a higher one; what is being played
    already is not played twice. A program that fails or hangs gives way to the next one; when none is left
    that is told once, and then there is silence.

    `subject` makes of a call what the program needs, words or the path of a file, on the player's thread
    (a `SaveError` if it cannot). `prepare` is done there after the first call, so that none that follow have to
    wait for what can be made ahead. `least_s` is what playing a subject takes at least: a program that
    ends sooner has no device to play on, whatever it says.
    """

    def __init__(
        self,
        name: str,
        programs: tuple[Program, ...],
        subject: Callable[[Announcement], str],
        tell: Tell,
        limit_s: float,
        least_s: Callable[[str], float] = lambda _: 0.0,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self._known = programs
        self._subject = subject
        self._tell = tell
        self._limit_s = limit_s
        self._least_s = least_s
        self._prepare = prepare
        self._programs: list[Program] | None = None
        self._changed = threading.Condition()
        self._waiting: tuple[Announcement, float] | None = None
        self._playing: Announcement | None = None
        self._run: ProgramRun | None = None
        self._thread: threading.Thread | None = None
        self._silent = False
        self._trouble = ""

    def play(self, call: Announcement) -> None:
        """Have a call played soon; returns at once."""
        with self._changed:
            if self._silent or call in (self._playing, self._waiting[0] if self._waiting else None):
                return
            if self._waiting and self._waiting[0].rank > call.rank:
                return
            busy = self._playing is not None and self._playing.rank > call.rank
            if busy and call.rank == MINOR:
                return
            self._waiting = call, time.monotonic()
            if not busy:
                self._interrupt()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=f"stride-{self.name}", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Fall silent for good."""
        with self._changed:
            self._silent = True
            self._waiting = None
            self._interrupt()
            self._changed.notify()

    def try_out(self, call: Announcement) -> str:
        """Play a call here and now; gives the program that did, or an empty string where none could."""
        return self._play(call)

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Play an example of every cue, up to the first that no program could play; `played` follows each."""
        by = ""
        for meaning, words in examples.items():
            by = self.try_out(Announcement(meaning, words))
            if not by:
                return SinkTrial(False, why=self.trouble)
            played(meaning)
        return SinkTrial(True, by)

    @property
    def trouble(self) -> str:
        """What went wrong last, as a sentence without its full stop."""
        return self._trouble

    def _interrupt(self) -> None:
        """End what is being played."""
        if self._run is not None:
            self._run.kill()

    def _work(self) -> None:
        prepared = False
        while True:
            with self._changed:
                self._playing = None
                while self._waiting is None and not self._silent:
                    self._changed.wait()
                if self._waiting is None:
                    return
                (call, since), self._waiting = self._waiting, None
                self._playing = call
            if time.monotonic() - since <= LATE_S:
                self._play(call)
            if not prepared and not self._silent:
                prepared = True
                with contextlib.suppress(SaveError):  # it is told when what is missing is to be played
                    self._prepare()

    def _play(self, call: Announcement) -> str:
        """Play a call with the first program that can; gives its name."""
        if self._programs is None:
            self._programs = found(self._known)
            self._trouble = "" if self._programs else f"there is no {names(self._known)} here"
        try:
            subject = self._subject(call)
        except SaveError as error:
            self._programs, self._trouble = [], str(error)
        late = False
        while self._programs and not late:
            program = self._programs[0]
            run = self._begin(program, subject, call)
            trouble = self._trouble_with(run, subject) if isinstance(run, ProgramRun) else run
            if not trouble:
                if isinstance(run, ProgramRun) and run.killed and program.stop:
                    run_quietly(program.stop, self._limit_s)
                return program.name
            self._trouble = f"{program.name} {trouble}"
            self._programs = self._programs[1:]
            late = isinstance(run, ProgramRun) and run.hung
        if not self._programs:
            self._fall_silent()
        return ""

    def _begin(self, program: Program, subject: str, call: Announcement) -> ProgramRun | str:
        """Start a program, unless the call is not wanted any more; or why it cannot be started."""
        try:
            run = ProgramRun(program.command(subject), self._limit_s)
        except (OSError, ValueError) as error:
            return f"cannot be started ({getattr(error, 'strerror', None) or error})"
        with self._changed:
            self._run = run
            if self._silent or (self._waiting is not None and self._waiting[0].rank >= call.rank):
                run.kill()
        return run

    def _trouble_with(self, run: ProgramRun, subject: str) -> str:
        """Wait for the end of a run: what was wrong with it, or nothing."""
        code, took_s = run.wait()
        with self._changed:
            self._run = None
        if run.hung:
            return "does not come to an end"
        if run.killed:
            return ""
        if code != 0:
            return f"fails (exit code {code})"
        return "makes no sound here" if took_s < self._least_s(subject) else ""

    def _fall_silent(self) -> None:
        with self._changed:
            told, self._silent = self._silent, True
        if not told:
            self._tell(f"{self.name.capitalize()}: {self._trouble}.")
