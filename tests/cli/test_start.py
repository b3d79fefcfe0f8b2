"""`stride` and `stride start` where no dashboard can be opened: one line, and exit 1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from stride_tui.cli import open_dashboard as dashboard
from stride_tui.services import printing
from stride_tui.services.exits import Exit
from stride_tui.services.home import open_home


class _Tty:
    """A standard stream that says it is a terminal, or not."""

    encoding = "utf-8"

    def __init__(self, is_one: bool = True) -> None:
        self.is_one = is_one
        self.written = ""

    def isatty(self) -> bool:
        """Whether it is one."""
        return self.is_one

    def write(self, text: str) -> None:
        """Keep what is written."""
        self.written += text

    def flush(self) -> None:
        """Do nothing: all is kept at once."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> _Tty:
    """A terminal on stdin and stderr; gives what is written to it."""
    stream = _Tty()
    # The module's own name for it, for pytest puts its streams into the real one again before a test.
    for module in (dashboard, printing):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=stream, stderr=stream))
    monkeypatch.setenv("TERM", "xterm")
    return stream


@pytest.mark.parametrize("arguments", [[], ["start"], ["start", "ten-minutes", "--hands-free"]], ids=str)
def test_without_a_terminal_it_is_refused_in_one_line(arguments: list[str], tmp_path: Path) -> None:
    """A pipe cannot show a dashboard."""
    done = subprocess.run(
        [sys.executable, "-m", "stride_tui", "--home", str(tmp_path), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (Exit.PROBLEMS, "")
    assert done.stderr.startswith("stride: the dashboard needs a terminal")
    assert done.stderr.count("\n") == 1


def test_a_dumb_terminal_is_refused_in_one_line(
    terminal: _Tty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TERM=dumb cannot place a cursor."""
    monkeypatch.setenv("TERM", "dumb")
    assert dashboard.open_dashboard(open_home(tmp_path)) == Exit.PROBLEMS
    assert "TERM=dumb" in terminal.written
    assert terminal.written.count("\n") == 1


def test_an_unknown_routine_suggests_the_nearest(terminal: _Tty, tmp_path: Path) -> None:
    """Before any screen is opened."""
    assert dashboard.open_dashboard(open_home(tmp_path), "ten-minuts") == Exit.PROBLEMS
    assert "there is no routine `ten-minuts`" in terminal.written
    assert "Did you mean `ten-minutes`?" in terminal.written


def test_a_routine_like_none_is_reported_which_there_are(terminal: _Tty, tmp_path: Path) -> None:
    """All of them, by the names to type."""
    dashboard.open_dashboard(open_home(tmp_path), "xyzzy")
    assert all(slug in terminal.written for slug in ("lower-body-runners", "no-equipment", "ten-minutes"))


def test_a_hostile_name_is_reported_safely(terminal: _Tty, tmp_path: Path) -> None:
    """What was typed may have been pasted."""
    dashboard.open_dashboard(open_home(tmp_path), "\x1b]52;c;x\x07")
    assert "\x1b" not in terminal.written
    assert "\ufffd]52" in terminal.written


def test_a_clock_speed_that_is_none_is_refused(terminal: _Tty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only tests set it; a mistake there is a mistake in the command."""
    from stride_tui.store.clock import system_clock

    monkeypatch.setenv("STRIDE_CLOCK_SPEED", "fast")
    system_clock.cache_clear()
    try:
        assert dashboard.open_dashboard(open_home(tmp_path)) == Exit.USAGE
    finally:
        monkeypatch.delenv("STRIDE_CLOCK_SPEED")
        system_clock.cache_clear()
    assert "STRIDE_CLOCK_SPEED" in terminal.written


@pytest.fixture(autouse=True)
def _collecting() -> object:
    """Opening turns garbage collection off for the first picture; none is opened here, so on it goes."""
    import gc

    yield
    gc.enable()
