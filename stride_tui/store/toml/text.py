"""Reading a TOML file's text so that no file can hang or crash the program or fill its memory."""

from __future__ import annotations

import os

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Stamp
from stride_tui.store.disk.regular import UnfitFileError, read_regular

MAX_BYTES = 1_000_000
"""The most bytes of a file; a larger one is refused before it is parsed. A user's file has a few thousand."""

EMPTY = "the file is empty"


def read_text(path: str | os.PathLike[str]) -> str | Problem:
    """Return the text of a regular file with line ends as `\\n`, or the problem why it cannot be read."""
    return read_stamped(path)[0]


def read_stamped(path: str | os.PathLike[str]) -> tuple[str | Problem, Stamp | None]:
    """Return the text or the problem, and the stamp of the version that was read (None if none was)."""
    shown = os.fspath(path)
    try:
        data, status = read_regular(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        return Problem(path=shown, message=_reason(error), hint=_hint(path, error)), None
    return decode_utf8(data, shown), (status.st_mtime_ns, status.st_size, status.st_ino)


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


def _hint(path: str | os.PathLike[str], error: OSError | ValueError) -> str | None:
    """Return what can be done about a file that is there and that the system does not let us read, or None."""
    if not isinstance(error, PermissionError):
        return None
    from stride_tui.store.disk.ways_out import way_out

    return way_out(path, error, writing=False)


def _reason(error: OSError | ValueError) -> str:
    """Return a system's error in the user's words."""
    if isinstance(error, UnfitFileError):
        return error.reason
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
