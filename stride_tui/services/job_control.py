"""Stopping this process as a shell's job control does (ctrl+z, `fg`), for every face. Windows has nothing like it."""

from __future__ import annotations

import contextlib
import os
import signal
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stride_tui.core.session.events import Batch
    from stride_tui.services.session.driver import SessionDriver

SAVING_S = 0.25
"""The longest time that a stop waits for the disk, in seconds."""


def has_job_control() -> bool:
    """Return whether the system can stop a process and let it go on."""
    return hasattr(signal, "SIGTSTP")


def stop_rest_of_job() -> None:
    """Stop all processes of this job but this one, as a terminal does at ctrl+z: one of them may be what the shell
    waits for."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    try:
        os.killpg(os.getpgrp(), signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, before)


def save_before_stop(driver: SessionDriver) -> Batch:
    """Let time pass up to now and wait until it is on the disk, so that a stop that never ends loses nothing.

    Return what happened.
    """
    batch = driver.tick()
    if driver.saver.busy:
        with contextlib.suppress(TimeoutError):
            driver.saver.settle(SAVING_S)
    return batch


def stop_by(number: int) -> bool:
    """Stop this process by the default action of a signal; return once SIGCONT lets it go on.

    Return False, at once, where the system does not stop it: it stops no process that no shell waits for, such as the
    first program of a terminal. To be called on the main thread, like everything that sets signal handlers.
    """
    continued: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        continued.append(number)

    before = {signal.SIGCONT: signal.signal(signal.SIGCONT, note), number: signal.signal(number, signal.SIG_DFL)}
    try:
        signal.raise_signal(number)
    finally:
        for other, handler in before.items():
            signal.signal(other, handler)
    return bool(continued)


def stop_until_in_foreground(descriptor: int) -> None:
    """Stop again while another job has the terminal (the shell's `bg`), until the shell's `fg`."""
    while not _in_foreground(descriptor) and stop_by(signal.SIGTTOU):
        pass


def _in_foreground(descriptor: int) -> bool:
    try:
        return os.tcgetpgrp(descriptor) == os.getpgrp()
    except OSError:
        return True  # There is no terminal of ours, so there is no job to wait for.
