"""The one way in which a file in the user's folders is opened, for reading, adding or locking.

Whatever lies at the path, opening it neither waits nor fills the memory: only a regular file is opened (a pipe would
wait for its other end, a device may have no end), and no more of it is read than the reader allows. What is refused is
an `UnfitFileError`, which is an OSError like the system's own, so that every reader reports both in one way.
"""

from __future__ import annotations

import errno
import os
import stat

MOST_RECORD_BYTES = 256_000_000
"""The most bytes that are read of the history or the journal: more than a century of sessions."""

_READ_BYTES = 1 << 20
_PLAIN: int = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags of every opening: no translation of line ends on Windows, and no waiting elsewhere."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class UnfitFileError(OSError):
    """A path whose file is not opened or not read whole; `reason` says what is there, in the user's words."""

    def __init__(self, path: str | os.PathLike[str], reason: str) -> None:
        super().__init__(errno.EINVAL, reason, os.fspath(path))
        self.reason = reason


def open_regular(
    path: str | os.PathLike[str], flags: int = os.O_RDONLY, mode: int = 0o600
) -> tuple[int, os.stat_result]:
    """Open a regular file; return its descriptor and its status. OSError, `UnfitFileError` among them."""
    # Opening a pipe would wait for its other end, so the kind is checked first, and once more after opening in case
    # the file was replaced in between.
    try:
        refuse_unfit(path, os.stat(path))
    except FileNotFoundError:
        if not flags & os.O_CREAT:
            raise
    descriptor = os.open(path, flags | _PLAIN, mode)
    try:
        status = os.fstat(descriptor)
        refuse_unfit(path, status)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, status


def read_regular(path: str | os.PathLike[str], most_bytes: int) -> tuple[bytes, os.stat_result]:
    """Return the bytes and the status of a regular file of at most `most_bytes`. OSError as `open_regular`."""
    descriptor, status = open_regular(path)
    try:
        if status.st_size <= most_bytes:
            # One byte more than the size, for a file that grows or whose size the system does not know.
            data = read_bytes(descriptor, most_bytes + 1, status.st_size + 1)
            if len(data) <= most_bytes:
                return data, status
    finally:
        os.close(descriptor)
    most = f"{most_bytes // 1_000_000} MB"
    raise UnfitFileError(path, f"the file is larger than {most}, too large for a file of this kind")


def read_bytes(descriptor: int, most_bytes: int, at_once: int = _READ_BYTES) -> bytes:
    """Read up to `most_bytes` from an open file, or up to its end: one call of the system may return fewer."""
    parts: list[bytes] = []
    left = most_bytes
    while left > 0 and (part := os.read(descriptor, min(left, max(at_once, 1)))):
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def refuse_unfit(path: str | os.PathLike[str], status: os.stat_result) -> None:
    """Raise `UnfitFileError` if the status is not that of a regular file."""
    if not stat.S_ISREG(status.st_mode):
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "no regular file")
        raise UnfitFileError(path, f"this is {kind}, not a file")
