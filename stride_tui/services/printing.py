"""Printing outside the dashboard: every line to standard output or standard error goes through here.

No character stops it: what the output's encoding lacks, such as a legacy code page of Windows, is printed as a
stand-in. An output that fails (a full device, a reader that went away) raises `NotPrintedError`, which `with_output`
turns into one line and an exit code. It imports little while it loads, because `--version` loads it.
"""

from __future__ import annotations

import codecs
import errno
import os
import sys

from stride_tui import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TextIO

STAND_IN = "stride-stand-in"
"""The name under which Python's codecs know `_stand_in`."""
CLOSED = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if sys.platform == "win32" else set())
"""The errors of a pipe whose reader went away; Windows has a number of its own for it."""


class NotPrintedError(Exception):
    """Nothing more can be printed. `reason` says why, `number` is the system's number of the error or None."""

    def __init__(self, reason: str, number: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.number = number

    @property
    def closed(self) -> bool:
        """True if the reader of a pipe went away, as `head` does. That is no error: no one is there to read of it."""
        return self.number in CLOSED


class SafeOutput:
    """A text stream that takes every character. It raises `NotPrintedError` where it cannot write, and at every call
    after that; if `silent`, never, because the line about an error must not be one more error.

    It stands in for `sys.stdout` and `sys.stderr`, so that what a library prints goes the same way.
    """

    encoding = "utf-8"
    """The encoding that libraries see, so that they do not look for another one."""
    errors = "strict"

    def __init__(self, stream: TextIO | None, silent: bool = False) -> None:
        self._stream = stream
        self._silent = silent
        self._failed = NotPrintedError("there is no standard output") if stream is None else None

    @property
    def missing(self) -> bool:
        """True if there is no such output, as after `>&-`."""
        return self._stream is None

    @property
    def failed(self) -> bool:
        """True once something could not be written."""
        return self._failed is not None

    def write(self, text: str) -> int:
        """Write a text; return its length."""

        def act(stream: TextIO) -> None:
            coding = stream.encoding or "utf-8"
            stream.write(text.encode(coding, STAND_IN).decode(coding))

        self._do(act)
        return len(text)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""

        def act(stream: TextIO) -> None:
            stream.flush()
            stream.buffer.write(data)

        self._do(act)

    def flush(self) -> None:
        """Write what waits in the stream."""
        self._do(lambda stream: stream.flush())

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._stream is not None and not self._stream.closed and self._stream.isatty()

    def fileno(self) -> int:
        """Return the number of the file; `OSError` without one."""
        if self._stream is None:
            raise OSError(errno.EBADF, "there is no file")
        return self._stream.fileno()

    def _do(self, act: Callable[[TextIO], object]) -> None:
        if self._stream is not None and self._failed is None:
            try:
                act(self._stream)
            except (OSError, ValueError) as error:
                reason = (isinstance(error, OSError) and error.strerror) or str(error)
                self._failed = NotPrintedError(reason, getattr(error, "errno", None))
                self._drop_the_rest()
        if self._failed is not None and not self._silent:
            raise self._failed from None

    def _drop_the_rest(self) -> None:
        """Let what waits in the stream go nowhere: Python would try it again at its end, and fail again."""
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
        except (OSError, ValueError):
            return  # There is no file behind it that could fail at the end.


def output_is_missing() -> bool:
    """Return whether there is no standard output at all."""
    return _output().missing


def print_line(line: str, at_once: bool = False) -> None:
    """Print a line of data, with what a terminal would obey made visible; `at_once`, without waiting for more."""
    from stride_tui.views.text.clean import LONGEST_LINE, clean

    output = _output()
    output.write(clean(line, LONGEST_LINE) + "\n")
    if at_once:
        output.flush()


def print_text(text: str) -> None:
    """Print the program's own text at once: it may hold codes that a terminal obeys, and has its own line ends."""
    output = _output()
    output.write(text)
    output.flush()


def print_name(line: str) -> None:
    """Print a line with a file's name: for another program byte for byte, on a terminal with what it would obey as
    escapes."""
    output = _output()
    if output.isatty():
        from stride_tui.views.text.clean import escaped

        output.write(escaped(line) + "\n")
    elif os.name == "posix":
        output.write_bytes(os.fsencode(line + "\n"))
    else:
        output.write(line + "\n")


def print_data(data: bytes) -> None:
    """Print a file's contents: into files and pipes byte for byte, on a terminal with what it would obey as escapes."""
    output = _output()
    if output.isatty():
        from stride_tui.views.text.clean import escaped

        lines = data.decode("utf-8-sig", "surrogateescape").split("\n")
        output.write("\n".join(escaped(line, tabs=True) for line in lines))
    else:
        output.write_bytes(data)


def print_remark(line: str, stream: TextIO | None = None) -> None:
    """Print a line for people on standard error (or on `stream`), apart from the data; do nothing where that
    fails."""
    from stride_tui.views.text.clean import LONGEST_LINE, clean

    error = _error(stream)
    error.write(clean(line, LONGEST_LINE) + "\n")
    error.flush()


def send_codes(codes: str) -> None:
    """Send the program's own codes, such as the bell, to the terminal on standard error."""
    error = _error()
    error.write(codes)
    error.flush()


def with_output(act: Callable[[], int]) -> int:
    """Run a command that prints, and return its exit code; where nothing can be printed, print one line and return
    `PROBLEMS`. A reader that went away gets the code without the line."""
    before = sys.stdout, sys.stderr
    output, error = _output(), _error()
    replaced: Any = sys
    replaced.stdout, replaced.stderr = output, error
    try:
        code = act()
        if not output.failed:  # Else `act` has reported it.
            output.flush()
    except NotPrintedError as trouble:
        from stride_tui.services.exits import Exit

        if not trouble.closed:
            print_remark(f"stride: nothing can be printed: {trouble.reason}")
        code = Exit.PROBLEMS
    finally:
        sys.stdout, sys.stderr = before
    return code


def _output() -> SafeOutput:
    stream: object = sys.stdout
    return stream if isinstance(stream, SafeOutput) else SafeOutput(sys.stdout)


def _error(stream: TextIO | None = None) -> SafeOutput:
    given: object = stream or sys.stderr
    return given if isinstance(given, SafeOutput) else SafeOutput(stream or sys.stderr, silent=True)


SIGNS = {
    "·": "-", "×": "x", "–": "-", "−": "-", "─": "-", "━": "-", "╸": "-", "…": "...", "↵": "Enter", "⇧": "Shift+",
    "◐": "~", "✓": "v", "✔": "v", "▸": ">", "›": ">", "‹": "<", "→": "->", "←": "<-", "↑": "^", "↓": "v", "⇄": "<->",
    "●": "*", "○": "o", "◔": "o", "◆": "*", "◇": "o", "◧": "o", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'",
    "│": "|", "▏": "|", "‖": "|", "└": "`", "\ufffd": "?",
} | dict.fromkeys("▪■█▄▀▇▆▅▃▂▁▝▘", "#")  # fmt: skip
"""The stand-ins of the signs that stride itself prints. A letter that an encoding lacks becomes a question mark."""
FIRST_DOTS, LAST_DOTS = 0x2800, 0x28FF
"""The signs of braille, of which figures are made: a bit for each dot."""


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Return the stand-ins of the characters that an encoding lacks, and the place after them."""
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    return "".join(map(_sign, lacking)), error.end


def _sign(char: str) -> str:
    if FIRST_DOTS <= ord(char) <= LAST_DOTS:
        return " .::++###"[(ord(char) - FIRST_DOTS).bit_count()]
    return SIGNS.get(char, "?")


codecs.register_error(STAND_IN, _stand_in)
