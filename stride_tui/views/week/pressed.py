"""The part of the Week panel at a cell, for the mouse: a day, or the question below the days."""

from __future__ import annotations

from typing import Literal

from stride_tui.views.week.panel import COLUMNS_FROM, WeekView, rows_a_day, week_lines


def pressed_at(view: object, width: int, height: int, x: int, y: int) -> int | Literal["question"] | None:
    """Return the day (0 to 6) at a cell of a panel of that size, or that the question is there; None if neither is.

    `view` is what the panel shows, a WeekView; None before its first one.
    """
    if not isinstance(view, WeekView):
        return None
    if _is_question(view, width, height, y):
        return "question"
    if width < COLUMNS_FROM:
        rows = rows_a_day(view, height)
        return y // rows if 0 <= y < 7 * rows else None
    column, more = divmod(width, 7)
    ends = [column * (n + 1) + min(n + 1, more) for n in range(7)]
    return next((n for n, end in enumerate(ends) if 0 <= x < end), None)


def _is_question(view: WeekView, width: int, height: int, y: int) -> bool:
    """Return whether a row has the question, or a part of it where it goes over several rows."""
    lines = week_lines(view, width, height)
    days = 7 * rows_a_day(view, height) if width < COLUMNS_FROM else 1
    if not view.asked or not days <= y < len(lines) or not lines[y]:
        return False
    first = lines[y][0]
    return first.tone == "accent" and first.text.strip() in view.asked
