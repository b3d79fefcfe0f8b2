"""The note on a session during which the computer's clock was set."""

from __future__ import annotations

from stride_tui.core.history.records import Session
from stride_tui.views.text.words import plural

_HOUR_MS = 3_600_000
_DAYS_FROM_MS = 48 * _HOUR_MS
"""The milliseconds from which the jump of a clock is given in days."""


def clock_note(session: Session) -> str:
    """Return `the clock was put 1 h back meanwhile; start plus length counts`, or "" where it was not set."""
    moved = session.clock_moved_ms
    if not moved:
        return ""
    way = "forward" if moved > 0 else "back"
    return f"the clock was put {_jump_words(abs(moved))} {way} meanwhile; start plus length counts"


def _jump_words(ms: int) -> str:
    """Return how far a clock jumped: `5 min`, `1 h`, `1 h 30 min`, `365 days`."""
    if ms >= _DAYS_FROM_MS:
        return plural(round(ms / (24 * _HOUR_MS)), "day")
    hours, minutes = divmod(round(ms / 60_000), 60)
    return " ".join(filter(None, [f"{hours} h" if hours else "", f"{minutes} min" if minutes or not hours else ""]))
