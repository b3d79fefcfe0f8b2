"""The plain mode as a process of its own, its input and output pipes or a terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import find_paths
from tests.helpers.real_terminal import PATIENCE_S, Terminal, environment

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
FAST = {"STRIDE_CLOCK_SPEED": "1200"}


class Piped:
    """`stride start --plain` between two pipes."""

    def __init__(self, home: Path, *arguments: str, extra: Mapping[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "stride_tui", "--home", str(home), "start", "--plain", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(TERM="dumb", **(extra or {})),
        )
        self.lines: list[str] = []
        self._coming: Queue[bytes] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """Read on to a line that holds these words."""
        while True:
            try:
                line = self._coming.get(timeout=PATIENCE_S)
            except Empty:
                raise AssertionError(f"it never said {words!r}: {self.lines}") from None
            assert line, f"it ended before it said {words!r}: {self.lines}"
            self.lines.append(line.decode().rstrip("\r\n"))
            if words in self.lines[-1]:
                return self.lines[-1]

    def type(self, line: str) -> None:
        """Type a line."""
        assert self.process.stdin
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def ends(self) -> int:
        """Wait for the end; gives the exit code."""
        return self.process.wait(PATIENCE_S)

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._coming.put(line)
        self._coming.put(b"")


@contextmanager
def piped(home: Path, *arguments: str, extra: Mapping[str, str] | None = None) -> Iterator[Piped]:
    """A plain session that is gone afterwards, whatever happened."""
    led = Piped(home, *arguments, extra=extra)
    try:
        yield led
    finally:
        if led.process.poll() is None:
            led.process.kill()
        led.process.wait()
        for stream in (led.process.stdin, led.process.stdout):
            if stream:
                stream.close()


@pytest.mark.slow
def test_hands_free_the_whole_routine_needs_one_start_and_no_key(tmp_path: Path) -> None:
    """Exactly one session of 35 sets in the history; no escape byte and no bell in what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "stride_tui", "--home", str(tmp_path), "start", "--plain", "--hands-free"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(TERM="dumb", **FAST),
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    sessions = read_history(find_paths(tmp_path)).history.sessions
    assert [[record.status for record in session.sets] for session in sessions] == [["done"] * 35]
    assert not {byte for byte in done.stdout if byte < 32 and byte != 10}
    assert b"Sets: 35 of 35 done.\n" in done.stdout


@pytest.mark.slow
def test_a_killed_session_is_there_again(tmp_path: Path) -> None:
    """kill -9 in the middle of a set; the next start asks, and goes on."""
    with piped(tmp_path, "ten-minutes") as led:
        led.until("Get ready")
        led.type("")
        led.until("Go: Standing Figure 8, left side")
        led.process.kill()
        led.ends()
    with piped(tmp_path, extra=FAST) as led:
        assert "It is at Warm-up, round 1, Standing Figure 8, left side." in led.until("A session is unfinished.")
        led.type("")
        led.until("Done: 20 s.")
        led.type("l")
        led.until("Left for later.")
        assert led.ends() == 0


@pytest.mark.slow
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_keeps_the_session(tmp_path: Path, number: signal.Signals) -> None:
    """Exit code 128 + n, with a sentence."""
    with piped(tmp_path) as led:
        led.until("Get ready")
        led.process.send_signal(number)
        led.until("Left for later.")
        assert led.ends() == 128 + number
    assert (tmp_path / "session.jsonl").exists()


@pytest.mark.slow
def test_a_reader_that_goes_away_keeps_the_session(tmp_path: Path) -> None:
    """As with `| head`: exit 1 as for every command, no traceback, nothing lost."""
    command = [sys.executable, "-m", "stride_tui", "--home", str(tmp_path), "start", "--plain"]
    extra = environment(TERM="dumb", **FAST)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=extra
    ) as led:
        assert led.stdout
        led.stdout.readline()
        led.stdout.close()
        assert led.wait(PATIENCE_S) == 1
        assert led.stderr
        assert led.stderr.read() == b""
    assert (tmp_path / "session.jsonl").exists()


@pytest.mark.slow
@pytest.mark.parametrize("page", ["cp1252", "cp437", "ascii"])
def test_a_code_page_that_lacks_signs_leads_to_the_end(tmp_path: Path, page: str) -> None:
    """What Windows gives a redirected command; every line is there."""
    command = [sys.executable, "-m", "stride_tui", "--home", str(tmp_path), "start", "ten-minutes", "--plain"]
    extra = environment(TERM="dumb", PYTHONIOENCODING=page, **FAST)
    ended = subprocess.run(
        [*command, "--hands-free"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=extra,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Week: strength 1 of 1, 1 week in a row." in ended.stdout.decode(page)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_output_keeps_the_session(tmp_path: Path) -> None:
    """One line says so, and that it is kept."""
    command = [sys.executable, "-m", "stride_tui", "--home", str(tmp_path), "start", "ten-minutes", "--plain"]
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, env=environment(**FAST), check=False
        )
    assert ended.returncode == 1
    told = b"stride: nothing can be printed any more: No space left on device; the session is kept for later\n"
    assert ended.stderr == told
    assert (tmp_path / "session.jsonl").exists()


@pytest.mark.slow
def test_in_a_terminal_no_cursor_is_moved(tmp_path: Path) -> None:
    """Not even where it could be: lines, and the bell where the settings leave it on."""
    with Terminal("--home", str(tmp_path), "start", "--plain", "ten-minutes") as terminal:
        terminal.shows("Get ready")
        terminal.type("\r")
        terminal.shows("Go: Standing Figure 8")
        terminal.type("q\r")
        assert terminal.ends() == 0
        assert b"\x1b" not in terminal.output


@pytest.mark.slow
def test_the_end_of_input_leaves_the_session_for_later(tmp_path: Path) -> None:
    """ctrl+d on a line of its own, also hands-free: in a terminal it was the runner."""
    with Terminal("--home", str(tmp_path), "start", "--plain", "--hands-free") as terminal:
        terminal.shows("Get ready")
        terminal.type("\x04")
        assert terminal.ends() == 0
        assert "The input has ended. Left for later" in terminal.text
    assert (tmp_path / "session.jsonl").exists()


@pytest.mark.slow
def test_a_closed_terminal_keeps_the_session(tmp_path: Path) -> None:
    """The phone that led it over ssh is gone."""
    with Terminal("--home", str(tmp_path), "start", "--plain") as terminal:
        terminal.shows("Get ready")
        terminal.hang_up()
        assert terminal.ends() == 128 + signal.SIGHUP
    assert (tmp_path / "session.jsonl").exists()
