"""The settings as one frozen value, and the reading of their file; a changed file is read into a new value."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Unit

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

DEFAULT_ROUTINE = "lower-body-runners"
"""The slug of the routine that is chosen on the first start: the article's."""
DEFAULT_THEME = "stride-dark"
DEFAULT_VOLUME = 80

THEME_NAMES = (
    *("stride-dark", "stride-light", "ansi-dark", "ansi-light", "textual-dark", "textual-light"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn"),
    *("rose-pine-moon", "solarized-dark", "solarized-light", "tokyo-night"),
)
"""Every theme there is: stride's own and Textual's. `stride check` knows them from here, without loading Textual."""


class Settings(msgspec.Struct, frozen=True):
    """The settings. `keys` maps the name of an action to the keys that do it, in place of the default ones.

    `hands_free` lets rep work and rests end by themselves; `units` is for weights whose file names none, and
    for the weights below; `routine` is the slug of the routine that is chosen at the start.

    `dumbbells`, `kettlebells` and `barbell` are the weights owned, each once, from light to heavy (a pair of
    dumbbells by the weight of one, a barbell with what is on it); empty where none are named. Without them
    a weight grows by `smallest_step` (None: 2.5 kg or 5 lb).

    `lighter_every` is the number of weeks from one lighter week to the next, for routines that name none; None asks for
    no lighter weeks.

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
    lighter_every: int | None = None
    keys: dict[str, tuple[str, ...]] = {}
    cues: tuple[str, ...] = ("bell",)
    voice: str | None = None
    volume: int = DEFAULT_VOLUME

    @property
    def sinks(self) -> frozenset[str]:
        """The sinks in use."""
        return frozenset(name for name in self.cues if self.bell or name != "bell")


class SettingsReading(msgspec.Struct, frozen=True):
    """The settings in a file, and the mistakes in it. What is right holds, whatever else is wrong.

    `settings` has its default for whatever is wrong: the settings named in `wrong`, and the actions named in
    `wrong_keys`. `readable` is False where nothing of the file can be read, because it is no TOML at all.
    """

    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()
    wrong: frozenset[str] = frozenset()
    wrong_keys: frozenset[str] = frozenset()
    readable: bool = True

    def over(self, before: Settings) -> Settings:
        """Return the settings with those that were in use before in place of the wrong ones."""
        if not self.readable:
            return before
        kept = {name: getattr(before, name) for name in self.wrong}
        if "keys" not in self.wrong:
            given = {key for keys in self.settings.keys.values() for key in keys}
            old = {name: before.keys[name] for name in self.wrong_keys if name in before.keys}
            kept["keys"] = self.settings.keys | {name: keys for name, keys in old.items() if given.isdisjoint(keys)}
        return msgspec.structs.replace(self.settings, **kept)
