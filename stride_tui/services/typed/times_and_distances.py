"""Days, times of day, lengths and distances as people type them, and what a field of a form takes: one reader of each,
for the command line and the forms.

A refusal is the end of a sentence that begins with what was typed, or with the option that it was typed for.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from stride_tui.core.history.records import RUN_KINDS, RunKind
from stride_tui.services.refusal import Refusal
from stride_tui.store.week import plan_values, spoken_values
from stride_tui.views.text import refusals
from stride_tui.views.week.form import Field, FormValue

TIMES_BY_NAME = {"noon": time(12), "midnight": time(0)}
KM_BY_NAME = {
    "half": 21.0975,
    "half marathon": 21.0975,
    "hm": 21.0975,
    "marathon": 42.195,
    "fm": 42.195,
    "parkrun": 5.0,
}
"""The length of a race that goes by a name; the marathon's is World Athletics' Technical Rule 55: 42.195 km, and half
of it."""

_DIGITS = re.compile(r"(\d{1,2}?)(\d{2})?", re.ASCII)
_HALF_OF_DAY = re.compile(r"(\d{3,4})\s*([ap])\.?\s*(?:m\.?)?", re.ASCII | re.IGNORECASE)
_SHORT_HALF = re.compile(r"(.*\d)\s*([ap])", re.ASCII | re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?", re.ASCII)  # codespell:ignore
_DAY_AND_MONTH = re.compile(r"(?:(\d{1,2})\.?\s*([a-z]{3,9})|([a-z]{3,9})\s*(\d{1,2}))", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FARTHEST_MONTHS = 12
"""The months from which a day of a month may be taken: the next one that has it, within a year."""


def day_from(text: str, today: date) -> date | Refusal:
    """Return the day that a text says: `2026-11-21`, `today`, `yesterday`, or `monday` for the latest Monday."""
    found = spoken_values.spoken_day(text, today)
    return _refused(found) if isinstance(found, plan_values.WrongValue) else found


def calendar_day_from(text: str, near: date, today: date, to_come: bool) -> date | Refusal:
    """Return the day that a text says where a day is on show: as `day_from`, and `tomorrow`, `28`, `28 nov`.

    What several days may be meant by is the next one from `near` on if days `to_come` are meant, else the latest up to
    today.
    """
    word = " ".join(text.casefold().split())
    if word == "tomorrow":
        return today + timedelta(days=1)
    day = month = 0
    if match := _DAY_OF_MONTH.fullmatch(word):
        day = int(match[1])
    elif match := _DAY_AND_MONTH.fullmatch(word):
        name = (match[2] or match[3])[:3]
        day, month = int(match[1] or match[4]), _MONTHS.index(name) + 1 if name in _MONTHS else 0
    found = _nearest_with(day, month, near if to_come else today, to_come) if day else None
    if found is not None:
        return found
    relative = word in ("today", "yesterday") or not to_come
    known = day_from(word, today if relative else near + timedelta(days=6))
    return Refusal(refusals.no_day(text)) if isinstance(known, Refusal) else known


def time_from(text: str) -> time | Refusal:
    """Return the time of day that a text says: `18:30`, `1830`, `18.30`, `6:30pm`, `7am`, `noon`; `7` is 07:00."""
    typed = word = " ".join(text.casefold().split())
    if typed in TIMES_BY_NAME:
        return TIMES_BY_NAME[typed]
    if match := _HALF_OF_DAY.fullmatch(typed):
        word = f"{match[1][:-2]}:{match[1][-2:]}{match[2]}m"
    elif match := _SHORT_HALF.fullmatch(typed):
        word = f"{match[1]}{match[2]}m"
    elif match := _DIGITS.fullmatch(typed):
        word = f"{match[1]}:{match[2] or '00'}"
    found = plan_values.read_time(word)
    if isinstance(found, plan_values.WrongValue):
        # The message has what was typed, not what it was read as.
        return _refused(found) if word == typed else Refusal(refusals.no_time_of_day(text))
    return found


def km_from(text: str) -> float | Refusal:
    """Return the kilometres that a text says: `8.5`, `8,5 km`, `12k`, `5 mi`, `half`, `marathon`."""
    by_name = KM_BY_NAME.get(" ".join(text.casefold().replace("-", " ").split()))
    found = by_name or plan_values.km_of(text)
    return _refused(found) if isinstance(found, plan_values.WrongValue) else found


def minutes_from(text: str) -> float | Refusal:
    """Return the minutes that a text says: `45`, `75'`, `1h15`, `1h05m`, `1:05:00`."""
    found = spoken_values.spoken_minutes(re.sub(r"\s*(?:'|\N{PRIME}|\N{RIGHT SINGLE QUOTATION MARK})$", "m", text))
    return _refused(found) if isinstance(found, plan_values.WrongValue) else found


def effort_from(text: str) -> float | Refusal:
    """Return the effort (RPE) that a text says: `7`, `7.5`, `7,5`."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        found = 0.0
    return found if 1 <= found <= 10 else Refusal("is no effort (RPE): a number from 1 to 10, as 7 or 7.5")


