"""Signals, a terminal that is closed, and leaving the terminal as it was.

By itself Textual ends at once on SIGTERM and SIGHUP and leaves the terminal in raw mode.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from stride_tui.services.exits import LAST_RESORT_S
from stride_tui.tui.terminal.textual_private import driver_of, leave_terminal

if TYPE_CHECKING:
    from textual.app import App

RESTORE = "\x1b[<u\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?1049l\x1b[?25h\x1b[?7h"
"""The sequences that reset keyboard, paste, mouse, focus, screen, cursor and wrapping to what a shell expects."""


def catch_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code 128 + n, on the main thread, on SIGTERM, SIGHUP and SIGINT.

    If the app has not ended after `LAST_RESORT_S` seconds, the process is ended without it.
    """
    attributes = _attributes()

    def caught(number: int, _frame: FrameType | None) -> None:
        resort = threading.Timer(LAST_RESORT_S, end_now, (128 + number, attributes))
        resort.daemon = True
        resort.start()
        leave(128 + number)

    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        if number := getattr(signal, name, None):
            signal.signal(number, caught)


def watch_terminal(gone: Callable[[], None]) -> None:
    """Call `gone`, on a thread of its own, when the terminal is closed.

    Without it the reading thread would get empty reads for ever and use a whole processor.
    """
    if not hasattr(select, "poll") or sys.platform == "darwin":
        return  # macOS cannot poll a terminal; there SIGHUP reports it.

    def wait() -> None:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
        poll.poll()
        gone()

    threading.Thread(target=wait, name="stride-terminal", daemon=True).start()


def restore_quickly(app: App[Any]) -> None:
    """Restore the terminal without waiting for the thread that reads its keys (a tenth of a second)."""
    driver = driver_of(app)
    if driver is not None:
        leave_terminal(driver)


def end_now(code: int, attributes: list[Any] | None = None) -> None:
    """End the process at once; restore the terminal before if its former `attributes` are given."""
    if attributes is not None:
        import termios

        try:
            termios.tcsetattr(0, termios.TCSANOW, attributes)
            os.write(2, RESTORE.encode())
        except (OSError, termios.error):
            pass  # The terminal is gone: there is nothing to restore, and nowhere to report it.
    os._exit(code)


def _attributes() -> list[Any] | None:
    """Return the terminal's settings before the app takes it over; None if there is no terminal."""
    try:
        import termios

        return termios.tcgetattr(0)
    except (ImportError, OSError):
        return None
    except termios.error:
        return None
