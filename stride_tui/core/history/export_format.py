"""What a format of `stride history export` is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session


class ExportedHistory(msgspec.Struct, frozen=True):
    """What is given out: the history, those of its sessions and runs that are asked for, and their lines as written.

    `written` reads the history's own lines, byte for byte and without newlines; only a copy of the file needs them.
    """

    history: History
    sessions: Sequence[Session]
    runs: Sequence[Run]
    written: Callable[[], Iterable[bytes]]


class ExportFormat(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its option `--name` with one line of help, and what makes the bytes of the file, piece by piece.

    The help of the command lists the `columns` of a table, and `rows` says what its rows are. Its `example` is what to
    type after `stride history export`; "" stands for writing a file with this `suffix`.

    A format that is a variant of another goes `beside` that one's option: `--csv --runs`. `elsewhere` says where else
    its data is, to whoever gives it beside another option.
    """

    name: str
    help: str
    suffix: str
    pieces: Callable[[ExportedHistory], Iterable[bytes]]
    columns: tuple[str, ...] = ()
    rows: str = ""
    example: str = ""
    beside: str | None = None
    elsewhere: str = ""

    @property
    def options(self) -> str:
        """What is typed to have the format, such as `--csv --runs`."""
        return f"--{self.beside} --{self.name}" if self.beside else f"--{self.name}"
