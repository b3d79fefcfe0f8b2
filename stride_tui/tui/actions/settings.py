"""Actions on the settings: the use of new ones, and the key that switches the theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.services.refusal import Refusal

if TYPE_CHECKING:
    from stride_tui.core.settings.settings import Settings
    from stride_tui.tui.window import Window

UseTheme = Callable[[str | None], str]
"""A function that uses a theme by its name, or (None) the other one of light and dark; it returns the name of the
theme in use."""


class SettingsActions:
    """The actions that use settings in the window, and change the theme."""

    def __init__(self, window: Window, use_theme: UseTheme, use_cues: Callable[[Settings], None]) -> None:
        self._window = window
        self._use_theme = use_theme
        self._use_cues = use_cues

    def use(self, settings: Settings) -> None:
        """Use new settings: keys, hands-free, cues, theme."""
        self._window.model.use(settings)
        self._use_cues(settings)
        self._use_theme(settings.theme)

    def switch_theme(self) -> None:
        """Use the other theme, now and from now on."""
        from stride_tui.services.settings import keep_setting

        kept = keep_setting(self._window.model.workspace.home, "theme", self._use_theme(None))
        if isinstance(kept, Refusal):
            self._window.tell(f"The theme is not kept: {kept.words}")
