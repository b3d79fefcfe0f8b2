"""Taking what the feeds bring: each value of the model is replaced whole, and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.tui.feeds.follow import HistoryRead, LibraryChanged, PlanChanged, SettingsChanged
from stride_tui.tui.feeds.message import StoreChanged
from stride_tui.views.text.words import plural

if TYPE_CHECKING:
    from stride_tui.core.routines.library import Library
    from stride_tui.core.settings.settings import Settings
    from stride_tui.tui.window import Window


class ChangeTaker:
    """Takes changes for the app, and passes them on to the screens above the dashboard."""

    def __init__(
        self, app: Window, follow: Callable[[Library], None], use_settings: Callable[[Settings], None]
    ) -> None:
        self._app = app
        self._follow = follow
        self._use_settings = use_settings

    def take(self, event: StoreChanged) -> None:
        """Take one change."""
        match event:
            case LibraryChanged():
                self._library(event)
            case HistoryRead():
                self._history(event)
            case PlanChanged():
                # A broken plan file changes nothing but the strip that shows the mistake.
                self._app.model.take_plan(event.plan)
            case SettingsChanged():
                self._settings(event)
        self._app.changed()

    def _library(self, event: LibraryChanged) -> None:
        """The new routines; a session follows its own file."""
        self._app.model.library = event.library
        self._follow(event.library)

    def _history(self, event: HistoryRead) -> None:
        """The whole history, with what this window finished meanwhile."""
        model = self._app.model
        model.history = event.history.united(model.history)
        model.reading = False
        if event.problems:
            count = plural(len(event.problems), "line")
            self._app.tell(f"{count} of the history cannot be read: {event.problems[0].message}")

    def _settings(self, event: SettingsChanged) -> None:
        """New settings; a broken file changes nothing and is told."""
        if event.settings is None:
            first = event.problems[0]
            words = f"settings.toml:{first.line or 1}: {first.message}. The old settings stay."
            self._app.tell(words, alarm=True)
        else:
            self._use_settings(event.settings)
