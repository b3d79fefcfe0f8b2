"""Who runs the session: one process at a time, for as long as its session runs."""

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
        # Nothing failed, so it is said without "not saved" and without a file's name.
        self.args = (self.reason,)


def session_lock(paths: Paths) -> Path:
    """The file whose lock the process that runs the session holds for as long as it runs."""
    return paths.journal.with_name("session.lock")


def held_elsewhere(paths: Paths) -> bool:
    """Whether a window runs the session: another, or this one if it does. Takes nothing.

    Where nobody can write there is no lock and nobody holds it.
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
    """Hold the session for this process; `HeldElsewhere` if another does."""
    try:
        # A window that only asks who runs the session has the lock for a moment.
        return wait_hold(session_lock(paths), _MOMENT_S)
    except LockedElsewhere:
        raise HeldElsewhere(paths.journal) from None
