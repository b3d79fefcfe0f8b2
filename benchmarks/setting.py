"""What every measurement is given: how often to measure, the homes, the commands; and the rows they give back."""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.samples import article, make_home
from benchmarks.terminal import Terminal

HERE = Path(__file__).resolve().parent
STRIDE = Path(sys.executable).parent / "stride"
"""The command as it is installed beside this interpreter."""


class Row(msgspec.Struct, frozen=True):
    """One line of the table. `goal` is the most that `over` may be, which is the ratio to the reference,
    or the value itself where there is no reference, or their difference where `added` is set. None: only told.
    """

    measure: str
    unit: str
    value: float
    reference: float | None = None
    goal: float | None = None
    added: bool = False

    @property
    def over(self) -> float:
        """What is held against the goal."""
        if self.reference is None:
            return self.value
        return self.value - self.reference if self.added else self.value / max(self.reference, 1e-9)

    @property
    def ok(self) -> bool:
        """Whether the goal is met, as far as there is one."""
        return self.goal is None or self.over <= self.goal


class Setting:
    """The homes (by years of history), how many rounds to measure, and how long to watch."""

    def __init__(self, folder: Path, rounds: int, quick: bool) -> None:
        self.folder = folder
        self.rounds = rounds
        self.quick = quick
        now = time.time_ns() // 1_000_000
        self.homes = {years: make_home(folder / f"{years}-years", years, now).data for years in (0, 10, 50)}

    @property
    def name(self) -> str:
        """The name of the routine that a first start shows."""
        return article().name

    def environment(self, home: Path) -> dict[str, str]:
        """What a program is told about the world."""
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
        told = {"STRIDE_HOME": str(home), "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        return kept | told | {"LANG": "C.UTF-8"}

    def stride(self, *arguments: str, years: int = 0, home: Path | None = None) -> Terminal:
        """stride in a terminal of its own."""
        return Terminal([str(STRIDE), *arguments], self.environment(home or self.homes[years]), self.folder)

    def reference(self, name: str) -> Terminal:
        """A bare Textual app in a terminal of its own."""
        command = [sys.executable, str(HERE / "references.py"), name]
        return Terminal(command, self.environment(self.homes[0]), self.folder)


def interleaved(
    rounds: int, runs: Mapping[str, Callable[[], Sequence[float]]], seed: int = 1
) -> dict[str, list[float]]:
    """Run everything in turn, in another order each round; gives the medians of each run's numbers."""
    chance = random.Random(seed)
    found: dict[str, list[Sequence[float]]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name in chance.sample(sorted(runs), len(runs)):
            found[name].append(runs[name]())
    return {name: medians(numbers) for name, numbers in found.items()}


def medians(runs: Iterable[Sequence[float]]) -> list[float]:
    """The median of each column."""
    return [statistics.median(column) for column in zip(*runs, strict=True)]


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    return sorted(values)[min(len(values) - 1, round(len(values) * 0.99))]
