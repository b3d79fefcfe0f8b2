"""The start over a damaged history: two hundred thousand lines that are none, beside no history at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.setting import Row, Setting, interleaved
from benchmarks.starting import PAINT, PAINT_CPU, QUIET, RSS
from stride_tui.store.paths import find_paths

BAD_LINES = 200_000
MOST_MS = 100.0
"""The milliseconds by which bad lines may delay the first picture."""
KINDS = {
    "letters": b"x\n",
    "words": b"this is no line of the history\n",
    "JSON": b'{"v":1,"kind":"session"}\n',
    "checksums": b'{"v":1,"kind":"session","id":"one","n":0,"utc":1,"offset":0,"body":{},"crc":"00000000"}\n',
}
"""Lines that are told apart from a record at different costs."""


def measure(setting: Setting) -> Iterator[Row]:
    """All rows about the start over a damaged history."""
    homes = {name: _home(setting.folder, name, line) for name, line in KINDS.items()}
    runs = {name: partial(_start, setting, home) for name, home in homes.items()}
    found = interleaved(setting.rounds, {"none": partial(_start, setting, setting.homes[0]), **runs})
    none = found.pop("none")
    for name, there in found.items():
        paint, cpu = (1000 * there[n] for n in (PAINT, PAINT_CPU))
        yield Row(f"first paint, {BAD_LINES:,} bad lines ({name})", "ms", paint, 1000 * none[0], MOST_MS, added=True)
        yield Row("  processor till then", "ms", cpu, 1000 * none[1], added=True)
        yield Row("  memory after start", "MB", there[RSS], none[RSS])
        yield Row("  everything mounted and quiet", "ms", 1000 * there[QUIET], 1000 * none[QUIET], added=True)


def _home(folder: Path, name: str, line: bytes) -> Path:
    """A home whose history is that line, again and again."""
    paths = find_paths(folder / f"damaged-{name.replace(' ', '-')}")
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(line * BAD_LINES)
    return paths.data


def _start(setting: Setting, home: Path) -> list[float]:
    """Seconds to the first useful picture, of processor till then, to quiet, of processor till then; and megabytes."""
    with setting.stride(home=home) as terminal:
        painted = terminal.wait_for(setting.name, "Week ")
        cpu = terminal.cpu
        quiet, quiet_cpu = terminal.wait_until_quiet()
        rss = terminal.rss
        terminal.quit("q")
        return [painted - terminal.begun, cpu, quiet - terminal.begun, quiet_cpu, rss]
