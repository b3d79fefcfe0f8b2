"""The Week panel: seven days with their planned and done runs and sessions, the crowded hours, and the adherence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.records import Session
from stride_tui.core.week.adherence import thursday_of
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.known_runs import runs_by_day
from stride_tui.views.text.dates import DAYS, week_words
from stride_tui.views.text.spans import Line, Span, Tone, box, fit, fit_line, line, pad, wrap
from stride_tui.views.text.words import plural
from stride_tui.views.week.day_cell import CellWords, alike, in_one_row, level_of, run_entries, strength_entries

COLUMNS_FROM = 7 * 8
BARS_FROM = 18
"""The height of a list of days from which each has its hours below it."""
_ASIDE = re.compile(r" \([^()]*\)")


class DayCell(msgspec.Struct, frozen=True):
    """One day: its name, its runs and its strength sessions, and its 24 hours (True: crowded)."""

    name: str
    today: bool
    runs: tuple[CellWords, ...]
    strength: tuple[CellWords, ...]
    crowded: tuple[bool, ...]


class WeekView(msgspec.Struct, frozen=True):
    """The panel's view: seven days between words.

    `title` names the week, `summary` is its adherence and the streak, `line` the sentence below the days. `shaded` is
    whether any hour is crowded. `chosen` is the day that the arrow keys move (0 to 6), None without the focus. `asked`
    is a question that comes before the sentence, "" without one.
    """

    title: str
    summary: str
    days: tuple[DayCell, ...]
    line: str
    shaded: bool
    chosen: int | None = None
    asked: str = ""


def week_view(facts: WeekFacts, start: date, words: str, chosen: int | None = None, asked: str = "") -> WeekView:
    """Return the week that begins on `start`; `words` is the line on its clear windows, `asked` a question."""
    days = [start + timedelta(days=n) for n in range(7)]
    first, last = days[0], days[-1]
    sessions = _by_day(s for s in facts.history.sessions[-_LOOK_BACK:] if first <= day_of(s) <= last)
    if first < facts.today - timedelta(days=_NEAR_DAYS):
        sessions = _by_day(s for s in facts.history.sessions if first <= day_of(s) <= last)
    runs = runs_by_day(facts.plan, facts.history.runs, first, last)
    cells = tuple(
        DayCell(
            f"{DAYS[day.weekday()]} {day.day}",
            day == facts.today,
            run_entries(runs[day]),
            strength_entries(facts, day, sessions.get(day, [])),
            hours,
        )
        for day, hours in zip(days, facts.outlook.crowded, strict=True)
    )
    shaded = any(any(hours) for hours in facts.outlook.crowded)
    return WeekView(_title(facts, start), adherence_words(facts, start), cells, words, shaded, chosen, asked)


_LOOK_BACK = 60
_NEAR_DAYS = 28
"""A week within the last 28 days is looked for among the last 60 sessions only: no runner does more in that time, and
going through a long history for every frame would take milliseconds."""


def adherence_words(facts: WeekFacts, start: date) -> str:
    """Return `strength 1 of 1 · 6 weeks in a row`; for a week marked off, `off week`."""
    adherence = facts.adherence
    parts = [f"strength {adherence.sessions.get(start, 0)} of {adherence.target_of(start)}"]
    if adherence.mark(start, facts.plan) == "off":
        parts = ["off week"]
    if start == adherence.this and adherence.streak:
        parts.append(f"{plural(adherence.streak, 'week')} in a row")
    return " · ".join(parts)


def _title(facts: WeekFacts, start: date) -> str:
    """Return the panel's title: the week and, if it is marked off, why."""
    off = facts.plan.off_week(thursday_of(start))
    return week_words(start, facts.today) + (f" · off: {off.reason}" if off else "")


def _by_day(sessions: Iterable[Session]) -> dict[date, list[Session]]:
    """Return sessions by the day on which they began."""
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        by_day.setdefault(day_of(session), []).append(session)
    return by_day


