"""Exit codes of stride, and the time that a signal waits before it ends the process."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes. A signal n gives 128 + n, as shells expect."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    INTERNAL = 70
    """A crash (EX_SOFTWARE of sysexits.h)."""
    HUNG_UP = 129
    """The terminal was closed: SIGHUP."""


LAST_RESORT_S = 2.0
"""Seconds after which a signal ends the process in any case: a disk or a reader of the output may never answer."""
