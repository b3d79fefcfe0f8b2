"""Start, memory and leaving: stride with and without history beside a bare hello."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.setting import Row, Setting, interleaved

PAINT, PAINT_CPU, QUIET, QUIET_CPU, RSS, QUIT = range(6)


def measure(setting: Setting) -> Iterator[Row]:
    """All rows about a start and its end."""
    runs = {"hello": partial(_hello, setting)} | {
        str(years): partial(_stride, setting, years) for years in setting.homes
    }
    found = interleaved(setting.rounds, runs)
    hello, empty = found["hello"], found["0"]
    yield Row("first useful paint", "ms", empty[PAINT], hello[PAINT], 1.25)
    yield Row("  processor till then", "ms", empty[PAINT_CPU], hello[PAINT_CPU])
    yield Row("everything mounted and quiet", "ms", empty[QUIET], hello[QUIET], 2.0)
    yield Row("  processor till then", "ms", empty[QUIET_CPU], hello[QUIET_CPU])
    for years, most in ((10, 25.0), (50, 40.0)):
        there = found[str(years)]
        yield Row(f"first paint, {years} years of history", "ms", there[PAINT], empty[PAINT], most, added=True)
        yield Row("  processor till then", "ms", there[PAINT_CPU], empty[PAINT_CPU], added=True)
        yield Row("  processor till quiet", "ms", there[QUIET_CPU], empty[QUIET_CPU], added=True)
    yield Row("memory after start", "MB", empty[RSS], hello[RSS], 1.5)
    for years in (10, 50):
        yield Row(f"  with {years} years of history", "MB", found[str(years)][RSS], hello[RSS])
    yield Row("quit to shell prompt", "ms", empty[QUIT], hello[QUIT], 0.5)


def _hello(setting: Setting) -> list[float]:
    return _start(setting, None, ("hello",), "\x11")


def _stride(setting: Setting, years: int) -> list[float]:
    return _start(setting, years, (setting.name, "Week "), "q")


def _start(setting: Setting, years: int | None, words: tuple[str, ...], leave: str) -> list[float]:
    with setting.reference("hello") if years is None else setting.stride(years=years) as terminal:
        painted = terminal.wait_for(*words)
        cpu = terminal.cpu
        quiet, quiet_cpu = terminal.wait_until_quiet()
        rss = terminal.rss
        times = [painted - terminal.begun, cpu, quiet - terminal.begun, quiet_cpu]
        return [*(1000 * t for t in times), rss, 1000 * terminal.quit(leave)]
