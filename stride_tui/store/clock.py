"""The system's clock: the only module that reads the time.

An Instant is read from three clocks: one that is paused while the machine sleeps (awake), one that runs on (boot),
and the wall clock (utc, with the local offset). Why the boot clock: `time.monotonic` is paused during suspend on
Linux. By it alone, a rest would go on after a closed lid as if no time had passed, and a sleep could not be noticed
at all. The clocks differ by platform:

- Linux: CLOCK_MONOTONIC is paused, CLOCK_BOOTTIME runs on.
- macOS: CLOCK_UPTIME_RAW is paused, CLOCK_MONOTONIC runs on.
- Windows: QueryUnbiasedInterruptTime is paused, the monotonic clock runs on.
- elsewhere: the monotonic clock serves as both, so a sleep is not noticed.

`STRIDE_CLOCK_SPEED=60` makes every clock run sixty times as fast from the start of the process. Only tests
use it. `ClockSpeedError` if it is not a number from 0.01 to 100000.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache

from stride_tui.core.instant import Instant

SPEED_VARIABLE = "STRIDE_CLOCK_SPEED"
BOOT_ID = "/proc/sys/kernel/random/boot_id"
"""The file in which Linux has an id of its own for each start of the machine."""
_NS_PER_MS = 1_000_000

ReadNs = Callable[[], int]
"""A function that reads one clock, in nanoseconds."""


class ClockSpeedError(ValueError):
    """The environment asks for a speed that the clock cannot have; the text is one sentence for the user."""


class SystemClock:
    """The clocks of this machine. Each can be replaced, so that tests can try what every platform has."""

    def __init__(
        self,
        awake: ReadNs | None = None,
        boot: ReadNs | None = None,
        wall: ReadNs | None = None,
        speed: float | None = None,
    ) -> None:
        chosen = platform_clocks()
        self._reads = (awake or chosen[0], boot or chosen[1], wall or time.time_ns)
        self._speed = speed_from(os.environ) if speed is None else speed
        self._origin = tuple(read() for read in self._reads) if self._speed != 1 else (0, 0, 0)

    def now(self) -> Instant:
        """Return the present instant, in whole milliseconds."""
        awake, boot, wall = (
            self._scaled(read(), origin) for read, origin in zip(self._reads, self._origin, strict=True)
        )
        utc = wall // _NS_PER_MS
        return Instant(awake // _NS_PER_MS, boot // _NS_PER_MS, utc, local_offset(utc))

    def real_ms(self, ms: int) -> float:
        """Return how many real milliseconds `ms` of this clock last: a timer waits in real time."""
        return ms / self._speed

    def machine_start(self) -> str:
        """Return the id that Linux gives to each start of the machine; "" elsewhere."""
        return machine_start()

    def _scaled(self, reading: int, origin: int) -> int:
        """Return a reading in nanoseconds as the faster clock would show it, counted from the process's start."""
        if self._speed == 1:
            return reading
        return origin + int((reading - origin) * self._speed)


@cache
def system_clock() -> SystemClock:
    """Return the process's only clock: two that run faster would have two origins, and so show different times."""
    return SystemClock()


@cache
def machine_start(path: str = BOOT_ID) -> str:
    """Return the id of this start of the machine from the file that has it; "" where there is none."""
    try:
        with open(path, encoding="ascii") as file:
            return file.read(64).strip()
    except (OSError, ValueError):
        return ""


def speed_from(environment: Mapping[str, str]) -> float:
    """Return how many times as fast the clock is to run: 1 unless the environment sets `STRIDE_CLOCK_SPEED`."""
    text = environment.get(SPEED_VARIABLE, "").strip()
    if not text:
        return 1.0
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.01 <= speed <= 100_000:
        raise ClockSpeedError(f"{SPEED_VARIABLE} is a number from 0.01 to 100000, not `{text}`")
    return speed


def local_offset(utc: int) -> int:
    """Return the local zone's seconds east of UTC at a time in UTC milliseconds; 0 if the platform has no answer."""
    try:
        return time.localtime(utc / 1000).tm_gmtoff or 0
    except (OverflowError, OSError, ValueError):
        return 0


def system_clock_ids(platform: str = sys.platform) -> tuple[str, str]:
    """Return the names of the awake and the boot clock on a platform, as the `time` module spells them."""
    if platform == "darwin":
        return "CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC"
    if platform.startswith(("linux", "android")):
        return "CLOCK_MONOTONIC", "CLOCK_BOOTTIME"
    return "", ""


def platform_clocks(platform: str = sys.platform) -> tuple[ReadNs, ReadNs]:
    """Return the readers of the awake and the boot clock; the monotonic clock where there is nothing better."""
    awake, boot = (_reader(name) for name in system_clock_ids(platform))
    if platform == "win32":
        awake = _windows_awake() or awake
    return awake, boot


def _reader(name: str) -> ReadNs:
    """Return the reader of a clock by its name; the monotonic clock where the system does not have it."""
    clock: int | None = getattr(time, name, None) if name else None
    if clock is None or not hasattr(time, "clock_gettime_ns"):
        return time.monotonic_ns
    read, number = time.clock_gettime_ns, clock
    try:
        read(number)
    except OSError:
        return time.monotonic_ns
    return lambda: read(number)


def _windows_awake() -> ReadNs | None:
    """Return the reader of the time that Windows was awake, or None: it needs a system call, in units of 100 ns."""
    import ctypes

    query = getattr(getattr(getattr(ctypes, "windll", None), "kernel32", None), "QueryUnbiasedInterruptTime", None)
    if query is None:
        return None
    counted = ctypes.c_ulonglong()

    def read() -> int:
        query(ctypes.byref(counted))
        return counted.value * 100

    return read
