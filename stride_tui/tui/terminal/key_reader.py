"""The terminal's driver, with a thread that reads keys and sleeps until there is one.

Textual's own thread wakes ten times a second to check whether it is to end. That is most of the processor time of an
idle dashboard, and 0.2 s of the time it takes to leave.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.constants import ESCAPE_DELAY

from stride_tui.tui.terminal.textual_private import exit_event_of, key_parser

if TYPE_CHECKING:
    from textual.driver import Driver

    from stride_tui.tui.terminal.background import AnswerFilter

ATTENTIVE_S = ESCAPE_DELAY + 0.2
"""Seconds after the last input during which the thread wakes as often as Textual's own. Textual needs that to decide
whether an Escape was pressed alone or begins the sequence of another key."""

TICK_S = 0.1
"""Seconds between these wake-ups."""


class ExitEvent(threading.Event):
    """The event that ends the reading thread. When that thread checks it, it first waits for input or for `set`."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._wake_pipe = os.pipe()
        self._input_at = 0.0

    def is_set(self) -> bool:
        """Return whether the thread is to end; on that thread, wait for input or for `set` before."""
        if threading.current_thread().name == "textual-input" and time.monotonic() - self._input_at > ATTENTIVE_S:
            ready = select.select([self._descriptor, self._wake_pipe[0]], [], [])[0]
            if self._descriptor in ready:
                self.note_input()
        return super().is_set()

    def note_input(self) -> None:
        """Note that input was read: for `ATTENTIVE_S` from now on `is_set` does not wait."""
        self._input_at = time.monotonic()

    def set(self) -> None:
        """End the thread, and wake it for that."""
        super().set()
        os.write(self._wake_pipe[1], b"!")

    def clear(self) -> None:
        """Make ready for another thread."""
        while select.select([self._wake_pipe[0]], [], [], 0)[0]:
            os.read(self._wake_pipe[0], 64)
        super().clear()


def with_sleeping_reader(driver: type[Driver], made: Callable[[], None] = lambda: None) -> type[Driver]:
    """Return a driver whose reading thread sleeps until there is input, or `driver` itself where that is untested.

    `made` is called when one is made, which sets signal handlers of its own.
    """
    if sys.platform == "win32":
        return driver
    from textual.drivers.linux_driver import LinuxDriver

    if driver is not LinuxDriver:
        return driver

    class SleepingDriver(LinuxDriver):
        """Textual's driver for a terminal, whose reading thread sleeps until there is input."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if exit_event_of(self) is not None:
                self.exit_event = ExitEvent(self.fileno)
            self.answers: AnswerFilter | None = None
            made()

        def ask_background(self, found: Callable[[bool], None]) -> None:
            """Ask the terminal for the colour of its background; `found` is called on the reading thread."""
            from stride_tui.tui.terminal.background import QUERY, AnswerFilter

            self.answers = self.answers or AnswerFilter(found)
            self.answers.asked()
            self.write(QUERY)
            self.flush()

        def run_input_thread(self) -> None:
            """Read keys as Textual does, and note each read, so that the thread does not sleep on half a sequence."""
            exit_event = self.exit_event
            if not isinstance(exit_event, ExitEvent):
                super().run_input_thread()
                return
            parser = key_parser(self)
            decode = getincrementaldecoder("utf-8")().decode

            def hand_on(text: str) -> None:
                # Half a character decodes to no text yet; fed with no text, the parser would take it for the end.
                for event in parser.feed(text) if text else ():
                    self.process_message(event)

            ended = False
            while not ended:
                # It reads once more after the end, so that no key that was typed meanwhile goes to the shell.
                ended = exit_event.is_set()
                if answers := self.answers:
                    hand_on(answers.tick())
                if select.select([self.fileno], [], [], 0.0 if ended else TICK_S)[0]:
                    exit_event.note_input()
                    data = _read(self.fileno)
                    ended = ended or not data
                    text = decode(data)
                    hand_on(answers.feed(text) if answers else text)
                for event in parser.tick():
                    self.process_message(event)

    return SleepingDriver


def _read(descriptor: int) -> bytes:
    """Return what was typed; nothing if the terminal is gone, which `watch_terminal` notices."""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
