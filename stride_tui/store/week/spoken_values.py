"""Days and lengths of time as people type them: at a command, and lengths in a plan file too.

Every form that means one thing is understood. Each function returns the value, or a `WrongValue` where nothing or
more than one thing can be meant. Times of day and distances are read by `plan_values.py`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from stride_tui.core.history.amendments import MOST_MINUTES
from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.core.settings.spelling import weekday_number
from stride_tui.store.toml.wording import nearest, shown
from stride_tui.store.week.plan_values import WrongValue, read_day

_NUMBER = r"\d{1,6}(?:[.,]\d{1,6})?"
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)")
_TWO_PARTS = re.compile(r"(\d{1,4}):(\d{2})")
_MINUTES = re.compile(_NUMBER)
_LENGTH = re.compile(
    rf"(?:(?P<hours>{_NUMBER})\s*(?:h|hrs?|hours?))?\s*"
    rf"(?:(?P<minutes>{_NUMBER})\s*(?:m|mins?|minutes?))?\s*"
    rf"(?:(?P<seconds>{_NUMBER})\s*(?:s|secs?|seconds?))?",
    re.IGNORECASE,
)
_MINUTES_AND_SECONDS = re.compile(r"(\d{1,4})\s*[:m]\s*([0-5]?\d)", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s*h\s*(\d{1,2})", re.IGNORECASE)


NO_LENGTH = "is a length of time"
"""The words on a text that is no length."""
LIMITS_WORDS = f"goes from above 0 to {MOST_MINUTES} minutes"


def spoken_day(text: str, today: date) -> date | WrongValue:
    """Return a day that is not to come: `2026-11-21`, `today`, `yesterday`, or `monday` for the latest Monday."""
    word = text.strip().casefold()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    named = [
        n for n, day in enumerate(WEEKDAYS) if weekday_number(word) == n or (len(word) > 1 and day.startswith(word))
    ]
    if named:
        return today - timedelta(days=(today.weekday() - named[0]) % 7)
    if not word[:1].isalpha():
        return read_day(text)
    near = nearest(word, WEEKDAYS)
    hint = f'did you mean "{near}"?' if near else f"write 2026-11-24, yesterday or monday, not {shown(text)}"
    return WrongValue("is a date", hint)


def spoken_minutes(text: str, limits: str = LIMITS_WORDS) -> float | WrongValue:
    """Return a length of time in minutes: `45`, `42,5`, `45 min`, `1h05m`, `1 h 5`, `1:05:00`, `90s`.

    `limits` are the words on one that is too short or too long.
    """
    word = text.strip()
    minutes = _minutes(word)
    if minutes is None:
        if two := _TWO_PARTS.fullmatch(word):
            first, second = int(two[1]), int(two[2])
            both = f"{shown(word)} may be {first} h {second} min or {first} min {second} s"
            return WrongValue(NO_LENGTH, f"{both}; write {first}h{second:02}m or {first}m{second:02}s")
        return WrongValue(NO_LENGTH, f"write 45 (minutes), 1h05m or 1:05:00, not {shown(word)}")
    if not 0 < minutes <= MOST_MINUTES:
        return WrongValue(limits, f"this is {shown(word)}")
    return minutes


def spoken_seconds(text: str) -> float | None:
    """Return the seconds of a text with a unit or a colon: `45s`, `0:45`, `1m05s`, `1m05`, `1:00:05`; None for another.

    What a set takes is minutes and seconds, so that two parts mean only that.
    """
    word = text.strip()
    parts = _MINUTES_AND_SECONDS.fullmatch(word)
    if parts is not None:
        return float(int(parts[1]) * 60 + int(parts[2]))
    minutes = None if _MINUTES.fullmatch(word) else _minutes(word)
    return None if minutes is None else round(minutes * 60, 3)


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
