"""A program in a real pseudo-terminal of 120 by 40: what it writes and when, and the processor time it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS, ROWS = 120, 40
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][0-9A-B]|[=>78])")
"""What a terminal obeys rather than shows."""
LOOK_S = 0.005
"""How often the processor clock is read while waiting for a program to become quiet."""
QUIET_S, QUIET_CPU_S = 0.3, 0.004
"""A program is quiet when it writes nothing and takes less than this much processor time for that long."""
TIMEOUT_S = 30.0


class NotMeasuredError(Exception):
    """A measurement failed: the program ended, or never showed what it should."""


class Terminal:
    """One program in its own terminal. Every chunk it writes is kept with the moment it came."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], cwd: str | os.PathLike[str] = "/"):
        self.chunks: list[tuple[float, bytes]] = []
        """When, and what was written."""
        self.begun = time.perf_counter()
        """The moment before the program was started."""
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(command[0], list(command), dict(environment))
        self._over = False

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._over:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self._over = True
        os.close(self._master)

    @property
    def cpu(self) -> float:
        """Seconds of processor time that the program has taken, in all its threads."""
        return time.clock_gettime((~self.pid << 3) | 2)

    @property
    def rss(self) -> float:
        """Megabytes of memory in use."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    @property
    def written(self) -> int:
        """Bytes written so far."""
        return sum(len(data) for _, data in self.chunks)

    def send(self, keys: str) -> float:
        """Type something; gives the moment before."""
        before = time.perf_counter()
        os.write(self._master, keys.encode())
        return before

    def read(self, timeout: float) -> bool:
        """Take what is there now or comes within `timeout`; False if nothing came."""
        if not select.select([self._master], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:
            raise NotMeasuredError(f"the program ended:\n{self.text()[-2000:]}")
        self.chunks.append((time.perf_counter(), data))
        return True

    def text(self, since: float = 0.0) -> str:
        """The characters written since a moment, without what only steers the terminal."""
        data = b"".join(chunk for when, chunk in self.chunks if when >= since)
        return ESCAPES.sub(b"", data).decode("utf-8", "replace")

    def wait_for(self, *words: str, since: float = 0.0, timeout: float = TIMEOUT_S) -> float:
        """Read until all `words` were written after `since`; gives the moment at which they all were."""
        until = time.perf_counter() + timeout
        while time.perf_counter() < until:
            if self.read(0.05):
                text = self.text(since)
                if all(word in text for word in words):
                    return self.chunks[-1][0]
        raise NotMeasuredError(f"{words} did not appear in:\n{self.text(since)[-2000:]}")

    def wait_until_quiet(self) -> tuple[float, float]:
        """Read until the program is quiet; gives the moment since which it was, and its processor time then."""
        since, cpu = time.perf_counter(), self.cpu
        until = since + TIMEOUT_S
        while (now := time.perf_counter()) < until:
            if self.read(LOOK_S) or self.cpu - cpu > QUIET_CPU_S:
                since, cpu = time.perf_counter(), self.cpu
            elif now - since > QUIET_S:
                return since, cpu
        raise NotMeasuredError("the program does not become quiet")

    def burst(self, begun: float, silence: float = 0.005, timeout: float = 5.0) -> float:
        """Seconds from `begun` to the last byte of what is written next, which ends with a short silence.

        The silence is so short because a picture is written in one go, and a clock may tick right after it.
        """
        until = time.perf_counter() + timeout
        while not self.read(0.01):
            if time.perf_counter() > until:
                raise NotMeasuredError("nothing was painted")
        while self.read(silence):
            continue
        return self.chunks[-1][0] - begun

    def listen(self, seconds: float) -> None:
        """Let it run for some time, taking what it writes."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.read(left)

    def drain(self) -> None:
        """Take what is there."""
        while self.read(0):
            continue

    def quit(self, keys: str) -> float:
        """Type the keys that end the program; gives the seconds until its process is gone."""
        self.drain()
        begun = self.send(keys)
        try:
            while time.perf_counter() < begun + TIMEOUT_S:
                self.read(0.5)
        except NotMeasuredError:
            _, status = os.waitpid(self.pid, 0)
            self._over = True
            if status == 0:
                return time.perf_counter() - begun
            raise NotMeasuredError(f"the program ended with status {status}:\n{self.text()[-2000:]}") from None
        raise NotMeasuredError("the program does not end")
