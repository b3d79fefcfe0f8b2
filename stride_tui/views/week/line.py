"""The line below the week, and the advice beside the invitation to begin: what the recovery rule means now."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

from stride_tui.core.week.adherence import thursday_of
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.outlook import WeekOutlook
from stride_tui.views.keys.key_tables import Keys, spoken
from stride_tui.views.text.words import plural
from stride_tui.views.week.recovery_words import (
    clear_words,
    crowded_words,
    least_bad_words,
    sum_words,
    window_words,
)

NO_RUNS = "no runs planned: {panel}, then {open_chosen_day} on a day plans one"
NO_RUNS_PRINTED = "no runs planned: `stride` opens the week, where `{plan_run}` plans one"


def week_line(
    facts: WeekFacts, start: date, now: int, zone: tzinfo, keys: Keys | None = None, printed: bool = False
) -> str:
    """Return the line below the week that begins on `start`; `now` is in UTC milliseconds.

    `keys` are the runner's, for its hints. `printed` is whether no key does anything where the line is shown.
    """
    outlook = facts.outlook
    adherence = facts.adherence
    weeks = (adherence.this - start).days // 7
    if weeks > 0:
        return _past(facts, start, weeks, zone) + ("" if printed else spoken(" · {today} today", keys or {}))
    if facts.plan.off_week(thursday_of(start)):
        return "this week is off: it breaks no streak"
    if facts.under_way and weeks == 0:
        return _under_way(outlook, zone)
    if adherence.sessions.get(start, 0) >= adherence.target:
        return f"target met · {clear_words(outlook.windows, zone, now)}" if outlook.runs else "target met: well done"
    if not facts.plan.runs and not facts.history.runs:
        hint = spoken(NO_RUNS_PRINTED if printed else NO_RUNS, keys or {})
        return hint if adherence.first else f"nothing here yet · {hint}"
    if outlook.windows:
        return clear_words(outlook.windows, zone, now)
    if outlook.least_bad:
        return least_bad_words(outlook.least_bad, zone, "this week" if weeks == 0 else "that week")
    return f"next clear time: {window_words(outlook.beyond, zone, now)}" if outlook.beyond else ""


def advice(outlook: WeekOutlook, now: int, zone: tzinfo) -> str:
    """Return the advice for a session that would crowd a run if it began now; "" if it would not."""
    if outlook.now.conflict is None:
        return ""
    better = next((window for window in outlook.windows if not window.holds(now)), outlook.beyond)
    return crowded_words(outlook.now.conflict, better, zone, now)


def _past(facts: WeekFacts, start: date, weeks: int, zone: tzinfo) -> str:
    """Return the line below a week that is over, `weeks` weeks ago."""
    done = [s for s in facts.history.sessions if start <= day_of(s) < start + timedelta(days=7)]
    sets = sum(record.status != "skipped" for session in done for record in session.sets)
    by_hand = "a session by hand" if len(done) == 1 else f"{len(done)} sessions by hand"
    summary = f"{plural(sets, 'set')} done" if sets else (by_hand if done else "no session")
    parts = [f"{plural(weeks, 'week')} back: {summary}"]
    parts += [f"too close: {sum_words(conflict, zone)}" for conflict in facts.outlook.conflicts[:1]]
    return " · ".join(parts)


def _under_way(outlook: WeekOutlook, zone: tzinfo) -> str:
    """Return the line below the current week while a session runs."""
    if outlook.now.conflict is not None:
        return f"a session is under way · {sum_words(outlook.now.conflict, zone)}"
    return "a session is under way"
