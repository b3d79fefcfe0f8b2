"""The settings as one frozen value; a changed file is read into a new value."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from stride_tui.core.routines.routine import Unit

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

DEFAULT_ROUTINE = "lower-body-runners"
"""The slug of the routine that is chosen on the first start: the article's."""
DEFAULT_THEME = "stride-dark"
DEFAULT_VOLUME = 80


class Settings(msgspec.Struct, frozen=True):
    """The settings. `keys` maps the name of an action to the keys that do it, in place of the default ones.

    `hands_free` lets rep work and rests end by themselves; `units` is for weights whose file names none, and
    for the weights below; `routine` is the slug of the routine that is chosen at the start.

    `dumbbells`, `kettlebells` and `barbell` are the weights owned, each once, from light to heavy (a pair of
    dumbbells by the weight of one, a barbell with what is on it); empty where none are named. Without them
    a weight grows by `smallest_step` (None: 2.5 kg or 5 lb).

    `cues` are the names of the sinks in use, among which `bell` can also be turned off alone; `voice` is the name of a
    voice that the system has (None: its own choice); `volume` of tones and voice goes from 0 to 100.
    """

    theme: str = DEFAULT_THEME
    bell: bool = True
    hands_free: bool = False
    first_weekday: Weekday = "monday"
    reduced_motion: bool = False
    units: Unit = "kg"
    routine: str = DEFAULT_ROUTINE
    dumbbells: tuple[float, ...] = ()
    kettlebells: tuple[float, ...] = ()
    barbell: tuple[float, ...] = ()
    smallest_step: float | None = None
    keys: dict[str, tuple[str, ...]] = {}
    cues: tuple[str, ...] = ("bell",)
    voice: str | None = None
    volume: int = DEFAULT_VOLUME

    @property
    def sinks(self) -> frozenset[str]:
        """The sinks in use."""
        return frozenset(name for name in self.cues if self.bell or name != "bell")
