"""The form of a format of `stride history export`, and the values that it is called with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session


class TableForm(msgspec.Struct, frozen=True):
    """The form of a table: the character between cells, the sign before decimals, and the `mark` that the file begins
    with, by which a spreadsheet knows its encoding."""

    separator: str = ","
    decimal: str = "."
    mark: str = ""


COMMAS = TableForm()
"""The form that programs read everywhere."""


class ExportedHistory(msgspec.Struct, frozen=True):
    """The values to export: the history, those of its sessions and runs that are asked for, and their lines.

    `written` reads the history file's own lines, unchanged and without newlines; only a copy of the file needs them.
    `table` is the form of a table.
    """

    history: History
    sessions: Sequence[Session]
    runs: Sequence[Run]
    written: Callable[[], Iterable[bytes]]
    table: TableForm = COMMAS


class ExportFormat(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its option `--name` with one line of help, and the function that makes the file, piece by piece.

    The command's help lists the `columns` of a table, and `rows` says what its rows are. `example` is what to type
    after `stride history export`; "" means writing a file with this `suffix`.

    A format that is a variant of another is used `beside` that one's option: `--csv --runs`. `elsewhere` is the end of
    a message on where else its data is, for a user who puts it beside another option.
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
        """The options that choose the format, such as `--csv --runs`."""
        return f"--{self.beside} --{self.name}" if self.beside else f"--{self.name}"
