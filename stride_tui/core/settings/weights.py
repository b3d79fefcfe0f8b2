"""The weights that the runner owns: the next one and the nearest one.

Weights are rounded to a hundredth, so that two that read the same on screen compare as equal.
"""

from __future__ import annotations

import math

import msgspec

from stride_tui.core.routines.routine import Implement, Item, Load, Routine, Unit, convert, rounded
from stride_tui.core.settings.settings import Settings

DEFAULT_STEPS: dict[Unit, float] = {"kg": 2.5, "lb": 5.0}
"""The smallest step where the settings name none: a pair of the smallest plates that most people have."""


USUAL_KETTLEBELLS: dict[Unit, tuple[float, ...]] = {
    "kg": (4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 48),
    "lb": (10, 15, 18, 20, 25, 30, 35, 40, 44, 53, 62, 70, 80, 88, 97, 106),
}
"""The kettlebells that are made, where the settings name none."""
USUAL_DUMBBELLS: dict[Unit, tuple[float, ...]] = {
    "kg": (*range(1, 11), *(12.5 + 2.5 * n for n in range(36))),
    "lb": tuple(range(5, 205, 5)),
}
"""The dumbbells that are made, where the settings name none: by 1 kg up to 10, then by 2.5 kg; by 5 lb."""
EMPTY_BARS: dict[Unit, float] = {"kg": 20.0, "lb": 45.0}
"""The weight of a barbell without plates: a first load of one, where the settings name none."""


class Rack(msgspec.Struct, frozen=True):
    """The weights for one implement, in one unit: those that the settings name, else the `usual` ones that are made of
    it, else all multiples of `step`. `bar` is the lightest that a step back leads to, from more.

    `stride` is the most that one step up may add, where a routine says so: the step then goes to the heaviest
    weight within it. Without it a step up goes to the next weight.
    """

    unit: Unit
    weights: tuple[float, ...] = ()
    step: float = DEFAULT_STEPS["kg"]
    stride: float | None = None
    usual: tuple[float, ...] = ()
    bar: float = 0

    @property
    def first(self) -> float:
        """The weight that one step up from none leads to: the lightest owned, the bar, or two steps."""
        if self.named:
            return self.weights[0]
        return self.bar or min((weight for weight in self.usual if weight >= self.step * 2), default=self.step * 2)

    @property
    def named(self) -> bool:
        """Return whether the settings name the weights, so that there are no others."""
        return bool(self.weights)

    def has(self, weight: float) -> bool:
        """Return whether there is such a weight."""
        return not self.named or rounded(weight) in self.weights

    def up(self, weight: float) -> float | None:
        """Return the weight one step up, or None above the heaviest."""
        if not self.named:
            if self.usual and not self.stride:
                return min((usual for usual in self.usual if usual > weight), default=None)
            return rounded(weight + (self.stride or self.step))
        heavier = [owned for owned in self.weights if owned > weight]
        within = [owned for owned in heavier if self.stride and owned <= rounded(weight + self.stride)]
        return max(within, default=min(heavier, default=None))

    def down(self, weight: float) -> float | None:
        """Return the weight one step down, or None below the lightest."""
        if not self.named:
            if self.usual:
                return max((usual for usual in self.usual if usual < weight), default=None)
            lighter = rounded(weight - self.step)
            if self.bar and weight >= self.bar > lighter:
                return self.bar if weight > self.bar else None
            return lighter if lighter > 0 else None
        return max((owned for owned in self.weights if owned < weight), default=None)

    def at_or_below(self, weight: float) -> float:
        """Return the nearest weight that is not heavier, or the lightest if all are; `weight` where none are named."""
        weight = rounded(weight)
        if not self.named:
            return weight
        return max((owned for owned in self.weights if owned <= weight), default=self.weights[0])

    def nearest(self, weight: float) -> float:
        """Return the weight owned that is nearest, the lighter of two; `weight` where none are named."""
        return min(self.weights, key=lambda owned: abs(owned - weight), default=weight)

    def back_off(self, weight: float, percent: float) -> float | None:
        """Return a weight that is at least `percent` and at least one step lighter.

        Where none is that light, it is the lightest; None if `weight` is the lightest already.
        """
        limit = rounded(weight * (1 - percent / 100))
        lighter = self.down(weight)
        if lighter is None or lighter <= limit:
            return lighter
        if choices := self.weights or self.usual:
            return max((weight for weight in choices if weight <= limit), default=choices[0])
        # The quotient can be off in its last binary digit, because most steps have no exact binary form.
        steps = math.ceil((weight - limit) / self.step - 1e-9)
        reduced = rounded(weight - steps * self.step)
        if self.bar and weight > self.bar > reduced:
            return self.bar
        return reduced if reduced > 0 else lighter

    def half(self, weight: float, most: float) -> float:
        """Return the lightest weight that is at least half of a weight and at most `most`, which is one itself."""
        if choices := self.weights or self.usual:
            return min((one for one in choices if weight / 2 <= one <= most), default=most)
        steps = math.floor((most - weight / 2) / self.step + 1e-9)
        return rounded(most - steps * self.step)

    def of(self, load: Load) -> float | None:
        """Return the weight of a load in this unit; None where it has none.

        From another unit it is the weight owned that reads like it there: 6.8 kg are 15 lb, of which they are the
        rounding. Where no weights are named, it is else rounded down to a whole step, and is at least one.
        """
        if load.weight is None or load.implement == "none":
            return None
        weight = convert(load.weight, load.unit, self.unit)
        if load.unit == self.unit:
            return weight
        steps = rounded(round(weight / self.step) * self.step)
        near = min(self.weights or self.usual, key=lambda owned: abs(owned - weight), default=steps)
        if convert(near, self.unit, load.unit) == rounded(load.weight):
            return near
        if self.named:
            return weight
        return self.whole(weight)

    def whole(self, weight: float) -> float:
        """Return the heaviest weight there is that is no heavier, or the lightest: a whole step where none are
        listed."""
        if choices := self.weights or self.usual:
            return max((one for one in choices if one <= weight), default=choices[0])
        return rounded(max(1, math.floor(weight / self.step + 1e-9)) * self.step)


