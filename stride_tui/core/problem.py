"""A mistake in a file, as a value: where it is, what it is, and what would be right."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake in one file.

    `line` and `column` count from 1 and are None when the mistake has no place in the text (a missing
    file, a directory). `source` is the offending line as the file has it, without its line end.
    `key` is the TOML key path, for tools; `hint` is a sentence on what would be right, or None.
    """

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    key: str | None = None
    hint: str | None = None
    source: str | None = None


class Unread(msgspec.Struct, frozen=True):
    """The part of the history, or of the journal, that cannot be read. It stays as it is.

    The first `files` of `problems` are those of whole files, the others those of the first bad lines. `count` is the
    number of all such files and lines.
    """

    problems: tuple[Problem, ...] = ()
    files: int = 0
    count: int = 0
