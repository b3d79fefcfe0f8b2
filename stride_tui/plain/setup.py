"""What a plain session is led with."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from stride_tui.core.instant import Clock
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import Settings
from stride_tui.plain.inbox import Source
from stride_tui.store.paths import Paths


class Setup(msgspec.Struct, frozen=True):
    """What a session is led with: what to begin, where to keep it, how to be heard.

    `say` prints a line, `ring` marks a change that came by itself. `alone` is whether hands-free goes on
    after the input has ended: nobody needs to sit at a pipe, but who ends a terminal's input wants to leave.
    """

    paths: Paths
    clock: Clock
    settings: Settings
    routine: Routine
    source: Source
    say: Callable[[str], None]
    ring: Callable[[], None] = lambda: None
    alone: bool = True
