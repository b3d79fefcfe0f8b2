"""The editor in the terminal: what a signal does while it is open, and what a rest does."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.helpers.home_with_long_steps import home_of
from tests.helpers.real_terminal import PATIENCE_S, Terminal

pytestmark = pytest.mark.slow

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
POLITE = """\
import os, signal, sys, termios, time
def leave(*_):
    os.write(1, b"EDITOR-LEAVES\\r\\n\\x1b[?1049l")
    os._exit(0)
signal.signal(signal.SIGTERM, leave)
"""
STUBBORN = """\
import os, signal, sys, termios, time
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
    signal.signal(number, signal.SIG_IGN)
"""
OPEN = """\
settings = termios.tcgetattr(0)
settings[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
termios.tcsetattr(0, termios.TCSANOW, settings)
with open(os.path.join(os.path.dirname(sys.argv[0]), "pid"), "w") as file:
    file.write(str(os.getpid()))
os.write(1, b"\\x1b[?1049hEDITOR-OPEN\\r\\n")
while not os.path.exists(os.path.join(os.path.dirname(sys.argv[0]), "go")):
    time.sleep(0.02)
"""


class FakeEditor:
    """An editor of a few lines, run by a script as many are; it takes the whole terminal for itself."""

    def __init__(self, folder: Path, behaviour: str) -> None:
        folder.mkdir()
        self.folder = folder
        self.program = folder / "edit"
        (folder / "real.py").write_text(behaviour + OPEN)
        self.program.write_text(f'#!/bin/sh\npython3 "{folder}/real.py" "$@"\necho after\n')
        self.program.chmod(0o755)

    def opens_in(self, terminal: Terminal) -> int:
        """Press `e`; gives the number of the process that has the terminal then."""
        terminal.type("e")
        terminal.until(lambda _: b"EDITOR-OPEN" in terminal.output)
        return int((self.folder / "pid").read_text())


def gone(process: int) -> bool:
    """Whether a process ends, waited for a while. It need not have been asked about by the first process, which may
    take a second to do it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
        if state.stdout.strip()[:1] in ("", "Z"):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("behaviour", [POLITE, STUBBORN], ids=["ends when asked", "ends only when killed"])
def test_a_signal_ends_the_editor_first(tmp_path: Path, number: signal.Signals, behaviour: str) -> None:
    """Then the screen is left and every setting restored: the shell has the terminal to itself."""
    editor = FakeEditor(tmp_path / "bin", behaviour)
    home = tmp_path / "home"
    with Terminal("--home", str(home), "start", extra={"VISUAL": str(editor.program)}) as terminal:
        terminal.shows("GET READY")
        process = editor.opens_in(terminal)
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert gone(process)
        assert (b"EDITOR-LEAVES" in terminal.output) == (behaviour == POLITE)
        assert [terminal.last(mode) for mode in (b"1049", b"25", b"1000", b"2004")] == ["l", "h", "l", "l"]
        assert terminal.settings == terminal.before
    assert (home / "session.jsonl").exists()


def test_an_editor_open_through_a_long_rest_gives_the_dashboard_back(tmp_path: Path) -> None:
    """A minute of a rest that runs on behind it: nothing is drawn, and nothing waits for it to be."""
    editor = FakeEditor(tmp_path / "bin", POLITE)
    home = home_of(tmp_path / "home")
    extra = {"VISUAL": str(editor.program), "STRIDE_CLOCK_SPEED": "60"}
    with Terminal("--home", str(home), "start", "stops", extra=extra) as terminal:
        for keys, words in (("", "GET READY"), ("2", "Set A"), ("\r", "● WORK"), ("\r", "○ REST")):
            terminal.type(keys)
            terminal.shows(words)
        editor.opens_in(terminal)
        drawn = len(terminal.output)
        end = time.monotonic() + 1.0
        terminal.until(lambda _: time.monotonic() > end)
        assert len(terminal.output) == drawn
        (editor.folder / "go").touch()
        terminal.shows("○ REST")
        terminal.type("q")
        assert terminal.ends() == 0


@pytest.mark.parametrize("behaviour", [POLITE, STUBBORN], ids=["ends when asked", "ends only when killed"])
def test_a_closed_window_ends_the_editor_too(tmp_path: Path, behaviour: str) -> None:
    """Nothing is left running on a terminal that is gone, and the session is kept."""
    editor = FakeEditor(tmp_path / "bin", behaviour)
    home = tmp_path / "home"
    with Terminal("--home", str(home), "start", extra={"VISUAL": str(editor.program)}) as terminal:
        terminal.shows("GET READY")
        process = editor.opens_in(terminal)
        terminal.hang_up()
        assert terminal.ends() == 128 + signal.SIGHUP
        assert gone(process)
    assert (home / "session.jsonl").exists()


@pytest.mark.parametrize("after", ["q", "\x11", " e"], ids=["q", "ctrl+q", "begin and edit again"])
def test_keys_in_one_read_with_that_of_the_editor_are_not_for_stride(tmp_path: Path, after: str) -> None:
    """The editor has the terminal alone; when it ends the dashboard is back, and `q` leaves."""
    editor = FakeEditor(tmp_path / "bin", POLITE)
    home = tmp_path / "home"
    with Terminal("--home", str(home), extra={"VISUAL": str(editor.program)}) as terminal:
        terminal.shows("READY")
        terminal.type(f"e{after}")
        terminal.until(lambda _: b"EDITOR-OPEN" in terminal.output)
        (editor.folder / "go").touch()
        terminal.until(lambda _: terminal.output.count(b"\x1b[?1049h") >= 3)
        terminal.shows("READY")
        assert terminal.output.count(b"EDITOR-OPEN") == 1
        assert not (home / "session.jsonl").exists()
        terminal.type("q")
        assert terminal.ends() == 0
