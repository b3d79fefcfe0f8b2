"""The terminal's driver, with a reader of keys that sleeps until there is a key.

Textual's own looks ten times a second whether its thread is to end, which is most of what an idle app costs.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any

from textual.constants import ESCAPE_DELAY

from stride_tui.tui.terminal.textual_private import exit_event_of, key_parser

if TYPE_CHECKING:
    from textual.driver import Driver

ATTENTIVE_S = ESCAPE_DELAY + 0.2
"""How long after input Textual's own rhythm goes on, by which it tells Escape from the start of a longer key."""

TICK_S = 0.1
"""How often an attentive reader looks whether an Escape stands alone."""


class Doorbell(threading.Event):
    """The event that ends the reading thread. Asked by that thread, it first waits for input or for its end."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._bell = os.pipe()
        self._input_at = 0.0

    def is_set(self) -> bool:
        """Whether the thread is to end."""
        if threading.current_thread().name == "textual-input" and time.monotonic() - self._input_at > ATTENTIVE_S:
            ready = select.select([self._descriptor, self._bell[0]], [], [])[0]
            if self._descriptor in ready:
                self.heard()
        return super().is_set()

    def heard(self) -> None:
        """Something was read: stay attentive for a while."""
        self._input_at = time.monotonic()

    def set(self) -> None:
        """The thread is to end."""
        super().set()
        os.write(self._bell[1], b"!")

    def clear(self) -> None:
        """Another thread begins."""
        while select.select([self._bell[0]], [], [], 0)[0]:
            os.read(self._bell[0], 64)
        super().clear()


def patient(driver: type[Driver]) -> type[Driver]:
    """The same driver with a patient reader, where that is known to work; else the driver as it is."""
    if sys.platform == "win32":
        return driver
    from textual.drivers.linux_driver import LinuxDriver

    if driver is not LinuxDriver:
        return driver

    class PatientDriver(LinuxDriver):
        """Textual's driver for a terminal, whose reading thread sleeps until there is input."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if exit_event_of(self) is not None:
                self.exit_event = Doorbell(self.fileno)

        def run_input_thread(self) -> None:
            """As Textual's, but the doorbell hears of all that is read, lest it sleep on half an Escape."""
            bell = self.exit_event
            if not isinstance(bell, Doorbell):
                super().run_input_thread()
                return
            parser = key_parser(self)
            decode = getincrementaldecoder("utf-8")().decode
            ended = False
            while not ended:
                # Once more after the end, so that no key that was typed meanwhile is left to the shell.
                ended = bell.is_set()
                if select.select([self.fileno], [], [], 0.0 if ended else TICK_S)[0]:
                    bell.heard()
                    data = _read(self.fileno)
                    ended = ended or not data
                    # Half a character is no text yet, and no text would be the end of it.
                    text = decode(data)
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    return PatientDriver


def _read(descriptor: int) -> bytes:
    """What was typed; nothing if the terminal is gone, of which `watch_terminal` tells."""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
