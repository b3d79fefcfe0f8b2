"""Days, times of day and weeks as people type them, read by the same rules as in the plan file."""

from __future__ import annotations

from datetime import date, time, timedelta

from stride_tui.core.week.calendar import week_start
from stride_tui.services.refusal import Refusal
from stride_tui.store.week import plan_values


def day_from(text: str, today: date) -> date | Refusal:
    """Return the day that a text says: `2026-11-21`, `today` or `yesterday`."""
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    found = plan_values.read_day(text)
    return _refused(found) if isinstance(found, plan_values.WrongValue) else found


def time_from(text: str) -> time | Refusal:
    """Return the time of day that a text says: `07:00`."""
    found = plan_values.read_time(text)
    return _refused(found) if isinstance(found, plan_values.WrongValue) else found


def week_from(code: str, first_weekday: int) -> date | Refusal:
    """Return the first day of an ISO week such as `2026-W47`; weeks begin on `first_weekday`, from Monday 0."""
    found = plan_values.read_week(code.replace("w", "W"))
    if isinstance(found, plan_values.WrongValue):
        return Refusal("; ".join(filter(None, found)))
    return week_start(date.fromisocalendar(*found, 4), first_weekday)


def _refused(wrong: plan_values.WrongValue) -> Refusal:
    """The end of a sentence that begins with what was typed where."""
    return Refusal(f"{wrong.words}: {wrong.hint}" if wrong.hint else wrong.words)
