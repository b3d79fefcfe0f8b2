"""Records, each one line of JSON: the form that the journal and the history share.

    {"v":1,"kind":"session","id":"...","n":0,"utc":...,"offset":3600,"body":{...},"crc":"1f2e3d4c"}

`v` is the version of this form, `kind` says what the body is, `id` names the session it belongs to and `n`
counts the records of that session from 0. `utc` (milliseconds) and `offset` (seconds east) are the time it is about.
`crc` is the CRC-32 of everything before it on the line. A line without `crc` is accepted: a user who corrects a line
by hand deletes it. A line that is no record, or a record of a version or kind that this program does not know, is
decoded to a value that says so, never to an exception.
"""

from __future__ import annotations

import zlib
from typing import Generic, TypeVar

import msgspec

VERSION = 1
_CRC = b',"crc":"'
_TAIL = len(_CRC) + 8 + len(b'"}')

Body = TypeVar("Body")


class Record(msgspec.Struct, Generic[Body], frozen=True):
    """A record as read from its line."""

    v: int
    kind: str
    id: str
    n: int
    utc: int
    offset: int
    body: Body


class Bad(msgspec.Struct, frozen=True):
    """A line that is no record of stride's. `unknown` is whether it looks like one of a newer program."""

    reason: str
    unknown: bool = False


NO_RECORD = Bad("the line is no record")
MOST_PROBLEMS = 100
"""The most lines of a file whose problems are kept one by one; those after them are counted."""


class _Head(msgspec.Struct, frozen=True):
    """The fields that every version of a record has."""

    v: int
    kind: str = ""


class Codec(Generic[Body]):
    """The encoder and decoder of the records of one kind."""

    def __init__(self, kind: str, body: object) -> None:
        self.kind = kind
        # msgspec takes the parametrised class; mypy cannot see a type that is only known at run time.
        self._decoder: msgspec.json.Decoder[Record[Body]] = msgspec.json.Decoder(Record[body])  # type: ignore[valid-type]

    def encode(self, id: str, n: int, utc: int, offset: int, body: Body) -> bytes:
        """Return the line of one record, with its newline. ValueError if it could not be read back.

        JSON has no NaN and no infinity: msgspec writes them as null, so a number that may not be missing
        is refused here rather than found unreadable later.
        """
        record = Record(VERSION, self.kind, id, n, utc, offset, body)
        try:
            text = msgspec.json.encode(record)[:-1]
            self._decoder.decode(text + b"}")
        except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError, OverflowError) as error:
            raise ValueError(f"a `{self.kind}` record that could not be read back: {error}") from error
        return b'%b%b%08x"}\n' % (text, _CRC, zlib.crc32(text))

    def decode(self, line: bytes) -> Record[Body] | Bad:
        """Return the record on a line (without its newline), or why it is none."""
        if damaged(line):
            return Bad("the line does not match its checksum")
        try:
            record = self._decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            return self._explain(line, error)
        if record.v == VERSION and record.kind == self.kind:
            return record
        return _unknown(record.v, record.kind)

    def _explain(self, line: bytes, error: Exception) -> Bad:
        """Return why a line was not decoded: a record of a newer program, or no record."""
        head = head_of(line)
        if head is None:
            return NO_RECORD
        if head.v != VERSION or head.kind != self.kind:
            return _unknown(head.v, head.kind)
        return Bad(f"the record cannot be read: {error}")


def damaged(line: bytes) -> bool:
    """Return whether the line has a checksum that does not match its text."""
    if line[-_TAIL:-10] != _CRC or line[-2:] != b'"}':
        return False
    return line[-10:-2] != b"%08x" % zlib.crc32(line[:-_TAIL])


def head_of(line: bytes) -> _Head | None:
    """Return version and kind of the record on a line, or None if it is no record."""
    try:
        return msgspec.json.decode(line, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _unknown(version: int, kind: str) -> Bad:
    """Return the value for a record of a newer program."""
    what = f"version {version}" if version != VERSION else f"kind `{kind}`"
    return Bad(f"a record of {what}, which this version of stride does not know; it is kept", unknown=True)
