"""The terminal's driver, with a reader of keys that sleeps until there is a key.

Textual's own looks ten times a second whether its thread is to end, which is most of what an idle app costs.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from textual.constants import ESCAPE_DELAY

if TYPE_CHECKING:
    from textual.driver import Driver

ATTENTIVE_S = ESCAPE_DELAY + 0.2
"""How long after input Textual's own rhythm goes on, by which it tells Escape from the start of a longer key."""


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
                self._input_at = time.monotonic()
        return super().is_set()

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
            if isinstance(getattr(self, "exit_event", None), threading.Event):
                self.exit_event = Doorbell(self.fileno)

    return PatientDriver
