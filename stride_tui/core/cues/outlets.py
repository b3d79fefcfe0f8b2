"""The functions of a face that some sinks need, and the result of trying a sink out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class FaceOutlets(msgspec.Struct, frozen=True):
    """The functions that only a face has: ring the terminal's bell, write control codes to the terminal, flash, and
    show a sentence.

    `tell` is called on a player's thread. `on_terminal` is whether there is a terminal for bell and writing.
    """

    bell: Callable[[], None]
    write: Callable[[str], None]
    flash: Callable[[], None]
    tell: Callable[[str], None]
    on_terminal: bool = True


class SinkTrial(msgspec.Struct, frozen=True):
    """The result of trying a sink out: whether it works (None: it cannot be known), by which program, or why not."""

    works: bool | None
    by: str = ""
    why: str = ""
