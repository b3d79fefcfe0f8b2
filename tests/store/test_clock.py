"""The system's clock chooses the platform's clocks, and can be made to run faster for tests."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from stride_tui.store import clock
from stride_tui.store.clock import (
    ClockSpeedError,
    SystemClock,
    local_offset,
    machine_start,
    platform_clocks,
    speed_from,
    system_clock_ids,
)


class Hand:
    """A clock whose reading is set by hand, in nanoseconds."""

    def __init__(self, ns: int) -> None:
        self.ns = ns

    def __call__(self) -> int:
        """The reading."""
        return self.ns


@pytest.mark.parametrize(
    ("platform", "ids"),
    [
        ("linux", ("CLOCK_MONOTONIC", "CLOCK_BOOTTIME")),
        ("darwin", ("CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC")),
        ("win32", ("", "")),
        ("freebsd14", ("", "")),
    ],
)
def test_each_platform_has_its_clocks(platform: str, ids: tuple[str, str]) -> None:
    """Awake stands still in sleep, boot runs on."""
    assert system_clock_ids(platform) == ids


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "unknown"])
def test_a_clock_that_is_missing_is_replaced_by_the_monotonic_one(platform: str) -> None:
    """On every platform both readers read, whatever this machine has."""
    awake, boot = platform_clocks(platform)
    assert awake() >= 0
    assert boot() >= 0


def test_an_instant_is_whole_milliseconds_of_each_clock() -> None:
    """Nothing is mixed up between the clocks."""
    now = SystemClock(Hand(1_999_999), Hand(5_000_000), Hand(1_795_338_000_123_456_789), speed=1).now()
    assert (now.awake, now.boot, now.utc) == (1, 5, 1_795_338_000_123)


def test_a_faster_clock_scales_what_passes_and_not_where_it_began() -> None:
    """Sixty times as fast: one second is a minute, on every clock, from the same start."""
    hands = Hand(10**9), Hand(20**9), Hand(30**9)
    fast = SystemClock(*hands, speed=60)
    before = fast.now()
    for hand in hands:
        hand.ns += 10**9
    after = fast.now()
    passed = (after.awake - before.awake, after.boot - before.boot, after.utc - before.utc)
    assert passed == (60_000, 60_000, 60_000)
    assert before.awake == 1000
    assert fast.real_ms(60_000) == 1000


@pytest.mark.parametrize("text", ["fast", "0", "-1", "nan", "inf", "1e9"])
def test_a_speed_that_is_none_is_reported(text: str) -> None:
    """The sentence names the variable and the value."""
    with pytest.raises(ClockSpeedError, match=f"STRIDE_CLOCK_SPEED.*`{text}`"):
        speed_from({"STRIDE_CLOCK_SPEED": text})


def test_without_the_switch_the_clock_is_real() -> None:
    """Neither a missing nor an empty variable changes anything."""
    assert speed_from({}) == speed_from({"STRIDE_CLOCK_SPEED": " "}) == 1


def test_the_process_has_one_clock() -> None:
    """Everybody sees the same time, however fast it runs."""
    assert clock.system_clock() is clock.system_clock()


def test_a_time_that_the_platform_cannot_place_has_no_offset() -> None:
    """Absurd times give 0 and no error."""
    assert local_offset(10**30) == 0


def test_the_offset_is_the_local_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds east of UTC at that time."""
    monkeypatch.setattr(
        time, "localtime", lambda _: time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0), {"tm_gmtoff": 7200})
    )
    assert local_offset(0) == 7200


def test_a_start_of_the_machine_has_an_id(tmp_path: Path) -> None:
    """The one that the system gives it; without the file, or with bytes that are no text, there is none."""
    found = tmp_path / "boot_id"
    found.write_text("0b6c2e4c-5f1e-4c52-9d7e-6a4c5b3f2a10\n", encoding="ascii")
    assert machine_start(str(found)) == "0b6c2e4c-5f1e-4c52-9d7e-6a4c5b3f2a10"
    broken = tmp_path / "broken"
    broken.write_bytes(b"\xff\xfe")
    assert (machine_start(str(broken)), machine_start(str(tmp_path / "none"))) == ("", "")
    assert SystemClock().machine_start() == SystemClock().machine_start()
