"""Values that progression returns: the dose and load asked of an item today, and the reason."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.routines.routine import Dose, Load, Routine

Direction = Literal["up", "down", "hold", "first"]
"""The step that the rule took against what was done last time, which is the sign beside it; `first` where nothing was
done. Where the rule holds, a weight that had to be replaced by one that is owned is a step as well."""
Why = Literal[
    "file", "first", "last", "unweighed", "met", "more", "almost", "missed", "hard", "often", "gap", "heaviest", "limit"
]  # fmt: skip
"""The reasons. file: as the routine says. first: never done. last: with the weight of last time, because nothing
more is known. unweighed: no weight was logged. met: the target was met, the weight goes up. more: the target was
met, the reps or the seconds go up. almost: met, but not often enough yet. missed: not met. hard: met with too much
effort. often: missed too often, a step back. gap: too long ago, a step back. heaviest: there is no heavier weight.
limit: the routine asks for no more than this."""


class Reason(msgspec.Struct, frozen=True):
    """The reason for what is asked, in facts that views put into words.

    `did` and `load` are what was done last time (the weakest set of the weaker side), as it was logged, and
    `asked` what was asked then. `counted` is the weight of `load` in the unit of what is asked; where no weights are
    named, rounded down to a whole step.
    `times` counts the sessions in a row that the reason is about, `needed` those that it takes. `then` is the weight
    that comes next. `owned` is whether the weight asked for was chosen from those named in the settings; `unowned`
    is the weight that it replaces, if that one is not among them.
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
    counted: float | None = None


class Prescription(msgspec.Struct, frozen=True):
    """The dose of every set of an item today, its load (the weight is None where it is unknown), and the reason.
    `changed` is against what was done last time, `rule` the name of the rule."""

    dose: Dose
    load: Load
    reason: Reason
    changed: Direction
    rule: str = "none"


class Today(msgspec.Struct, frozen=True):
    """A routine with today's dose and load in each item's place, and the asks by block and item ordinal."""

    routine: Routine
    asks: dict[tuple[int, int], Prescription]
