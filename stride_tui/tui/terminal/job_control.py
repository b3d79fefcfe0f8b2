"""The stop by ctrl+z or a signal, and what follows when the process goes on: the picture whole, the session paused."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Protocol

from stride_tui.services.job_control import save_before_stop, stop_by, stop_rest_of_job, stop_until_in_foreground

if TYPE_CHECKING:
    from stride_tui.services.session.driver import SessionDriver
    from stride_tui.tui.terminal.app_terminal import AppTerminal


class Paints(Protocol):
    """The part of the dashboard that is used here."""

    def paint(self) -> object:
        """Show what is now."""


def stop(driver: SessionDriver, terminal: AppTerminal, dashboard: Paints) -> bool:
    """Save, leave the terminal to the shell and stop; return when the process is in the foreground again.

    Return False where the system did not stop it. While the editor has the terminal, only the process is stopped: the
    editor leaves the terminal by itself.
    """
    save_before_stop(driver)
    lent = terminal.lent
    whole_job, terminal.whole_job = terminal.whole_job, False
    with terminal.suspend():
        if whole_job:
            # Not before the terminal is left: the shell takes it as soon as the process that it waits for has stopped.
            stop_rest_of_job()
        stopped = stop_by(signal.SIGTSTP)
        if not lent:
            stop_until_in_foreground(_keyboard())
    driver.tick(after_stop=stopped)
    dashboard.paint()
    return stopped


def go_on(driver: SessionDriver, terminal: AppTerminal, dashboard: Paints) -> None:
    """Take the terminal over anew after SIGCONT: a stop by SIGSTOP comes without notice, and a shell sets the terminal.

    After a SIGCONT without a stop this draws everything once more and changes nothing else.
    """
    driver.tick()
    if not terminal.lent:
        stop_until_in_foreground(_keyboard())
        with terminal.suspend():
            pass
        driver.tick()
    dashboard.paint()


def _keyboard() -> int:
    """Return the number of the file that keys are read from."""
    return sys.__stdin__.fileno() if sys.__stdin__ else 0
