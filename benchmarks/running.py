"""While it runs: keys, weeks, idling, timed work and a routine file that is saved."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.samples import article_file
from benchmarks.setting import Row, Setting, p99
from benchmarks.terminal import Terminal

PAGE_UP, PAGE_DOWN = "\x1b[5~", "\x1b[6~"
KEYS = {"more or less time": ("+", "-"), "a set on or back": ("\x1b[C", "\x1b[D")}
"""Keys that change a few lines, and keys that change the whole picture; each press changes something."""
PLANK = """name = "Plank"
[[block]]
name = "Core"
kind = "straight"
get_ready = "1s"
[[block.item]]
exercise = "Plank"
time = "30m"
"""


def measure(setting: Setting) -> Iterator[Row]:
    """All rows about a program that runs."""
    yield from _keys(setting)
    yield from _weeks(setting)
    yield from _idle(setting)
    yield from _timed_work(setting)
    yield from _save(setting)


def _keys(setting: Setting) -> Iterator[Row]:
    count = 60 if setting.quick else 250
    with setting.stride("start", years=10) as stride, setting.reference("echo") as echo:
        stride.wait_for("Week ")
        for terminal in (stride, echo):
            terminal.listen(1.5)
        for what, keys in KEYS.items():
            ours: list[float] = []
            theirs: list[float] = []
            for n in range(count):
                for terminal, times, key in ((stride, ours, keys[n % 2]), (echo, theirs, "ab"[n % 2])):
                    terminal.listen(0.02)
                    times.append(1000 * terminal.burst(terminal.send(key)))
            yield Row(f"key to paint, {what}, p99", "ms", p99(ours), p99(theirs), 1.5)
            yield Row("  median", "ms", statistics.median(ours), statistics.median(theirs))


def _weeks(setting: Setting) -> Iterator[Row]:
    with setting.stride(years=50) as stride:
        stride.wait_for("Week ")
        stride.wait_until_quiet()
        times = []
        for _ in range(10 if setting.quick else 30):
            stride.listen(0.02)
            times.append(1000 * stride.burst(stride.send(PAGE_UP)))
        yield Row("one week back with 50 years", "ms", statistics.median(times), None, 50)
        yield Row("  p99", "ms", p99(times))


def _idle(setting: Setting) -> Iterator[Row]:
    seconds = 8.0 if setting.quick else 30.0
    with setting.stride() as stride, setting.reference("hello") as hello:
        stride.wait_for("Week ")
        stride.wait_until_quiet()
        hello.wait_until_quiet()
        written = stride.written
        ours, theirs = _processor(stride, hello, seconds)
        yield Row("processor while idle", "% core", ours, theirs, 1.2)
        yield Row("  bytes written", "B", stride.written - written, None, 0)


def _timed_work(setting: Setting) -> Iterator[Row]:
    home = setting.folder / "plank"
    (home / "routines").mkdir(parents=True, exist_ok=True)
    (home / "routines" / "plank.toml").write_text(PLANK, "utf-8")
    with setting.stride("start", "plank", home=home) as stride, setting.reference("label") as label:
        stride.wait_for("WORK")
        label.wait_for("hello")
        stride.listen(1)
        label.drain()
        written = stride.written, label.written
        ours, theirs = _processor(stride, label, 8.0 if setting.quick else 30.0)
        yield Row("processor in timed work", "% core", ours, theirs, 2.0)
        yield Row("  bytes written", "B", stride.written - written[0], label.written - written[1])


def _processor(ours: Terminal, theirs: Terminal, seconds: float) -> tuple[float, float]:
    """Percent of a core that two programs take, side by side."""
    begun, before = time.perf_counter(), (ours.cpu, theirs.cpu)
    until = begun + seconds
    while (left := until - time.perf_counter()) > 0:
        ours.read(min(left, 0.05))
        theirs.read(0)
    spent = time.perf_counter() - begun
    return 100 * (ours.cpu - before[0]) / spent, 100 * (theirs.cpu - before[1]) / spent


def _save(setting: Setting) -> Iterator[Row]:
    home = setting.folder / "saves"
    file = home / "routines" / "lower-body-runners.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = article_file().read_text("utf-8")
    file.write_text(text, "utf-8")
    with setting.stride(home=home) as stride:
        stride.wait_for(setting.name, "Week ")
        stride.wait_until_quiet()
        times = []
        for n in range(4 if setting.quick else 12):
            stride.listen(0.6 + 0.05 * n)
            times.append(_saved(stride, file, text.replace(setting.name, f"Legs number {n}")))
        yield Row("save of a routine file to repaint, slowest", "ms", max(times), None, 700)
        yield Row("  median", "ms", statistics.median(times))


def _saved(stride: Terminal, file: Path, text: str) -> float:
    name = text.split('name = "', 1)[1].split('"', 1)[0]
    begun = time.perf_counter()
    file.write_text(text, "utf-8")
    return 1000 * (stride.wait_for(name, since=begun) - begun)
