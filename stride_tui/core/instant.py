"""An instant, as every rule in the core takes it: three clocks read at once, in whole milliseconds.

Why three: none of them alone answers every question. On Linux `time.monotonic` is paused while the machine is
suspended, so a rest timed by it would be too long by the night it slept through; the boot clock runs on, and every
duration and deadline is measured by it. The difference of the two is how a suspended machine is noticed. The wall
clock can be set to anything at any moment, so it serves for dates and times of day only.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import Protocol

import msgspec

SLEEP_GAP_MS = 2000
"""The milliseconds by which the boot clock has to outrun the awake clock for the machine to count as having slept."""
CLOCK_SET_MS = 60_000
"""The milliseconds by which the wall clock has to leave the boot clock to count as set: the network's time corrects it
by seconds now and then."""
MINUTE_MS = 60_000
HOUR_MS = 3_600_000
DAY_MS = 86_400_000
"""The milliseconds of a day without a change of the clocks."""


class Instant(msgspec.Struct, frozen=True, array_like=True):
    """Now, on all clocks.

    `awake` is paused while the machine is suspended, `boot` runs on; both count milliseconds from an unknown origin
    that a restart of the machine changes. `utc` is milliseconds since 1970-01-01 UTC and may jump when the clock is
    set. `offset` is the local zone's seconds east of UTC.
    """

    awake: int
    boot: int
    utc: int
    offset: int = 0

    def plus(self, ms: int) -> Instant:
        """Return the instant `ms` milliseconds later (earlier if negative) on every clock."""
        return Instant(self.awake + ms, self.boot + ms, self.utc + ms, self.offset)

    def slept_since(self, earlier: Instant) -> int:
        """Return the milliseconds that the machine was suspended between `earlier` and here, never negative."""
        return max(0, (self.boot - earlier.boot) - (self.awake - earlier.awake))

    def wall_moved_since(self, earlier: Instant) -> int:
        """Return the milliseconds that the wall clock was set forward between `earlier` and here; below 0 if back."""
        return (self.utc - earlier.utc) - (self.boot - earlier.boot)

    def dated_by(self, later: Instant) -> Instant:
        """Return this instant with the date that it has by the wall clock of `later`, if that was set since."""
        moved = later.wall_moved_since(self)
        return Instant(self.awake, self.boot, self.utc + moved, self.offset) if abs(moved) >= CLOCK_SET_MS else self

    def local(self) -> datetime:
        """Return the wall-clock time at this instant, as an aware datetime in the offset it was read with."""
        zone = timezone(timedelta(seconds=self.offset))
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.utc)).astimezone(zone)


_NUMBERS = count(1)


class Clock(Protocol):
    """A source of the present instant."""

    def now(self) -> Instant:
        """Return the present instant."""

    def real_ms(self, ms: int) -> float:
        """Return how many real milliseconds `ms` of this clock last: tests run it faster, and timers need to know."""

    def machine_start(self) -> str:
        """Return an id that the machine's next start changes, as it changes the origin of its clocks; "" if it has
        none."""


class ManualClock:
    """A clock that moves only when a method moves it: for tests, simulations and screenshots."""

    def __init__(self, utc: int = 1_795_338_000_000, offset: int = 0) -> None:
        self._now = Instant(awake=1_000_000, boot=1_000_000, utc=utc, offset=offset)
        self._start = f"manual-{next(_NUMBERS)}"

    def now(self) -> Instant:
        """Return the instant that the clock was last set to."""
        return self._now

    def forward(self, ms: int) -> Instant:
        """Let `ms` milliseconds pass on every clock."""
        self._now = self._now.plus(ms)
        return self._now

    def sleep(self, ms: int) -> Instant:
        """Suspend the machine for `ms` milliseconds: every clock but `awake` moves on."""
        now = self._now
        self._now = Instant(now.awake, now.boot + ms, now.utc + ms, now.offset)
        return self._now

    def set_wall(self, utc: int, offset: int | None = None) -> Instant:
        """Set the wall clock (and the zone offset) without any time passing."""
        now = self._now
        self._now = Instant(now.awake, now.boot, utc, now.offset if offset is None else offset)
        return self._now

    def real_ms(self, ms: int) -> float:
        """Return `ms` itself: this clock has no speed of its own."""
        return float(ms)

    def machine_start(self) -> str:
        """Return the id of this clock: another one stands for another start of the machine."""
        return self._start
