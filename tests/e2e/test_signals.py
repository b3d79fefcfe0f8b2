"""However it ends, the terminal is as it was, and the process is gone."""

from __future__ import annotations

import signal
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.real_terminal import Terminal


def _idle(terminal: Terminal) -> None:
    """Before a session."""
    terminal.shows("Press space")


def _work(terminal: Terminal) -> None:
    """In the middle of a set."""
    _idle(terminal)
    terminal.type(" ")
    terminal.shows("GET READY")
    terminal.type("\r")
    terminal.shows("WORK")


def _dialog(terminal: Terminal) -> None:
    """While a question is open."""
    _work(terminal)
    terminal.type("\x1b")
    terminal.shows("End the session?")


SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
STATES = {"idle": _idle, "work": _work, "dialog": _dialog}

each_state = pytest.mark.parametrize("state", STATES.values(), ids=STATES)


@pytest.mark.slow
@each_state
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_leaves_the_terminal_as_it_was(
    tmp_path: Path, state: Callable[[Terminal], None], number: signal.Signals
) -> None:
    """Exit code 128 + n, the other screen left, cursor and mouse as before, and every setting restored."""
    with Terminal("--home", str(tmp_path)) as terminal:
        state(terminal)
        assert termios.tcgetattr(terminal.slave) != terminal.before
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert [terminal.last(mode) for mode in (b"1049", b"25", b"1000", b"1003", b"2004")] == [
            "l",
            "h",
            "l",
            "l",
            "l",
        ]
        assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.slow
@each_state
def test_a_closed_window_ends_the_process(tmp_path: Path, state: Callable[[Terminal], None]) -> None:
    """Nobody is left to tell, and nothing spins on."""
    with Terminal("--home", str(tmp_path)) as terminal:
        state(terminal)
        terminal.hang_up()
        assert terminal.ends() == 128 + signal.SIGHUP
        assert (tmp_path / "session.jsonl").exists() == (state is not _idle)


@pytest.mark.slow
def test_leaving_by_key_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    """Exit code 0."""
    with Terminal("--home", str(tmp_path)) as terminal:
        _idle(terminal)
        terminal.type("q")
        assert terminal.ends() == 0
        assert terminal.last(b"1049") == "l"
        assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.slow
def test_keys_in_one_write_are_taken_one_after_the_other(tmp_path: Path) -> None:
    """Review opens, closes, opens again, and its help; closed with one more write, the dashboard leaves with 0."""
    with Terminal("--home", str(tmp_path)) as terminal:
        _idle(terminal)
        terminal.type("vvv?")
        terminal.shows("Review", "A later session")
        terminal.type("qvrq\x03")
        terminal.shows(" q leaves stride.")
        terminal.type("\x11")
        assert terminal.ends() == 0
