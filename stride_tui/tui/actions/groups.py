"""All actions of a window, each part made and imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stride_tui.core.settings.settings import Settings
    from stride_tui.tui.actions.cues import CueActions
    from stride_tui.tui.actions.history import HistoryActions
    from stride_tui.tui.actions.routines import RoutineActions
    from stride_tui.tui.actions.session import SessionActions
    from stride_tui.tui.actions.take_changes import ChangeTaker
    from stride_tui.tui.actions.week import WeekActions
    from stride_tui.tui.window import Window


class ActionGroups:
    """Give each group of actions what it needs, so that none has to know who made the others."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @cached_property
    def routines(self) -> RoutineActions:
        """Open the editor, and let a session follow its file."""
        from stride_tui.tui.actions.routines import RoutineActions

        return RoutineActions(self._window)

    @cached_property
    def session(self) -> SessionActions:
        """Pick up a session, end one, choose a routine."""
        from stride_tui.tui.actions.session import SessionActions

        return SessionActions(self._window, lambda slug: self.routines.open(slug))

    @cached_property
    def history(self) -> HistoryActions:
        """Correct what was done."""
        from stride_tui.tui.actions.history import HistoryActions

        return HistoryActions(self._window)

    @cached_property
    def cues(self) -> CueActions:
        """Make cues known."""
        from stride_tui.tui.actions.cues import CueActions

        return CueActions(self._window)

    @cached_property
    def week(self) -> WeekActions:
        """Plan runs, log what was done."""
        from stride_tui.tui.actions.week import WeekActions

        return WeekActions(self._window, lambda run: self.routines.open_plan(run))

    @cached_property
    def taking(self) -> ChangeTaker:
        """Take what the feeds bring."""
        from stride_tui.tui.actions.take_changes import ChangeTaker

        return ChangeTaker(self._window, lambda library: self.routines.follow(library), self.use_settings)

    def use_settings(self, settings: Settings) -> None:
        """Take new settings."""
        self._window.model.use(settings)
        if "cues" in vars(self):
            self.cues.use(settings)
        self._window.use_theme(settings.theme)

    def close(self) -> None:
        """Fall silent, if anything was ever heard."""
        if "cues" in vars(self):
            self.cues.close()
