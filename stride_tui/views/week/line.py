"""The line below the week, and the one beside the invitation: what the rule says of it, in words."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

from stride_tui.core.week.adherence import thursday_of
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.outlook import WeekOutlook
from stride_tui.views.text.words import plural
from stride_tui.views.week.recovery_words import (
    clear_words,
    crowded_words,
    least_bad_words,
    sum_words,
    window_words,
)

NO_RUNS = "no runs planned: Tab, then ↵ on a day plans one"
TODAY_KEY = " · t today"


def week_line(seen: WeekFacts, start: date, now: int, zone: tzinfo) -> str:
    """What there is to say of the week that begins on `start`."""
    look = seen.outlook
    found = seen.adherence
    weeks = (found.this - start).days // 7
    if weeks > 0:
        return _past(seen, start, weeks, zone)
    if seen.plan.off_week(thursday_of(start)):
        return "this week is off: it breaks no streak"
    if seen.under_way and weeks == 0:
        return _under_way(look, zone)
    if found.sessions.get(start, 0) >= found.target:
        return f"target met · {clear_words(look.windows, zone, now)}" if look.runs else "target met: well done"
    if not seen.plan.runs and not seen.history.runs:
        return NO_RUNS if found.first else f"nothing here yet · {NO_RUNS}"
    if look.windows:
        return clear_words(look.windows, zone, now)
    if look.least_bad:
        return least_bad_words(look.least_bad, zone, "this week" if weeks == 0 else "that week")
    return f"next clear time: {window_words(look.beyond, zone, now)}" if look.beyond else ""


def advice(look: WeekOutlook, now: int, zone: tzinfo) -> str:
    """The calm line beside the invitation while now is crowded; nothing while it is clear."""
    if look.now.crowding is None:
        return ""
    better = next((window for window in look.windows if not window.holds(now)), look.beyond)
    return crowded_words(look.now.crowding, better, zone, now)


def _past(seen: WeekFacts, start: date, weeks: int, zone: tzinfo) -> str:
    done = [s for s in seen.history.sessions if start <= day_of(s) < start + timedelta(days=7)]
    sets = sum(record.status != "skipped" for session in done for record in session.sets)
    told = f"{plural(sets, 'set')} done" if sets else ("a session by hand" if done else "no session")
    parts = [f"{plural(weeks, 'week')} back: {told}"]
    parts += [f"too close: {sum_words(hit, zone)}" for hit in seen.outlook.crowdings[:1]]
    return " · ".join(parts) + TODAY_KEY


def _under_way(look: WeekOutlook, zone: tzinfo) -> str:
    if look.now.crowding is not None:
        return f"a session is under way · {sum_words(look.now.crowding, zone)}"
    return "a session is under way"
