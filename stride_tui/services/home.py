"""One runner's home: where the files are, and the clock. Each face makes it once and passes it to the services."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from stride_tui.core.instant import Clock
from stride_tui.store import clock
from stride_tui.store.paths import Paths, bundled_routines, find_paths

if TYPE_CHECKING:
    from stride_tui.core.routines.library import Library
    from stride_tui.core.routines.routine import Routine


class Home:
    """The paths and the clock. Without another clock the system's is used, which is made when it is first needed."""

    def __init__(self, paths: Paths, given: Clock | None = None) -> None:
        self.paths = paths
        self._given = given

    @cached_property
    def clock(self) -> Clock:
        """The clock; `clock_trouble` returns beforehand why it cannot be made."""
        return self._given or clock.system_clock()

    def clock_trouble(self) -> str | None:
        """Return why there is no clock, or None: the variable that sets its speed may have no speed in it."""
        try:
            _ = self.clock
        except clock.ClockSpeedError as error:
            return str(error)
        return None

    def places(self) -> dict[str, str]:
        """Return where everything is kept, by what it is; a file that does not exist yet is made when needed."""
        paths = self.paths
        return {
            "routines": str(paths.routines),
            "bundled": str(bundled_routines()),
            "history": str(paths.history),
            "journal": str(paths.journal),
            "plan": str(paths.plan),
            "settings": str(paths.settings),
            "crash log": str(paths.log),
            "cache": str(paths.cache),
        }

    def report_crash(self, error: BaseException) -> str:
        """Write a crash report; return where it is in words, or the error itself if it cannot be written."""
        from stride_tui.store.crash_log import write_crash

        path = write_crash(self.paths, error)
        return f"a report is in {path}" if path else f"{type(error).__name__}: {error}"


def open_home(folder: str | os.PathLike[str] | None = None) -> Home:
    """Return the home in a folder; without one, that of `STRIDE_HOME` or of the system's conventions."""
    return Home(find_paths(folder))


def routine_of(home: Home, library: Library, slug: str) -> Routine | None:
    """Return a routine by its slug, read from its file where the library does not have it; None where that has
    mistakes, or is not there."""
    from stride_tui.store.routines.library import load_entry

    entry = library.entry(slug) or load_entry(home.paths, slug)
    return entry.routine if entry else None
