"""A routine as frozen values, with all that a routine file can say. Times are whole milliseconds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, get_args

import msgspec

from stride_tui.core.routines.tuning import Tuning

BlockKind = Literal["warm-up", "superset", "straight", "cool-down"]
Side = Literal["left", "right"]
NameKey = Callable[[str], str]
"""A function that returns, for a name of an exercise, what is the same for all its names."""
Sides = Literal["each", "left", "right", "alternating", "both"]
Implement = Literal["none", "dumbbell", "dumbbells", "kettlebell", "kettlebells", "barbell", "band"]
Unit = Literal["kg", "lb"]
UNITS: tuple[Unit, ...] = get_args(Unit)

STRENGTH_KINDS: frozenset[BlockKind] = frozenset({"superset", "straight"})

KG_PER_LB = 0.45359237
"""The international pound, by definition."""
MAX_TIME_MS = 2 * 3_600_000
"""The longest time that an item can ask for."""
MAX_WEIGHT = 1_000
"""The heaviest implement, in either unit."""
DEFAULT_TRANSITION_MS = 5_000
"""The short pause before each side or exercise; it is the only rest within a round of a superset."""
DEFAULT_GET_READY_MS = 10_000
"""The countdown before a block's first work step, for fetching what it needs."""
DEFAULT_PACE_MS = 3_000
"""The time a repetition is taken to last where the file does not say."""
REST_SUGGESTION_MS = 60_000
"""The rest that is suggested for "as needed": the source says to pause for an extra minute."""
LEAST_LIGHTER_EVERY, MOST_LIGHTER_EVERY = 2, 52
"""The fewest and the most weeks from one lighter week to the next."""
DEFAULT_RECOVERY_HOURS = 48
"""Hours between a session's end and the next quality run, from the source."""
DEFAULT_BETWEEN_HOURS = 48
"""Hours between two sessions that load the same muscles."""


def rounded(weight: float) -> float:
    """Return a weight rounded to a hundredth, so that two that read the same on screen compare as equal."""
    return round(weight, 2)


def convert(weight: float, unit: Unit, to: Unit) -> float:
    """Return a weight of one unit in another, rounded to a hundredth."""
    if unit == to:
        return rounded(weight)
    return rounded(weight * KG_PER_LB if to == "kg" else weight / KG_PER_LB)


class Timed(msgspec.Struct, frozen=True, tag="time"):
    """A dose of time: hold or move for `ms` milliseconds (on each side, where there are two)."""

    ms: int


class Reps(msgspec.Struct, frozen=True, tag="reps"):
    """A dose of repetitions: `count`, or `count` to `upto` where the file has a range.

    With `alternating` sides the count is the total of both sides.
    """

    count: int
    upto: int | None = None


Dose = Timed | Reps


