"""Two checkouts side by side: what the start and the plain commands take in each, turn by turn in one run.

    python -m benchmarks.compare OTHER_CHECKOUT [ROUNDS]

Each checkout needs its own `.venv` (`make .venv/.stamp`). Medians, and the ratio of this one to the other.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.terminal import Terminal

HERE = Path(__file__).resolve().parents[1]
COMMANDS = (("--version",), ("next", "--short"), ("check",), ("week",), ("progress",), ("history", "list"))
TITLE = "Lower-Body Strength for Runners"
"""What the first useful picture shows, with the week below it."""


def first_paint(checkout: Path, home: str) -> tuple[float, float]:
    """Return milliseconds from the start to the first useful picture: on the wall, and of processor time."""
    environment = {**os.environ, "STRIDE_HOME": home, "TERM": "xterm-256color"}
    with Terminal([str(checkout / ".venv/bin/stride")], environment) as terminal:
        painted = terminal.wait_for(TITLE, "Week ")
        return 1000 * (painted - terminal.begun), 1000 * terminal.cpu


def run_command(checkout: Path, home: str, words: tuple[str, ...]) -> tuple[float, float]:
    """Return milliseconds that a command takes: on the wall, and of processor time."""
    before, begun = os.times(), time.perf_counter()
    environment = {**os.environ, "STRIDE_HOME": home}
    subprocess.run([checkout / ".venv/bin/stride", *words], env=environment, stdout=subprocess.DEVNULL, check=True)
    took, after = time.perf_counter() - begun, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return 1000 * took, 1000 * processor


def compare(other: Path, rounds: int) -> None:
    """Measure each thing in both checkouts by turns, and print a line for each."""
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [HERE / ".venv/bin/stride", "demo", "--home", home], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        things: dict[str, Callable[[Path], tuple[float, float]]] = {"first useful paint": partial(_paint, home)}
        things |= {" ".join(words): partial(_command, home, words) for words in COMMANDS}
        print(f"{'':<22}{'other ms':>10}{'here ms':>10}{'ratio':>7}{'other cpu':>11}{'here cpu':>10}{'ratio':>7}")
        for name, measure in things.items():
            rows: dict[Path, list[tuple[float, float]]] = {other: [], HERE: []}
            for _ in range(rounds):
                for checkout in rows:
                    rows[checkout].append(measure(checkout))
            (wall, cpu), (wall_here, cpu_here) = (
                (statistics.median(w for w, _ in found), statistics.median(c for _, c in found))
                for found in (rows[other], rows[HERE])
            )
            ratios = f"{wall_here / wall:>7.2f}", f"{cpu_here / cpu:>7.2f}"
            print(f"{name:<22}{wall:>10.1f}{wall_here:>10.1f}{ratios[0]}{cpu:>11.1f}{cpu_here:>10.1f}{ratios[1]}")


def _paint(home: str, checkout: Path) -> tuple[float, float]:
    return first_paint(checkout, home)


def _command(home: str, words: tuple[str, ...], checkout: Path) -> tuple[float, float]:
    return run_command(checkout, home, words)


if __name__ == "__main__":
    compare(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 9)
