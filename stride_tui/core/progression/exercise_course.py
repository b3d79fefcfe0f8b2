"""One exercise through the history: what was done in each session, by side, and the totals of each week."""

from __future__ import annotations

from datetime import date

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.history.work_time import work_of_sets
from stride_tui.core.routines.exercise_names import ExerciseNames
from stride_tui.core.routines.routine import STRENGTH_KINDS, Side, Unit
from stride_tui.core.week.calendar import day_of, week_start

SPELLINGS = ExerciseNames()
"""The names of exercises without any routine: spellings of one name are one, nothing is renamed."""


class CoursePoint(msgspec.Struct, frozen=True):
    """One session's best of an exercise on one side: the heaviest weight, the most reps at it, and the longest hold
    in seconds. A value is None where the session has none."""

    day: date
    weight: float | None = None
    reps: int | None = None
    seconds: float | None = None


class WeekTotal(msgspec.Struct, frozen=True):
    """A week's volume (weight × reps, of all implements held, in the unit of totals), reps, and minutes of work on an
    exercise, without pauses."""

    start: date
    volume: float
    reps: int
    minutes: float


class ExerciseCourse(msgspec.Struct, frozen=True):
    """The course of one exercise through the history. `points` are by side (None: no side named), oldest first;
    `sets` are its records with their sessions, newest first. `unit` is that of the curve of weights: the unit lifted
    in last; `total_unit` that of the volumes."""

    exercise: str
    points: dict[Side | None, tuple[CoursePoint, ...]]
    weeks: tuple[WeekTotal, ...]
    sets: tuple[tuple[Session, SetRecord], ...]
    unit: Unit
    total_unit: Unit = "kg"


def exercises_of(history: History, names: ExerciseNames = SPELLINGS) -> tuple[str, ...]:
    """Return the names of all exercises that were done, the latest first, each by the name that it has now."""
    written: dict[str, None] = {}
    for session in reversed(history.sessions):
        for record in session.sets:
            if record.status != "skipped":
                written.setdefault(record.exercise)
    found: dict[str, str] = {}
    for name in written:
        found.setdefault(names.key(name), name)
    return tuple(names.name(name) for name in found.values())


def main_exercise(session: Session) -> str | None:
    """Return the first strength exercise of a session, if possible one with a weight; None without one."""
    records = [record for record in session.sets if record.kind in STRENGTH_KINDS]
    records.sort(key=lambda record: record.load.weight is None)
    return records[0].exercise if records else None


def course_of(
    history: History,
    exercise: str,
    first_weekday: int = 0,
    names: ExerciseNames = SPELLINGS,
    total_unit: Unit = "kg",
) -> ExerciseCourse:
    """Return the course of one exercise, under all its names; its weeks begin on `first_weekday`, from Monday 0.

    What was moved is summed up in `total_unit`, in whatever unit it was lifted.
    """
    written = {record.exercise for session in history.sessions for record in session.sets}
    alike = {name for name in written if names.key(name) == names.key(exercise)}
    points: dict[Side | None, list[CoursePoint]] = {}
    weeks: dict[date, WeekTotal] = {}
    sets: list[tuple[Session, SetRecord]] = []
    done: list[tuple[Session, list[int]]] = []
    for session in history.sessions:
        at = [n for n, r in enumerate(session.sets) if r.exercise in alike and r.status != "skipped"]
        if at:
            done.append((session, at))
    unit = _unit([[session.sets[n] for n in at] for session, at in done])
    for session, at in done:
        records, work = [session.sets[n] for n in at], work_of_sets(session)
        day = day_of(session)
        for side in dict.fromkeys(record.side for record in records):
            points.setdefault(side, []).append(_point(day, [r for r in records if r.side == side], unit))
        start = week_start(day, first_weekday)
        weeks[start] = _added(
            weeks.get(start, WeekTotal(start, 0, 0, 0)), records, sum(work[n] for n in at), total_unit
        )
        sets[:0] = [(session, record) for record in records]
    by_side = {side: tuple(of_side) for side, of_side in points.items()}
    return ExerciseCourse(exercise, by_side, tuple(weeks.values()), tuple(sets), unit, total_unit)


def _unit(sessions: list[list[SetRecord]]) -> Unit:
    """Return the unit of the latest weight in the sets of an exercise, a list for each session."""
    for records in reversed(sessions):
        for record in reversed(records):
            if record.load.weight is not None:
                return record.load.unit
    return "kg"


def _point(day: date, records: list[SetRecord], unit: Unit) -> CoursePoint:
    weights = [weight for record in records if (weight := record.load.weight_in(unit)) is not None]
    weight = max(weights, default=None)
    reps = [r.done_reps for r in records if r.done_reps is not None and r.load.weight_in(unit) == weight]
    held = [record.done_ms / 1000 for record in records if record.done_ms is not None]
    return CoursePoint(day, weight, max(reps, default=None), max(held, default=None))


def _added(total: WeekTotal, records: list[SetRecord], work_ms: int, unit: Unit) -> WeekTotal:
    volume = sum(record.moved_in(unit) for record in records)
    reps = sum(record.done_reps or 0 for record in records)
    return WeekTotal(total.start, total.volume + volume, total.reps + reps, total.minutes + work_ms / 60_000)
