"""How the week stands once a session is in the history."""

from __future__ import annotations

from datetime import UTC

from stride_tui.core.history.records import Session
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.settings.settings import WEEKDAYS, Settings
from stride_tui.core.week.adherence import adherence
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.outlook import SessionNeeds, outlook_of
from stride_tui.core.week.plan import Plan
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from stride_tui.store.week.plan_file import load_plan
from stride_tui.store.zone import local_zone
from stride_tui.views.week.day_cell import WeekFacts
from stride_tui.views.week.line import week_line
from stride_tui.views.week.panel import standing_words


def week_standing(paths: Paths, settings: Settings, routine: Routine, session: Session, now: Instant) -> str:
    """`strength 1 of 1 · 3 weeks in a row · target met · clear for strength: ...`, with this session counted."""
    found = load_plan(paths)
    plan = found if isinstance(found, Plan) else Plan()
    history = read_history(paths).history.with_session(session)
    zone = local_zone(now) if plan.runs else now.local().tzinfo or UTC
    today = now.local().date()
    start = week_start(today, WEEKDAYS.index(settings.first_weekday))
    target = plan.strength_per_week or routine.schedule.per_week
    weeks = adherence(history, plan, today, target, WEEKDAYS.index(settings.first_weekday))
    needs = SessionNeeds(routine.schedule.recovery_hours, estimate_ms(unroll(routine)))
    met = weeks.sessions.get(start, 0) >= weeks.target
    outlook = outlook_of(plan, history, needs, now.utc, today, start, met, zone)
    seen = WeekFacts(history, plan, weeks, outlook, today)
    line = week_line(seen, start, now.utc, zone) if plan.runs else ""
    return " · ".join(part for part in (standing_words(seen, start), line) if part)
