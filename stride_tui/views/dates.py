"""Dates in words: days, weeks and months as every panel says them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from stride_tui.core.adherence import thursday_of

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """`Sun 15 Nov`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def moment_words(at: datetime) -> str:
    """`Sun 15 Nov 18:00`."""
    return f"{day_words(at.date())} {at:%H:%M}"


def range_words(first: date, last: date) -> str:
    """`16–22 Nov`, `30 Nov–6 Dec`, `28 Dec–3 Jan 2027`."""
    year = f" {last.year}" if first.year != last.year else ""
    head = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{head}–{last.day} {MONTHS[last.month - 1]}{year}"


def week_words(start: date) -> str:
    """`Week 47 · 16–22 Nov`, for the week that begins on `start`; numbered as the ISO calendar does."""
    number = thursday_of(start).isocalendar().week
    return f"Week {number} · {range_words(start, start + timedelta(days=6))}"


def week_code(start: date) -> str:
    """`2026-W47`, as the plan file and the command line write a week."""
    iso = thursday_of(start).isocalendar()
    return f"{iso.year}-W{iso.week:02}"
