"""The value that a mistaken one was probably meant to be, as a file has to write it: 10 for "10kg", "2m" for "2min".

It is loaded for a file with a mistake only. Functions that take what was `typed`, with or without quotes, return None
where it is not clear what was meant.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from stride_tui.core.settings.spelling import probably
from stride_tui.store.toml.wording import is_number, length_words, shown

LENGTH_KEYS = frozenset({"time", "transition", "get_ready", "pace", "rest_after", "rest_between", "duration"})
"""The keys whose values are lengths of time. A key that is in none of these sets gets a mended value only where it
is written in quotes, since a value without them is no TOML and has no kind yet."""
WHOLE_KEYS = frozenset(
    {"reps", "reps_to", "rounds", "per_week", "strength_per_week", "volume", "after", "over", "back_off_after"}
)
NUMBER_KEYS = WHOLE_KEYS | {
    *("weight", "smallest_step", "recovery_hours", "between_hours", "taper_days", "after_race_days"),
    *("back_off", "effort_limit", "gap_weeks", "reps_first_over"),
}
"""The keys whose values are numbers."""
WEIGHT_LISTS = frozenset({"dumbbells", "kettlebells", "barbell"})
CLOCK_KEY, DISTANCE_KEY = "at", "distance"

_DIGITS = r"\d{1,6}(?:[.,]\d{1,3})?"
_UNIT = r"[a-z%\"'′″]{0,12}\.?"
_AMOUNT = re.compile(rf"({_DIGITS})\s*({_UNIT})(?:\s+(?:each|per side|a week|per week))?", re.IGNORECASE)
_RANGE = re.compile(rf"({_DIGITS})\s*{_UNIT}\s*(?:-|–|—|to|\.\.+)\s*({_DIGITS})\s*({_UNIT})", re.IGNORECASE)
_TIMES = re.compile(rf"(\d{{1,3}})\s*[x×*]\s*({_DIGITS}\s*{_UNIT})", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})")
_LENGTH = re.compile(
    rf"(?:({_DIGITS})\s*(?:h|hrs?|hours?)\.?)?(?:\s|,|and)*"
    rf"(?:({_DIGITS})\s*(?:m|mins?|minutes?|'|′)\.?)?(?:\s|,|and)*"
    rf"(?:({_DIGITS})\s*(?:s|secs?|seconds?|\"|″|'')?\.?)?",
    re.IGNORECASE,
)
_DURATION_FORMS = 'write 20, "20s" or "1m30s"'
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FACTORS = {
    "hours": {"h": 1, "hr": 1, "hrs": 1, "hour": 1, "hours": 1, "d": 24, "day": 24, "days": 24, "week": 168},
    "days": {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7},
    "weeks": {"w": 1, "week": 1, "weeks": 1},
}
"""Numbers that a unit of time counts for, by the end of the key's name."""
_DATE = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})")
_MOST_IN_LIST = 200
"""The most characters of a list of weights that is mended as a whole."""
_MOST_LETTERS = 40
"""The most letters of a value that is looked at; a longer one is no slip."""


def number_hint(key: str, value: Any, high: float, whole: bool = False) -> str:
    """Return a hint for a value where a number up to `high` is wanted; `key` is "" for an entry of a list."""
    if isinstance(value, str):
        word = value.strip()
        if is_number(word) and "." not in word[-1:]:
            return f"write {word} without quotes"
        return number_words(key, word, whole) or f"this is the text {shown(value)}"
    if isinstance(value, float) and abs(value) < 1e9 and value == value:
        # A share such as 0.8 of what goes to 100 is meant in percent.
        return f"write {round(value * 100) if high == 100 and 0 < value < 1 else round(value)}"
    return f"this is {shown(value)}"


