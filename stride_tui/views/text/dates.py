"""Dates in words: days, weeks and months as every panel shows them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from stride_tui.core.week.adherence import thursday_of

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NO_NEAR_DAY = date.min
"""As `near` it makes the year always shown, because no date is in its year."""


def day_words(day: date, near: date | None = None) -> str:
    """Return `Sun 15 Nov`, or `Sun 15 Nov 2026` where the year is not that of `near`."""
    year = f" {day.year}" if near is not None and near.year != day.year else ""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def day_column(day: date) -> str:
    """Return `Sun  5 Nov`: a day without its year, in ten cells always, so that what follows it is aligned."""
    return f"{DAYS[day.weekday()]} {day.day:>2} {MONTHS[day.month - 1]}"


def moment_words(at: datetime, near: date | None = None) -> str:
    """Return `Sun 15 Nov 18:00`, with the year where it is not that of `near`."""
    return f"{day_words(at.date(), near)} {at:%H:%M}"


def range_words(first: date, last: date, near: date | None = None) -> str:
    """Return `16–22 Nov`, `30 Nov–6 Dec`, `28 Dec–3 Jan 2027`, with the year where it is not that of `near`."""
    far = near is not None and near.year != last.year
    year = f" {last.year}" if far or first.year != last.year else ""
    head = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{head}–{last.day} {MONTHS[last.month - 1]}{year}"


def week_words(start: date, near: date | None = None) -> str:
    """Return `Week 47 · 16–22 Nov` for the week that begins on `start`, with the year where it is not that of `near`.

    The number is that of the ISO calendar.
    """
    number = thursday_of(start).isocalendar().week
    return f"Week {number} · {range_words(start, start + timedelta(days=6), near)}"


def week_code(start: date) -> str:
    """Return `2026-W47`, as the plan file and the command line write the week that begins on `start`."""
    iso = thursday_of(start).isocalendar()
    return f"{iso.year}-W{iso.week:02}"
