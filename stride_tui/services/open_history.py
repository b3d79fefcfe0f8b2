"""The history alone, for commands that need nothing else: they are quicker by what they do not read."""

from __future__ import annotations

from stride_tui.core.routines.library import Library
from stride_tui.core.settings.settings import DEFAULT_ROUTINE, Settings
from stride_tui.services.home import Home
from stride_tui.services.workspace import Workspace


def open_history(home: Home) -> Workspace:
    """Return a workspace with the whole history, and in `history_problems` what of it cannot be read.

    Its settings are the default ones, its library and plan are empty: they were not read.
    """
    workspace = Workspace(home, Settings(), Library(), DEFAULT_ROUTINE)
    workspace.complete_history()
    return workspace
