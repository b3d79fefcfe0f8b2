"""A timer for one call at a later time, made from the event loop's own.

Textual's `set_timer` skips a call whose delay is over before the timer has read its clock for the first time, and a
timer for one call then never calls. A session would wait for it for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


class WakeTimer:
    """A timer that calls `act`, as one of the screen's messages, when the delay that was set last is over."""

    def __init__(self, screen: MessagePump, act: Callable[[], None]) -> None:
        self._screen = screen
        self._act = act
        self._handle: asyncio.TimerHandle | None = None
        self.seconds = 0.0
        """The delay that was set last, in seconds."""

    def set(self, seconds: float) -> None:
        """Call after a delay in seconds, and not at the time set before."""
        self.clear()
        self.seconds = seconds
        self._handle = asyncio.get_running_loop().call_later(seconds, self._screen.call_next, self._act)

    def clear(self) -> None:
        """Cancel the call."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
