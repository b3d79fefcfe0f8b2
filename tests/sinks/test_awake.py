"""Keeping awake: with a stand-in for wakepy, without it, and with one that breaks."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from types import ModuleType

import pytest

from stride_tui.sinks.awake import Awake
from tests.sinks.conftest import until


class Wakepy(ModuleType):
    """Notes how it is used."""

    def __init__(self) -> None:
        super().__init__("wakepy")
        self.noted: list[str] = []
        self.keep = self

    @contextmanager
    def presenting(self, on_fail: str):
        """As wakepy's: awake while it is open."""
        self.noted.append(f"awake, on_fail={on_fail}")
        yield
        self.noted.append("asleep")


@pytest.fixture
def wakepy(monkeypatch: pytest.MonkeyPatch) -> Wakepy:
    """A wakepy that is installed."""
    found = Wakepy()
    monkeypatch.setitem(sys.modules, "wakepy", found)
    return found


def threads() -> int:
    """How many threads keep the machine awake."""
    return sum(thread.name == "stride-awake" for thread in threading.enumerate())


def test_the_machine_is_kept_awake_until_it_is_let_go(wakepy: Wakepy) -> None:
    """Once, however often it is asked; and a failure of wakepy's is its own."""
    awake = Awake()
    awake.hold(True)
    awake.hold(True)
    until(lambda: wakepy.noted == ["awake, on_fail=pass"])
    assert awake.held
    awake.hold(False)
    awake.hold(False)
    until(lambda: wakepy.noted == ["awake, on_fail=pass", "asleep"])
    assert not awake.held


def test_without_wakepy_nothing_happens(monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    """It is an extra, and nobody is bothered."""
    monkeypatch.setitem(sys.modules, "wakepy", None)
    awake = Awake()
    awake.hold(True)
    until(lambda: threads() == 0)
    awake.hold(False)
    assert capfd.readouterr() == ("", "")


def test_a_wakepy_that_breaks_bothers_no_one(wakepy: Wakepy, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    """A session goes on without it."""
    monkeypatch.setattr(wakepy, "keep", None)
    awake = Awake()
    awake.hold(True)
    until(lambda: threads() == 0)
    assert capfd.readouterr() == ("", "")
