"""Instants, gaps and runs in words. A weekday that is seven days away or more gets its date.

Times are shown to the minute and never show a gap longer than it is: where a gap begins is rounded up and where it
ends is rounded down, so that no sum says "48 h, under 48 h".
"""

from __future__ import annotations

from datetime import date, tzinfo

from stride_tui.core.history.records import RunKind
from stride_tui.core.instant import MINUTE_MS
from stride_tui.core.week.quality_runs import QualityRun, wall_of
from stride_tui.views.text.dates import DAYS, MONTHS

SHOWN_MS = 5 * MINUTE_MS
"""The steps in which a latest start is shown, in milliseconds."""
RUNS: dict[RunKind, str] = {
    "easy": "easy run",
    "speed": "speed session",
    "long": "long run",
    "race": "race",
    "other": "run",
}


def hours_words(ms: int) -> str:
    """Return milliseconds as `48 h`, `35 h 30 min`, `20 min`, rounded down to whole minutes."""
    minutes = ms // MINUTE_MS
    hours, rest = divmod(minutes, 60)
    if not rest:
        return f"{hours} h"
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def instant_words(utc: int, zone: tzinfo, near: int | None = None) -> str:
    """Return an instant (UTC ms) as `Thu 19:00`, or `Thu 26 Nov 19:00` where that is a week or more from `near`."""
    wall = wall_of(utc, zone)
    beside = None if near is None else wall_of(near, zone).date()
    return f"{day_name(wall.date(), beside)} {wall:%H:%M}"


def quality_run_words(run: QualityRun, near: date | None = None) -> str:
    """Return a run with its day: `Sat's long run`."""
    return f"{day_name(run.day, near)}'s {RUNS[run.kind]}"


def day_name(day: date, near: date | None) -> str:
    """Return `Thu`, or `Thu 26 Nov` where that is a week or more from `near`."""
    name = DAYS[day.weekday()]
    if near is None or abs((day - near).days) < 7:
        return name
    return f"{name} {day.day} {MONTHS[day.month - 1]}"


def time_words(utc: int, zone: tzinfo) -> str:
    """Return the time of day at an instant: `07:00`."""
    return f"{wall_of(utc, zone):%H:%M}"


def up_to_minute(utc: int) -> int:
    """Return the full minute at or after an instant."""
    return -(-utc // MINUTE_MS) * MINUTE_MS


def latest_shown(latest: int, earliest: int) -> int:
    """Return a latest start as it is shown: rounded down to five minutes, because a session's length is an estimate.

    To the minute, where five minutes down lie before the `earliest`.
    """
    told = latest // SHOWN_MS * SHOWN_MS
    return told if told >= earliest else down_to_minute(latest)


def down_to_minute(utc: int) -> int:
    """Return the full minute at or before an instant."""
    return utc // MINUTE_MS * MINUTE_MS
