"""A session with somebody who listens: every cue that was told, with the instant at which it was."""

from __future__ import annotations

from typing import Self

from stride_tui.core.cues.cues import Cue
from stride_tui.core.cues.track import CueTrack
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.events import Command
from tests.helpers.routine_builders import SECOND, Run

Heard = list[tuple[float, str]]


def words_of(cue: Cue) -> str:
    """A cue in short: its meaning, and its number if it has one."""
    return f"{cue.meaning} {cue.number}" if cue.number else cue.meaning


class Listener(Run):
    """A session on a clock that moves only when told to, and its cues so far."""

    def __init__(self, of: Routine, hands_free: bool = False) -> None:
        super().__init__(of, hands_free)
        self.begun = self.now.boot
        self.track = CueTrack()
        self.cues: list[Cue] = list(self.track.drive(tuple(self.events), self.now))

    def _hear(self, since: int) -> None:
        self.cues += self.track.drive(tuple(self.events[since:]), self.engine.seen)

    def wait(self, seconds: float) -> Self:
        """Let time pass, looked at as seldom as a cue may be late."""
        for part in [1.0] * int(seconds) + [seconds % 1]:
            self.leap(part)
        return self

    def leap(self, seconds: float) -> Self:
        """Let time pass unheard, and look once."""
        since = len(self.events)
        super().wait(seconds)
        self._hear(since)
        return self

    def sleep(self, seconds: float) -> Self:
        """The machine is suspended, then the session is looked at."""
        since = len(self.events)
        self.events += self.engine.tick(self.clock.sleep(round(seconds * SECOND)))
        self._hear(since)
        return self

    def do(self, command: Command) -> Self:
        """Obey a command now."""
        since = len(self.events)
        super().do(command)
        self._hear(since)
        return self

    def forget(self) -> Self:
        """Only what comes from now on is of interest."""
        self.cues.clear()
        return self

    @property
    def heard(self) -> Heard:
        """The cues with the seconds since the session began."""
        return [((cue.at - self.begun) / SECOND, words_of(cue)) for cue in self.cues]

    @property
    def meanings(self) -> list[str]:
        """The cues without their times."""
        return [words_of(cue) for cue in self.cues]
