"""A logged run or session in one line."""

from __future__ import annotations

from stride_tui.core.history.records import Run, Session
from stride_tui.core.instant import Instant
from stride_tui.views.text.clean import clean
from stride_tui.views.text.dates import day_words
from stride_tui.views.text.words import number
from stride_tui.views.week.instead_words import instead_words

RUN_NAMES = {"easy": "easy run", "speed": "speed session", "long": "long run", "race": "race", "other": "run"}


def logged_run_line(run: Run) -> str:
    """Return a run in one line: `long run, Sat 21 Nov 2026 07:00, 18 km, 1 h 40 min`."""
    parts = [RUN_NAMES[run.kind], _when(run)]
    if run.km is not None:
        parts.append(f"{number(run.km)} km")
    if run.minutes is not None:
        parts.append(_length(run.minutes))
    if answered := instead_words(run):
        parts.append(answered)
    return ", ".join(parts)


def logged_session_line(session: Session) -> str:
    """Return a session in one line: `Lower-Body Strength for Runners, Sat 21 Nov 2026, 20 min`."""
    parts = [clean(session.name), _when(session)]
    if session.length_ms is not None:
        parts.append(_length(round(session.length_ms / 60_000, 1)))
    return ", ".join(parts)


def start_words(started: int, offset: int, timed: bool) -> str:
    """Return when something began (UTC ms, seconds east): `Sat 21 Nov 2026 07:00`, the time only where it is known."""
    local = Instant(0, 0, started, offset).local()
    return f"{day_words(local.date())} {local.year}{f' {local:%H:%M}' if timed else ''}"


def _when(done: Run | Session) -> str:
    return start_words(done.started, done.offset, done.timed)


def _length(minutes: float) -> str:
    """Return a length of time: `45 min`, `1 h 40 min`, `0.5 min`."""
    if minutes < 60:
        return f"{number(minutes)} min"
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"
