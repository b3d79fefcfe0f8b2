"""What a plain session is led with."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from stride_tui.plain.input import Source
from stride_tui.services.workspace import Workspace


class Setup(msgspec.Struct, frozen=True):
    """What a session is led with: what there is to begin, where lines come from, how they are printed.

    `say` prints a line, `ring` marks a change that came by itself. `alone` is whether hands-free goes on
    after the input has ended: nobody needs to sit at a pipe, but who ends a terminal's input wants to leave.
    """

    workspace: Workspace
    source: Source
    say: Callable[[str], None]
    ring: Callable[[], None] = lambda: None
    alone: bool = True