def not_a_duration(name: str, value: Any) -> tuple[str, str]:
    """Return message and hint for a value that is no length of time."""
    if isinstance(value, datetime.time):
        # TOML 1.1 reads 01:30 as a time of day, hours and minutes; here it was meant as minutes and seconds.
        # 00:00:20 and 00:01:30 are written in full, so there the first number is hours.
        whole = value.second or not (value.hour or value.minute)
        seconds = value.hour * 3600 + value.minute * 60 + value.second if whole else value.hour * 60 + value.minute
        return f"`{name}` was read as a clock time", f'write "{length_words(seconds * 1000)}"'
    message = f"`{name}` is a length of time"
    if isinstance(value, str):
        word = value.strip()
        if word.isdecimal() and len(word) < 10:
            return message, f'write {word} or "{word}s"'
        return message, length_hint(word) or f"{_DURATION_FORMS}, not {shown(value)}"
    return message, f"{_DURATION_FORMS}, not {shown(value)}"


def not_a_rest(name: str, value: Any, words: tuple[str, ...]) -> tuple[str, str]:
    """Return message and hint for a value that is neither one of the words for a rest nor a length of time."""
    message, hint = not_a_duration(name, value)
    if near := probably(value, words):
        return f"`{name}` is a rest", f'did you mean "{near}"?'
    if hint.startswith(_DURATION_FORMS):
        return f"`{name}` is a rest", 'write "as needed", "none" or a length such as "90s"'
    return message, hint


def number_words(key: str, typed: str, whole: bool = False) -> str | None:
    """Return what to write for a number: `write weight = 10`; of an entry of a list, by an empty key, `write 10`."""
    text = _with_digits(typed.strip())
    if len(text) > _MOST_LETTERS:
        return None
    begin = f"{key} = " if key else ""
    if both := _RANGE.fullmatch(text):
        low, high = _number(both[1], whole), _number(both[2], whole)
        if key == "reps":
            return f"write reps = {low} and reps_to = {high}"
        return f"write one number: {begin}{low} or {begin}{high}"
    if times := _TIMES.fullmatch(text):
        inner = number_words(key, times[2], whole)
        if inner is None or key not in ("reps", "weight"):
            return inner
        rounds = f"rounds = {times[1]} goes into the [[block]]"
        return f"{inner}; {rounds if key == 'reps' else 'it is the weight of one'}"
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    unit = found[2].lower().rstrip(".")
    factors = _FACTORS.get(key.rpartition("_")[2], {}) if "_" in key else {}
    if factors and unit and unit not in factors:
        return None
    number = _number(found[1], whole, factors.get(unit, 1))
    in_pounds = unit.startswith(("lb", "pound")) and (key == "weight" or not key)
    where = ', and unit = "lb" in [defaults]' if key else ', and units = "lb"'
    return f"write {begin}{number}{where if in_pounds else ''}"


def length_ms(typed: str) -> int | None:
    """Return the milliseconds of a length of time that is written in another way, or None: `2min`, `30 seconds`,
    `1.5m`, `12,5`, `1:30`."""
    text = _with_digits(typed.strip())
    if not text or len(text) > _MOST_LETTERS:
        return None
    if clock := _CLOCK.fullmatch(text):
        return ((int(clock[1] or 0) * 60 + int(clock[2])) * 60 + int(clock[3])) * 1000
    parts = _LENGTH.fullmatch(text)
    if parts is None or not any(parts.groups()):
        return None
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts.groups())
    if parts[1] and not parts[2] and text[-1:].isdecimal():
        # `1h30` is an hour and thirty minutes, as `1m30` is a minute and thirty seconds.
        minutes, seconds = seconds, 0.0
    return round((hours * 3600 + minutes * 60 + seconds) * 1000)


def length_text(typed: str) -> str | None:
    """Return a length of time as a file writes it, with quotes where they are needed: `"2m"`, `12.5`, or None."""
    ms = length_ms(typed)
    if ms is None:
        return None
    if re.fullmatch(_DIGITS, typed.strip()):
        return f"{ms / 1000:g}"
    return f'"{length_words(ms)}"'


