"""All actions of a window, each part made and imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stride_tui.core.settings.settings import Settings
    from stride_tui.tui.actions.cues import AppCueing
    from stride_tui.tui.actions.history import Correcting
    from stride_tui.tui.actions.routines import Editing
    from stride_tui.tui.actions.session import Asking
    from stride_tui.tui.actions.take_changes import Taking
    from stride_tui.tui.actions.week import Planning
    from stride_tui.tui.window import Window


class Actions:
    """Hands each part what it needs, so that no part has to know the others' maker."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @cached_property
    def routines(self) -> Editing:
        """Open the editor, and let a session follow its file."""
        from stride_tui.tui.actions.routines import Editing

        return Editing(self._window)

    @cached_property
    def session(self) -> Asking:
        """Pick up a session, end one, choose a routine."""
        from stride_tui.tui.actions.session import Asking

        return Asking(self._window, lambda slug: self.routines.open(slug))

    @cached_property
    def history(self) -> Correcting:
        """Correct what was done."""
        from stride_tui.tui.actions.history import Correcting

        return Correcting(self._window)

    @cached_property
    def cues(self) -> AppCueing:
        """Make cues known."""
        from stride_tui.tui.actions.cues import AppCueing

        return AppCueing(self._window)

    @cached_property
    def week(self) -> Planning:
        """Plan runs, log what was done."""
        from stride_tui.tui.actions.week import Planning

        return Planning(self._window, lambda run: self.routines.open_plan(run))

    @cached_property
    def taking(self) -> Taking:
        """Take what the feeds bring."""
        from stride_tui.tui.actions.take_changes import Taking

        return Taking(self._window, lambda library: self.routines.follow(library), self.use_settings)

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
