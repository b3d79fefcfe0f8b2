"""The exercise page: the curve of load or reps, left and right apart, the weeks as bars, a table of sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.records import SetRecord
from stride_tui.core.progression.exercise_course import CoursePoint, ExerciseCourse
from stride_tui.core.routines.routine import Side, Unit
from stride_tui.core.week.calendar import day_of
from stride_tui.views.drawing.chart import Curve, bar_lines, curve_lines
from stride_tui.views.text.dates import day_column, day_words
from stride_tui.views.text.scrolling import page_of
from stride_tui.views.text.spans import BLANK, Line, Span, Tone, fit_line, line, pad, span
from stride_tui.views.text.words import number, record_words

CURVE_SIDES: tuple[tuple[Side | None, str, Tone, str], ...] = (
    ("left", "left", "accent", "L"),
    ("right", "right", "good", "R"),
    (None, "both", "accent", "●"),
)
MOST_SETS = 400
NARROW_BELOW = 48
"""The number of cells below which a set has no weekday."""


class ExerciseView(msgspec.Struct, frozen=True):
    """An exercise's page. `load` and `count` are the curves of the weight and of the reps (or seconds), `volume` is
    by week and in the unit `moved`, `minutes` are by week; `top` is the first set on show, from 0."""

    name: str
    load: tuple[Curve, ...]
    count: tuple[Curve, ...]
    unit: str
    counts: str
    moved: str
    volume: tuple[tuple[str, float], ...]
    minutes: tuple[tuple[str, float], ...]
    sets: tuple[tuple[str, str, str], ...]
    top: int = 0


def exercise_view(course: ExerciseCourse) -> ExerciseView:
    """Return the page of one exercise."""
    timed = any(point.seconds is not None for points in course.points.values() for point in points)
    load = _curves(course, lambda point: point.weight)
    count = _curves(course, (lambda point: point.seconds) if timed else (lambda point: point.reps))
    weeks = _every_week(course)
    volume = any(amount for _, amount, _ in weeks)
    reps = {total.start: float(total.reps) for total in course.weeks}
    return ExerciseView(
        name=course.exercise,
        load=load,
        count=count,
        unit=course.unit,
        counts="s" if timed else "reps",
        moved=course.total_unit if volume else "reps",
        volume=tuple((day_words(start), amount if volume else reps.get(start, 0.0)) for start, amount, _ in weeks),
        minutes=tuple((day_words(start), minutes) for start, _, minutes in weeks),
        sets=_rows(course),
    )


def _curves(course: ExerciseCourse, value: Callable[[CoursePoint], float | None]) -> tuple[Curve, ...]:
    curves = []
    for side, name, tone, mark in CURVE_SIDES:
        own = course.points.get(side, ())
        points = [(point.day, amount) for point in own if (amount := value(point)) is not None]
        if points:
            curves.append(Curve(name, tuple(points), tone, mark))
    return tuple(curves)


def _every_week(course: ExerciseCourse) -> list[tuple[date, float, float]]:
    """Return every week from the first to the last, with those in which nothing was done: start, volume, minutes."""
    totals = {total.start: total for total in course.weeks}
    if not totals:
        return []
    start, last = min(totals), max(totals)
    weeks = []
    while start <= last:
        total = totals.get(start)
        weeks.append((start, total.volume if total else 0.0, total.minutes if total else 0.0))
        start += timedelta(days=7)
    return weeks


def _rows(course: ExerciseCourse) -> tuple[tuple[str, str, str], ...]:
    """Return day, side and words of each set, the latest first, with a row of its own for each year after the first."""
    rows: list[tuple[str, str, str]] = []
    year = None
    for session, record in course.sets[:MOST_SETS]:
        day = day_of(session)
        if year is not None and year != day.year:
            rows.append((str(day.year), "", ""))
        year = day.year
        rows.append(_row(day, record, course.unit))
    return tuple(rows)


def _row(day: date, record: SetRecord, unit: Unit) -> tuple[str, str, str]:
    """Return a set's day, side and words; a weight in the other unit than the curve's is shown in both."""
    side = {"left": "L", "right": "R", None: ""}[record.side]
    effort = f", effort {number(record.effort)}" if record.effort is not None else ""
    part = " ◐" if record.status == "partial" else ""
    return day_column(day), side, f"{record_words(record, unit)}{part}{effort}"


def exercise_lines(view: ExerciseView, width: int, height: int) -> tuple[Line, ...]:
    """Return curves, bars and sets, as many as there is room for; a low panel keeps the load and the sets."""
    if not view.sets:
        return (line(Span("No set of this exercise yet.", "dim")),)[:height]
    rows = _plots(view, width, height)
    sets = [fit_line(_set_line(*row, width), width) for row in view.sets]
    page = page_of(sets, view.top, max(0, height - len(rows)), "sets")
    return tuple(fit_line(row, width) for row in [*rows, *page][:height])


def _set_line(day: str, side: str, words: str, width: int) -> Line:
    """Return a set in `width` cells: a narrow page leaves out the weekday, then the effort."""
    if not words:
        return line(Span(day, "accent"))
    narrow = width < NARROW_BELOW
    shown = f"{day[4:]} " if narrow else f"{day}  "
    room = width - cell_len(shown) - 2
    if cell_len(words) > room and ", " in words:
        words = f"{words.rpartition(', ')[0]} …"
    return (Span(shown, "dim"), Span(pad(side, 2), "accent"), span(words))


def last_set_top(view: ExerciseView, width: int, height: int) -> int:
    """Return the number of the first set on show, from 0, when the sets are scrolled to their end."""
    return max(0, len(view.sets) - max(1, height - len(_plots(view, width, height))))


def _plots(view: ExerciseView, width: int, height: int) -> list[Line]:
    """Return the curves and bars, in no more lines than leave room for sets."""
    plots = height // 2
    loads, counts = bool(view.load), bool(view.count)
    each = plots // 2 if loads and counts and plots >= 16 else plots
    rows: list[Line] = []
    for curves, unit, wanted in ((view.load, view.unit, loads), (view.count, view.counts, counts)):
        if wanted and len(rows) + each <= plots + 1:
            rows += curve_lines(curves, unit, width, min(each, 14))
    for title, amounts, unit in (("volume", view.volume, view.moved), ("minutes", view.minutes, "min")):
        bars = bar_lines(amounts, unit, "accent", width - 9)
        if bars and len(rows) + 4 < height:
            rows += [(Span(pad(title, 9), "dim"), *bars[0])]
    if rows and len(rows) + 3 < height:
        rows.append(BLANK)
    return rows
