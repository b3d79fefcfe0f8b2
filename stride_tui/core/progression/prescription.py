"""What is asked of an item today, and why: the values that progression gives."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.routines.routine import Dose, Load, Routine

Direction = Literal["up", "down", "hold", "first"]
"""Against what was done last time; first where nothing was."""
Why = Literal[
    "file", "first", "last", "unweighed", "met", "more", "almost", "missed", "hard", "often", "gap", "heaviest", "limit"
]  # fmt: skip
"""file: as the routine says. first: never done. last: with the weight of last time, there being no more to go by.
unweighed: no weight was logged. met: the target was met, the weight goes up. more: the reps or the seconds do.
almost: met, but not often enough yet. missed: not met. hard: met with too much effort. often: missed too often,
a step back. gap: too long ago, a step back. heaviest: there is no heavier weight. limit: no more is wanted."""


class Reason(msgspec.Struct, frozen=True):
    """Why something is asked, in facts that views put into words.

    `did` and `load` are what was done last time (the weakest set of the weaker side), `asked` what was asked then.
    `times` counts the sessions in a row that the reason is about, `needed` those that it takes. `then` is the
    weight that comes next. `owned` tells that the weight asked for was chosen from those named in the settings,
    `unowned` is the weight it stands for if that is not among them.
    """

    why: Why
    did: Dose | None = None
    load: Load | None = None
    asked: int | None = None
    times: int = 0
    needed: int = 0
    effort: float | None = None
    limit: float | None = None
    weeks: int = 0
    then: float | None = None
    owned: bool = False
    unowned: float | None = None


class Prescription(msgspec.Struct, frozen=True):
    """What is asked of an item today: the dose of every set, the load (its weight None where nobody knows one), and
    why. `changed` is against what was done last time, `rule` the name of the rule.
    """

    dose: Dose
    load: Load
    reason: Reason
    changed: Direction
    rule: str = "none"


class Today(msgspec.Struct, frozen=True):
    """A routine with what is asked today in each item's place, and the asks by block and item ordinal."""

    routine: Routine
    asks: dict[tuple[int, int], Prescription]
