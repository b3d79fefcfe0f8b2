"""Cues on the dashboard: what only the app can do for them, and the keys that turn them on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from stride_tui.core.cues.cues import Cues
from stride_tui.core.cues.outlets import FaceOutlets
from stride_tui.core.session.events import Do
from stride_tui.services.session.cue_sinks import CueSinks
from stride_tui.views.cues.words import sink_turned

if TYPE_CHECKING:
    from stride_tui.tui.window import Window

FLASH_S = 0.2
"""How long the screen is bright. Flashes come a second apart at least."""


class SinkFailed(Message):
    """A sink cannot be used here; `words` say why."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class CueActions(CueSinks):
    """Makes cues known through the app."""

    def __init__(self, app: Window) -> None:
        self._app = app
        super().__init__(app.model.paths, app.model.settings, FaceOutlets(app.bell, app.write, self._flash, self._fail))

    def follow(self, cues: Cues) -> None:
        """Make cues of the app's session known."""
        if self._app.driver.state is not None:
            self.hear(cues, self._app.driver.state)

    def toggle_mute(self) -> None:
        """Silence, or no longer."""
        self.mute(not self.muted)
        silent = "Muted." if self.muted else "No longer muted."
        self._app.tell(silent if self.sinks else "There is nothing to mute: the palette (^p) turns cues on.")

    def toggle(self, name: str) -> None:
        """Use a sink, or no longer."""
        on = name not in self.sinks
        self.turn(name, on)
        self._app.tell(sink_turned(name, on))

    def _flash(self) -> None:
        dashboard = self._app.dashboard
        dashboard.add_class("-flash")
        dashboard.set_timer(FLASH_S, lambda: dashboard.remove_class("-flash"))

    def _fail(self, words: str) -> None:
        """On a player's thread: bring it to the screen's."""
        self._app.post(SinkFailed(words))


def toggle_hands_free(app: Window) -> None:
    """Hands-free on or off: for the session under way, else for the one to come."""
    state = app.driver.state
    if state is not None and not state.ended:
        app.driver.do(Do("hands_free"))
        on = app.driver.state is not None and app.driver.state.hands_free
    else:
        on = not app.model.hands_free
    app.model.hands_free = on
    app.tell("Hands-free: sets and rests end by themselves." if on else "Sets and rests wait for you again.")
    app.dashboard.paint()
