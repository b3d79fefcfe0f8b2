"""What comes in while the session runs: typed lines, signals, how saving went. One thread waits for each line.

Threads because Windows cannot wait for a line and a moment at once. The bytes are read from the descriptor
itself: a thread that sits in a buffered reader keeps Python from ending.
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
"""A longer line is no order; what is beyond this is not kept."""
MOST_WAITING = 100
"""Lines read ahead of the session: whoever types faster has to wait."""


class Typed(msgspec.Struct, frozen=True):
    """A line, without its end."""

    text: str


class InputEnded(msgspec.Struct, frozen=True):
    """Nothing more will be typed."""


class Stopped(msgspec.Struct, frozen=True):
    """The process was told to end, with this exit code."""

    code: int


News = Typed | InputEnded | Stopped | Saved


class Source(Protocol):
    """Where news comes from."""

    def wait(self, ms: float) -> News | None:
        """The next piece of news, or None after `ms` milliseconds of real time without any."""

    def put(self, news: News) -> None:
        """Add a piece of news, from any thread or signal handler."""


class Inbox:
    """The news of a real run."""

    def __init__(self) -> None:
        # A SimpleQueue, because a signal handler may put while the same thread waits.
        self._queue: SimpleQueue[News] = SimpleQueue()
        self._room = threading.Semaphore(MOST_WAITING)

    def wait(self, ms: float) -> News | None:
        """The next piece of news, or None after `ms` milliseconds without any."""
        try:
            news = self._queue.get(timeout=max(0.0, ms) / 1000)
        except Empty:
            return None
        if isinstance(news, Typed):
            self._room.release()
        return news

    def put(self, news: News) -> None:
        """Add a piece of news; waits for nothing."""
        self._queue.put(news)

    def follow(self, read: Callable[[int], bytes]) -> None:
        """Read lines on a thread of its own until the input ends; `read` is given the most bytes it may return."""

        def run() -> None:
            for line in lines_of(read):
                self._room.acquire()
                self.put(Typed(line))
            self.put(InputEnded())

        threading.Thread(target=run, name="stride-input", daemon=True).start()


def lines_of(read: Callable[[int], bytes]) -> Iterator[str]:
    """Cuts what is read into lines, the last of which may lack its end. An error ends the input."""
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
    """Reads the standard input; None where there is none: its number may by now be another file's."""
    if sys.stdin is None:
        return None
    try:
        number = sys.stdin.fileno()
    except (OSError, ValueError):
        return None
    return lambda most: os.read(number, most)


def _text(line: bytes) -> str:
    return line[:MOST_BYTES].decode("utf-8", "replace")
