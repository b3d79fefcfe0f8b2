"""The real program in a real terminal: a pseudo-terminal with a screen that is read like a person's."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 20.0
"""How long anything may take before the test fails; on a calm machine it is far less."""
CALM_S = 0.1
"""How long the screen has to stay as it is to count as finished."""


def environment(**extra: str) -> dict[str, str]:
    """The environment of the program: this checkout's code, a terminal with colours, no settings of the tester's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STRIDE_", "TEXTUAL", "XDG_"))}
    for name in ("NO_COLOR", "COLORFGBG"):
        kept.pop(name, None)
    return kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36"} | extra


class TwoScreens(pyte.Screen):
    """A screen that is emptied when a program begins to use the other one, as a real terminal shows it then."""

    def set_mode(self, *modes: int, **options: bool) -> None:
        """Set modes; mode 1049 is the other screen."""
        super().set_mode(*modes, **options)
        if 1049 in modes:
            self.erase_in_display(2)


class Terminal:
    """`stride` with some arguments in a pseudo-terminal. Use it as a context manager."""

    def __init__(
        self,
        *arguments: str,
        extra: Mapping[str, str] | None = None,
        size: tuple[int, int] = (120, 36),
        under: Sequence[str] = (),
    ):
        """Start it; `under` is a command that is to run the program, in place of the terminal itself."""
        self.screen = TwoScreens(*size)
        self.output = b""
        self._stream = pyte.ByteStream(self.screen)
        self._text: str | None = None
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.before = termios.tcgetattr(self.slave)
        """How the terminal was set before the program took it over."""
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", "stride_tui", *arguments],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=environment(**(extra or {})),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor >= 0:
                os.close(descriptor)

    @property
    def text(self) -> str:
        """What the screen shows."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    @property
    def settings(self) -> list[object]:
        """How the terminal is set now (termios)."""
        return list(termios.tcgetattr(self.slave))

    def type(self, keys: str) -> None:
        """Send keys as a keyboard does."""
        os.write(self.master, keys.encode())

    def until(self, holds: Callable[[str], bool]) -> str:
        """Read on until the screen shows something; gives the screen."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self._read(0.02)
            if holds(self.text):
                return self.text
            assert self.process.poll() is None, f"it ended with {self.process.returncode}:\n{self.text}"
        raise AssertionError(f"it never came about:\n{self.text}")

    def shows(self, *words: str) -> str:
        """Read on until the screen shows all these words."""
        return self.until(lambda text: all(word in text for word in words))

    def calm(self) -> str:
        """Read on until the screen stays as it is; gives the screen."""
        since, seen = time.monotonic(), self.text

        def unchanged(text: str) -> bool:
            nonlocal since, seen
            if text != seen:
                since, seen = time.monotonic(), text
            return time.monotonic() - since > CALM_S

        return self.until(unchanged)

    def changes_by(self, key: str) -> str:
        """Press a key that changes the screen; gives the screen when it is finished."""
        before = self.text
        self.type(key)
        self.until(lambda text: text != before)
        return self.calm()

    def ends(self) -> int:
        """Read on until the program has ended; gives its exit code."""
        end = time.monotonic() + PATIENCE_S
        while self.process.poll() is None and time.monotonic() < end:
            if self.master >= 0:
                self._read(0.02)
            else:
                time.sleep(0.02)
        assert self.process.poll() is not None, "it goes on for ever"
        if self.master >= 0:
            self._read(0)
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.master)
        self.master = -1

    def kill(self) -> str:
        """kill -9; gives the last picture. The process is stopped first, so that nothing is drawn after it."""
        self.process.send_signal(signal.SIGSTOP)
        self._read(0.05)
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        return self.text

    def last(self, switch: bytes) -> str:
        """How a mode of the terminal was set last: `h` for on, `l` for off, nothing if never."""
        places = {way: self.output.rfind(b"\x1b[?" + switch + way.encode()) for way in "hl"}
        return max(places, key=lambda way: places[way]) if max(places.values()) >= 0 else ""

    def _read(self, timeout: float) -> None:
        while select.select([self.master], [], [], timeout)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            self.output += data
            self._stream.feed(data)
            self._text = None
            timeout = 0
