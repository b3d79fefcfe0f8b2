"""Days, times of day, distances and lengths of time as people type them: all that a plan file takes, and more.

A file is read by other programs too, and so takes one form of each. What is typed at a command is read by stride alone:
there every form that means one thing is understood. Each function returns the value, or a `WrongValue` where nothing or
more than one thing can be meant.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from stride_tui.core.history.amendments import MOST_MINUTES
from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.store.toml.wording import nearest, shown
from stride_tui.store.week.plan_values import MILE_KM, WrongValue, km_of, read_day, read_time

_NUMBER = r"\d{1,6}(?:[.,]\d{1,6})?"
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\.?|p\.?m\.?|h|)", re.IGNORECASE)
_DISTANCE = re.compile(rf"({_NUMBER})\s*([a-z]*)\.?", re.IGNORECASE)
_KM_OF_UNIT = {
    **dict.fromkeys(("", "k", "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), 1.0),
    **dict.fromkeys(("mi", "mile", "miles"), MILE_KM),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 0.001),
}
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)")
_TWO_PARTS = re.compile(r"(\d{1,4}):(\d{2})")
_MINUTES = re.compile(_NUMBER)
_LENGTH = re.compile(
    rf"(?:(?P<hours>{_NUMBER})\s*(?:h|hrs?|hours?))?\s*"
    rf"(?:(?P<minutes>{_NUMBER})\s*(?:m|mins?|minutes?))?\s*"
    rf"(?:(?P<seconds>{_NUMBER})\s*(?:s|secs?|seconds?))?",
    re.IGNORECASE,
)
_HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s*h\s*(\d{1,2})", re.IGNORECASE)


def spoken_day(text: str, today: date) -> date | WrongValue:
    """Return a day that is not to come: `2026-11-21`, `today`, `yesterday`, or `monday` for the latest Monday."""
    word = text.strip().casefold()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    named = [n for n, day in enumerate(WEEKDAYS) if len(word) > 1 and day.startswith(word)]
    if named:
        return today - timedelta(days=(today.weekday() - named[0]) % 7)
    if not word[:1].isalpha():
        return read_day(text)
    near = nearest(word, WEEKDAYS)
    hint = f'did you mean "{near}"?' if near else f"write 2026-11-24, yesterday or monday, not {shown(text)}"
    return WrongValue("is a date", hint)


def spoken_time(text: str) -> time | WrongValue:
    """Return a time of day: `07:00`, `7:00`, `7.30`, `7h30`, `7am`, `7:30 pm`, `19h`."""
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match[2] or match[3]):
        return read_time(text)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3].lower().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return WrongValue("goes from 1 to 12 with am or pm", f"this is {shown(text.strip())}")
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or minute > 59:
        return WrongValue("goes from 00:00 to 23:59", f"this is {text.strip()}")
    return time(hour, minute)


def spoken_km(text: str) -> float | WrongValue:
    """Return a distance in kilometres: `8.5`, `8,5 km`, `8k`, `5 mi`, `800 m`."""
    match = _DISTANCE.fullmatch(text.strip())
    unit = _KM_OF_UNIT.get(match[2].lower()) if match else None
    return km_of(text) if match is None or unit is None else km_of(round(_number(match[1]) * unit, 3))


def spoken_minutes(text: str) -> float | WrongValue:
    """Return a length of time in minutes: `45`, `42,5`, `45 min`, `1h05m`, `1 h 5`, `1:05:00`, `90s`."""
    word = text.strip()
    minutes = _minutes(word)
    if minutes is None:
        if two := _TWO_PARTS.fullmatch(word):
            first, second = int(two[1]), int(two[2])
            both = f"{shown(word)} may be {first} h {second} min or {first} min {second} s"
            return WrongValue("is a length of time", f"{both}; write {first}h{second:02}m or {first}m{second:02}s")
        return WrongValue("is a length of time", f"write 45 (minutes), 1h05m or 1:05:00, not {shown(word)}")
    if not 0 < minutes <= MOST_MINUTES:
        return WrongValue(f"goes from above 0 to {MOST_MINUTES} minutes", f"this is {shown(word)}")
    return minutes


def _minutes(word: str) -> float | None:
    """Return the minutes of a text of any form that means one length only, or None."""
    if clock := _CLOCK.fullmatch(word):
        hours, minutes, seconds = map(int, clock.groups())
        return hours * 60 + minutes + seconds / 60
    if _MINUTES.fullmatch(word):
        return _number(word)
    if both := _HOURS_AND_MINUTES.fullmatch(word):
        return float(int(both[1]) * 60 + int(both[2]))
    length = _LENGTH.fullmatch(word)
    if not word or length is None:
        return None
    parts = [_number(length[name] or "0") for name in ("hours", "minutes", "seconds")]
    return parts[0] * 60 + parts[1] + parts[2] / 60


def _number(text: str) -> float:
    """Return a number that may have a decimal comma."""
    return float(text.replace(",", "."))
