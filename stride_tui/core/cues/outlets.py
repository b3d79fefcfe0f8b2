"""What a face lends to the sinks that cannot do without one, and what comes of trying a sink out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class FaceOutlets(msgspec.Struct, frozen=True):
    """What only a face can do: ring the terminal's bell, write to the terminal what shows nothing, flash,
    and show a sentence. `tell` is called on a player's thread.

    `on_terminal` is whether there is a terminal that bell and writing reach.
    """

    bell: Callable[[], None]
    write: Callable[[str], None]
    flash: Callable[[], None]
    tell: Callable[[str], None]
    on_terminal: bool = True


class SinkTrial(msgspec.Struct, frozen=True):
    """What came of trying a sink out: whether it works (None: nobody can know), by which program, or why not."""

    works: bool | None
    by: str = ""
    why: str = ""
