"""Actions that open screens with no noun of their own: the routine picker, Review, the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stride_tui.tui.window import Window


class ScreenActions:
    """The actions that open screens and carry out their answers. Each screen is imported when it is first opened."""

    def __init__(self, window: Window, edit: Callable[[str], None]) -> None:
        self._window = window
        self._edit = edit

    def pick_routine(self) -> None:
        """Ask for a routine; not while a session is under way."""
        from stride_tui.tui.screens.picker import Picker

        if not self._window.driver.running:
            self._window.show(Picker(self._window.model), self._picked)

    def choose(self, slug: str) -> None:
        """Choose a routine; does nothing while a session is under way."""
        if not self._window.driver.running:
            self._window.model.workspace.slug = slug
            self._window.driver.dismiss()
            self._window.changed()

    def help(self) -> None:
        """Show every key."""
        from stride_tui.tui.screens.help import Help
        from stride_tui.views.keys.help import help_view

        window = self._window
        window.show(Help(help_view(window.model.workspace.settings.keys, window.dashboard.place)))

    def review(self) -> None:
        """Open Review: the year, the sessions, one session in full."""
        from stride_tui.tui.screens.review import Review

        self._window.show(Review(self._window.model))

    def _picked(self, answer: str | None) -> None:
        from stride_tui.tui.screens.picker import EDIT

        if answer and answer.startswith(EDIT):
            self._edit(answer.removeprefix(EDIT))
        elif answer:
            self.choose(answer)
