"""An instant, as every rule in the core takes it: three clocks read at once, in whole milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

import msgspec

SLEEP_GAP_MS = 2000
"""When the boot clock outruns the awake clock by more than this, the machine has slept."""


class Instant(msgspec.Struct, frozen=True, array_like=True):
    """Now, on all clocks.

    `awake` stands still while the machine is suspended, `boot` runs on; both count milliseconds from an
    unknown origin that a restart of the machine changes. `utc` is milliseconds since 1970-01-01 UTC and
    may jump when somebody sets the clock. `offset` is the local zone's seconds east of UTC.
    """

    awake: int
    boot: int
    utc: int
    offset: int = 0

    def plus(self, ms: int) -> Instant:
        """The instant `ms` milliseconds later (earlier if negative) on every clock."""
        return Instant(self.awake + ms, self.boot + ms, self.utc + ms, self.offset)

    def slept_since(self, earlier: Instant) -> int:
        """Milliseconds that the machine was suspended between `earlier` and here, never negative."""
        return max(0, (self.boot - earlier.boot) - (self.awake - earlier.awake))

    def local(self) -> datetime:
        """The wall-clock time at this instant, aware, in the zone offset it was read with."""
        zone = timezone(timedelta(seconds=self.offset))
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.utc)).astimezone(zone)


class Clock(Protocol):
    """Whatever gives the present instant."""

    def now(self) -> Instant:
        """The present instant."""

    def real_ms(self, ms: int) -> float:
        """How long `ms` milliseconds of this clock really last: for timers."""


class ManualClock:
    """A clock that moves only when told to: for tests, simulations and screenshots."""

    def __init__(self, utc: int = 1_795_338_000_000, offset: int = 0) -> None:
        self._now = Instant(awake=1_000_000, boot=1_000_000, utc=utc, offset=offset)

    def now(self) -> Instant:
        """The instant at which the clock stands."""
        return self._now

    def forward(self, ms: int) -> Instant:
        """Let `ms` milliseconds pass on every clock."""
        self._now = self._now.plus(ms)
        return self._now

    def sleep(self, ms: int) -> Instant:
        """Suspend the machine for `ms` milliseconds: the awake clock stands still."""
        now = self._now
        self._now = Instant(now.awake, now.boot + ms, now.utc + ms, now.offset)
        return self._now

    def set_wall(self, utc: int, offset: int | None = None) -> Instant:
        """Set the wall clock (and the zone offset) without any time passing."""
        now = self._now
        self._now = Instant(now.awake, now.boot, utc, now.offset if offset is None else offset)
        return self._now

    def real_ms(self, ms: int) -> float:
        """How long `ms` of this clock take on the wall: it stands for real time."""
        return float(ms)
