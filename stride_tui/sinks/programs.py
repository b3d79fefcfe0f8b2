"""The programs that make sound, and running one of them: without a shell, and without output to the terminal."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping

import msgspec


class ProgramCommand(msgspec.Struct, frozen=True):
    """A command line; `stdin` is written to its standard input, `environment` is added to its environment."""

    args: tuple[str, ...]
    stdin: str = ""
    environment: Mapping[str, str] = {}


class Program(msgspec.Struct, frozen=True):
    """A program, by the name of its command.

    `command` makes its command line for a file or for words; `stop` is a command that ends the sound where ending the
    program does not.
    """

    name: str
    command: Callable[[str], ProgramCommand]
    stop: tuple[str, ...] = ()


class ProgramRun:
    """One run of a command, which another thread may end."""

    def __init__(self, command: ProgramCommand, limit_s: float) -> None:
        self._began = time.monotonic()
        self.hung = False
        """True once it was ended because it took too long."""
        self.killed = False
        """True once it was ended before its own end, for whatever reason."""
        self._process = subprocess.Popen(
            command.args,
            stdin=subprocess.PIPE if command.stdin else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **command.environment},
            # A process group of its own, so that `kill` also ends what the program started.
            start_new_session=True,
        )
        self._watchdog = threading.Timer(limit_s, self._give_up)
        self._watchdog.daemon = True
        self._input = command.stdin

    def wait(self) -> tuple[int, float]:
        """Wait for its end; return the exit code, and the seconds it took."""
        self._watchdog.start()
        try:
            if self._process.stdin is not None:
                with contextlib.suppress(OSError), self._process.stdin as pipe:
                    pipe.write(self._input.encode())
            return self._process.wait(), time.monotonic() - self._began
        finally:
            self._watchdog.cancel()

    def kill(self) -> None:
        """End it and every process that it started."""
        if self._process.returncode is not None:
            return
        self.killed = True
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _give_up(self) -> None:
        """End a run that took too long."""
        self.hung = True
        self.kill()


def run_quietly(args: tuple[str, ...], limit_s: float) -> None:
    """Run a command without output and without regard to its result, for `limit_s` seconds at most."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            args,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limit_s,
            check=False,
        )


def installed(programs: tuple[Program, ...]) -> list[Program]:
    """Return those of the programs that this machine has."""
    return [program for program in programs if shutil.which(program.name)]


def names(programs: tuple[Program, ...]) -> str:
    """Return the names of programs for a sentence: `a, b or c`."""
    *most, last = (program.name for program in programs)
    return f"{', '.join(most)} or {last}" if most else last
