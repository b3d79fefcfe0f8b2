"""The routines that can be chosen, as one immutable value that is replaced whole when a file changes."""

from __future__ import annotations

import msgspec

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Routine

Stamp = tuple[int, int, int]
"""A file's time of change in nanoseconds, size in bytes and inode: if none differs, it is taken for unchanged."""


class Entry(msgspec.Struct, frozen=True):
    """One routine file: its last good version, if there ever was one, and what is wrong with it now.

    `bundled` is True for a routine that comes with stride, False for one of the user's own. `stamp` belongs to
    the version of the file that was read; None where the system did not give one.
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
    """All routines, the user's own before the bundled ones, each group ordered by name; no slug comes twice.

    `copies` has a problem for each conflict copy of a routine, which is not among the entries.
    """

    entries: tuple[Entry, ...] = ()
    copies: tuple[Problem, ...] = ()

    def entry(self, slug: str) -> Entry | None:
        """Return the entry with that slug, or None."""
        for entry in self.entries:
            if entry.slug == slug:
                return entry
        return None

    def routine(self, slug: str) -> Routine | None:
        """Return the last good version of a routine, or None."""
        entry = self.entry(slug)
        return entry.routine if entry else None

    @property
    def routines(self) -> tuple[Routine, ...]:
        """The last good version of every routine that has one."""
        return tuple(entry.routine for entry in self.entries if entry.routine)

    @property
    def broken(self) -> tuple[Entry, ...]:
        """The entries whose file has mistakes."""
        return tuple(entry for entry in self.entries if entry.problems)
