"""A year as a heatmap: a column for each week, a sign for each day, and the state of each week, never
by colour alone.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.week.adherence import WEEK, Adherence, WeekMark
from stride_tui.core.week.calendar import counts, day_of, week_start
from stride_tui.core.week.plan import Plan
from stride_tui.views.history.session_list import active_minutes
from stride_tui.views.text.dates import DAYS, MONTHS
from stride_tui.views.text.spans import Line, Span, Tone, fit_line, line
from stride_tui.views.text.words import plural

DAY_SIGNS: dict[str, tuple[str, Tone]] = {
    "session": ("■", "good"),
    "part": ("◧", "warn"),
    "run": ("▪", "accent"),
    "both": ("◆", "good"),
    "none": ("·", "dim"),
    "ahead": (" ", "dim"),
}
"""The sign of a day: a session that counts, one in part, a run, session and run, nothing, a day to come."""
WEEK_SIGNS: dict[WeekMark, tuple[str, Tone]] = {
    "met": ("✓", "good"),
    "missed": ("–", "warn"),
    "off": ("o", "dim"),
    "open": (" ", "dim"),
    "before": (" ", "dim"),
}
LABEL = 5
"""The cells to the left for the names of the days."""
LEGEND = "■ strength  ◆ and a run  ◧ in part  ▪ run   week: ✓ met  – missed  o off"
SHORT_LEGEND = "■ done ◆ + run ◧ part ▪ run ✓ – o"
YEAR_NARROW_BELOW = 60


WeekColumn = tuple[date, tuple[str | None, ...], WeekMark]
"""A week: its first day, the kinds of its seven days (None outside the year), and its state."""


class HeatView(msgspec.Struct, frozen=True):
    """The heatmap of a year. `weeks` has a column for each week; `months` has sessions and minutes for each month."""

    year: int
    weeks: tuple[WeekColumn, ...]
    months: tuple[tuple[int, int], ...]
    chosen: date | None = None


def heat_view(
    history: History, plan: Plan, adherence: Adherence, year: int, today: date, first_weekday: int = 0
) -> HeatView:
    """Return the heatmap of a year; `first_weekday` counts from Monday 0."""
    ran = {day_of(run) for run in history.runs}
    kinds: dict[date, str] = dict.fromkeys(ran, "run")
    months = [[0, 0] for _ in range(12)]
    for session in history.sessions:
        day = day_of(session)
        if day.year != year:
            continue
        if counts(session):
            kinds[day] = "both" if day in ran else "session"
        elif kinds.get(day) not in ("session", "both"):
            kinds[day] = "part"
        months[day.month - 1][0] += 1
        months[day.month - 1][1] += active_minutes(session) or 0
    start = week_start(date(year, 1, 1), first_weekday)
    weeks = []
    while start <= date(year, 12, 31):
        days = [start + timedelta(days=n) for n in range(7)]
        signs = tuple(
            None if day.year != year else ("ahead" if day > today else kinds.get(day, "none")) for day in days
        )
        weeks.append((start, signs, adherence.mark(start, plan)))
        start += timedelta(days=7)
    return HeatView(year, tuple(weeks), tuple((count, minutes) for count, minutes in months))


def heat_lines(view: HeatView, width: int, height: int) -> tuple[Line, ...]:
    """Return the heatmap in `width` cells: two a week where they fit, else one; only some weeks if not all fit."""
    room = width - LABEL
    cells = 2 if len(view.weeks) * 2 <= room else 1
    weeks = _shown(view, max(1, room // cells))
    first_weekday = view.weeks[0][0].weekday()
    rows: list[Line] = [_months_row(view.year, weeks, cells)]
    for n in range(7):
        spans = [Span(DAYS[(first_weekday + n) % 7].ljust(LABEL), "dim")]
        for start, days, _ in weeks:
            sign, tone = DAY_SIGNS[days[n] or "ahead"]
            chosen = view.chosen == start + timedelta(days=n)
            spans.append(Span(sign if not chosen else (sign.strip() or "·"), "today" if chosen else tone))
            if cells == 2:
                spans.append(Span(" "))
        rows.append(tuple(spans))
    marks = [WEEK_SIGNS[mark] for _, _, mark in weeks]
    rows.append((Span("week ".ljust(LABEL), "dim"), *(Span(sign.ljust(cells), tone) for sign, tone in marks)))
    # Of the rows below the weeks the one that explains the signs comes first, and gives way last.
    rows += _totals_rows(view, weeks, cells)[: max(0, height - len(rows) - 1)]
    rows.append(line(Span(LEGEND if len(LEGEND) <= width else SHORT_LEGEND, "dim")))
    return tuple(fit_line(row, width) for row in rows[:height])


def _shown(view: HeatView, most: int) -> tuple[WeekColumn, ...]:
    """Return the last `most` weeks, or, if the chosen day is before them, as many from just before that day."""
    last = max(0, len(view.weeks) - most)
    at = next((n for n, (start, _, _) in enumerate(view.weeks) if view.chosen and view.chosen < start + WEEK), last)
    first = min(last, max(0, at - 2))
    return view.weeks[first : first + most]


def year_words(view: HeatView, width: int) -> str:
    """Return the year in numbers: `41 sessions · 12 h 20 min · 38 of 46 weeks met`; fewer of them in a narrow frame."""
    sessions = sum(count for count, _ in view.months)
    minutes = sum(minutes for _, minutes in view.months)
    time = f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
    marks = [mark for _, _, mark in view.weeks]
    met, missed = marks.count("met"), marks.count("missed")
    count, weeks = plural(sessions, "session"), f"{met} of {met + missed} weeks"
    if width < YEAR_NARROW_BELOW:
        return f"{count} · {weeks}"
    # Sessions by hand may have no length, so that there is none to sum up.
    return " · ".join([count, *([time] if minutes else []), f"{weeks} met"])


def _months_row(year: int, weeks: tuple[WeekColumn, ...], cells: int) -> Line:
    """Return the row with the names of the months."""
    return (Span(" " * LABEL), Span(_by_month(year, weeks, cells, MONTHS), "dim"))


def _totals_rows(view: HeatView, weeks: tuple[WeekColumn, ...], cells: int) -> list[Line]:
    """Return a row with the sessions of each month, and one with their minutes if anyone said how many."""
    rows = [("done", [str(count or "") for count, _ in view.months])]
    if any(minutes for _, minutes in view.months):
        rows.append(("min", [str(minutes or "") for _, minutes in view.months]))
    return [
        (Span(label.ljust(LABEL), "dim"), Span(_by_month(view.year, weeks, cells, tuple(words)), "plain"))
        for label, words in rows
    ]


def _by_month(year: int, weeks: tuple[WeekColumn, ...], cells: int, words: tuple[str, ...]) -> str:
    """Return a row with the words of each month at the column in which it begins, and a blank before the next.

    Words for which a month has no room are left out.
    """
    begins: list[tuple[int, int]] = []
    last = 0
    for column, (start, _, _) in enumerate(weeks):
        end = start + timedelta(days=6)
        if end.year != year:
            break
        if end.month != last:
            # A month that began before the first column has no words.
            begins.append((column * cells, 0 if column == 0 and end.day > 7 else end.month))
            last = end.month
    row = ""
    after = [at for at, _ in begins[1:]] + [len(weeks) * cells + 1]
    for (at, month), next_at in zip(begins, after, strict=True):
        if month and len(words[month - 1]) < next_at - at:
            row = row.ljust(at) + words[month - 1]
    return row