def owned(implement: Implement, settings: Settings) -> tuple[float, ...]:
    """Return the weights owned for an implement, from light to heavy, in the settings' unit; empty if
    none are named.
    """
    if implement in ("dumbbell", "dumbbells"):
        return settings.dumbbells
    if implement in ("kettlebell", "kettlebells"):
        return settings.kettlebells
    return settings.barbell if implement == "barbell" else ()


def rack_for(load: Load, settings: Settings, stride: float | None = None) -> Rack:
    """Return the weights to choose from for a load; `stride` is the routine's own step, in the load's unit.

    Where weights are named, their unit is the one they are named in; else it is the load's.
    """
    named = owned(load.implement, settings)
    unit: Unit = settings.units if named else load.unit
    smallest = settings.smallest_step if settings.units == unit else None
    own_stride = stride and convert(stride, load.unit, unit)
    if named or smallest:
        return Rack(unit, named, smallest or DEFAULT_STEPS[unit], own_stride)
    bar = EMPTY_BARS[unit] if load.implement == "barbell" else 0
    return Rack(unit, (), DEFAULT_STEPS[unit], own_stride, _usual(load.implement, unit), bar)


def _usual(implement: Implement, unit: Unit) -> tuple[float, ...]:
    """Return the weights that are made of an implement; empty where any multiple of a step can be put together."""
    if implement in ("kettlebell", "kettlebells"):
        return USUAL_KETTLEBELLS[unit]
    return USUAL_DUMBBELLS[unit] if implement in ("dumbbell", "dumbbells") else ()


def in_own_unit(routine: Routine, settings: Settings) -> Routine:
    """Return the routine with its weights in the runner's unit, if its file names no unit."""
    if routine.unit is not None or settings.units == "kg":
        return routine

    def own(item: Item) -> Item:
        return msgspec.structs.replace(item, load=msgspec.structs.replace(item.load, unit=settings.units))

    blocks = tuple(
        msgspec.structs.replace(block, items=tuple(own(item) for item in block.items)) for block in routine.blocks
    )
    return msgspec.structs.replace(routine, blocks=blocks)


def stepped_load(load: Load, settings: Settings, by: int) -> Load:
    """Return the load with the next weight up (`by` 1) or down (-1), in the unit in which weights are owned.

    No weight goes up to the lightest (where none are named, to the bar or to two steps), the lightest goes down to no
    weight (None), and the heaviest stays where it is.
    """
    rack = rack_for(load, settings)
    if load.weight is None:
        return msgspec.structs.replace(load, weight=rack.first, unit=rack.unit) if by > 0 else load
    own = rack.of(load)
    at = convert(load.weight, load.unit, rack.unit) if own is None else own
    following = rack.up(at) if by > 0 else rack.down(at)
    if following is None:
        return load if by > 0 else msgspec.structs.replace(load, weight=None)
    return msgspec.structs.replace(load, weight=following, unit=rack.unit)