class Load(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The implement that is held, and the weight of one of them (None where the runner chooses).

    `optional` marks a load that the exercise also works without.
    """

    implement: Implement = "none"
    weight: float | None = None
    unit: Unit = "kg"
    optional: bool = False

    @property
    def count(self) -> int:
        """The number of implements: 2 for "dumbbells" and "kettlebells", which are a pair, else 1."""
        return 2 if self.implement in ("dumbbells", "kettlebells") else 1

    def weight_in(self, unit: Unit) -> float | None:
        """Return the weight in a unit, to a hundredth; None where there is none."""
        return None if self.weight is None else convert(self.weight, self.unit, unit)


class Rest(msgspec.Struct, frozen=True):
    """A rest: the suggestion in milliseconds, and whether the file left the length to the runner."""

    ms: int = REST_SUGGESTION_MS
    as_needed: bool = True


class Exercise(msgspec.Struct, frozen=True):
    """The description of a move, shared by every item that names it. `was` are the names that it had earlier.

    `jump` is whether it is a jump, which a light session leaves out; None leaves that to its name.
    """

    name: str
    muscles: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    figure: str | None = None
    note: str | None = None
    was: tuple[str, ...] = ()
    jump: bool | None = None


class InFile(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The dose that the routine's file asks of an item, whatever progression asks for: reps or milliseconds, and the
    number of its weight (None where it names none)."""

    amount: int
    weight: float | None = None


class Item(msgspec.Struct, frozen=True):
    """One line of a block: an exercise with its dose, sides and load.

    `progress` is the rule that the file names (None: the default of its kind of work). `tempo_ms` are the parts of
    a rep where the file has a tempo (lowering, hold, lifting, perhaps another hold); they add up to `pace_ms`.
    `in_file` is what its file asks for; None in an item that is as its file has it.
    """

    exercise: str
    dose: Dose
    sides: Sides = "both"
    load: Load = Load()
    transition_ms: int = DEFAULT_TRANSITION_MS
    pace_ms: int = DEFAULT_PACE_MS
    progress: str | None = None
    note: str | None = None
    tuning: Tuning = Tuning()
    tempo_ms: tuple[int, ...] = ()
    in_file: InFile | None = None


class Block(msgspec.Struct, frozen=True):
    """A part of the routine: its items, done for a number of rounds.

    In a `superset` (and a warm-up or cool-down) one set of each item makes a round; in a `straight`
    block all rounds of an item come before the next item. `rest_between` comes between rounds,
    `rest_after` between this and a following strength block; None means no rest step there. `rest_between_items` comes
    between the items of a straight block: the same as `rest_between`, or None in sessions begun by versions without it.
    """

    name: str
    kind: BlockKind
    items: tuple[Item, ...]
    rounds: int = 1
    get_ready_ms: int = DEFAULT_GET_READY_MS
    rest_between: Rest | None = None
    rest_after: Rest | None = Rest()
    note: str | None = None
    rest_between_items: Rest | None = None

    @property
    def is_strength(self) -> bool:
        """Return whether the block's sets are strength work (not warm-up, not cool-down)."""
        return self.kind in STRENGTH_KINDS


class Schedule(msgspec.Struct, frozen=True):
    """The sessions that the routine is meant for in a week, and the hours to keep clear before a quality run.

    `between_hours` are the hours between two sessions that load the same muscles. None where the file does not say:
    `DEFAULT_BETWEEN_HOURS` then, or the recovery hours where they are more.
    """

    per_week: int = 1
    recovery_hours: float = DEFAULT_RECOVERY_HOURS
    between_hours: float | None = None


class Routine(msgspec.Struct, frozen=True):
    """A whole routine. `slug` is its file's name without the ending; commands and files name the routine by it.

    `unit` is the unit of weight that the file names, `lighter_every` the weeks from one lighter week to the next; None
    leaves both to the settings. `light` marks a light session made of it (`light.light_of`), `lighter_week` one with
    half its rounds (`light.lighter_week_of`); no file says that.
    """

    slug: str
    name: str
    blocks: tuple[Block, ...]
    exercises: tuple[Exercise, ...] = ()
    equipment: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None
    description: str | None = None
    schedule: Schedule = Schedule()
    unit: Unit | None = None
    light: bool = False
    lighter_every: int | None = None
    lighter_week: bool = False

    @property
    def exercise_names(self) -> tuple[str, ...]:
        """The names of the exercises of its items, each spelling once, in order."""
        return tuple(dict.fromkeys(item.exercise for block in self.blocks for item in block.items))

    def exercise(self, name: str) -> Exercise:
        """Return the description of the exercise called `name`; one that has only the name if there is none.

        One that is spelt the same goes before one that differs by what `exercise_key` leaves out.
        """
        for exercise in self.exercises:
            if exercise.name == name:
                return exercise
        key = exercise_key(name)
        return next((other for other in self.exercises if exercise_key(other.name) == key), None) or Exercise(name)


def is_unweighed_band(load: Load) -> bool:
    """Return whether a load is a band of which the file names no weight, so that there is nothing to log or add to."""
    return load.implement == "band" and load.weight is None


@lru_cache(maxsize=4096)
def exercise_key(name: str) -> str:
    """Return a name of an exercise without what spellings of it differ in: case, hyphens and spaces.

    `Step-Up`, `step up` and `Stepup` have one key. A name of nothing but these is its own key.
    """
    folded = unicodedata.normalize("NFD", name).casefold()
    kept = "".join(char for char in folded if not char.isspace() and unicodedata.category(char) != "Pd")
    return unicodedata.normalize("NFC", kept) or name


def target_amount(item: Item) -> int:
    """Return the item's own reps, or milliseconds."""
    return item.dose.count if isinstance(item.dose, Reps) else item.dose.ms
