"""A player: one sound at a time, on a thread of its own, by the first of several programs that works.

Sound is made by programs and not in this process: audio libraries write warnings to standard error, where Textual
draws the screen.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping

from stride_tui.core.cues.cues import MINOR, Meaning
from stride_tui.core.cues.outlets import SinkTrial
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.programs import Program, ProgramRun, installed, names, run_quietly
from stride_tui.store.disk.files import SaveError

LATE_S = 1.5
"""Seconds after which an announcement that had to wait for a more urgent one is dropped."""

Report = Callable[[str], None]
"""A function that shows a sentence about a problem to the user."""


class Player:
    """A player of announcements that never makes its caller wait.

    An announcement interrupts one of its own rank or below and waits for one of a higher rank; one that is being
    played already is not played twice. After a program that fails or hangs the next one is tried; when none is left,
    that is reported once, and nothing is played any more.

    `subject` turns an announcement into what the program needs, words or the path of a file, on the player's thread
    (a `SaveError` if it cannot). `prepare` is called there after the first announcement, so that later ones do not
    wait for files that can be made in advance. `limit_s` is how many seconds a program may take, `least_s` how many
    playing a subject takes at least: a program that ends sooner has no device to play on, even if it reports success.
    """

    def __init__(
        self,
        name: str,
        programs: tuple[Program, ...],
        subject: Callable[[Announcement], str],
        report: Report,
        limit_s: float,
        least_s: Callable[[str], float] = lambda _: 0.0,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self.name = name
        self._known = programs
        self._subject = subject
        self._report = report
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

    def play(self, announcement: Announcement) -> None:
        """Play an announcement soon; return at once."""
        with self._changed:
            if self._silent or announcement in (self._playing, self._waiting[0] if self._waiting else None):
                return
            if self._waiting and self._waiting[0].rank > announcement.rank:
                return
            busy = self._playing is not None and self._playing.rank > announcement.rank
            if busy and announcement.rank == MINOR:
                return
            self._waiting = announcement, time.monotonic()
            if not busy:
                self._interrupt()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=f"stride-{self.name}", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Stop playing for good."""
        with self._changed:
            self._silent = True
            self._waiting = None
            self._interrupt()
            self._changed.notify()

    def try_out(self, announcement: Announcement) -> str:
        """Play an announcement now, and wait; return the name of the program that did, or "" if none could."""
        return self._play(announcement)

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
        """The last problem, as a sentence without its full stop; "" if there was none."""
        return self._trouble

    def _interrupt(self) -> None:
        """End the program that is playing."""
        if self._run is not None:
            self._run.kill()

    def _work(self) -> None:
        """Play what is waiting, one after the other, until the player is closed: the thread's main function."""
        prepared = False
        while True:
            with self._changed:
                self._playing = None
                while self._waiting is None and not self._silent:
                    self._changed.wait()
                if self._waiting is None:
                    return
                (announcement, since), self._waiting = self._waiting, None
                self._playing = announcement
            if time.monotonic() - since <= LATE_S:
                self._play(announcement)
            if not prepared and not self._silent:
                prepared = True
                with contextlib.suppress(SaveError):  # Reported when an announcement needs the missing file.
                    self._prepare()

    def _play(self, announcement: Announcement) -> str:
        """Play an announcement with the first program that can; return its name, or "" if it was not played."""
        if self._programs is None:
            self._programs = installed(self._known)
            self._trouble = "" if self._programs else f"there is no {names(self._known)} here"
        try:
            subject = self._subject(announcement)
        except SaveError as error:
            self._programs, self._trouble = [], str(error)
        late = False
        while self._programs and not late:
            program = self._programs[0]
            run = self._begin(program, subject, announcement)
            trouble = self._trouble_with(run, subject) if isinstance(run, ProgramRun) else run
            if not trouble:
                if isinstance(run, ProgramRun) and run.killed and program.stop:
                    run_quietly(program.stop, self._limit_s)
                return program.name
            self._trouble = f"{program.name} {trouble}"
            self._programs = self._programs[1:]
            late = isinstance(run, ProgramRun) and run.hung
        if not self._programs:
            self._give_up()
        return ""

    def _begin(self, program: Program, subject: str, announcement: Announcement) -> ProgramRun | str:
        """Start a program and return its run, ended at once if it is not wanted any more; or why it cannot start."""
        try:
            run = ProgramRun(program.command(subject), self._limit_s)
        except (OSError, ValueError) as error:
            return f"cannot be started ({getattr(error, 'strerror', None) or error})"
        with self._changed:
            self._run = run
            if self._silent or (self._waiting is not None and self._waiting[0].rank >= announcement.rank):
                run.kill()
        return run

    def _trouble_with(self, run: ProgramRun, subject: str) -> str:
        """Wait for the end of a run; return what was wrong with it, or ""."""
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

    def _give_up(self) -> None:
        """Play nothing any more, and report why, unless the player was closed before."""
        with self._changed:
            was_silent, self._silent = self._silent, True
        if not was_silent:
            self._report(f"{self.name.capitalize()}: {self._trouble}.")
