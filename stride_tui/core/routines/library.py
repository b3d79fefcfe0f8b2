"""The routines that are at hand, as one immutable value that is replaced whole when a file changes."""

from __future__ import annotations

import msgspec

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Routine

Stamp = tuple[int, int, int]
"""What tells two states of a file apart: time of change in nanoseconds, size, inode."""


class Entry(msgspec.Struct, frozen=True):
    """One routine file: its last good version, if there ever was one, and what is wrong with it now.

    `bundled` tells the routines that come with stride from the user's own; `stamp` is the state of the
    file that was read, or None where there was no telling.
    """

    slug: str
    path: str
    bundled: bool
    routine: Routine | None
    problems: tuple[Problem, ...] = ()
    stamp: Stamp | None = None

    @property
    def name(self) -> str:
        """The routine's name, or its slug while it has none."""
        return self.routine.name if self.routine else self.slug


class Library(msgspec.Struct, frozen=True):
    """All routines, the user's own before the bundled ones, each by name; a slug stands only once."""

    entries: tuple[Entry, ...] = ()

    def entry(self, slug: str) -> Entry | None:
        """The entry with that slug, or None."""
        for entry in self.entries:
            if entry.slug == slug:
                return entry
        return None

    def routine(self, slug: str) -> Routine | None:
        """The last good version of a routine, or None."""
        entry = self.entry(slug)
        return entry.routine if entry else None

    @property
    def broken(self) -> tuple[Entry, ...]:
        """The entries whose file has mistakes just now."""
        return tuple(entry for entry in self.entries if entry.problems)