def length_hint(typed: str) -> str | None:
    """Return what to write for a length of time: `write "2m"`."""
    text = typed.strip()
    if both := _RANGE.fullmatch(text) if len(text) <= _MOST_LETTERS else None:
        low, high = length_text(both[1] + both[3]), length_text(both[2] + both[3])
        return f"write one length: {low} or {high}" if low and high else None
    if times := _TIMES.fullmatch(text) if len(text) <= _MOST_LETTERS else None:
        inner = length_text(times[2])
        return inner and f"write {inner}; rounds = {times[1]} goes into the [[block]]"
    inner = length_text(text)
    return inner and f"write {inner}"


def clock_text(typed: str) -> str | None:
    """Return a time of day as a file writes it, `18:30`, or None: of `1830`, `18.30 Uhr`, `6:30p`, `noon`."""
    text = typed.strip().casefold()
    if text in ("noon", "midday", "midnight"):
        return "00:00" if text == "midnight" else "12:00"
    found = re.match(r"(\d{1,2})\s*[:.h]?\s*(\d{2})(?!\d)\s*([ap]?)", text) or re.fullmatch(r"(\d{1,2})()([ap]?)", text)
    if found is None or len(text) > _MOST_LETTERS:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found[3] == "p")
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def date_text(typed: str) -> str | None:
    """Return a date as a file writes it, `2026-11-24`, or None where it may be two: 24.11.2026, 2026/11/24."""
    found = _DATE.fullmatch(typed.strip())
    if found is None:
        return None
    first, mark, second, third = found.groups()
    if len(first) == 4:
        year, month, day = first, second, third
    elif len(third) == 4 and (mark == "." or int(first) > 12):
        year, month, day = third, second, first
    elif len(third) == 4 and int(second) > 12:
        year, month, day = third, first, second
    else:
        return None
    try:
        return f"{datetime.date(int(year), int(month), int(day))}"
    except ValueError:
        return None


def value_hint(key: str, value: str) -> str | None:
    """Return what to write for a value without quotes that is no TOML value, by the kind of its key; None for a key
    whose values are of another kind."""
    if key in NUMBER_KEYS:
        return number_words(key, value, key in WHOLE_KEYS)
    if key == "duration" and (two := re.fullmatch(r"(\d{1,3}):(\d{2})", value)):
        return f'write {key} = "{two[1]}h{two[2]}m" or "{two[1]}m{two[2]}s"'
    if key in LENGTH_KEYS:
        inner = length_hint(value)
        return inner and inner.replace("write ", f"write {key} = ", 1)
    if key == CLOCK_KEY:
        clock = clock_text(value)
        return clock and f'write {key} = "{clock}"'
    if key == DISTANCE_KEY and re.fullmatch(_DIGITS, value):
        return f"write {key} = {value.replace(',', '.')}"
    if key in WEIGHT_LISTS and len(value) <= _MOST_IN_LIST:
        found = [re.fullmatch(rf"({_DIGITS})\s*{_UNIT}", part.strip()) for part in value.strip("[]").split(",")]
        if all(found):
            return f"write {key} = [{', '.join(match[1] for match in found if match)}]"
    day = date_text(value)
    return day and f"write {key} = {day}"


def _number(digits: str, whole: bool, factor: int = 1) -> str:
    """Return a number as a file writes it, rounded where it has to be whole."""
    value = float(digits.replace(",", ".")) * factor
    return f"{round(value) if whole else value:g}" if value < 1e5 else f"{round(value)}"


def _with_digits(text: str) -> str:
    """Return a text with a number that begins it as a word in digits: "two rounds" as "2 rounds"."""
    first, space, rest = text.partition(" ")
    word = first.casefold()
    if word in ("a", "an"):
        return f"1 {rest}"
    return f"{_WORDS.index(word)}{space}{rest}" if word in _WORDS else text
