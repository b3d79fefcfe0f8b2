"""The routine's file edited during a plain session: the session follows it, and mistakes are said."""

from __future__ import annotations

from msgspec.structs import replace

from stride_tui.core.session.state import SessionState
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.follow import Followed, RoutineFiles, RoutineFollower, reloaded_words
from stride_tui.services.workspace import Workspace
from stride_tui.views.plain.answers import mistakes_line


class FileEdits:
    """The edits of the file that a plain session is led by."""

    def __init__(self, workspace: Workspace, driver: SessionDriver, sessions: Sessions) -> None:
        self._workspace = workspace
        self._files = RoutineFiles(workspace.home)
        self._follower = RoutineFollower(workspace, driver, sessions)

    def look(self, state: SessionState) -> Followed:
        """Follow the file of the session in `state`, if it has changed since the last look."""
        library = None if state.ended else self._files.look(self._workspace.library)
        if library is None:
            return Followed()
        before = self._workspace.library
        self._workspace.library, self._workspace.library_read = library, True
        entry = library.entry(state.routine.slug)
        if entry is not None and entry.problems:
            return Followed(words=mistakes_line(entry.problems))
        found = self._follower.follow(library)
        if found.words or found.batch:
            # A changed session has a line of its own.
            return found
        return replace(found, words=reloaded_words(before, library, state.routine.slug))
