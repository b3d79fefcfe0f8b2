"""The Week panel: seven days, what was done on them, and how the weeks stand."""

from __future__ import annotations

from datetime import date

import msgspec

from stride_tui.core.history import History, Session
from stride_tui.core.week import Week, counts, streak, week_of, week_start
from stride_tui.views.text import BLANK, Line, Span, Tone, fit_line, line, pad
from stride_tui.views.words import duration, plural

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class DayCell(msgspec.Struct, frozen=True):
    """One day: its name, and short lines with a tone, the most important first."""

    name: str
    today: bool
    entries: tuple[tuple[str, Tone], ...]


class WeekView(msgspec.Struct, frozen=True):
    """`title` names the week, `standing` its adherence and the streak, `line` says what that means now."""

    title: str
    standing: str
    days: tuple[DayCell, ...]
    line: str


def week_view(
    history: History, today: date, weeks_back: int, target: int, first_weekday: int = 0, under_way: bool = False
) -> WeekView:
    """The week `weeks_back` before this one. `under_way` marks today with a session that is running."""
    this = week_start(today, first_weekday)
    start = date.fromordinal(this.toordinal() - 7 * weeks_back)
    week = week_of(history, start, target)
    in_row = streak(history, today, target, first_weekday)
    cells = tuple(_cell(day.date, day.sessions, today, under_way) for day in week.days)
    standing = f"strength {week.counted} of {target}"
    if in_row and weeks_back == 0:
        standing += f" · {plural(in_row, 'week')} in a row"
    return WeekView(_title(week), standing, cells, _line(week, weeks_back, bool(history.sessions), under_way))


def _title(week: Week) -> str:
    first, last = week.days[0].date, week.days[-1].date
    year = f" {last.year}" if first.year != last.year else ""
    head = f"{first.day}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"Week {week.number} · {head}–{last.day} {MONTHS[last.month - 1]}{year}"


def _cell(day: date, sessions: tuple[Session, ...], today: date, under_way: bool) -> DayCell:
    entries: list[tuple[str, Tone]] = []
    for session in sessions:
        active = session.work_ms + session.lead_ms + session.rest_ms
        minutes = duration(max(1, round(active / 60_000)) * 60_000)
        entries.append(("✔ strength", "good") if counts(session) else ("◐ in part", "warn"))
        entries.append((minutes, "dim"))
    if day == today and under_way:
        entries.insert(0, ("● under way", "phase"))
    if not entries:
        entries.append(("today", "accent") if day == today else (("–" if day < today else "·"), "dim"))
    return DayCell(f"{DAYS[day.weekday()]} {day.day}", day == today, tuple(entries))


def _line(week: Week, weeks_back: int, any_history: bool, under_way: bool) -> str:
    sets = sum(sum(r.status != "skipped" for r in s.sets) for day in week.days for s in day.sessions)
    if weeks_back:
        told = f"{plural(sets, 'set')} done" if sets else "no session this week"
        return f"{plural(weeks_back, 'week')} back: {told} · t today"
    if under_way:
        return "a session is under way"
    if week.met:
        return f"this week's target is met: {plural(sets, 'set')} done"
    if not any_history:
        return "nothing here yet: your first session will stand in this week"
    missing = week.target - week.counted
    return f"{plural(missing, 'session')} to go this week"


def week_lines(view: WeekView, width: int, height: int) -> tuple[Line, ...]:
    """The panel's lines: columns where seven fit, else a day a row."""
    if width < 7 * 8:
        return _as_list(view, width, height)
    column = width // 7
    widths = [column + (1 if n < width % 7 else 0) for n in range(7)]
    names = [piece for day, cells in zip(view.days, widths, strict=True) for piece in _name(day, cells)]
    rows: list[Line] = [tuple(names)]
    depth = max(len(day.entries) for day in view.days)
    for n in range(min(depth, max(1, height - 2))):
        rows.append(tuple(_entry(day, n, w) for day, w in zip(view.days, widths, strict=True)))
    if height >= len(rows) + 2:
        rows.append(BLANK)
    if height > len(rows):
        rows.append(fit_line(line(Span(" " + view.line, "dim")), width))
    return tuple(rows[:height])


_TIGHT = {"● under way": "● now", "✔ strength": "✔ done"}
"""Shorter words for columns that are too narrow; the sign stays."""


def _name(day: DayCell, width: int) -> tuple[Span, Span]:
    """A day's name in its column; today's stands out as a whole, blanks and all."""
    name = f" {day.name} "
    return Span(name, "today" if day.today else "strong"), Span(" " * max(0, width - len(name)))


def _entry(day: DayCell, n: int, width: int) -> Span:
    if n >= len(day.entries):
        return Span(" " * width)
    text, tone = day.entries[n]
    if len(text) + 2 > width:
        text = _TIGHT.get(text, text)
    return Span(pad(f" {text}", width), tone)


def _as_list(view: WeekView, width: int, height: int) -> tuple[Line, ...]:
    rows: list[Line] = []
    for day in view.days:
        tone: Tone = "today" if day.today else "strong"
        parts = [Span(f" {day.name} ", tone), Span(" " * (9 - len(day.name)))]
        for text, entry_tone in day.entries[:2]:
            parts.append(Span(f"{text} ", entry_tone))
        rows.append(fit_line(tuple(parts), width))
    if height > len(rows) + 1:
        rows += [BLANK, fit_line(line(Span(view.line, "dim")), width)]
    return tuple(rows[:height])
