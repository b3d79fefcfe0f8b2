"""The zone: the one that the system names, as long as the clock agrees with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
import tzlocal

from stride_tui.core.instant import Instant
from stride_tui.store.zone import local_zone

WINTER = Instant(0, 0, int(datetime(2026, 11, 22, tzinfo=UTC).timestamp() * 1000), 3600)


def named(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], tzinfo]) -> None:
    """Let the system name a zone, or fail to."""
    monkeypatch.setattr(tzlocal, "reload_localzone", answer)


def test_the_named_zone_has_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Summer has another offset than the present one."""
    named(monkeypatch, lambda: ZoneInfo("Europe/Berlin"))
    assert datetime(2026, 7, 1, 12, tzinfo=local_zone(WINTER)).utcoffset() == timedelta(hours=2)


def test_a_zone_that_the_clock_contradicts_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock's offset stands."""
    named(monkeypatch, lambda: ZoneInfo("Asia/Tokyo"))
    assert local_zone(WINTER).utcoffset(None) == timedelta(hours=1)


@pytest.mark.parametrize("error", [ZoneInfoNotFoundError("none"), ValueError("bad"), IsADirectoryError()])
def test_without_a_zone_the_present_offset_stands(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Whatever kept the zone from being found."""

    def fail() -> tzinfo:
        raise error

    named(monkeypatch, fail)
    assert local_zone(WINTER).utcoffset(None) == timedelta(hours=1)


@pytest.mark.skipif(sys.platform == "win32", reason="the variable means something else there")
@pytest.mark.parametrize(("variable", "shown"), [("America/New_York", "America/New_York"), ("No/Where", "UTC")])
def test_the_variable_is_honoured(variable: str, shown: str) -> None:
    """`TZ` names the zone of a process; one that does not exist is UTC, as it is for the clock."""
    code = "from stride_tui.store.zone import local_zone; print(local_zone())"
    env = os.environ | {"TZ": variable}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == (shown, "")
