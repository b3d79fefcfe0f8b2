"""Why something was not done, as a value: services return it, faces show it."""

from __future__ import annotations

import msgspec

from stride_tui.core.problem import Problem


class Refusal(msgspec.Struct, frozen=True):
    """A sentence that says why, and the mistakes in a file if they are the reason.

    `serious` is whether something is wrong (a disk, a file), rather than only not possible now.
    """

    words: str
    problems: tuple[Problem, ...] = ()
    serious: bool = False
