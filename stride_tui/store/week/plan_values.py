"""The single values of a plan file: days, times of day, distances and weeks.

Each function returns the value or a `WrongValue`: the words that follow the key's name in a message, and a hint on
what would be right.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, NamedTuple

from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.store.toml.wording import nearest, shown

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
MILE_KM = 1.609344
MAX_KM = 1_000

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OTHER_DATE = re.compile(r"\d{1,4}[-./ ]\d{1,2}([-./ ]\d{1,4})?\.?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_SPOKEN_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|h|)", re.IGNORECASE)
_DISTANCE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) ?(km|mi)")
_SPOKEN_DISTANCE = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*([a-z]*)\.?", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_SPOKEN_WEEK = re.compile(r"(\d{4})[- ]?W?[- ]?(\d{1,2})", re.IGNORECASE)
_UNITS = {"k": "km", "km": "km", "kms": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km"} | {
    "kilometres": "km", "mi": "mi", "mile": "mi", "miles": "mi", "": "km"
}  # fmt: skip


class WrongValue(NamedTuple):
    """The message on a wrong value, as the end of a sentence that begins with its key, and a hint.

    Example: "is a date", with the hint "write 2026-11-24, not 12".
    """

    words: str
    hint: str | None = None


def read_day(value: Any) -> date | WrongValue:
    """Return a date, which may be written as a TOML date or as a text."""
    if type(value) is date:
        return value if FIRST_DAY <= value <= LAST_DAY else WrongValue(f"goes from {FIRST_DAY} to {LAST_DAY}")
    if type(value) is datetime:
        return WrongValue("is a date without a time of day", f"write {value.date()}")
    if type(value) is not str:
        return WrongValue("is a date", f"write 2026-11-24, not {shown(value)}")
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return WrongValue("is a date", f"write year, month and day: 2026-11-24, not {shown(value)}")
    try:
        return read_day(date(*map(int, match.groups())))
    except ValueError:
        return WrongValue("is a date", f"the calendar has no {match[0]}")


def weekday_of(value: Any) -> int | WrongValue:
    """Return the number of a weekday by its name; 0 is Monday."""
    if value in WEEKDAYS:
        return WEEKDAYS.index(value)
    near = _near_weekday(value) if type(value) is str else None
    return WrongValue("is a weekday such as monday", f'did you mean "{near}"?' if near else f"this is {shown(value)}")


def weekday_or_date(value: Any) -> int | date | WrongValue:
    """Return what a run is on: the number of a weekday that repeats (0 is Monday), or one date."""
    if type(value) is str and not _DATE.fullmatch(value.strip()):
        weekday = weekday_of(value)
        if isinstance(weekday, WrongValue):
            dated = _OTHER_DATE.fullmatch(value.strip())
            hint = 'write year, month and day: "2026-11-24"' if dated else weekday.hint
            return WrongValue('is a weekday such as "tuesday", or a date such as 2026-11-24', hint)
        return weekday
    day = read_day(value)
    if isinstance(day, WrongValue) and type(value) is datetime:
        return WrongValue("is a date without a time of day", f'write {value.date()}, and at = "{value:%H:%M}"')
    if isinstance(day, WrongValue) and type(value) is not str and type(value) is not date:
        return WrongValue('is a weekday such as "tuesday", or a date such as 2026-11-24', f"this is {shown(value)}")
    return day


def read_time(value: Any) -> time | WrongValue:
    """Return a time of day to the minute, which may be written as a TOML time or as a text."""
    if type(value) is time:
        whole = value.second == value.microsecond == 0
        return value if whole else WrongValue("is a time of day to the minute", f'write "{value:%H:%M}"')
    if type(value) is datetime:
        return WrongValue("is a time of day without a date", f'write "{value:%H:%M}"; the date goes to `on`')
    if type(value) is date:
        return WrongValue("is a time of day", 'write "07:00"; the date goes to `on`')
    text = value.strip() if type(value) is str else ""
    match = _TIME.fullmatch(text)
    if match is None:
        return WrongValue("is a time of day", _time_hint(value))
    hour, minute = int(match[1]), int(match[2])
    if hour > 23 or minute > 59:
        return WrongValue("goes from 00:00 to 23:59", f"this is {match[0]}")
    return time(hour, minute)


def km_of(value: Any) -> float | WrongValue:
    """Return a distance in kilometres, which may be written as a number of them or as a text with a unit."""
    if type(value) is int or type(value) is float:
        km = value
    else:
        match = _DISTANCE.fullmatch(value.strip()) if type(value) is str else None
        if match is None:
            return WrongValue("is how far the run goes", _distance_hint(value))
        km = round(float(match[1]) * (MILE_KM if match[2] == "mi" else 1), 3)
    # Written with `not`, so that NaN, which compares as False with everything, is refused too.
    if not 0 < km <= MAX_KM:
        return WrongValue(f"goes from above 0 to {MAX_KM} km", f"this is {shown(value)}")
    return float(km)


def read_week(value: Any) -> tuple[int, int] | WrongValue:
    """Return year and number of an ISO week that exists."""
    if type(value) is datetime or type(value) is date:
        year, week, _ = value.isocalendar()
        return WrongValue("is a week", f'{value:%Y-%m-%d} is in "{year}-W{week:02}"')
    match = _WEEK.fullmatch(value.strip()) if type(value) is str else None
    if match is None:
        return WrongValue("is a week with its year", _week_hint(value))
    year, week = int(match[1]), int(match[2])
    if not FIRST_DAY.year < year < LAST_DAY.year:
        return WrongValue(f"goes from {FIRST_DAY.year + 1} to {LAST_DAY.year - 1}", f"this is {match[0]}")
    weeks = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        return WrongValue("is a week of its year", f"{year} has the weeks W01 to W{weeks}")
    return year, week


def _near_weekday(text: str) -> str | None:
    """Return the weekday that a word was probably meant to be: by its beginning, else by its letters."""
    word = text.strip().casefold()
    begun = [day for day in WEEKDAYS if len(word) > 1 and (day.startswith(word) or word == f"{day}s")]
    return begun[0] if len(begun) == 1 else nearest(word, WEEKDAYS)


def _time_hint(value: Any) -> str:
    """Return a hint for a time of day that is written another way, such as "7 am"."""
    spoken = _SPOKEN_TIME.fullmatch(value.strip() if type(value) is str else shown(value))
    if spoken and type(value) is not bool:
        hour, minute, half = int(spoken[1]), int(spoken[2] or 0), spoken[3].lower()
        hour = hour % 12 + 12 * (half == "pm") if half in ("am", "pm") else hour
        if hour < 24 and minute < 60:
            return f'write "{hour:02}:{minute:02}"'
    return f'write "07:00", not {shown(value)}'


def _distance_hint(value: Any) -> str:
    """Return a hint for a distance that is written another way, such as "8k"."""
    spoken = _SPOKEN_DISTANCE.fullmatch(value.strip()) if type(value) is str else None
    if spoken:
        amount, unit = spoken[1].replace(",", "."), spoken[2].lower()
        if unit in _UNITS:
            return f'write "{amount} {_UNITS[unit]}"'
        if unit in ("m", "meter", "meters", "metre", "metres"):
            return f'write "{float(amount) / 1000:g} km"'
    return f'write "8 km" or "5 mi", not {shown(value)}'


def _week_hint(value: Any) -> str:
    """Return a hint for a week that is written another way, such as a date in it."""
    spoken = _SPOKEN_WEEK.fullmatch(value.strip()) if type(value) is str else None
    if spoken and 1 <= int(spoken[2]) <= 53:
        return f'write "{spoken[1]}-W{int(spoken[2]):02}"'
    day = read_day(value) if type(value) is str else None
    if isinstance(day, date):
        year, week, _ = day.isocalendar()
        return f'{day} is in "{year}-W{week:02}"'
    return f'write "2026-W52", not {shown(value)}'
