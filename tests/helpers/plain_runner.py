"""A runner who types by what is said, on a clock that moves only while the led waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.routine import Load, Routine
from stride_tui.core.settings.settings import Settings
from stride_tui.plain.input import InputEnded, News, Typed
from stride_tui.plain.loop import PlainSession
from stride_tui.plain.setup import Setup
from stride_tui.services.home import Home
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.week.plan_file import load_plan
from tests.helpers.routine_builders import block, reps, routine, timed

MOST_TURNS = 20_000

Script = Iterable[tuple[str, str | News | Callable[[], object]]]
"""Pairs: once a line holds these words, this is typed a second later (or this news comes at once, or this is done)."""

DOES_EVERY_SET = {"Enter when done.": "", "Rest, as needed": ""}
"""What a runner does who does every set: Enter when it is done, Enter when rested."""


def small() -> Routine:
    """Timed work on two sides, rep work with a load, a rest, and another block."""
    return routine(
        block("Warm-up", timed("Plank", 20, sides="each"), kind="warm-up"),
        block("A", reps("Squat", 8, load=Load("dumbbells", 10)), rounds=2),
        block("B", reps("Lunge", 10)),
    )


class Runner:
    """A source of news that answers what is said. `wait` lets the time pass that the led waits."""

    def __init__(self, clock: ManualClock, script: Script, always: dict[str, str], ends: bool) -> None:
        self.clock = clock
        self.lines: list[str] = []
        self.led: PlainSession | None = None
        self._script = deque(script)
        self._always = always
        self._ends = ends
        self._heard = 0
        self._put: SimpleQueue[News] = SimpleQueue()
        self._turns = 0

    def say(self, line: str) -> None:
        """Hear a line."""
        self.lines.append(line)

    def put(self, news: News) -> None:
        """Take news from the saver's thread."""
        self._put.put(news)

    def wait(self, ms: float) -> News | None:
        """Answer what was said, a second later; else let the time pass."""
        self._turns += 1
        assert self._turns < MOST_TURNS, "it goes on for ever"
        assert self.led is not None
        self.led._saver.settle()
        try:
            return self._put.get_nowait()
        except Empty:
            pass
        while self._heard < len(self.lines):
            line = self.lines[self._heard]
            if self._script and self._script[0][0] in line:
                self._heard += 1
                return self._typed(self._script.popleft()[1])
            self._heard += 1
            for words, answer in self._always.items():
                if words in line and not self._script:
                    return self._typed(answer)
        if self._ends and not self._script:
            self._ends = False
            return InputEnded()
        self.clock.forward(max(1, round(ms)))
        return None

    def _typed(self, answer: str | News | Callable[[], object]) -> News | None:
        if callable(answer):
            answer()
            return None
        if isinstance(answer, str):
            self.clock.forward(1_000)
            return Typed(answer)
        return answer


class PlainHome:
    """One home and one clock, on which sessions are led one after the other."""

    def __init__(self, home: Path) -> None:
        self.paths: Paths = find_paths(home)
        self.clock = ManualClock()
        self.rings = 0
        self.led: PlainSession | None = None

    def lead(
        self,
        script: Script = (),
        of: Routine | None = None,
        hands_free: bool = False,
        always: dict[str, str] | None = None,
        ends: bool = True,
        alone: bool = True,
        stop: Callable[[], bool] = lambda: False,
    ) -> tuple[int, list[str]]:
        """Lead a session to its end; gives the exit code and the lines. The input `ends` after the script."""
        runner = Runner(self.clock, script, always or {}, ends)
        setup = Setup(self.workspace(of or small(), hands_free), runner, runner.say, self._ring, alone, stop)
        self.led = runner.led = PlainSession(setup)
        return runner.led.run(), runner.lines

    def workspace(self, routine: Routine, hands_free: bool = False) -> Workspace:
        """A workspace of this home on a routine, with the home's plan."""
        library = Library((Entry(routine.slug, f"{routine.slug}.toml", False, routine),))
        workspace = Workspace(Home(self.paths, self.clock), Settings(hands_free=hands_free), library, routine.slug)
        workspace.take_plan(load_plan(self.paths))
        return workspace

    @property
    def sessions(self) -> list[tuple[bool, list[str]]]:
        """The sessions in the history: whether finished, and what became of the sets."""
        return [(s.finished, [r.status for r in s.sets]) for s in read_history(self.paths).history.sessions]

    @property
    def left(self) -> bool:
        """Whether a session is left for later."""
        return self.paths.journal.exists()

    def _ring(self) -> None:
        self.rings += 1
