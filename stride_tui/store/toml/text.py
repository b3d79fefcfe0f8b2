"""Reading a TOML file's text so that no file can hang or crash the program or fill its memory."""

from __future__ import annotations

import os
import stat

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Stamp

MAX_BYTES = 1_000_000
"""The most bytes of a file; a larger one is refused before it is parsed. A user's file has a few thousand."""

EMPTY = "the file is empty"

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_text(path: str | os.PathLike[str]) -> str | Problem:
    """Return the text of a regular file with line ends as `\\n`, or the problem why it cannot be read."""
    return read_stamped(path)[0]


def read_stamped(path: str | os.PathLike[str]) -> tuple[str | Problem, Stamp | None]:
    """Return the text or the problem, and the stamp of the version that was read (None if none was)."""
    shown = os.fspath(path)
    try:
        # Opening a pipe would wait for its writer, so the kind is checked first, and once more after opening in case
        # the file was replaced in between.
        refusal = _refusal(os.stat(path))
        if refusal:
            return Problem(path=shown, message=refusal), None
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            status = os.fstat(handle)
            refusal = _refusal(status)
            data = b"" if refusal else file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return Problem(path=shown, message=_reason(error)), None
    stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
    if len(data) > MAX_BYTES:
        refusal = _too_large()
    if refusal:
        return Problem(path=shown, message=refusal), stamp
    return decode_utf8(data, shown), stamp


def decode_utf8(data: bytes, path: str | None = None) -> str | Problem:
    """Return the bytes as UTF-8 text without a byte order mark, or the problem with the place of the first bad byte."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _bad_bytes(data, error.start, path)
    if not text.strip():
        return Problem(path=path, line=1, column=1, message=EMPTY, source="")
    return text.replace("\r\n", "\n")


def _refusal(status: os.stat_result) -> str | None:
    """Return why such a file is not read, or None if it may be."""
    if stat.S_ISREG(status.st_mode):
        return _too_large() if status.st_size > MAX_BYTES else None
    kind = next((name for test, name in _KINDS if test(status.st_mode)), "no regular file")
    return f"this is {kind}, not a file"


def _too_large() -> str:
    return "the file is larger than 1 MB, too large for a file of this kind"


def _reason(error: OSError | ValueError) -> str:
    """Return a system's error in the user's words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission to read this file"
    if isinstance(error, OSError) and error.strerror:
        return f"the file cannot be read: {error.strerror}"
    return "this is not a path that a file can have"


def _bad_bytes(data: bytes, start: int, path: str | None) -> Problem:
    """Return the problem of a byte that is not UTF-8, with its line and column."""
    begin = data.rfind(b"\n", 0, start) + 1
    end = data.find(b"\n", start)
    line = data[begin : end if end >= 0 else len(data)]
    hint = "save the file as UTF-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        hint = "the file is UTF-16; save it as UTF-8"
    return Problem(
        path=path,
        line=data.count(b"\n", 0, start) + 1,
        column=len(data[begin:start].decode("utf-8")) + 1,
        message=f"the byte 0x{data[start]:02X} is not UTF-8",
        hint=hint,
        source=line[:1_000].rstrip(b"\r").decode("utf-8", "replace"),
    )
