"""The line below the week: what the plan, the 48-hour rule and what is advised mean for it."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

from stride_tui.core.week.adherence import thursday_of
from stride_tui.core.week.advice import Advice
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.next_two_weeks import Ahead
from stride_tui.core.week.outlook import WeekOutlook
from stride_tui.core.week.quality_runs import wall_of
from stride_tui.views.keys.key_tables import Keys, spoken
from stride_tui.views.text.words import plural
from stride_tui.views.week.advice_words import light_words, next_session_words
from stride_tui.views.week.caution_words import WEEK_OFF, caution_words
from stride_tui.views.week.instant_words import quality_run_words
from stride_tui.views.week.recovery_words import (
    clear_words,
    least_bad_words,
    sum_words,
    window_words,
)

UNDER_WAY = "a session is under way"
NO_RUNS = "no runs planned: {panel}, then {open_chosen_day} on a day plans one"
NO_RUNS_PRINTED = "no runs planned: `stride` opens the week, where `{plan_run}` plans one"


def week_line(
    facts: WeekFacts, start: date, now: int, zone: tzinfo, keys: Keys | None = None, printed: bool = False
) -> str:
    """Return the line below the week that begins on `start`; `now` is in UTC milliseconds.

    `keys` are the runner's, for its hints. `printed` is whether no key does anything where the line is shown.
    """
    weeks = (facts.adherence.this - start).days // 7
    if weeks > 0:
        return _past(facts, start, weeks, zone) + ("" if printed else spoken(" · {today} today", keys or {}))
    words = _to_come(facts, start, now, zone, spoken(NO_RUNS_PRINTED if printed else NO_RUNS, keys or {}))
    # On the dashboard the card has it, and the panel has one line.
    light = light_words(facts.ahead, zone, now) if printed and weeks == 0 else ""
    return " · ".join(filter(None, [words, light, *too_close(facts.outlook, zone)]))


def run_question_words(facts: WeekFacts, start: date, keys: Keys) -> str:
    """Return the question about a run done perhaps instead of a planned one, with the key that answers it.

    It is asked in the current week and not during a session; "" where nothing is.
    """
    if facts.ahead.question is None or facts.under_way or start != facts.adherence.this:
        return ""
    from stride_tui.views.week.instead_words import question_words

    return spoken(f"{question_words(facts.ahead.question, facts.today)} {{instead}} answers", keys)


def _to_come(facts: WeekFacts, start: date, now: int, zone: tzinfo, no_runs: str) -> str:
    """Return what a week that is not over asks for; `no_runs` is the hint for a plan without any."""
    outlook, adherence, ahead = facts.outlook, facts.adherence, facts.ahead
    weeks = (adherence.this - start).days // 7
    if facts.plan.off_week(thursday_of(start)):
        return WEEK_OFF
    if facts.under_way and weeks == 0:
        return _under_way(ahead, zone)
    if adherence.met(start):
        return next_session_words(ahead, zone, now) if weeks == 0 else "target met"
    held = _held(ahead.advice, zone, now) if weeks == 0 else ""
    if not facts.plan.runs and not facts.history.runs:
        return " · ".join(filter(None, [held, "" if held or adherence.first else "nothing here yet", no_runs]))
    if outlook.advised:
        return " · ".join(filter(None, [held, clear_words(outlook.advised, zone, now)]))
    if outlook.least_bad:
        return least_bad_words(outlook.least_bad, zone, "this week" if weeks == 0 else "that week")
    beyond = f"next clear time: {window_words(outlook.beyond, zone, now)}" if outlook.beyond else ""
    return " · ".join(filter(None, [held, beyond]))


def _held(advice: Advice, zone: tzinfo, now: int) -> str:
    """Return the caution that speaks against a session now; "" where none does, or where the rule speaks."""
    return caution_words(advice.caution, zone, now) if advice.caution and advice.now.clear else ""


def _past(facts: WeekFacts, start: date, weeks: int, zone: tzinfo) -> str:
    """Return the line below a week that is over, `weeks` weeks ago."""
    done = [s for s in facts.history.sessions if start <= day_of(s) < start + timedelta(days=7)]
    sets = sum(record.status != "skipped" for session in done for record in session.sets)
    by_hand = "a session by hand" if len(done) == 1 else f"{len(done)} sessions by hand"
    summary = f"{plural(sets, 'set')} done" if sets else (by_hand if done else "no session")
    parts = [f"{plural(weeks, 'week')} back: {summary}"]
    return " · ".join([*parts, *too_close(facts.outlook, zone)])


def too_close(outlook: WeekOutlook, zone: tzinfo) -> list[str]:
    """Return the week's last session that was done too close before a run, with its sum and how many more there are."""
    conflicts = list(outlook.conflicts.values())
    if not conflicts:
        return []
    more = f" (and {plural(len(conflicts) - 1, 'more', 'more')})" if len(conflicts) > 1 else ""
    return [f"too close: {sum_words(conflicts[-1], zone)}{more}"]


def _under_way(ahead: Ahead, zone: tzinfo) -> str:
    """Return the line below the current week while a session runs."""
    conflict = ahead.advice.now.conflict
    if conflict:
        return f"{UNDER_WAY} · {sum_words(conflict, zone)}"
    now = ahead.advice.now.at
    clear_of = min((run for run in ahead.runs if run.start > now), key=lambda run: run.start, default=None)
    return UNDER_WAY + (f" · clear of {quality_run_words(clear_of, wall_of(now, zone).date())}" if clear_of else "")
