"""Cues on the dashboard: the outlets that only the app has, and the keys that turn them on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from stride_tui.core.cues.cues import Cues
from stride_tui.core.cues.outlets import FaceOutlets
from stride_tui.core.session.events import Do
from stride_tui.services.session.cue_sinks import CueSinks
from stride_tui.views.cues.words import sink_turned

if TYPE_CHECKING:
    from stride_tui.tui.window import Terminal, Window

FLASH_S = 0.2
"""The time that the screen is bright, in seconds. Flashes are at least a second apart."""


class SinkFailed(Message):
    """Posted when a sink cannot be used here; `words` say why."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class CueActions(CueSinks):
    """The cues of the app's session, announced through the app."""

    def __init__(self, window: Window, terminal: Terminal) -> None:
        self._window = window
        self._terminal = terminal
        workspace = window.model.workspace
        outlets = FaceOutlets(terminal.bell, terminal.write, self._flash, self._fail)
        super().__init__(workspace.home.paths, workspace.settings, outlets)

    def follow(self, cues: Cues) -> None:
        """Announce cues of the app's session."""
        if self._window.driver.state is not None:
            self.announce(cues, self._window.driver.state)

    def toggle_mute(self) -> None:
        """Mute all sinks, or unmute them, and show which; where there are none, say so."""
        if not (self.sinks or self.muted):
            self._window.tell("There is nothing to mute: the palette (^p) turns cues on.")
            return
        self.mute(not self.muted)
        self._window.tell("Muted." if self.muted else "No longer muted.")
        self._show_sign()

    def toggle(self, name: str) -> None:
        """Turn a sink on or off, and show which."""
        on = name not in self.sinks
        self.turn(name, on)
        self._window.tell(sink_turned(name, on))
        self._show_sign()

    def toggle_hands_free(self) -> None:
        """Turn hands-free on or off: for the session under way, else for the one to come."""
        window, driver = self._window, self._window.driver
        workspace = window.model.workspace
        if driver.running:
            driver.do(Do("hands_free"))
            on = driver.state is not None and driver.state.hands_free
        else:
            on = not workspace.hands_free
        workspace.hands_free = on
        window.tell("Hands-free: sets and rests end by themselves." if on else "Sets and rests wait for you again.")
        window.dashboard.paint()

    def _show_sign(self) -> None:
        """Show whether the cues are muted, as long as they are."""
        self._window.model.muted = self.muted
        self._window.dashboard.paint()

    def _flash(self) -> None:
        dashboard = self._window.dashboard
        dashboard.add_class("-flash")
        dashboard.set_timer(FLASH_S, lambda: dashboard.remove_class("-flash"))

    def _fail(self, words: str) -> None:
        """Bring a failure from a player's thread to the screen's."""
        self._terminal.post(SinkFailed(words))
