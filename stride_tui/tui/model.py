"""The model of one window: the workspace, and the place in it that the runner is looking at."""

from __future__ import annotations

from stride_tui.core.settings.settings import Settings
from stride_tui.services.workspace import Workspace
from stride_tui.views.keys.key_tables import resolve_keys


class Model:
    """A workspace, its keys, and the place in it that this window shows."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.elsewhere = ""
        """The position of another window's session, in words, while that window leads it; else empty."""
        self.weeks_back = 0
        """The week on show, counted back from this one; negative for weeks to come."""
        self.editing = False
        """True from the key that opens the editor until stride has the terminal again."""
        self.muted = False
        """True while the cues are muted."""
        self.unsaved: str | None = None
        """The reason why the session is not saved just now, or None."""
        self.can_undo = False
        """True while a change of the week that was made here can be taken back."""
        self.take_keys(workspace.settings)

    def use(self, settings: Settings) -> None:
        """Use new settings."""
        self.workspace.use(settings)
        self.take_keys(settings)

    def take_keys(self, settings: Settings) -> None:
        """Use the keys of the settings."""
        self.keys = resolve_keys(settings.keys, "dashboard", "week", "far", "stepper")
