"""The programs that make sound, and running one of them: never with a shell, never on the terminal."""

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
    """A command line; `said` goes to its standard input, `told` into its environment."""

    args: tuple[str, ...]
    said: str = ""
    told: Mapping[str, str] = {}


class Program(msgspec.Struct, frozen=True):
    """A program by the name it is found under. `command` makes its command line for a file or for words;
    `stop` is run where ending the program does not end the sound.
    """

    name: str
    command: Callable[[str], ProgramCommand]
    stop: tuple[str, ...] = ()


class ProgramRun:
    """One run of a command, which another thread may end."""

    def __init__(self, command: ProgramCommand, limit_s: float) -> None:
        self._began = time.monotonic()
        self.hung = False
        """Whether it was ended because it took too long."""
        self.killed = False
        """Whether it was ended before its own end, for whatever reason."""
        self._process = subprocess.Popen(
            command.args,
            stdin=subprocess.PIPE if command.said else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **command.told},
            start_new_session=True,
        )
        self._watchdog = threading.Timer(limit_s, self._give_up)
        self._watchdog.daemon = True
        self._said = command.said

    def wait(self) -> tuple[int, float]:
        """Wait for its end: the exit code, and the seconds it took."""
        self._watchdog.start()
        try:
            if self._process.stdin is not None:
                with contextlib.suppress(OSError), self._process.stdin as pipe:
                    pipe.write(self._said.encode())
            return self._process.wait(), time.monotonic() - self._began
        finally:
            self._watchdog.cancel()

    def kill(self) -> None:
        """End it and whatever it started."""
        if self._process.returncode is not None:
            return
        self.killed = True
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _give_up(self) -> None:
        self.hung = True
        self.kill()


def run_quietly(args: tuple[str, ...], limit_s: float) -> None:
    """Run a command whose end nobody needs to know."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            args,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limit_s,
            check=False,
        )


def found(programs: tuple[Program, ...]) -> list[Program]:
    """Those of the programs that this machine has."""
    return [program for program in programs if shutil.which(program.name)]


def names(programs: tuple[Program, ...]) -> str:
    """Their names in a sentence: `a, b or c`."""
    *most, last = (program.name for program in programs)
    return f"{', '.join(most)} or {last}" if most else last
