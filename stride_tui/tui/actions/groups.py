"""All actions of a window, by noun. Each group is made and imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from stride_tui.core.settings.settings import Settings
    from stride_tui.services.session.begin import Sessions
    from stride_tui.tui.actions.changes_made import ChangesMade
    from stride_tui.tui.actions.correct_done import CorrectDone
    from stride_tui.tui.actions.cues import CueActions
    from stride_tui.tui.actions.history import HistoryActions
    from stride_tui.tui.actions.instead import InsteadActions
    from stride_tui.tui.actions.log_done import LogActions
    from stride_tui.tui.actions.open_screens import ScreenActions
    from stride_tui.tui.actions.routines import RoutineActions
    from stride_tui.tui.actions.session import SessionActions
    from stride_tui.tui.actions.settings import SettingsActions, UseTheme
    from stride_tui.tui.actions.take_changes import ChangeTaker
    from stride_tui.tui.actions.week import WeekActions
    from stride_tui.tui.terminal.app_terminal import AppTerminal
    from stride_tui.tui.window import Window


class ActionGroups:
    """The groups of actions, each made with what it needs, so that none depends on who made the others."""

    def __init__(self, window: Window, app: App[int], use_theme: UseTheme) -> None:
        self._window = window
        self._app = app
        self._use_theme = use_theme

    @cached_property
    def terminal(self) -> AppTerminal:
        """The terminal that the app draws on."""
        from stride_tui.tui.terminal.app_terminal import AppTerminal

        return AppTerminal(self._app)

    @cached_property
    def sessions(self) -> Sessions:
        """The service that begins, picks up and brings back sessions."""
        from stride_tui.services.session.begin import Sessions

        return Sessions(self._window.model.workspace, self._window.driver)

    @cached_property
    def routines(self) -> RoutineActions:
        """Actions that open the editor, and let a session follow its edited file."""
        from stride_tui.tui.actions.routines import RoutineActions

        return RoutineActions(self._window, self.terminal, self.sessions)

    @cached_property
    def session(self) -> SessionActions:
        """Actions that begin, lead, end and pick up a session."""
        from stride_tui.tui.actions.session import SessionActions

        return SessionActions(self._window, self.sessions, lambda library: self.routines.follow(library))

    @cached_property
    def screens(self) -> ScreenActions:
        """Actions that open the picker, Review and the help."""
        from stride_tui.tui.actions.open_screens import ScreenActions

        return ScreenActions(self._window, lambda slug: self.routines.open(slug))

    @cached_property
    def settings(self) -> SettingsActions:
        """Actions that use new settings, and switch the theme."""
        from stride_tui.tui.actions.settings import SettingsActions

        return SettingsActions(self._window, self._use_theme, self._use_cues)

    @cached_property
    def history(self) -> HistoryActions:
        """Actions that correct what was done."""
        from stride_tui.tui.actions.history import HistoryActions

        return HistoryActions(self._window)

    @cached_property
    def log(self) -> LogActions:
        """Actions that log what was done without stride."""
        from stride_tui.tui.actions.log_done import LogActions

        return LogActions(self._window, self.made, lambda run: self.instead.ask_after_logging(run))

    @cached_property
    def made(self) -> ChangesMade:
        """The changes of the week that were made here and can be taken back."""
        from stride_tui.tui.actions.changes_made import ChangesMade

        return ChangesMade(self._window)

    @cached_property
    def done(self) -> CorrectDone:
        """Actions that correct what was done on an opened day."""
        from stride_tui.tui.actions.correct_done import CorrectDone

        return CorrectDone(self._window, self.history, self.made)

    @cached_property
    def instead(self) -> InsteadActions:
        """Actions that ask whether a run was done instead of a planned one."""
        from stride_tui.tui.actions.instead import InsteadActions

        return InsteadActions(self._window, self.made)

    @cached_property
    def cues(self) -> CueActions:
        """Actions that announce cues and mute them."""
        from stride_tui.tui.actions.cues import CueActions

        return CueActions(self._window, self.terminal)

    @cached_property
    def week(self) -> WeekActions:
        """Actions that plan runs and weeks off."""
        from stride_tui.tui.actions.week import WeekActions

        window, log, done, instead, made = self._window, self.log, self.done, self.instead, self.made
        return WeekActions(window, log, done, instead, made, lambda run: self.routines.open_plan(run))

    @cached_property
    def changes(self) -> ChangeTaker:
        """The taker of changes that the feeds bring."""
        from stride_tui.tui.actions.take_changes import ChangeTaker

        return ChangeTaker(self._window, lambda library: self.routines.follow(library), self.settings.use)

    def _use_cues(self, settings: Settings) -> None:
        """Use new settings for the cues, if any cue was ever used."""
        if "cues" in vars(self):
            self.cues.use(settings)

    def close(self) -> None:
        """Silence the sinks, if any was ever used."""
        if "cues" in vars(self):
            self.cues.close()