def kind_from(text: str) -> RunKind | Refusal:
    """Return the kind of run that a text is the beginning of: `l`, `long`, `Speed`."""
    word = text.strip().casefold()
    found = [kind for kind in RUN_KINDS if word and kind.startswith(word)]
    return found[0] if len(found) == 1 else Refusal(refusals.no_kind_of_run(text, RUN_KINDS))


def repeats_from(text: str) -> bool | Refusal:
    """Return whether a run repeats, by the beginning of `every week`, `weekly` or `once`."""
    word = text.strip().casefold()
    ways = {"every week": True, "weekly": True, "yes": True, "once": False, "no": False}
    found = {repeats for way, repeats in ways.items() if word and way.startswith(word)}
    return found.pop() if len(found) == 1 else Refusal(refusals.NO_REPEAT)


def field_from(field: Field, text: str, near: date, today: date, to_come: bool) -> FormValue | Refusal:
    """Return what a text means in a field of a form; `near` is the day on show, `to_come` whether a plan is made.

    A refusal is a sentence, which stands below the field.
    """
    found = _found(field, text, near, today, to_come)
    if not isinstance(found, Refusal):
        return found
    # The field says already what it is a value of: what would be right is left of the reason.
    start, _, hint = found.words.partition(": ")
    words = hint if hint and start.startswith("is ") else found.words
    return Refusal(f"{words[:1].upper()}{words[1:]}.")


def _found(field: Field, text: str, near: date, today: date, to_come: bool) -> FormValue | Refusal:
    """Return what a text means in a field, by the reader of the field."""
    if field == "kind":
        return kind_from(text)
    if field == "repeats":
        return repeats_from(text)
    if field == "day":
        return calendar_day_from(text, near, today, to_come)
    if field == "at":
        return time_from(text)
    if field == "minutes":
        return minutes_from(text)
    return km_from(text) if field == "km" else effort_from(text)


def _nearest_with(day: int, month: int, near: date, to_come: bool) -> date | None:
    """Return the nearest day with a number in its month, and in that month unless it is 0: from `near` on, or up to
    it; None without one within a year."""
    at = near.year * 12 + near.month - 1
    for months in range(_FARTHEST_MONTHS + 1):
        year, before = divmod(at + (months if to_come else -months), 12)
        if month in (0, before + 1):
            try:
                found = date(year, before + 1, day)
            except ValueError:
                continue
            if found >= near if to_come else found <= near:
                return found
    return None


def _refused(wrong: plan_values.WrongValue) -> Refusal:
    """Return the reason as the end of a sentence that begins with what was typed and where."""
    return Refusal(f"{wrong.words}: {wrong.hint}" if wrong.hint else wrong.words)
