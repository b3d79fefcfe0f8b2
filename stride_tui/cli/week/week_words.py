"""The output of `stride week`: lines for people, a value for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta, timezone, tzinfo
from typing import TypeVar

from stride_tui.cli.week.advice_json import (
    advice_json,
    crowded_by_json,
    crowds_json,
    iso_time,
    next_asked_json,
    question_json,
    windows_json,
)
from stride_tui.cli.week.next_words import question_lines
from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import counts, day_of
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.known_runs import DayRuns, runs_by_day
from stride_tui.core.week.outlook import crowded_by
from stride_tui.core.week.plan import PlannedRun
from stride_tui.services.workspace import Workspace
from stride_tui.views.keys.key_tables import resolve_keys
from stride_tui.views.text.dates import DAYS, week_code
from stride_tui.views.text.spans import plain
from stride_tui.views.week.line import week_line
from stride_tui.views.week.panel import adherence_words, week_lines, week_view

AnyRun = TypeVar("AnyRun", PlannedRun, Run)
WEEK_WIDTH = 54
"""The width in columns: so narrow that the week is printed a day a row."""


def week_text(workspace: Workspace, start: date) -> list[str]:
    """Return the title with the adherence, a row a day, and the line on the clear windows."""
    seen = workspace.week(start)
    keys = resolve_keys(workspace.settings.keys, "day")
    words = week_line(seen, start, workspace.clock.now().utc, workspace.zone, keys, printed=True)
    view = week_view(seen, start, "")
    rows = [plain(row).rstrip() for row in week_lines(view, WEEK_WIDTH, 8)]
    asked = question_lines(workspace) if start == workspace.this_week else []
    return [f"{view.title} · {adherence_words(seen, start)}", *(row for row in rows if row), words, *asked]


def _run(run: PlannedRun | Run, seen: WeekFacts, day: date, nth: int, zone: tzinfo) -> dict[str, object]:
    """Return a run of a day, of its kind number `nth`, with the session that it is too close after."""
    conflict = crowded_by(seen.outlook.runs, seen.history, day, run.kind, nth)
    size = {"kind": run.kind, "km": run.km, "minutes": run.minutes}
    return {**size, "crowded_by": crowded_by_json(conflict, zone)}


def _numbered(runs: Sequence[AnyRun]) -> Iterator[tuple[AnyRun, int]]:
    """Yield each run with the number of those of its kind before it."""
    for n, run in enumerate(runs):
        yield run, sum(other.kind == run.kind for other in runs[:n])


def _planned(seen: WeekFacts, of_day: DayRuns, zone: tzinfo) -> list[dict[str, object]]:
    """Return the planned runs of a day, each with the day on which it was done: its own, or that of a run instead."""
    planned = []
    for n, run in enumerate(of_day.planned):
        done = of_day.done_by[n]
        planned.append(
            {
                **_run(run, seen, of_day.day, of_day.place_of(n), zone),
                "at": f"{run.at:%H:%M}" if run.at else None,
                "done_on": day_of(done).isoformat() if done else None,
                "done_as": done.kind if done else None,
            }
        )
    return planned


def _at_its_place(session: Session) -> str | None:
    return iso_time(session.started, timezone(timedelta(seconds=session.offset)))


def week_json(workspace: Workspace, start: date) -> dict[str, object]:
    """Return the week for programs: times in ISO 8601 with their offsets."""
    seen = workspace.week(start)
    look, zone, now = seen.outlook, workspace.zone, workspace.clock.now().utc

    runs = runs_by_day(workspace.plan, workspace.history.runs, start, start + timedelta(days=6))
    days = []
    for n, crowded in enumerate(look.crowded):
        day = start + timedelta(days=n)
        days.append(
            {
                "date": day.isoformat(),
                "weekday": DAYS[day.weekday()],
                "planned": _planned(seen, runs[day], zone),
                "runs": [
                    {**_run(run, seen, day, nth, zone), "instead_of": run.instead_of}
                    for run, nth in _numbered(runs[day].runs)
                ],
                "sessions": [
                    {
                        "id": session.id,
                        "name": session.name,
                        # By the clocks of its place, as its day is.
                        "started": _at_its_place(session),
                        "sets": sum(record.status != "skipped" for record in session.sets),
                        "counts": counts(session),
                        "crowds": crowds_json(look.conflicts.get(session.id), zone),
                    }
                    for session in workspace.history.sessions
                    if day_of(session) == day
                ],
                "crowded_hours": [hour for hour, taken in enumerate(crowded) if taken],
            }
        )
    return {
        "week": week_code(start),
        "off": workspace.plan.off_week(start + timedelta(days=(3 - start.weekday()) % 7)) is not None,
        "strength": seen.adherence.sessions.get(start, 0),
        "target": seen.adherence.target_of(start),
        "streak": seen.adherence.streak,
        "best_streak": seen.adherence.best,
        "met_of_last_12": [seen.adherence.met_of_last, seen.adherence.of_last],
        "suggested": look.suggestion.day.isoformat() if look.suggestion else None,
        "suggested_start": iso_time(look.suggestion.start, zone) if look.suggestion else None,
        "clear": windows_json(look.windows, zone),
        "advised": windows_json(look.advised, zone),
        "advice": advice_json(seen.ahead, zone, now),
        "question": question_json(seen.ahead, seen.today),
        "asked": next_asked_json(workspace),
        "days": days,
    }
