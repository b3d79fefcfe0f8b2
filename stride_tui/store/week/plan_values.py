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
MOST_TYPED = 200
"""The most characters of a text in which several weekdays are looked for; a malicious file may have a million."""

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OTHER_DATE = re.compile(r"\d{1,4}[-./ ]\d{1,2}([-./ ]\d{1,4})?\.?")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?\s*(a\.?m\.?|p\.?m\.?|h|)", re.IGNORECASE)
_DISTANCE = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*([a-z]*)\.?", re.IGNORECASE)
_KM_OF_UNIT = {
    **dict.fromkeys(("", "k", "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), 1.0),
    **dict.fromkeys(("mi", "mile", "miles"), MILE_KM),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 0.001),
}
RACES = {"marathon": "42.2 km", "half marathon": "21.1 km", "half": "21.1 km", "parkrun": "5 km"}
"""The distance of each race that goes by a name."""
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_SPOKEN_WEEK = re.compile(r"(\d{4})[- ]?W?[- ]?(\d{1,2})", re.IGNORECASE)


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
        from stride_tui.store.toml.mended import date_text

        mended = date_text(value)
        example = f"write year, month and day: 2026-11-24, not {shown(value)}"
        return WrongValue("is a date", f"write {mended}" if mended else example)
    try:
        return read_day(date(*map(int, match.groups())))
    except ValueError:
        return WrongValue("is a date", f"the calendar has no {match[0]}")


def weekday_of(value: Any) -> int | WrongValue:
    """Return the number of a weekday by its name; 0 is Monday."""
    if value in WEEKDAYS:
        return WEEKDAYS.index(value)
    # Imported here, because most plans write each weekday as it is.
    from stride_tui.core.settings.spelling import weekday_number

    number = weekday_number(value)
    if number is not None:
        return number
    near = _near_weekday(value) if type(value) is str else None
    return WrongValue("is a weekday such as monday", f'did you mean "{near}"?' if near else f"this is {shown(value)}")


def weekday_or_date(value: Any) -> int | date | WrongValue:
    """Return what a run is on: the number of a weekday that repeats (0 is Monday), or one date."""
    if type(value) is str and not _DATE.fullmatch(value.strip()):
        weekday = weekday_of(value)
        if isinstance(weekday, WrongValue):
            from stride_tui.store.toml.mended import date_text

            dated, day_there, several = _OTHER_DATE.fullmatch(value.strip()), date_text(value), weekdays_text(value)
            hint = 'write year, month and day: "2026-11-24"' if dated else weekday.hint
            if day_there or several:
                hint = f'write "{day_there}"' if day_there else f"write on = {several}"
            return WrongValue('is a weekday such as "tuesday", or a date such as 2026-11-24', hint)
        return weekday
    day = read_day(value)
    if isinstance(day, WrongValue) and type(value) is datetime:
        return WrongValue("is a date without a time of day", f'write {value.date()}, and at = "{value:%H:%M}"')
    if isinstance(day, WrongValue) and type(value) is not str and type(value) is not date:
        return WrongValue('is a weekday such as "tuesday", or a date such as 2026-11-24', f"this is {shown(value)}")
    return day


def read_time(value: Any) -> time | WrongValue:
    """Return a time of day to the minute: a TOML time, or `07:00`, `7:00`, `7.30`, `7h30`, `7am`, `7:30 pm`, `19h`."""
    if type(value) is time:
        whole = value.second == value.microsecond == 0
        return value if whole else WrongValue("is a time of day to the minute", f'write "{value:%H:%M}"')
    if type(value) is datetime:
        return WrongValue("is a time of day without a date", f'write "{value:%H:%M}"; the date goes to `on`')
    if type(value) is date:
        return WrongValue("is a time of day", 'write "07:00"; the date goes to `on`')
    match = _TIME.fullmatch(value.strip()) if type(value) is str else None
    if match is None or not (match[2] or match[3]):
        return WrongValue("is a time of day", _time_hint(value))
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3].lower().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return WrongValue("goes from 1 to 12 with am or pm", f"this is {shown(value.strip())}")
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or minute > 59:
        return WrongValue("goes from 00:00 to 23:59", f"this is {match[0]}")
    return time(hour, minute)


def km_of(value: Any) -> float | WrongValue:
    """Return a distance in kilometres: a number of them, or `8.5`, `8,5 km`, `8k`, `5 mi`, `800 m`."""
    if type(value) is int or type(value) is float:
        km = value
    else:
        match = _DISTANCE.fullmatch(value.strip()) if type(value) is str else None
        unit = _KM_OF_UNIT.get(match[2].lower()) if match else None
        if match is None or unit is None:
            known = RACES.get(value.strip().casefold().replace("-", " ")) if type(value) is str else None
            hint = f'write "{known}"' if known else f'write "8 km" or "5 mi", not {shown(value)}'
            return WrongValue("is how far the run goes", hint)
        km = round(float(match[1].replace(",", ".")) * unit, 3)
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
    from stride_tui.core.settings.spelling import weekday_number

    words = text.split() if len(text) <= MOST_TYPED else []
    found = [number for word in words if (number := weekday_number(word)) is not None]
    return WEEKDAYS[found[0]] if len(set(found)) == 1 else nearest(text.strip().casefold(), WEEKDAYS)


def weekdays_text(value: Any) -> str | None:
    """Return the list that a text with several weekdays was probably meant to be, or None: "tue, sat", "weekend"."""
    if type(value) is not str or len(value) > MOST_TYPED:
        return None
    from stride_tui.core.settings.spelling import weekday_number

    words = [word for word in re.split(r"[\s,;/&+]+", value.casefold()) if word not in ("", "and", "every", "on")]
    spans = {"weekend": (5, 6), "weekends": (5, 6), "weekdays": range(5), "daily": range(7)}
    span = spans.get(" ".join(words), ())
    known = list(span) or [number for word in words if (number := weekday_number(word)) is not None]
    if len(known) < 2 or (not span and len(known) < len(words)):
        return None
    names = [f'"{WEEKDAYS[number]}"' for number in dict.fromkeys(known)]
    return f"[{', '.join(names)}]"


def _time_hint(value: Any) -> str:
    """Return a hint for a time of day that is written another way, such as 7, which may be in the evening, or 1830."""
    from stride_tui.store.toml.mended import clock_text

    typed = value if type(value) is str else str(value) if type(value) is int else ""
    if type(value) is float and value * 10 % 10 != 5:
        # 18.30 comes as 18.3; 7.5 may be half past seven or ten to eight.
        typed = f"{value:.2f}"
    clock = clock_text(typed)
    return f'write "{clock}"' if clock else f'write "07:00" or "7am", not {shown(value)}'


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
