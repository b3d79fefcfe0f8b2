"""An alarm: one call at a moment to come.

Textual's own timer passes over a delay that is over before the timer gets to look at its clock, and a timer
for one call then never calls. On that would hang a session: so this is the event loop's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


class WakeTimer:
    """Calls, in a screen's own turn, when the delay that was set last is over."""

    def __init__(self, screen: MessagePump, act: Callable[[], None]) -> None:
        self._screen = screen
        self._act = act
        self._handle: asyncio.TimerHandle | None = None
        self.seconds = 0.0
        """The delay that was set last."""

    def set(self, seconds: float) -> None:
        """Call after a delay, and not when it was set to before."""
        self.clear()
        self.seconds = seconds
        self._handle = asyncio.get_running_loop().call_later(seconds, self._screen.call_next, self._act)

    def clear(self) -> None:
        """Do not call."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
