"""The start of a session as the row above its sets: a day and a time of day to step through."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from stride_tui.views.text.dates import NO_NEAR_DAY, day_words
from stride_tui.views.text.spans import Line, Span, Tone, pad

TIME_STEP = timedelta(minutes=5)
FIRST_HOUR = 18
"""The time of day that a session has after the first step, where none was known."""
FIRST_START, LAST_START = date(1970, 1, 2), date(2199, 12, 30)
"""The dates between which a start is stepped."""
DAY_WIDTH = 17
START_WIDTH = DAY_WIDTH + len("18:00") + 2
"""The cells of a day and a time of day behind a cursor: no narrower page shows both."""
LEAST_NAME = len("begun ")


class StartView(msgspec.Struct, frozen=True):
    """The beginning of a session, in the offset of its place; `timed` is whether its time of day is known."""

    wall: datetime
    timed: bool


def start_stepped(start: StartView, column: int, by: int) -> StartView:
    """Return another start: a day later or earlier in the first column (0), five minutes in any other."""
    if column > 0 and not start.timed:
        return StartView(start.wall.replace(hour=FIRST_HOUR, minute=0, second=0, microsecond=0), True)
    wall = start.wall + (timedelta(days=by) if column == 0 else TIME_STEP * by)
    return StartView(wall, start.timed) if FIRST_START <= wall.date() <= LAST_START else start


def start_line(now: StartView, before: StartView, here: bool, column: int, wide: int) -> Line:
    """Return the row: `begun   Wed 18 Nov 2026  18:00`; `here` is whether the cursor is on it, `wide` its name's
    width: too narrow for the name, there is none."""
    day, day_before = (day_words(start.wall.date(), NO_NEAR_DAY) for start in (now, before))
    at, at_before = (f"{start.wall:%H:%M}" if start.timed else "–" for start in (now, before))
    return (
        Span("▸ " if here else "  ", "key"),
        Span(pad("begun", wide) if wide >= LEAST_NAME else "", "strong" if here else "plain"),
        Span(pad(day, DAY_WIDTH - 1), _tone(here and column == 0, day != day_before)),
        Span(" "),
        Span(at, _tone(here and column > 0, at != at_before)),
    )


def _tone(here: bool, changed: bool) -> Tone:
    return "today" if here else ("warn" if changed else "plain")
