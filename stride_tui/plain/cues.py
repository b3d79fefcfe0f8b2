"""Cues in plain mode: the tones, the voice and the notifications that the settings choose.

The bell is not among them: there it marks the changes that come by themselves, beside their lines.
"""

from __future__ import annotations

import msgspec

from stride_tui.core.cues.cues import Cues
from stride_tui.core.cues.outlets import FaceOutlets
from stride_tui.core.settings.settings import Settings
from stride_tui.plain.input import Told
from stride_tui.plain.setup import Setup
from stride_tui.services.session.cue_sinks import CueSinks
from stride_tui.services.session.driver import SessionDriver

NOT_HERE = ("bell", "flash")
"""The sinks of the dashboard that plain mode has not: its bell is its own, and there is no screen to flash."""


def _here(settings: Settings) -> Settings:
    """Return settings with the sinks that plain mode has."""
    return msgspec.structs.replace(settings, cues=tuple(name for name in settings.cues if name not in NOT_HERE))


class PlainCues:
    """The cues of a plain session."""

    def __init__(self, setup: Setup, driver: SessionDriver) -> None:
        outlets = FaceOutlets(
            lambda: None, setup.write, lambda: None, lambda words: setup.source.put(Told(words)), setup.on_terminal
        )
        self._driver = driver
        self._sinks = CueSinks(setup.workspace.home.paths, _here(setup.workspace.settings), outlets)
        driver.on_cues = self._announce

    def use(self, settings: Settings) -> None:
        """Take new settings."""
        self._sinks.use(_here(settings))

    def toggle_mute(self) -> str:
        """Mute all sinks, or unmute them; return what to say."""
        if not self._sinks.sinks:
            return "There is nothing to mute: `cues` in the settings turns cues on."
        self._sinks.mute(not self._sinks.muted)
        return "Muted." if self._sinks.muted else "No longer muted."

    def close(self) -> None:
        """Silence what is being played, and let the machine sleep."""
        self._sinks.close()

    def _announce(self, cues: Cues) -> None:
        if self._driver.state is not None:
            self._sinks.announce(cues, self._driver.state)
