"""A refusal: the reason why something was not done, as a value. Services return it, faces show it."""

from __future__ import annotations

import msgspec

from stride_tui.core.problem import Problem


class Refusal(msgspec.Struct, frozen=True):
    """A sentence with the reason, and the mistakes in a file if they are the reason.

    `serious` is whether something is wrong (a disk, a file), rather than only impossible now. `hint` is what a key does
    about it, with the action's name in place of the key, for a face that has keys.
    """

    words: str
    problems: tuple[Problem, ...] = ()
    serious: bool = False
    hint: str = ""
