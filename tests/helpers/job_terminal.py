"""The real program as a job of a small shell in a real terminal: it can be stopped, and goes on by `fg`."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.helpers.real_terminal import Terminal

SHELL = Path(__file__).with_name("job_shell.py")


class JobTerminal(Terminal):
    """`stride` as a job in a terminal. Use it as a context manager."""

    def __init__(self, *arguments: str, extra: Mapping[str, str] | None = None, within: Sequence[str] = ()) -> None:
        """Start it; `within` is a command that runs the program as a part of its own job."""
        super().__init__(*arguments, extra=extra, under=(sys.executable, str(SHELL), *within))
        self.job = int(self._printed(rb"\[job (\d+)\]"))
        """The number of the job's first process: of the program, if it is not within another command."""

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.job, signal.SIGKILL)
        super().__exit__()

    def stopped_by(self, how: str) -> None:
        """Stop the job by ctrl+z or by a signal to all of it, and read on until the shell is back."""
        self.output = b""
        if how == "ctrl+z":
            self.type("\x1a")
        else:
            os.killpg(self.job, getattr(signal, how))
        self._printed(rb"\[stopped\]")

    def goes_on(self, by: str = "fg") -> None:
        """Let the job go on; by `fg`, until it uses the other screen, which then begins empty."""
        self.output = b""
        self.type(f"{by}\n")
        self._printed(rb"\[" + by.encode() + rb"\]")
        if by == "fg":
            self._printed(rb"\x1b\[\?1049h")

    def pass_time(self, seconds: float) -> None:
        """Read on for a time by the real clock, in which the job is stopped."""
        end = time.monotonic() + seconds
        self.until(lambda _: time.monotonic() > end)

    @property
    def threads(self) -> int:
        """How many threads the job has, where the system tells it."""
        tasks = Path(f"/proc/{self.job}/task")
        return len(list(tasks.iterdir())) if tasks.exists() else 0

    def _printed(self, pattern: bytes) -> bytes:
        """Read on until the output has something; gives its first group, or all of it."""
        self.until(lambda _: re.search(pattern, self.output) is not None)
        found = re.search(pattern, self.output)
        assert found
        return found.group(found.re.groups)
