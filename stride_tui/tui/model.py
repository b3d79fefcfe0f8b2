"""What one window shows: the workspace, and what the runner is looking at in it."""

from __future__ import annotations

from stride_tui.core.settings.settings import Settings
from stride_tui.services.workspace import Workspace
from stride_tui.views.keys.key_tables import resolve_keys


class Model:
    """A workspace, its keys, and where this window stands in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.elsewhere = ""
        """Where the session of another window is, in words, while one leads it."""
        self.weeks_back = 0
        """The week on show, counted back from this one."""
        self.unsaved: str | None = None
        """Why the session is not saved just now, or None."""
        self.take_keys(workspace.settings)

    def use(self, settings: Settings) -> None:
        """Take new settings."""
        self.workspace.use(settings)
        self.take_keys(settings)

    def take_keys(self, settings: Settings) -> None:
        """Take the keys of the settings."""
        self.keys = resolve_keys(settings.keys, "dashboard", "week", "stepper")
