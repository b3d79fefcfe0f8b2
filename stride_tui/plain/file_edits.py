"""The files edited during a plain session: it follows its routine's and the settings, and mistakes are said."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from stride_tui.core.session.state import SessionState
from stride_tui.core.settings.settings import Settings
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.follow import (
    Followed,
    RoutineFiles,
    RoutineFollower,
    SettingsFile,
    new_settings,
    reloaded_words,
)
from stride_tui.services.workspace import Workspace
from stride_tui.views.plain.answers import mistakes_line, settings_mistakes_line

SETTINGS_FOLLOWED = "The settings were edited, and hold from here on."


class FileEdits:
    """The edits of the files that a plain session is led by; `use_cues` takes new settings for the cues."""

    def __init__(
        self, workspace: Workspace, driver: SessionDriver, sessions: Sessions, use_cues: Callable[[Settings], None]
    ) -> None:
        self._workspace = workspace
        self._use_cues = use_cues
        self._files = RoutineFiles(workspace.home)
        self._settings = SettingsFile(workspace.home)
        self._sessions = sessions
        self._follower = RoutineFollower(workspace, driver, sessions)

    def look(self, state: SessionState) -> Followed:
        """Follow the files of the session in `state`, if they changed since the last look, or since it was left."""
        words = self._look_at_settings()
        followed = self._look_at_routine(state)
        return Followed(followed.batch, " ".join(filter(None, [words, followed.words])))

    def _look_at_settings(self) -> str:
        """Use new settings; return what to say of them."""
        found = self._settings.look()
        if found is None:
            return ""
        settings = new_settings(self._workspace, found)
        if settings:
            self._workspace.use(settings)
            self._use_cues(settings)
        if found.problems:
            return settings_mistakes_line(found)
        return SETTINGS_FOLLOWED if settings else ""

    def _look_at_routine(self, state: SessionState) -> Followed:
        before = self._workspace.library
        library = None if state.ended else self._files.look(before)
        if library is not None:
            self._workspace.library, self._workspace.library_read = library, True
        elif state.ended or not self._sessions.to_follow:
            return Followed()
        self._sessions.to_follow = False
        entry = self._workspace.library.entry(state.routine.slug)
        if entry is not None and entry.problems:
            return Followed(words=mistakes_line(entry.problems))
        found = self._follower.follow(self._workspace.library)
        if found.words or found.batch:
            # A changed session has a line of its own.
            return found
        return replace(found, words=reloaded_words(before, self._workspace.library, state.routine.slug))
