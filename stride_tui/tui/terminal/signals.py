"""The terminal's fate: signals, a terminal that vanishes, and leaving it as it was, at once."""

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
"""Keyboard, paste, mouse, focus, screen, cursor and wrapping as a shell expects them."""


def catch_signals(leave: Callable[[int], None]) -> None:
    """On SIGTERM, SIGHUP and SIGINT call `leave` with the exit code 128 + n, from the main thread."""
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
    """Call `gone`, on a thread of its own, when the terminal vanishes; else nobody would notice."""
    if not hasattr(select, "poll") or sys.platform == "darwin":
        return  # macOS cannot poll a terminal; SIGHUP tells it there.

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
    """End the process at once, with the terminal restored by hand if `attributes` say how it was."""
    if attributes is not None:
        import termios

        try:
            termios.tcsetattr(0, termios.TCSANOW, attributes)
            os.write(2, RESTORE.encode())
        except (OSError, termios.error):
            pass  # The terminal is gone, and so is whoever could be told.
    os._exit(code)


def _attributes() -> list[Any] | None:
    """How the terminal is set before the app takes it over."""
    try:
        import termios

        return termios.tcgetattr(0)
    except (ImportError, OSError):
        return None
    except termios.error:
        return None
