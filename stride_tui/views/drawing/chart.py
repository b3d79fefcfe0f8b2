"""Curves over time and bars by week, with their axes in dates and amounts."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from stride_tui.views.drawing.canvas import Canvas
from stride_tui.views.text.dates import MONTHS
from stride_tui.views.text.spans import Line, Span, Tone, fit_line
from stride_tui.views.text.words import number

BARS = " ▁▂▃▄▅▆▇█"
LEAST_PLOT = (12, 3)
"""The least columns and rows of a curve; in fewer it is not drawn."""
MarkedDots = set[tuple[int, int]]
"""The cells that have a mark, by column and row."""


class Curve(msgspec.Struct, frozen=True):
    """One curve: points by day, in a tone, with a character that marks it where colours are not seen."""

    name: str
    points: tuple[tuple[date, float], ...]
    tone: Tone
    mark: str


def curve_lines(curves: tuple[Curve, ...], unit: str, width: int, height: int) -> tuple[Line, ...]:
    """Return curves on one pair of axes: amounts to the left, dates below, names in the last line."""
    curves = tuple(curve for curve in curves if curve.points)
    if not curves or height < LEAST_PLOT[1] + 2 or width < LEAST_PLOT[0] + 8:
        return ()
    days = sorted({day for curve in curves for day, _ in curve.points})
    values = [value for curve in curves for _, value in curve.points]
    low, high = min(values), max(values)
    if low == high:
        low, high = max(0.0, low - 1), high + 1
    labels = [f"{number(round(value, 1))} {unit}".strip() for value in (high, (low + high) / 2, low)]
    left = max(len(label) for label in labels) + 1
    canvas = Canvas(width - left, height - 2)
    marked: MarkedDots = set()
    for n, curve in enumerate(curves):
        _draw(canvas, curve, (days[0], days[-1]), (low, high), n, marked)
    rows = list(canvas.lines())
    middle = (len(rows) - 1) // 2
    texts = {0: labels[0], middle: labels[1] if len(rows) > 4 else "", len(rows) - 1: labels[2]}
    out: list[Line] = [(Span(texts.get(n, "").rjust(left - 1) + "│", "dim"), *row) for n, row in enumerate(rows)]
    out.append((Span(" " * (left - 1) + "└" + _dates(days[0], days[-1], width - left), "dim"),))
    if len(curves) > 1:
        out.append(fit_line(tuple(Span(f"{curve.mark} {curve.name}  ", curve.tone) for curve in curves), width))
    return tuple(out)


def _draw(
    canvas: Canvas, curve: Curve, days: tuple[date, date], reach: tuple[float, float], shift: int, marked: MarkedDots
) -> None:
    """Draw one curve, `shift` dots lower and its mark in a cell that has none, so that two equal ones can be seen."""
    (first, last), (low, high) = days, reach
    spread = max(1, (last - first).days)
    right, bottom = canvas.dots_wide - 1, canvas.dots_high - 1
    before: tuple[float, float] | None = None
    for day, value in curve.points:
        x = (day - first).days * right / spread
        y = min(bottom, bottom - (value - low) * bottom / (high - low) + shift)
        if before is not None:
            canvas.line(*before, x, y, curve.tone)
        canvas.dot(round(x), round(y), curve.tone)
        before = (x, y)
    if before is not None:
        column, row = min(canvas.width - 1, round(before[0]) // 2), round(before[1]) // 4
        while (column, row) in marked and column:
            column -= 1
        marked.add((column, row))
        canvas.letter(column, row, curve.mark, curve.tone)


def _dates(first: date, last: date, width: int) -> str:
    """Return the axis with the first and the last day at its ends, and one in the middle where there is room."""
    row = ["─"] * width
    middle = first + timedelta(days=(last - first).days // 2)
    for at, day in ((width, last), (0, first), (width // 2, middle))[: 1 if first == last else 3]:
        # The year is at the end, and wherever it is another one.
        year = f" {day.year}" if day == last or day.year != last.year else ""
        text = f"{day.day} {MONTHS[day.month - 1]}{year}"
        start = max(0, min(width - len(text), at - (len(text) // 2 if at else 0)))
        if set(row[max(0, start - 2) : start + len(text) + 2]) == {"─"}:
            row[start : start + len(text)] = list(text)
    return "".join(row[:width])


def bar_lines(amounts: tuple[tuple[str, float], ...], unit: str, tone: Tone, width: int) -> tuple[Line, ...]:
    """Return a row of bars, one column each, with the amount of the largest; only the latest that fit are drawn."""
    shown = amounts[-max(1, width - 16) :]
    most = max((amount for _, amount in shown), default=0)
    if most <= 0:
        return ()
    bars = "".join(BARS[max(1, round(amount * 8 / most)) if amount > 0 else 0] for _, amount in shown)
    return (fit_line((Span(bars, tone), Span(f"  most {number(round(most))} {unit}", "dim")), width),)
