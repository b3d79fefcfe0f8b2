"""The cautions in words: what speaks against a full session beside the 48-hour rule, until when, and why."""

from __future__ import annotations

from datetime import date, tzinfo

from stride_tui.core.instant import DAY_MS
from stride_tui.core.week.caution import Caution
from stride_tui.core.week.quality_runs import QualityRun, wall_of
from stride_tui.views.text.words import number
from stride_tui.views.week.instant_words import (
    day_name,
    hours_words,
    instant_words,
    latest_shown,
    quality_run_words,
    up_to_minute,
)

LIGHT_SESSION = "one round, no jumps, the same loads"
"""The difference of a light session from a full one."""
WEEK_OFF = "this week is off: it breaks no streak"


def caution_words(caution: Caution, zone: tzinfo, now: int) -> str:
    """Return the reason of a caution that now lies in, and when it ends: `48 h between sessions, so from Fri 19:40`."""
    until = instant_words(up_to_minute(caution.end), zone, now)
    if caution.session is not None:
        day = day_name(wall_of(caution.session.started, zone).date(), wall_of(now, zone).date())
        ended = instant_words(up_to_minute(caution.session.ended), zone, now)
        guessed = not caution.session.timed or caution.session.length_ms is None
        over = f"taken to be over at {ended}" if guessed else f"was over at {ended}"
        return f"{day}'s session {over}: {hours_words(caution.hours_ms)} between sessions, so from {until}"
    if caution.run is None:
        return WEEK_OFF
    race = _race(caution.run, zone, now)
    if caution.light:
        return f"before {race} only a light session, begun by {_last_light(caution, zone, now)} ({LIGHT_SESSION})"
    return f"{race}: nothing for {_days(caution.end - caution.run.end)} after it, so from {until}"


def short_caution_words(caution: Caution, zone: tzinfo, now: int, opens: int | None) -> str:
    """Return a caution that now lies in, for a shell prompt: `rest until Fri 19:40`, `light only until Fri 09:20`.

    `opens` is when the next advised window opens, if there is one: a run may close the hours after a rest as well.
    """
    if caution.reason == "week off":
        return "week off"
    if caution.light:
        return f"light only until {_last_light(caution, zone, now)}"
    return f"rest until {instant_words(up_to_minute(caution.end if opens is None else opens), zone, now)}"


def after_caution_words(caution: Caution, zone: tzinfo, now: int) -> str:
    """Return why a window opens where it does: `48 h after Wed's session`, `7 days after Sun's race`."""
    if caution.session is not None:
        day = day_name(wall_of(caution.session.started, zone).date(), wall_of(now, zone).date())
        return f"{hours_words(caution.hours_ms)} after {day}'s session"
    if caution.run is None:
        return "after the week off"
    return f"{_days(caution.end - caution.run.end)} after {_race(caution.run, zone, now)}"


def before_caution_words(caution: Caution, zone: tzinfo, now: int) -> str:
    """Return why a window closes where it does: `then only a light one before Sun's race`, `then the week is off`."""
    if caution.run is None:
        return "then the week is off"
    return f"then only a light one before {_race(caution.run, zone, now)}"


def _last_light(caution: Caution, zone: tzinfo, now: int) -> str:
    """Return the last start of a light session before a race."""
    return instant_words(latest_shown(caution.last_light, min(now, caution.last_light)), zone, now)


def _race(run: QualityRun, zone: tzinfo, now: int) -> str:
    """Return `Sun's race`, with its date where it is a week or more away."""
    near: date = wall_of(now, zone).date()
    return quality_run_words(run, near)


def _days(ms: int) -> str:
    """Return milliseconds as days: `2 days`, `1 day`, `1.5 days`."""
    days = number(ms / DAY_MS)
    return f"{days} day" if days == "1" else f"{days} days"
