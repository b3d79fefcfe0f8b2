"""Names of sessions and runs that a person can say: the day, and a number where it has several.

`2026-11-18` is what was done on that day; of several things `2026-11-18.2` is the second, sessions and runs counted
together, by their start. Ids are for programs; they are read wherever a name is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import day_of

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.(\d{1,4}))?")


def entry_names(entries: Sequence[Session | Run]) -> dict[str, str]:
    """Return the name of each of these sessions and runs, by its id; they are in the order of their starts."""
    names: dict[str, str] = {}
    for day, those in _by_day(entries).items():
        for n, entry in enumerate(those, 1):
            names[entry.id] = f"{day}.{n}" if len(those) > 1 else f"{day}"
    return names


def on_day(entries: Sequence[Session | Run], day: date) -> tuple[Session | Run, ...]:
    """Return what was done on a day, in the order of the starts."""
    return tuple(_by_day(entries).get(day, ()))


def day_and_number(text: str) -> tuple[date, int | None] | None:
    """Return the day that a name says and the number behind it, if there is one; None if it is no such name."""
    found = _NAME.fullmatch(text)
    try:
        return (date.fromisoformat(found[1]), int(found[2]) if found[2] else None) if found else None
    except ValueError:
        return None


def _by_day(entries: Sequence[Session | Run]) -> dict[date, list[Session | Run]]:
    days: dict[date, list[Session | Run]] = {}
    for entry in entries:
        days.setdefault(day_of(entry), []).append(entry)
    return days
