"""A disk that fails or a process that dies at a chosen file operation, without leaving the test's process.

`FaultyDisk(at=n, error=errno.EIO)` makes the n-th operation fail, and all later ones too if `lasting`.
Without an error the process "dies" there: `Killed` flies, and nothing after it reaches the disk. A
write that fails or dies may have written half of its bytes. Closing stays possible, as it is for a kernel
that cleans up after a process.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner

from stride_tui.store.disk.files import SaveError
from stride_tui.store.paths import Paths
from tests.crash import rehearsal
from tests.crash.commands import crash
from tests.crash.rehearsal import Rehearsal

OPERATIONS = ("open", "write", "fsync", "fdatasync", "replace", "unlink", "ftruncate", "mkdir")


class Killed(BaseException):
    """The process died here."""


class FaultyDisk:
    """Counts file operations and lets one of them, or all from there on, go wrong."""

    def __init__(self, at: int = 0, error: int | None = None, lasting: bool = False, half: bool = False) -> None:
        self.at = at
        self.error = error
        self.lasting = lasting
        self.half = half
        self.count = 0

    @contextlib.contextmanager
    def failing(self) -> Iterator[FaultyDisk]:
        """Within the block, file operations go through this disk."""
        with contextlib.ExitStack() as stack:
            for name in OPERATIONS:
                if hasattr(os, name):
                    stack.enter_context(patch.object(os, name, self._wrap(name, getattr(os, name))))
            stack.enter_context(patch.object(io, "open", self._wrap("read", io.open)))
            yield self

    def _wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if not self.at or self.count < self.at or (self.count > self.at and self.error and not self.lasting):
                return real(*args, **kwargs)
            if self.half and self.count == self.at and name == "write":
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            if self.error is None:
                raise Killed
            raise OSError(self.error, os.strerror(self.error))

        return operation


def rehearse(paths: Paths, sets: int, seed: int, disk: FaultyDisk | None = None) -> tuple[list[str], str]:
    """Return what a rehearsal prints on a disk, and how it ended: "done", "killed" or "gave up"."""
    disk = disk or FaultyDisk()
    out = io.StringIO()
    end = "done"
    with (
        contextlib.redirect_stdout(out),
        patch.object(rehearsal, "RETRY_S", 0),
        patch.object(rehearsal, "HELD_S", 0.5),
        disk.failing(),
    ):
        try:
            Rehearsal(paths, sets, seed).run()
        except Killed:
            end = "killed"
        except SaveError:
            end = "gave up"
    return out.getvalue().splitlines(), end


def acknowledged(lines: list[str]) -> set[str]:
    """Return the sets that a rehearsal said were on the disk."""
    return {line.removeprefix("ACK ") for line in lines if line.startswith("ACK ")}


def kept(paths: Paths) -> list[str]:
    """Return the sets that `verify` finds, as often as it finds them."""
    result = CliRunner().invoke(crash, ["--home", str(paths.data), "verify"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [line.removeprefix("HAVE ") for line in result.stdout.splitlines() if line.startswith("HAVE ")]
