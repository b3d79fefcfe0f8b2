"""The inbox of a session in progress: typed lines, signals, the reports of the saver. One thread waits for each
line.

Threads because Windows cannot wait for a line and for a time at once. The bytes are read from the descriptor itself:
a thread that waits in a buffered reader keeps Python from ending.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import Protocol

import msgspec

from stride_tui.services.session.saver import Saved

MOST_BYTES = 1_000
"""The most bytes of a line that are kept; no order is longer."""
MOST_WAITING = 100
"""The most lines that are read before the session has answered them."""


class Typed(msgspec.Struct, frozen=True):
    """A line, without its end."""

    text: str


class InputEnded(msgspec.Struct, frozen=True):
    """The end of the input: nothing more will be typed."""


class Stopped(msgspec.Struct, frozen=True):
    """A signal to end the process, with this exit code."""

    code: int


class StopAsked(msgspec.Struct, frozen=True):
    """The signal of ctrl+z: the process is to stop until the shell lets it go on."""


class Continued(msgspec.Struct, frozen=True):
    """The signal to go on, perhaps after a stop. It ends a wait, which Python lets last for ever after a stop that was
    longer than the wait."""


class Told(msgspec.Struct, frozen=True):
    """A sentence to print, from another thread: a sink that cannot be used here."""

    words: str


News = Typed | InputEnded | Stopped | StopAsked | Continued | Told | Saved


class Source(Protocol):
    """The source of news."""

    def wait(self, ms: float) -> News | None:
        """Return the next piece of news, or None after `ms` milliseconds of real time without any."""

    def put(self, news: News) -> None:
        """Add a piece of news, from any thread or signal handler."""


class Inbox:
    """The news of a real process."""

    def __init__(self) -> None:
        # A SimpleQueue, because a signal handler may put while the same thread waits.
        self._queue: SimpleQueue[News] = SimpleQueue()
        self._room = threading.Semaphore(MOST_WAITING)

    def wait(self, ms: float) -> News | None:
        """Return the next piece of news, or None after `ms` milliseconds without any."""
        try:
            news = self._queue.get(timeout=max(0.0, ms) / 1000)
        except Empty:
            return None
        if isinstance(news, Typed):
            self._room.release()
        return news

    def put(self, news: News) -> None:
        """Add a piece of news; does not wait."""
        self._queue.put(news)

    def follow(self, read: Callable[[int], bytes]) -> None:
        """Read lines on a thread of its own until the input ends; `read` takes the most bytes it may return."""

        def run() -> None:
            for line in lines_of(read):
                self._room.acquire()
                self.put(Typed(line))
            self.put(InputEnded())

        threading.Thread(target=run, name="stride-input", daemon=True).start()


def lines_of(read: Callable[[int], bytes]) -> Iterator[str]:
    """Yield the lines of what is read; the last one may lack its end. An error ends the input."""
    kept = b""
    while True:
        try:
            data = read(4096)
        except OSError:
            data = b""
        *whole, rest = (kept + data).split(b"\n")
        for line in whole:
            yield _text(line)
        kept = rest[:MOST_BYTES]
        if not data:
            break
    if kept:
        yield _text(kept)


def standard_input() -> Callable[[int], bytes] | None:
    """Return a reader of the standard input; None where there is none, because its number may be another file's by
    now."""
    if sys.stdin is None:
        return None
    try:
        number = sys.stdin.fileno()
    except (OSError, ValueError):
        return None
    return lambda most: os.read(number, most)


def _text(line: bytes) -> str:
    return line[:MOST_BYTES].decode("utf-8", "replace")
