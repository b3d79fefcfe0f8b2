"""Writing files so that nothing is lost: whole or not at all, on the disk before it counts, private to the user.

Everything that stride saves goes through here. If it cannot be saved, a `SaveError` says why in one sentence for
the user; an operating system's error never leaves this module.

- `write_atomic` replaces a file: it writes a temporary file in the same folder, flushes it, renames it to the real
  path (a symbolic link stays one) and flushes the folder. A crash leaves the old text or the new, never half of one.
- What cannot be read is moved into a file of its own by `damaged_parts`. Nothing here deletes it.

How a file is opened is in `regular`. Folders are made 0700 and files 0600. Platforms without an operation (flushing
a folder, `fdatasync`) do without it.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from stride_tui.store.disk.regular import MOST_RECORD_BYTES, UnfitFileError, read_regular, refuse_unfit

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
BINARY: int = getattr(os, "O_BINARY", 0)
_CANNOT_SYNC_FOLDER = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.ENOSYS}

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "its folder is gone",
    errno.EEXIST: "the file is already there",
    errno.EISDIR: "there is a folder in its place",
    errno.ENOTDIR: "there is a file in place of its folder",
    errno.ELOOP: "its symbolic link leads in a circle",
    errno.EMFILE: "too many files are open",
}


class SaveError(Exception):
    """Something was not saved. The text is one sentence for the user; `reason` is its part without the path.

    `explained` is the reason as a refusal shows it: with the file and what can be done, if the system gave the reason.
    """

    def __init__(self, path: Path, reason: str, error: OSError | None = None) -> None:
        self.path = path
        self.reason = reason
        self.explained = reason
        if error:
            # Imported here: no start pays for errors that it does not meet.
            from stride_tui.store.disk.ways_out import way_out

            self.explained = "; ".join(filter(None, (f"{reason} ({path})", way_out(path, error))))
        super().__init__(f"not saved: {self.explained if error else f'{reason} ({path})'}")


def reason_of(error: OSError) -> str:
    """Return what an operating system's error means, in the user's words, such as "the disk is full"."""
    known = error.reason if isinstance(error, UnfitFileError) else _REASONS.get(error.errno or 0)
    return known or (error.strerror or type(error).__name__).lower()


@contextlib.contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn an operating system's error inside the block into a `SaveError` about `path`."""
    try:
        yield
    except OSError as error:
        raise SaveError(path, reason_of(error), error) from error


def make_folder(folder: Path) -> None:
    """Make `folder`, and the ones above it, for the user alone; one that exists is left as it is."""
    with saving(folder):
        missing: list[Path] = []
        level = folder
        while not level.is_dir():
            missing.append(level)
            if level.parent == level:
                break
            level = level.parent
        for path in reversed(missing):
            with contextlib.suppress(FileExistsError):
                path.mkdir(mode=PRIVATE_FOLDER)
                flush_folder(path.parent)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))


def read_if_there(path: Path) -> bytes:
    """Return the bytes of a file, none if it is not there. `SaveError` if it cannot be read: nor can it be replaced."""
    with saving(path):
        try:
            return read_regular(path, MOST_RECORD_BYTES)[0]
        except FileNotFoundError:
            return b""


def write_atomic(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, whole or not at all. A symbolic link is followed and kept. `SaveError`.

    A pipe or a device is refused: renaming would put a file in its place.
    """
    make_folder(path.parent)
    with saving(path):
        real = Path(os.path.realpath(path))
        with contextlib.suppress(FileNotFoundError):
            refuse_unfit(real, os.stat(real))
        temporary, descriptor = _open_temporary(real)
        try:
            try:
                write_all(descriptor, data)
                flush(descriptor)
            finally:
                os.close(descriptor)
            os.replace(temporary, real)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
        flush_folder(real.parent)


def create_new(path: Path, data: bytes) -> bool:
    """Write a file that does not exist yet, durably; return False, and touch nothing, if there is one already."""
    make_folder(path.parent)
    with saving(path):
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, PRIVATE_FILE)
        except FileExistsError:
            return False
        try:
            try:
                write_all(descriptor, data)
                flush(descriptor)
            finally:
                os.close(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(path)
            raise
        flush_folder(path.parent)
    return True


def clear_temporaries(path: Path) -> None:
    """Remove the temporary files that killed runs of `write_atomic` left.

    The caller must hold the lock that `path` is written under, or it may remove a file that is being written.
    """
    with contextlib.suppress(OSError):
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
            os.unlink(left)


def remove(path: Path) -> None:
    """Remove a file and flush its folder; nothing if there is none."""
    with saving(path):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
        flush_folder(path.parent)


def rename(path: Path, to: Path) -> None:
    """Give a file another name in the same folder, in place of whatever had it; nothing if there is no file."""
    with saving(path):
        with contextlib.suppress(FileNotFoundError):
            os.replace(path, to)
        flush_folder(to.parent)


def _open_temporary(path: Path) -> tuple[Path, int]:
    """Make a new file beside `path`, which only this call writes to; return its path and descriptor."""
    number = 0
    while True:
        temporary = path.with_name(f".{path.name}.{os.getpid()}-{number}.tmp")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
            return temporary, os.open(temporary, flags, PRIVATE_FILE)
        except FileExistsError:
            number += 1


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: one call of the system may write fewer."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written == 0:
            raise OSError(errno.EIO, "the disk takes no bytes")
        view = view[written:]


def flush(descriptor: int) -> None:
    """Wait until the disk has what was written, by the strongest flush of the platform and the file system."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS returns while the data is still in the drive's own cache, which a power cut empties.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)
    elif hasattr(os, "fdatasync"):
        # Data and length are enough: fsync would also wait for the file's times.
        os.fdatasync(descriptor)
    else:
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the names made or removed in a folder, where platform and file system can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDER:
            raise
    finally:
        os.close(descriptor)
