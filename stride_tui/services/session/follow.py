"""The files while a session is led: both faces let it follow its routine's, and take the settings in the same way."""

from __future__ import annotations

import msgspec

from stride_tui.core.routines.library import Library
from stride_tui.core.session.events import Batch, Replan
from stride_tui.core.settings.settings import Settings, SettingsReading
from stride_tui.services.home import Home
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.routine_today import routine_today
from stride_tui.services.settings import read_settings_of
from stride_tui.services.workspace import Workspace
from stride_tui.store.disk.snapshot import changed_paths, take_snapshot
from stride_tui.store.paths import bundled_routines
from stride_tui.store.routines.library import file_stamp, load_library

FILE_GONE = "The routine's file is gone; the session goes on as it was planned."


def reloaded_words(before: Library, after: Library, slug: str) -> str:
    """Return the short word on a routine whose saved file was taken, or "" where it is as it was or has mistakes."""
    old, new = before.entry(slug), after.entry(slug)
    if old is None or new is None or new.problems or new.routine is None:
        return ""
    # Imported here, because most sessions are led without an edit.
    from stride_tui.views.text.reloaded import routine_reloaded

    return routine_reloaded(new.routine) if new.routine != old.routine or old.problems else ""


class Followed(msgspec.Struct, frozen=True):
    """The result of a look at the routine's file: the events of the session, and what there is to say, or ""."""

    batch: Batch = ()
    words: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines to say: one, or none."""
        return (self.words,) if self.words else ()


class RoutineFollower:
    """The follower of the routine file of the session under way."""

    def __init__(self, workspace: Workspace, driver: SessionDriver, sessions: Sessions) -> None:
        self._workspace = workspace
        self._driver = driver
        self._sessions = sessions
        self._reported_gone = False

    def follow(self, library: Library) -> Followed:
        """Let the session go on with its routine as its own file is now, if that can be read."""
        state = self._driver.state
        if state is None or not self._driver.running:
            return Followed()
        self._sessions.to_follow = False
        entry = library.entry(state.routine.slug)
        if entry is None or (entry.bundled and entry.path != self._sessions.file):
            # Without the user's copy, the bundled routine of the same name is in its place: that is not an edit.
            words = "" if self._reported_gone else FILE_GONE
            self._reported_gone = True
            return Followed(words=words)
        self._reported_gone = False
        if entry.problems or entry.routine is None:
            return Followed()
        self._sessions.file = entry.path
        began = state.started.local().date()
        routine = routine_today(self._workspace, entry.routine, state.routine.light, began)
        return Followed(self._driver.do(Replan(routine)) if routine is not None else ())


class RoutineFiles:
    """The folders of routines, looked at now and then by a face that has no feed."""

    def __init__(self, home: Home) -> None:
        self._paths = home.paths
        self._folders = (home.paths.routines, bundled_routines())
        self._seen = take_snapshot(self._folders)
        self._doubtful = False

    def look(self, known: Library) -> Library | None:
        """Return all routines if a file has changed since the last look; `known` is the library until now.

        One with mistakes is believed at the second look only: it may have been caught while it was being saved.
        """
        now = take_snapshot(self._folders)
        changed, self._seen = changed_paths(self._seen, now), now
        if not changed and not self._doubtful:
            return None
        library = load_library(self._paths, known)
        names = {str(path) for path in changed}
        self._doubtful = any(entry.path in names for entry in library.broken)
        return None if self._doubtful else library


def new_settings(workspace: Workspace, found: SettingsReading) -> Settings | None:
    """Keep what a new reading of the settings found, and return the settings to use from now on; None if they stay.

    For what is wrong in the file the settings in use stay.
    """
    workspace.settings_found = found
    settings = found.over(workspace.settings)
    return None if settings == workspace.settings else settings


class SettingsFile:
    """The settings file, looked at now and then by a face that has no feed."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._seen = file_stamp(home.paths.settings)
        self._doubtful = False

    def look(self) -> SettingsReading | None:
        """Return what the file says if it has changed since the last look.

        One with mistakes is believed at the second look only: it may have been caught while it was being saved.
        """
        now = file_stamp(self._home.paths.settings)
        changed, self._seen = now != self._seen, now
        if not changed and not self._doubtful:
            return None
        found = read_settings_of(self._home)
        self._doubtful = changed and bool(found.problems)
        return None if self._doubtful else found
