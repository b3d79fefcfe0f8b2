"""Locks between processes, for two windows of the program that share one history and one session.

A lock is on a file of its own that is never replaced and never deleted: after a replacement another process would
lock the new file while this one still holds the old. The system releases a lock when its process ends, however it
ends. On a file system that has no locks the program works without them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from stride_tui.store.disk.files import PRIVATE_FILE, SaveError, make_folder, saving
from stride_tui.store.disk.regular import open_regular

LOCK_TIMEOUT_S = 10.0
_POLL_S = 0.01
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class LockedElsewhere(SaveError):
    """Another process held the lock for longer than this one waits."""


class Hold:
    """A lock that this process holds until it releases it or ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Release the lock; nothing happens if that was done before."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1


def try_hold(path: Path) -> Hold | None:
    """Take the lock on `path` if it is free, without waiting; return None if another process holds it. `SaveError`."""
    make_folder(path.parent)
    with saving(path):
        descriptor, _ = open_regular(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            if _lock(descriptor):
                return Hold(descriptor)
        except OSError as error:
            if error.errno in _NO_LOCKS_HERE:
                return Hold(descriptor)
            os.close(descriptor)
            raise
        os.close(descriptor)
        return None


def wait_hold(path: Path, timeout_s: float = LOCK_TIMEOUT_S) -> Hold:
    """Take the lock on `path`, waiting up to `timeout_s` seconds for it; `LockedElsewhere` if that is too short."""
    # The system's own clock, not an Instant: this time is never shown or stored, and a test's fast clock must not cut
    # the wait short.
    until = time.monotonic() + timeout_s
    while True:
        hold = try_hold(path)
        if hold:
            return hold
        if time.monotonic() >= until:
            raise LockedElsewhere(path, "another window keeps it locked")
        time.sleep(_POLL_S)


@contextlib.contextmanager
def locked(path: Path, timeout_s: float = LOCK_TIMEOUT_S) -> Iterator[None]:
    """Hold the lock on `path` for the length of the block."""
    hold = wait_hold(path, timeout_s)
    try:
        yield
    finally:
        hold.release()


def _lock(descriptor: int) -> bool:
    """Lock an open file without waiting; False if another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK):
            return False
        raise
    return True
