"""Adding to a file's end: all bytes or none, and on the disk before it counts as added.

Bytes that were written in part, or could not be flushed, are cut off again by truncating the file to the last good
length. Flushing once more would not do: after an error the system may drop the data it could not write, and the
next flush then reports success for bytes that never reached the disk.

A flush is `fdatasync` where there is one: it waits for the data and the length, and spares the disk the file's
times. It takes milliseconds all the same (about 4 on the machine this was measured on), so nothing here is called
on the screen's thread.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from stride_tui.store.disk.files import PRIVATE_FILE, flush, flush_folder, make_folder, saving, write_all
from stride_tui.store.disk.regular import open_regular


class Appender:
    """A file open for adding to its end. `length` is the number of its bytes, from the start, that are known good."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it and flush its folder, so that its name survives a power cut. `SaveError`."""
        self.path = path
        with saving(path):
            flags = os.O_RDWR | os.O_APPEND
            try:
                self._descriptor, _ = open_regular(path, flags)
            except FileNotFoundError:
                make_folder(path.parent)
                self._descriptor, _ = open_regular(path, flags | os.O_CREAT, PRIVATE_FILE)
                self._give_up_on_error(lambda: flush_folder(path.parent))
            self._give_up_on_error(self._measure)

    def append(self, data: bytes, *, sync: bool = True) -> None:
        """Add all of `data`, flushed to the disk unless `sync` is off.

        `SaveError` if that fails; the file then ends where it ended before.
        """
        with saving(self.path):
            self._cut()
            try:
                write_all(self._descriptor, data)
                if sync:
                    flush(self._descriptor)
            except OSError:
                with contextlib.suppress(OSError):
                    self._cut()
                raise
            self.length += len(data)

    def settle(self) -> None:
        """Make sure that everything in the file, and the file's name, is on the disk."""
        with saving(self.path):
            flush(self._descriptor)
            flush_folder(self.path.parent)

    def truncate(self, length: int) -> None:
        """Cut the file to `length` bytes, durably."""
        with saving(self.path):
            os.ftruncate(self._descriptor, length)
            self.length = length
            flush(self._descriptor)

    def close(self) -> None:
        """Close the file. Everything that counted as saved is on the disk already."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1

    def _measure(self) -> None:
        """Take the file's present size as good."""
        self.length = os.fstat(self._descriptor).st_size

    def _cut(self) -> None:
        """Cut off the bytes after the good part, which an earlier failure left."""
        if os.fstat(self._descriptor).st_size > self.length:
            os.ftruncate(self._descriptor, self.length)

    def _give_up_on_error(self, act: Callable[[], None]) -> None:
        """Call `act`, and close the file if it raises."""
        try:
            act()
        except OSError:
            self.close()
            raise
