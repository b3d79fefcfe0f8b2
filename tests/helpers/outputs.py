"""Standard outputs of every kind, without a process: in a code page, on a full device, without a reader, a terminal."""

from __future__ import annotations

import errno
import io
import os


class FailingFile(io.RawIOBase):
    """A device that takes nothing, for this reason, until `mend` is called."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number: int | None = number

    def writable(self) -> bool:
        """It looks as if it could be written to."""
        return True

    def write(self, data: object) -> int:
        """Fail."""
        if self._number is not None:
            raise OSError(self._number, os.strerror(self._number))
        return len(bytes(data))  # type: ignore[call-overload]

    def mend(self) -> None:
        """Take everything from now on, so that what waits in a buffer can go."""
        self._number = None


class OutputOf(io.TextIOWrapper):
    """An output whose bytes are kept; `on_terminal` is whether it says that it is a terminal."""

    def __init__(self, encoding: str = "utf-8", on_terminal: bool = False) -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding=encoding, newline="")
        self._on_terminal = on_terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._on_terminal

    @property
    def bytes(self) -> bytes:
        """What was printed."""
        self.flush()
        return self.kept.getvalue()


class FailingOutput(io.TextIOWrapper):
    """An output on a device that fails: full, or a pipe whose reader went away."""

    def __init__(self, closed: bool = False) -> None:
        self.file = FailingFile(errno.EPIPE if closed else errno.ENOSPC)
        super().__init__(io.BufferedWriter(self.file), encoding="utf-8", newline="")
