"""The exit codes, in one place."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the shell is told. A signal n gives 128 + n, as shells expect."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    INTERNAL = 70
