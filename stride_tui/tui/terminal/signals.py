"""Signals, a terminal that is closed, and leaving the terminal as it was.

By itself Textual ends at once on SIGTERM, SIGHUP and SIGQUIT and leaves the terminal in raw mode. After a stop it draws
nothing anew, and at a SIGCONT without a stop it starts a second thread that reads keys.
"""

from __future__ import annotations

import contextlib
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
    """Call `leave` with the exit code 128 + n, on the main thread, on SIGTERM, SIGHUP, SIGINT and SIGQUIT.

    If the app has not ended after `LAST_RESORT_S` seconds, the process is ended without it, and the terminal gets the
    settings that it has now: this is to be called before the app takes it over.
    """
    attributes = terminal_settings()

    def caught(number: int, _frame: FrameType | None) -> None:
        resort = threading.Timer(LAST_RESORT_S, end_now, (128 + number, attributes))
        resort.daemon = True
        resort.start()
        leave(128 + number)

    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
        if number := getattr(signal, name, None):
            signal.signal(number, caught)


def catch_stops(stop: Callable[[], None], go_on: Callable[[], None]) -> None:
    """Call `stop` on SIGTSTP and `go_on` on SIGCONT, on the main thread, in place of Textual's own handlers.

    Windows has neither signal.
    """

    def stopped(_number: int, _frame: FrameType | None) -> None:
        stop()

    def continued(_number: int, _frame: FrameType | None) -> None:
        go_on()

    for name, caught in (("SIGTSTP", stopped), ("SIGCONT", continued)):
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
    if attributes is not None and set_terminal(attributes):
        with contextlib.suppress(OSError):
            os.write(2, RESTORE.encode())
    os._exit(code)


def set_terminal(settings: list[Any] | None) -> bool:
    """Give the terminal settings that `terminal_settings` returned; return False if there are none, or it is gone."""
    if settings is None:
        return False
    import termios

    try:
        termios.tcsetattr(0, termios.TCSANOW, settings)
    except (OSError, termios.error):
        return False
    return True


def terminal_settings() -> list[Any] | None:
    """Return the terminal's settings (termios) as they are now; None if there is no terminal."""
    try:
        import termios

        return termios.tcgetattr(0)
    except (ImportError, OSError):
        return None
    except termios.error:
        return None
