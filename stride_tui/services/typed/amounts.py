"""Numbers, weights and lengths of a set as people type them: one reader of each, for commands and plain mode."""

from __future__ import annotations

import re
from typing import NamedTuple

from stride_tui.core.routines.routine import Unit
from stride_tui.services.refusal import Refusal
from stride_tui.views.text import refusals

LEAST_WEIGHT, MOST_WEIGHT = 0.01, 2_000
LEAST_SECONDS, MOST_SECONDS = 0.1, 86_400

_NUMBER = re.compile(r"\d{1,6}([.,]\d{1,6})?", re.ASCII)
_THOUSANDS = re.compile(r"(\d{1,3}),(\d{3})", re.ASCII)
_WEIGHT = re.compile(r"(.*?)\s*(kgs?|kilos?|lbs?|pounds?)", re.IGNORECASE)


class TypedWeight(NamedTuple):
    """A weight with the unit that was typed behind it, None if there was none."""

    value: float
    unit: Unit | None


def number_from(text: str, least: float, most: float, what: str) -> float | Refusal:
    """Return a number between `least` and `most`, which may have a decimal comma; `what` is what it is a number of.

    A comma that may also be one between thousands is refused.
    """
    if _NUMBER.fullmatch(text):
        if (match := _THOUSANDS.fullmatch(text)) and int(match[1]) and int(match[1] + match[2]) <= most:
            return Refusal(refusals.two_numbers(match[1], match[2]))
        value = float(text.replace(",", "."))
        if least <= value <= most:
            return value
    return Refusal(refusals.no_such_number(what, least, most, text))


def weight_from(text: str) -> TypedWeight | Refusal:
    """Return the weight of one implement, which may have its unit: `12.5`, `101,25`, `62.5kg`, `135 lb`."""
    text = text.strip()
    match = _WEIGHT.fullmatch(text)
    if match is not None and not match[1]:
        return Refusal(refusals.unit_alone(text))
    value = number_from(match[1] if match else text, LEAST_WEIGHT, MOST_WEIGHT, "the weight of one implement")
    if isinstance(value, Refusal):
        return value
    return TypedWeight(value, None if match is None else "kg" if match[2][0].lower() == "k" else "lb")


def seconds_from(text: str) -> float | Refusal:
    """Return the seconds of a set: `45`, `42,5`, `45s`, `0:45`, `1m05s`, `1:00:05`."""
    from stride_tui.store.week.spoken_values import spoken_seconds

    text = text.strip()
    seconds = spoken_seconds(text)
    if seconds is not None and LEAST_SECONDS <= seconds <= MOST_SECONDS:
        return seconds
    return number_from(text, LEAST_SECONDS, MOST_SECONDS, "the seconds done")
