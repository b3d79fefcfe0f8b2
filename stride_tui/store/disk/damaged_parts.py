"""Damaged parts of files: bytes that cannot be read, moved into files of their own beside them, never deleted."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

from stride_tui.core.instant import Instant
from stride_tui.store.disk.files import SaveError, create_new

MARK = ".torn-"
"""The mark between the name of the damaged file and the time in the name of its part."""
_untold: list[Path] = []
"""The parts that this process has set aside and has not reported. A session's saver adds to it on its own thread."""


def set_aside(path: Path, data: bytes, now: Instant) -> Path:
    """Keep damaged bytes of `path` in a new file beside it, and return its path. `SaveError`.

    The name does not end as `path` does, so that no reader takes it for a file of the same kind:
    `history.jsonl.torn-20261125T070000Z-1`, by the time in UTC.
    """
    stamp = f"{now.local().astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for number in range(1, 1000):
        other = path.with_name(f"{path.name}{MARK}{stamp}-{number}")
        if create_new(other, data):
            _untold.append(other)
            return other
    raise SaveError(path, "too many damaged parts are set aside beside it already")


def take_untold(folder: Path) -> tuple[Path, ...]:
    """Return the parts that this process has set aside in a folder since the last call: each is reported once."""
    told = tuple(part for part in _untold if part.parent == folder)
    for part in told:
        _untold.remove(part)
    return told


def parts_in(folder: Path) -> tuple[Path, ...]:
    """Return all parts that were ever set aside in a folder and are still there, in order of name."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    return tuple(folder / name for name in names if name.partition(MARK)[2])
