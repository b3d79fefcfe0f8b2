"""Dates in words: days, weeks and months as every panel says them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from stride_tui.core.week.adherence import thursday_of

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NO_NEAR_DAY = date.min
"""No year is that of this day: with it as `near`, the year is always told."""


def day_words(day: date, near: date | None = None) -> str:
    """`Sun 15 Nov`; `Sun 15 Nov 2026` where the year is not that of `near`."""
    year = f" {day.year}" if near is not None and near.year != day.year else ""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def moment_words(at: datetime, near: date | None = None) -> str:
    """`Sun 15 Nov 18:00`."""
    return f"{day_words(at.date(), near)} {at:%H:%M}"


def range_words(first: date, last: date, near: date | None = None) -> str:
    """`16–22 Nov`, `30 Nov–6 Dec`, `28 Dec–3 Jan 2027`; with the year wherever it is not that of `near`."""
    far = near is not None and near.year != last.year
    year = f" {last.year}" if far or first.year != last.year else ""
    head = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{head}–{last.day} {MONTHS[last.month - 1]}{year}"


def week_words(start: date, near: date | None = None) -> str:
    """`Week 47 · 16–22 Nov`, for the week that begins on `start`; numbered as the ISO calendar does, with the
    year where it is not that of `near`.
    """
    number = thursday_of(start).isocalendar().week
    return f"Week {number} · {range_words(start, start + timedelta(days=6), near)}"


def week_code(start: date) -> str:
    """`2026-W47`, as the plan file and the command line write a week."""
    iso = thursday_of(start).isocalendar()
    return f"{iso.year}-W{iso.week:02}"
