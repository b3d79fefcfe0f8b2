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
    "weights one owns are often further apart than that, so a step is the next one owned."
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
    reason."""

    change: Direction
    why: Why
    amount: int | None
    weight: float | None
    times: int = 0
    needed: int = 0
    then: float | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of progression: all that stride knows of it.

    `name` is what a routine file calls it, `grows` the quantity that a step adds to. `ranged` rules take the reps
    through the item's range, from `reps` to `reps_to`.

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


def heavier(case: Case, times: int, amount: int | None, bottom: int | None) -> Move:
    """Step up in weight, to `bottom` reps, once the target was met often enough; until then ask `amount` again."""
    weight, after = case.newest.weight or 0, case.numbers.after
    more = case.rack.up(weight)
    if more is None:
        return Move("hold", "heaviest", amount, weight, times)
    if times < after:
        return Move("hold", "almost", amount, weight, times, after - times, more)
    if case.hard:
        return Move("hold", "hard", amount, weight, times)
    return Move("up", "met", bottom, more, times)


def after_a_miss(case: Case, times: int, amount: int | None) -> Move:
    """Ask the same again, or step back in weight after enough misses in a row."""
    if times >= case.numbers.back_off_after:
        return lighter(case, "often", amount, times)
    return Move("hold", "missed", amount, case.newest.weight, times)


def lighter(case: Case, why: Why, amount: int | None, times: int = 0) -> Move:
    """Step back in weight; ask the same again where there is nothing lighter."""
    weight = case.newest.weight or 0
    less = case.rack.back_off(weight, case.numbers.back_off)
    return Move("hold" if less is None else "down", why, amount, weight if less is None else less, times)


def after_a_gap(case: Case, amount: int | None, steps: int) -> Move:
    """Step back in weight as often as the time away is worth, at most to half of it."""
    weight = start = case.newest.weight or 0
    for _ in range(steps):
        less = case.rack.back_off(weight, case.numbers.back_off)
        if less is None:
            break
        if less < start / 2:
            weight = case.rack.half(start, weight)
            break
        weight = less
    return Move("down" if weight < start else "hold", "gap", amount, weight)
