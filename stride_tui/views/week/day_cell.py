"""What one day of a week says: its runs, planned and done, and its strength sessions."""

from __future__ import annotations

from datetime import date, timedelta

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import counts
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.plan import PlannedRun
from stride_tui.views.text.spans import Tone
from stride_tui.views.text.words import duration, number

CellWords = tuple[tuple[str, ...], Tone]
"""What a day says, in words of falling length: the longest that fits is printed."""


def run_entries(planned: tuple[PlannedRun, ...], done: list[Run]) -> tuple[CellWords, ...]:
    """Planned runs, with a tick where one of their kind was done, then what was done beside the plan."""
    left = list(done)
    entries: list[CellWords] = []
    for run in planned:
        twin = next((other for other in left if other.kind == run.kind), None)
        if twin is None:
            entries.append((planned_run_cell(run), "strong" if run.is_quality else "plain"))
        else:
            left.remove(twin)
            entries.append((done_run_words(twin), "good"))
    entries += [(done_run_words(run), "good") for run in left]
    return tuple(entries)


def planned_run_cell(run: PlannedRun) -> tuple[str, ...]:
    """`long 07:00 18 km`, and shorter."""
    at = f" {run.at:%H:%M}" if run.at else ""
    size = f" {number(run.km)} km" if run.km else (f" {number(run.minutes)} min" if run.minutes else "")
    return (f"{run.kind}{at}{size}", f"{run.kind}{at}" if at else f"{run.kind}{size}", run.kind)


def done_run_words(run: Run) -> tuple[str, ...]:
    """`✓ long 18 km`, and shorter."""
    size = f" {number(run.km)} km" if run.km else (f" {number(run.minutes)} min" if run.minutes else "")
    return (f"✓ {run.kind}{size}", f"✓ {run.kind}")


def strength_entries(seen: WeekFacts, day: date, sessions: list[Session]) -> tuple[CellWords, ...]:
    """Sessions done and under way; else the suggestion, or that a preferred day went by."""
    entries: list[CellWords] = []
    if day == seen.today and seen.under_way:
        entries.append((("● under way", "● now"), "phase"))
    for session in sessions:
        active = session.work_ms + session.lead_ms + session.rest_ms
        minutes = f" {duration(max(1, round(active / 60_000)) * 60_000)}" if active else ""
        if counts(session):
            entries.append(((f"✔ strength{minutes}", "✔ strength", "✔ done"), "good"))
        else:
            entries.append(((f"◐ in part{minutes}", "◐ in part", "◐ part"), "warn"))
    if entries:
        return tuple(entries)
    if day == seen.outlook.suggested:
        return ((("○ strength?", "○ here?"), "accent"),)
    preferred = day.weekday() in seen.plan.preferred and day < seen.today
    week = day - timedelta(days=(day - seen.adherence.this).days % 7)
    if preferred and seen.adherence.mark(week, seen.plan) in ("missed", "open") and _asked(seen, week):
        return ((("– missed", "–"), "dim"),)
    return ()


def _asked(seen: WeekFacts, week: date) -> bool:
    """Whether the runner was lifting at all by then: nobody misses a session before the first."""
    return seen.adherence.first is not None and week >= seen.adherence.first
