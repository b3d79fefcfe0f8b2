"""The Week panel folded to one line: the date, what the week says of the session, and how the week stands."""

from __future__ import annotations

from rich.cells import cell_len

from stride_tui.views.text.spans import SEPARATOR, Line, Span, line, spread
from stride_tui.views.week.line import UNDER_WAY
from stride_tui.views.week.panel import WeekView, shorter


def folded_lines(view: WeekView, width: int, _height: int) -> tuple[Line, ...]:
    """Return the one line over the whole width. Where it is short, the weeks in a row go first, then what is in
    brackets, then the standing. A question to the runner waits for the end of the session."""
    today = next((day.name for day in view.days if day.today), None)
    date = f" {today or view.title}"
    under_way = view.line.startswith(UNDER_WAY)
    verdict = view.line.removeprefix(f"{UNDER_WAY}{SEPARATOR}") if under_way else view.asked or view.line
    room = width - cell_len(date) - cell_len(SEPARATOR)
    short = view.summary.partition(SEPARATOR)[0]
    ways = (
        (verdict, view.summary),
        (verdict, short),
        (shorter(verdict, room - _beside(short)), short),
        (shorter(verdict, room - _beside("")), ""),
    )
    fitting = (way for way in ways if cell_len(way[0]) + _beside(way[1]) <= room)
    verdict, standing = next(fitting, ways[-1])
    left: Line = (Span(date, "strong"), *((Span(f"{SEPARATOR}{verdict}", "dim"),) if verdict else ()))
    return (spread(left, line(Span(standing and f"{standing} ", "dim")), width),)


def _beside(standing: str) -> int:
    """Return the cells that the end of the line takes: a standing with a gap before it, or a blank."""
    return cell_len(standing) + 3 if standing else 1