def week_lines(view: WeekView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines: seven columns where they fit, else a row for each day."""
    if width < COLUMNS_FROM:
        return _as_list(view, width, height)
    column = width // 7
    widths = [column + (1 if n < width % 7 else 0) for n in range(7)]
    cells = list(zip(view.days, widths, strict=True))
    rows: list[Line] = [_names(view, widths)]
    # Where only one of them has room, the runs come before the hours that they crowd.
    bars, legend = _bars(cells if view.shaded and height > 2 + len(_foot(view, width, "")) else [])
    foot = _foot(view, width, legend)
    if bars:
        foot.insert(0, tuple(part for bar in bars for part in bar))
    room = max(0, height - 1 - len(foot))
    runs = max(len(day.runs) for day in view.days)
    strength = max(len(day.strength) for day in view.days)
    if runs + strength > room:
        rows += [tuple(_merged(day, n, cell, room) for day, cell in cells) for n in range(room)]
    else:
        rows += [tuple(_cell(day.runs, n, cell) for day, cell in cells) for n in range(runs)]
        rows += [tuple(_cell(day.strength, n, cell) for day, cell in cells) for n in range(strength)]
    rows += [()] * min(1, max(0, height - len(rows) - len(foot)))
    return box([*rows, *foot], width, height)


def _foot(view: WeekView, width: int, legend: str) -> list[Line]:
    """Return the line below the days: the question and the sentence, or the question alone where both do not fit.

    A `legend` of the bar comes before the sentence.
    """
    if not view.asked:
        first = f" {legend}  " if legend else " "
        said = Span(shorter(view.line, width - cell_len(first)), "dim")
        return [fit_line((Span(first, "warn"), said), width)] if view.line or legend else []
    room = width - cell_len(f" {view.asked} · ")
    words = shorter(view.line, room)
    rest = f" · {words}" if view.line and cell_len(words) <= room else ""
    return [fit_line(line(Span(f" {view.asked}", "accent", "instead"), Span(rest, "dim")), width)]


def shorter(words: str, width: int) -> str:
    """Return a line on windows, shortened where it does not fit into `width`.

    First it loses what is in brackets, then the words before the colon of its first part, where that has one.
    """
    for shorten in (lambda text: text, lambda text: _ASIDE.sub("", text), _without_lead):
        words = shorten(words)
        if cell_len(words) <= width:
            break
    return words


def _without_lead(words: str) -> str:
    """Return a line without the words before a colon, if they are not several parts of it."""
    lead, colon, rest = words.partition(": ")
    return rest if colon and " · " not in lead else words


def day_at(view: WeekView, width: int, height: int, x: int, y: int) -> int | None:
    """Return the day (0 to 6) at a cell of the panel, for the mouse; None below the days."""
    if width < COLUMNS_FROM:
        day = y // (2 if _has_bars(view, height) else 1)
        return day if y >= 0 and day < 7 else None
    words = len(_foot(view, width, ""))
    if not 0 <= y < len(week_lines(view, width, height)) - words:
        return None
    column, more = divmod(width, 7)
    ends = [column * (n + 1) + min(n + 1, more) for n in range(7)]
    return next((n for n, end in enumerate(ends) if 0 <= x < end), None)


def _bars(cells: list[tuple[DayCell, int]]) -> tuple[list[Line], str]:
    """Return the crowded hours of days in columns of so many cells, and a legend for the line below where no bar has
    room for its word."""
    if not cells:
        return [], ""
    # Imported here, because the first picture is mostly of a week without a run to keep clear of.
    from stride_tui.views.week.bars import bar_spans, hours_bar, named_bars

    texts, legend = named_bars([hours_bar(day.crowded, width - 1) for day, width in cells])
    return [bar_spans(text, width) for text, (_, width) in zip(texts, cells, strict=True)], legend


def _has_bars(view: WeekView, height: int) -> bool:
    """Return whether a row for each day has one with its hours below it."""
    return view.shaded and height >= BARS_FROM


def _names(view: WeekView, widths: list[int]) -> Line:
    """Return the row with the names of the days."""
    spans: list[Span] = []
    for n, (day, width) in enumerate(zip(view.days, widths, strict=True)):
        name = f" {day.name} "
        spans += [Span(name, _name_tone(view, n)), Span(" " * max(0, width - len(name)))]
    return tuple(spans)


def _name_tone(view: WeekView, n: int) -> Tone:
    """Return the tone of a day's name: the chosen day is marked or, without one, today."""
    if view.chosen is not None:
        return "today" if n == view.chosen else ("accent" if view.days[n].today else "strong")
    return "today" if view.days[n].today else "strong"


def _cell(entries: tuple[CellWords, ...], n: int, width: int) -> Span:
    """Return entry `n` (from 0) of a day in its column, in the longest words in which all of them fit."""
    if n >= len(entries):
        return Span(" " * width)
    text, tone = alike(entries, level_of(entries, width - 2))[n]
    return Span(" " + pad(fit(text, width - 2), width - 1), tone)


def _merged(day: DayCell, n: int, width: int, rows: int) -> Span:
    """Return entry `n` (from 0) of a day where there are only so many rows: strength first, then the runs.

    Where they do not all fit, the last row says how many more there are.
    """
    entries = (*day.strength, *day.runs)
    if n == rows - 1 and len(entries) > rows:
        more = len(entries) - rows + 1
        return _cell((((f"+ {more} more", f"+{more}"), "dim"),), 0, width)
    return _cell(day.strength, n, width) if n < len(day.strength) else _cell(day.runs, n - len(day.strength), width)


def _as_list(view: WeekView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines with a row for each day."""
    rows: list[Line] = []
    bar_width = min(26, width - 10)
    bars, legend = _bars([(day, bar_width) for day in view.days] if _has_bars(view, height) else [])
    for n, day in enumerate(view.days):
        parts = [Span(f" {day.name} ", _name_tone(view, n)), Span(" " * (9 - len(day.name)))]
        parts += [Span(f"{text} ", tone) for text, tone in in_one_row(day.strength, day.runs, width - 11)]
        if len(parts) == 2:
            parts.append(Span("today" if day.today else "·", "accent" if day.today else "dim"))
        rows.append(fit_line(tuple(parts), width))
        if bars:
            rows.append(fit_line((Span(" " * 10), *bars[n]), width))
    words_lines = [line(Span(text, "accent", "instead")) for text in wrap(view.asked, width) if view.asked]
    words_lines += [line(Span(legend, "warn"))] if legend else []
    words_lines += [line(Span(text, "dim")) for text in wrap(view.line, width)]
    if height > len(rows) + len(words_lines):
        rows.append(())
    return box([*rows, *words_lines], width, height)
