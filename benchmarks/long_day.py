"""Eight hours in a few minutes: what the memory grows by, and what is written while nothing is done.

The program's clock runs two hundred times as fast. Memory is counted from the end of the start: the whole history is
read, and the picture has changed for a few minutes.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.setting import STRIDE, Row, Setting
from benchmarks.terminal import Terminal

SPEED = 200
START_H = 0.25
"""The simulated hours that count as the start."""
PLANK = """name = "Plank"
[[block]]
name = "Core"
rounds = 50
[[block.item]]
exercise = "Plank"
time = "10m"
[[block.item]]
exercise = "Lateral Step Down"
reps = 8
sides = "each"
"""
"""More than eight hours of work, hands-free."""


def measure(setting: Setting) -> Iterator[Row]:
    """All rows about a long day."""
    hours = 1.0 if setting.quick else 8.0
    opened = {
        "before a session": _opened(setting, "idle", 10),
        "in Review": _opened(setting, "review", 10),
        "in a session": _opened(setting, "session", 0, "start", "plank", "--hands-free"),
    }
    try:
        for terminal in opened.values():
            terminal.wait_for("Week ")
        opened["in Review"].wait_until_quiet()
        opened["in Review"].send("v")
        _let_run(opened.values(), START_H)
        before = {name: (terminal.rss, terminal.written) for name, terminal in opened.items()}
        _let_run(opened.values(), hours)
        for name, terminal in opened.items():
            memory, written = before[name]
            yield Row(f"memory after {hours:g} hours {name}", "%", 100 * (terminal.rss / memory - 1), None, 5)
            yield Row("  bytes written a minute", "B", (terminal.written - written) / hours / 60)
    finally:
        for terminal in opened.values():
            terminal.__exit__()


def _opened(setting: Setting, name: str, years: int, *arguments: str) -> Terminal:
    """stride on a fast clock, in a home of its own with so many years of history."""
    home = setting.homes[years] if years else setting.folder / f"long-day-{name}"
    routine = home / "routines" / "plank.toml"
    routine.parent.mkdir(parents=True, exist_ok=True)
    routine.write_text(PLANK, "utf-8")
    environment = setting.environment(Path(home)) | {"STRIDE_CLOCK_SPEED": str(SPEED)}
    return Terminal([str(STRIDE), *arguments], environment, setting.folder)


def _let_run(terminals: Iterable[Terminal], hours: float) -> None:
    """Let simulated hours pass, taking what is written."""
    until = time.perf_counter() + hours * 3600 / SPEED
    while (left := until - time.perf_counter()) > 0:
        for terminal in terminals:
            terminal.read(0)
        time.sleep(min(left, 0.02))
