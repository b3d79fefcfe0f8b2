"""A rule of progression: its numbers, what it reads and returns, and the steps and sources that several rules share."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.routines.routine import Item, Reps, target_amount
from stride_tui.core.routines.tuning import Tuning

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.evidence import Evidence, Grows
    from stride_tui.core.progression.rules.prescription import Direction, Why
    from stride_tui.core.settings.weights import Rack

ACSM = (
    "American College of Sports Medicine, *Progression Models in Resistance Training for Healthy Adults* (2009): 2 to "
    "10 % more load when one or two reps above the desired number are done; volume is its other way to add. The "
    "weights one owns are often further apart than that, so a step is the next one owned; where that is more than a "
    "tenth heavier, volume comes first."
)
STARTING_STRENGTH = (
    "Mark Rippetoe, *Starting Strength*: a set of fives missed in three workouts in a row goes back to 90 % and works "
    "up again."
)
EFFORT_SOURCE = (
    "Effort: 9 of 10 means that one more rep was possible, on the scale by reps in reserve of Zourdos and others "
    "(2016)."
)
"""The source of every rule's `effort_limit`."""
REPS_FIRST_SOURCE = (
    "Reps first: by the formula of Epley (*Poundage Chart*, 1985) 12 reps with a weight come to 8 with a tenth more. "
    "So half as many again, and the tenth that a step may add, lead to a weight that is a fifth or a quarter heavier."
)
"""The source of `reps_first_over`."""
GAP_SOURCE = (
    "The gap: strength is mostly kept for three to four weeks without training, and declines after that (Mujika and "
    "Padilla, *Muscular Characteristics of Detraining in Humans*, 2001). Three weeks is the cautious side of that; "
    "each further three weeks are a step back, at most to half."
)
"""The source of every rule's `gap_weeks`."""


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of a rule. `core.routines.routine.Tuning` says what each of them means.

    `step` is in milliseconds where time grows. It is None where the weights owned decide.
    """

    after: int = 1
    over: int = 0
    back_off_after: int = 3
    back_off: float = 10.0
    step: float | None = None
    up_to: float | None = None
    effort_limit: float = 9.0
    gap_weeks: float = 3.0
    reps_first_over: float = 10.0


class Case(msgspec.Struct, frozen=True):
    """All that a rule reads: the item, its numbers, the weights, the evidence, newest first, and the weeks since."""

    item: Item
    numbers: Numbers
    rack: Rack
    found: tuple[Evidence, ...]
    weeks: float

    @property
    def newest(self) -> Evidence:
        """The latest evidence; there is always one."""
        return self.found[0]

    @property
    def away(self) -> bool:
        """Return whether the exercise was left for so long that a step back is due."""
        return self.steps_back > 0

    @property
    def steps_back(self) -> int:
        """The steps back that the time away is worth: none up to `gap_weeks`, then one for each further such time that
        has begun."""
        gap = self.numbers.gap_weeks
        return max(0, math.ceil((self.weeks - gap) / gap))

    @property
    def hard(self) -> bool:
        """Return whether the effort of last time was above the limit, so that nothing goes up."""
        return (self.newest.effort or 0) > self.numbers.effort_limit

    def in_a_row(self, so: Callable[[Evidence], bool]) -> int:
        """Count the latest sessions, all with the weight of the last one, for which `so` holds."""
        weight = self.newest.weight
        return sum(1 for _ in takewhile(lambda e: e.weight == weight and so(e), self.found))


class Move(msgspec.Struct, frozen=True):
    """The answer of a rule: a direction, reps or milliseconds (None: the item's own dose), the weight, and the
    reason. `top` are the reps or milliseconds after which the weight `then` comes, or another one is wanted."""

    change: Direction
    why: Why
    amount: int | None
    weight: float | None
    times: int = 0
    needed: int = 0
    then: float | None = None
    top: int | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of progression: all that stride knows of it.

    `name` is what a routine file calls it, `grows` the quantity that a step adds to. `ranged` rules take the reps or
    seconds up from the item's own before the weight, so that only less than its own is a miss.

    `fits` returns whether an item has what the rule needs. `needs` names that, and `hint` is what to write where it
    is missing. `step` returns what is asked next in a case. `numbers` hold where the file has no others; `own_keys`
    are the keys of `progress` that not every rule knows.

    `words` explain the rule to the author of a routine; `goes_up`, `goes_back` and `sources` (in Markdown) are its
    row in the documents.
    """

    name: str
    grows: Grows
    ranged: bool = False
    fits: Callable[[Item], bool]
    needs: str
    hint: str
    step: Callable[[Case], Move]
    numbers: Numbers = Numbers()
    own_keys: frozenset[str] = frozenset({"step"})
    words: str
    goes_up: str
    goes_back: str
    sources: tuple[str, ...]

    def tuned(self, tuning: Tuning) -> Numbers:
        """Return the rule's numbers with those of the file in their place."""
        given = {name: getattr(tuning, name) for name in tuning.__struct_fields__}
        return msgspec.structs.replace(self.numbers, **{n: value for n, value in given.items() if value is not None})


def more_reps(item: Item, done: int, step: float | None = None) -> int:
    """Return the reps one step above those done: by the `step` that the file has, else by one.

    Reps of alternating sides are the total of both: without a step of the file they go up to the next even number.
    """
    if step is not None:
        return done + round(step)
    return done + (2 - done % 2 if item.sides == "alternating" else 1)


def whole_pairs(item: Item, amount: int, step: float | None = None) -> int:
    """Return a number of reps without half a pair: of alternating sides as many on each, so one less where it is odd.

    The routine's own number is the least, and a `step` that the file has makes odd numbers of its own.
    """
    if step is not None or item.sides != "alternating" or not isinstance(item.dose, Reps):
        return amount
    even = amount - amount % 2
    return even if even >= target_amount(item) else amount
