"""The changes that the feeds bring: each kind replaces a value of the model, and some are announced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.week.plan import Plan
from stride_tui.services.changes import Change, CopiesFound, HistoryRead, PlanChanged, RoutinesChanged, SettingsChanged
from stride_tui.services.session.follow import new_settings
from stride_tui.views.text.damaged_files import copies_words, unread_words
from stride_tui.views.text.reloaded import SETTINGS_RELOADED, plan_reloaded

if TYPE_CHECKING:
    from stride_tui.core.routines.library import Library
    from stride_tui.core.settings.settings import Settings, SettingsReading
    from stride_tui.tui.window import Window


class ChangeTaker:
    """The taker of changes: puts them into the window's model, and lets its screens know."""

    def __init__(
        self, window: Window, follow: Callable[[Library], None], use_settings: Callable[[Settings], None]
    ) -> None:
        self._window = window
        self._follow = follow
        self._use_settings = use_settings

    def take(self, change: Change) -> None:
        """Take one change into the model."""
        workspace = self._window.model.workspace
        match change:
            case RoutinesChanged(library=library):
                before = workspace.library
                workspace.library, workspace.library_read = library, True
                self._follow(library)
                self._tell_reloaded(before, library)
            case HistoryRead():
                self._history(change)
            case PlanChanged(found=found):
                # A plan with mistakes changes only the strip that shows them; one that stride wrote is known already.
                new = found != workspace.plan or bool(workspace.plan_problems)
                workspace.take_plan(found)
                if new and isinstance(found, Plan):
                    self._window.tell(plan_reloaded(found))
            case CopiesFound(problems=problems):
                self._window.tell(copies_words(problems))
            case SettingsChanged(found=reading):
                self._settings(reading)
        self._window.changed()

    def _tell_reloaded(self, before: Library, after: Library) -> None:
        """Say that the saved file of the session's routine, or of the chosen one, was taken."""
        from stride_tui.services.session.follow import reloaded_words

        state = self._window.driver.state
        slug = state.routine.slug if state and self._window.driver.running else self._window.model.workspace.slug
        if words := reloaded_words(before, after, slug):
            self._window.tell(words)

    def _history(self, change: HistoryRead) -> None:
        self._window.model.workspace.take_history(change.history)
        if change.unread.count:
            self._window.tell(unread_words(change.unread))

    def _settings(self, found: SettingsReading) -> None:
        """Use what is right in new settings; the strip shows what is not, for which the old ones stay."""
        workspace = self._window.model.workspace
        if found == workspace.settings_found:
            # What was chosen for this time only, such as another theme, stays.
            return
        if settings := new_settings(workspace, found):
            self._use_settings(settings)
            if not found.problems:
                self._window.tell(SETTINGS_RELOADED)
