"""How a process of stride ends: its exit codes, and how long a signal waits before it ends the process anyway."""

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
"""A signal that has not led out within this time ends the process: a disk or a reader of the output may hang."""
