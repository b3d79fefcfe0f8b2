"""The parts of a plain session."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from stride_tui.plain.input import Source
from stride_tui.services.workspace import Workspace


class Setup(msgspec.Struct, frozen=True):
    """The parts of a plain session: the workspace to begin in, the source of typed lines, and how lines are printed.

    `say` prints a line, `ring` marks a change that came by itself. `alone` is whether hands-free goes on after the
    input has ended: a pipe may end early, but ending a terminal's input (^d) means leaving. `stop` stops the process
    until a shell lets it go on; it returns False where the system does not stop it. `light` begins a light session.
    `write` sends control codes to the terminal of standard error, if there is one (`on_terminal`).
    """

    workspace: Workspace
    source: Source
    say: Callable[[str], None]
    ring: Callable[[], None] = lambda: None
    alone: bool = True
    stop: Callable[[], bool] = lambda: False
    light: bool = False
    write: Callable[[str], None] = lambda _codes: None
    on_terminal: bool = False
