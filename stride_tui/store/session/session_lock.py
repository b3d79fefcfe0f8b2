"""The lock on the session: one process runs it at a time, and holds the lock for as long as it does.

What a second window does meanwhile is `services/session/begin.py`'s `LedElsewhere`.
"""

from __future__ import annotations

import os
from pathlib import Path

from stride_tui.store.disk.files import SaveError
from stride_tui.store.disk.lock import Hold, LockedElsewhere, try_hold, wait_hold
from stride_tui.store.paths import Paths

_MOMENT_S = 0.05


class HeldElsewhere(SaveError):
    """Another window runs the session."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "another window runs the session")
        # Nothing failed to be saved, so the text is without "not saved" and the path.
        self.args = (self.reason,)


def session_lock(paths: Paths) -> Path:
    """Return the file whose lock is held by the process that runs the session."""
    return paths.journal.with_name("session.lock")


def held_elsewhere(paths: Paths) -> bool:
    """Return whether any process runs the session, this one included. It does not keep the lock.

    False in a folder that cannot be written to, where no process can have the lock.
    """
    if not os.path.exists(session_lock(paths)):
        return False
    try:
        hold = try_hold(session_lock(paths))
    except SaveError:
        return False
    if hold:
        hold.release()
    return hold is None


def take_session(paths: Paths) -> Hold:
    """Take the session's lock for this process; `HeldElsewhere` if another process has it."""
    try:
        # `held_elsewhere` in another window takes the lock for an instant: wait that long.
        return wait_hold(session_lock(paths), _MOMENT_S)
    except LockedElsewhere:
        raise HeldElsewhere(paths.journal) from None
