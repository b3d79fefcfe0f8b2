"""Plain commands beside an interpreter that does nothing, and reading a routine beside its TOML parser."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

import tomli

from benchmarks.samples import article_file
from benchmarks.setting import STRIDE, Row, Setting, interleaved
from benchmarks.terminal import NotMeasuredError

COMMANDS = (
    ("--version", 5.0),
    ("next --short", 5.0),
    ("check", 8.0),
    ("week", 8.0),
    ("routines", 8.0),
    ("paths", 8.0),
)
"""Each with the most times an idle interpreter's processor time it may take."""


def measure(setting: Setting) -> Iterator[Row]:
    """All rows about plain commands and reading."""
    yield from _commands(setting)
    yield from _reading(setting)


def _commands(setting: Setting) -> Iterator[Row]:
    environment = setting.environment(setting.homes[0])
    runs: dict[str, Callable[[], list[float]]] = {"": partial(_spent, [sys.executable, "-c", "pass"], environment)}
    for command, _ in COMMANDS:
        runs[command] = partial(_spent, [str(STRIDE), *command.split()], environment)
    found = interleaved(setting.rounds * 3, runs)
    for command, goal in COMMANDS:
        yield Row(f"stride {command}, processor", "ms", found[command][0], found[""][0], goal)
    for command, _ in COMMANDS:
        probe = f"import sys; sys.argv = ['stride', *{command!r}.split()]; from stride_tui.__main__ import main\n"
        probe += "try: main()\nfinally: sys.exit(10 if 'textual' in sys.modules else 0)"
        done = subprocess.run([sys.executable, "-c", probe], env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise NotMeasuredError(f"`stride {command}` imports Textual, or fails")


def _spent(command: list[str], environment: dict[str, str]) -> list[float]:
    """Milliseconds of processor time that a command takes."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise NotMeasuredError(f"{command} ended with {process.returncode}")
    return [1000 * (used.ru_utime + used.ru_stime)]


def _reading(setting: Setting) -> Iterator[Row]:
    from stride_tui.core.routines.routine import Routine
    from stride_tui.core.routines.steps import unroll
    from stride_tui.store.routines.file import parse_routine

    text = article_file().read_text("utf-8")

    def whole() -> None:
        routine = parse_routine(text, "article", "article.toml")
        assert isinstance(routine, Routine)
        unroll(routine)

    ours, theirs = [], []
    for _ in range(max(20, setting.rounds * 10)):
        ours.append(_timed(whole))
        theirs.append(_timed(lambda: tomli.loads(text)))
    yield Row("parse, validate, unroll a routine", "ms", statistics.median(ours), statistics.median(theirs), 6.0)


def _timed(act: Callable[[], object], times: int = 5) -> float:
    begun = time.process_time()
    for _ in range(times):
        act()
    return 1000 * (time.process_time() - begun) / times
