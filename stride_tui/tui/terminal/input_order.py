"""Input in its order: a key, a click or a paste is handed on when all that the one before set off is done.

A terminal may send many keys in one read: a held key, a fast typist, a slow line. By itself Textual gives each of them
at once to the screen that is in front, though the key before may be about to close that screen, to open another or to
move the focus. The later key then acts on what is no longer there.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual.events import Event, InputEvent, Paste

from stride_tui.tui.terminal.textual_private import (
    CrashKeepingApp,
    Returned,
    is_running,
    layout_waits,
    messages_wait,
)

CALM_TURNS = 3
"""Turns of the event loop in a row without a message after which what was set off is done. One message may lead to
another: a key to a screen's wish, that to a screen that opens."""
EAGER_TURNS = 200
"""Turns that follow each other at once; from then on the loop sleeps between two looks."""
CALM_LOOK_S = 0.002
"""Seconds between two looks, where a picture or something slower is waited for."""
LONGEST_TURN_S = 1.0
"""Seconds after which the next input is handed on in any case: what still goes on then is no answer to a key."""


class InputOrderApp(CrashKeepingApp[Returned]):
    """An app that hands input on one at a time: the next when what the last one set off is done."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting_input: deque[Event] = deque()
        """The input that waits for its turn."""
        self._turns: asyncio.Task[None] | None = None

    @property
    def ignores_input(self) -> bool:
        """Return whether input is for another program just now, so that what was typed for stride is lost."""
        return False

    async def on_event(self, event: Event) -> None:
        """Hand input on at once if nothing is left to be done, else let it wait; hand on all other events at once."""
        is_input = isinstance(event, InputEvent | Paste) and not event.is_forwarded
        if is_input and self.ignores_input:
            return
        if is_input and (self.waiting_input or layout_waits(self) or messages_wait(self)):
            self.waiting_input.append(event)
            if self._turns is None or self._turns.done():
                self._turns = asyncio.get_running_loop().create_task(self._take_turns())
        else:
            await self.take(event)

    async def take(self, event: Event) -> None:
        """Act on an event whose turn it is."""
        await super().on_event(event)

    async def _take_turns(self) -> None:
        while self.waiting_input:
            await self._settled()
            if not is_running(self):
                return
            if self.ignores_input:
                self.waiting_input.clear()
                return
            # As a message of the app, so that an error in it ends the app as any other does.
            self.call_later(self.take, self.waiting_input.popleft())

    async def _settled(self) -> None:
        """Wait until what the last input set off is done: no message waits anywhere, and the screen is laid out."""
        loop = asyncio.get_running_loop()
        end = loop.time() + LONGEST_TURN_S
        turns = calm = 0
        while calm < CALM_TURNS and loop.time() < end and is_running(self):
            layout = layout_waits(self)
            calm = 0 if layout or messages_wait(self) else calm + 1
            turns += 1
            await asyncio.sleep(CALM_LOOK_S if layout or turns > EAGER_TURNS else 0)
