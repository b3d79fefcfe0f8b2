"""One exercise through the history: what was done in each session, by side, and the totals of each week."""

from __future__ import annotations

from datetime import date

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.history.work_time import work_of_sets
from stride_tui.core.routines.routine import STRENGTH_KINDS, Load, Side, Unit
from stride_tui.core.settings.weights import convert
from stride_tui.core.week.calendar import day_of, week_start


class CoursePoint(msgspec.Struct, frozen=True):
    """One session's best of an exercise on one side: the heaviest weight, the most reps at it, and the longest hold
    in seconds. A value is None where the session has none."""

    day: date
    weight: float | None = None
    reps: int | None = None
    seconds: float | None = None


class WeekTotal(msgspec.Struct, frozen=True):
    """A week's volume (weight × reps, of all implements held), reps, and minutes of work on an exercise, without
    pauses."""

    start: date
    volume: float
    reps: int
    minutes: float


class ExerciseCourse(msgspec.Struct, frozen=True):
    """The course of one exercise through the history. `points` are by side (None: no side named), oldest first;
    `sets` are its records with their sessions, newest first. `unit` is that of all weights and volumes: the unit
    lifted in last."""

    exercise: str
    points: dict[Side | None, tuple[CoursePoint, ...]]
    weeks: tuple[WeekTotal, ...]
    sets: tuple[tuple[Session, SetRecord], ...]
    unit: Unit


def exercises_of(history: History) -> tuple[str, ...]:
    """Return the names of all exercises that were done, the latest first."""
    names: dict[str, None] = {}
    for session in reversed(history.sessions):
        for record in session.sets:
            if record.status != "skipped":
                names.setdefault(record.exercise)
    return tuple(names)


def main_exercise(session: Session) -> str | None:
    """Return the first strength exercise of a session, if possible one with a weight; None without one."""
    records = [record for record in session.sets if record.kind in STRENGTH_KINDS]
    records.sort(key=lambda record: record.load.weight is None)
    return records[0].exercise if records else None


def course_of(history: History, exercise: str, first_weekday: int = 0) -> ExerciseCourse:
    """Return the course of one exercise; its weeks begin on `first_weekday`, from Monday 0."""
    points: dict[Side | None, list[CoursePoint]] = {}
    weeks: dict[date, WeekTotal] = {}
    sets: list[tuple[Session, SetRecord]] = []
    unit = _unit(history, exercise)
    for session in history.sessions:
        at = [n for n, r in enumerate(session.sets) if r.exercise == exercise and r.status != "skipped"]
        if not at:
            continue
        records, work = [session.sets[n] for n in at], work_of_sets(session)
        day = day_of(session)
        for side in dict.fromkeys(record.side for record in records):
            points.setdefault(side, []).append(_point(day, [r for r in records if r.side == side], unit))
        start = week_start(day, first_weekday)
        weeks[start] = _added(weeks.get(start, WeekTotal(start, 0, 0, 0)), records, sum(work[n] for n in at), unit)
        sets[:0] = [(session, record) for record in records]
    return ExerciseCourse(
        exercise, {side: tuple(of_side) for side, of_side in points.items()}, tuple(weeks.values()), tuple(sets), unit
    )


def _unit(history: History, exercise: str) -> Unit:
    for session in reversed(history.sessions):
        for record in reversed(session.sets):
            if record.exercise == exercise and record.status != "skipped" and record.load.weight is not None:
                return record.load.unit
    return "kg"


def _weight(load: Load, unit: Unit) -> float | None:
    return None if load.weight is None else convert(load.weight, load.unit, unit)


def _point(day: date, records: list[SetRecord], unit: Unit) -> CoursePoint:
    weights = [weight for record in records if (weight := _weight(record.load, unit)) is not None]
    weight = max(weights, default=None)
    reps = [r.done_reps for r in records if r.done_reps is not None and _weight(r.load, unit) == weight]
    held = [record.done_ms / 1000 for record in records if record.done_ms is not None]
    return CoursePoint(day, weight, max(reps, default=None), max(held, default=None))


def _added(total: WeekTotal, records: list[SetRecord], work_ms: int, unit: Unit) -> WeekTotal:
    volume = sum((r.done_reps or 0) * (_weight(r.load, unit) or 0) * r.load.count for r in records)
    reps = sum(record.done_reps or 0 for record in records)
    return WeekTotal(total.start, total.volume + volume, total.reps + reps, total.minutes + work_ms / 60_000)
