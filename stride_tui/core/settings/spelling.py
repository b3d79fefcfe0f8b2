"""Words that files and commands choose from, as people write them: in any case, in short forms, or another word.

A word that can only mean one choice is taken; one that probably means a choice is named in the hint of a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from stride_tui.core.settings.settings import WEEKDAYS

Choice = TypeVar("Choice", bound=str)

SHORT_FORMS: dict[str, str] = {
    **{day[:letters]: day for day in WEEKDAYS for letters in (2, 3)},
    **{f"{day}s": day for day in WEEKDAYS},
    **{"tues": "tuesday", "weds": "wednesday", "thurs": "thursday"},
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lbs", "pound", "pounds"), "lb"),
    **{"l": "left", "r": "right", "alt": "alternating"},
    **{"easyrun": "easy", "longrun": "long", "raceday": "race"},
    **dict.fromkeys(("speedrun", "speedwork", "speedsession"), "speed"),
}
"""The choice that each short form is taken for. Of a weekday the first two or three letters do."""

OTHER_WORDS: dict[str, str] = {
    **dict.fromkeys(("tempo", "temporun", "interval", "intervals", "track", "fartlek", "hills", "threshold"), "speed"),
    **dict.fromkeys(("recovery", "recoveryrun", "jog", "base"), "easy"),
    **dict.fromkeys(("marathon", "halfmarathon", "half", "parkrun", "5k", "10k"), "race"),
    **dict.fromkeys(("circuit", "giantset", "triset"), "superset"),
    **dict.fromkeys(("straightset", "straightsets", "sets"), "straight"),
    **dict.fromkeys(("stretching", "stretches", "stretch"), "cool-down"),
    **dict.fromkeys(("mobility", "activation"), "warm-up"),
    **dict.fromkeys(("sick", "illness", "injured", "injury", "flu"), "ill"),
    **dict.fromkeys(("travel", "travelling", "traveling", "vacation", "trip"), "holiday"),
    **dict.fromkeys(("db", "dbs"), "dumbbells"),
    **dict.fromkeys(("kb",), "kettlebell"),
    **dict.fromkeys(("kbs",), "kettlebells"),
    **dict.fromkeys(("bb", "bar"), "barbell"),
    **dict.fromkeys(("bodyweight", "bw", "nothing", "no"), "none"),
    **dict.fromkeys(("elastic", "resistanceband", "miniband", "loop"), "band"),
    **dict.fromkeys(("perside", "eachside", "eachleg", "perleg", "eacharm", "unilateral"), "each"),
    **{"metric": "kg", "imperial": "lb"},
    **dict.fromkeys(("notification", "notifications"), "notify"),
    **dict.fromkeys(("beep", "beeps", "sound", "sounds", "tone"), "tones"),
    **dict.fromkeys(("needed", "free", "open", "asrequired"), "as needed"),
}
"""The choice that another word probably means."""


def taken_as(text: object, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice that a text is taken for, or None: case, hyphens and spaces make no other word."""
    if type(text) is not str:
        return None
    folded = _folded(text)
    by_fold = {_folded(choice): choice for choice in choices}
    return by_fold.get(folded) or by_fold.get(_folded(SHORT_FORMS.get(folded, "")))


def short_forms_of(choices: Sequence[str]) -> list[str]:
    """Return the short forms that are taken for one of the choices."""
    return [short for short, choice in SHORT_FORMS.items() if choice in choices]


def probably(text: object, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice that another word probably means, or None."""
    meant = OTHER_WORDS.get(_folded(text)) if type(text) is str else None
    return next((choice for choice in choices if choice == meant), None)


def weekday_number(text: object) -> int | None:
    """Return the number of a weekday (0 is Monday) by its name or a short form, in any case."""
    day = taken_as(text, WEEKDAYS)
    return None if day is None else WEEKDAYS.index(day)


def _folded(text: str) -> str:
    return text.casefold().replace("-", "").replace("_", "").replace(" ", "").removesuffix(".")
