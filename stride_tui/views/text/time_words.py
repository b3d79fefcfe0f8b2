"""A session's time as a sum, `13:30 = 10:00 work + 1:00 in between + 2:00 rest + 0:30 paused`, and to be read aloud."""

from __future__ import annotations

from stride_tui.core.history.records import Session
from stride_tui.core.history.time_parts import time_parts
from stride_tui.views.text.words import clock_up, duration


def time_sum(session: Session) -> str:
    """Return the time as a sum by the clock; one logged by hand has no parts."""
    time = time_parts(session)
    whole = clock_up(time.whole * 1000)
    sums = " + ".join(f"{clock_up(seconds * 1000)} {name}" for name, seconds in time.parts)
    return whole if session.by_hand or not sums else f"{whole} = {sums}"


def time_in_words(session: Session) -> str:
    """Return the same to be read aloud: `18 min 6 s: 11 min 20 s of work, 2 min of rest`; empty without a length."""
    time = time_parts(session)
    if not time.whole:
        return ""
    of = {"work": "of work", "rest": "of rest"}
    parts = ", ".join(f"{duration(seconds * 1000)} {of.get(name, name)}" for name, seconds in time.parts)
    whole = duration(time.whole * 1000)
    return whole if session.by_hand else f"{whole}: {parts}"
