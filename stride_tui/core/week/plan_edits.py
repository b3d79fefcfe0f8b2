"""Edits of the plan as values: each function returns the plan that the edited file will have when it is read again.

A run belongs to the table of the file whose ordinal is its `n`; a table on several weekdays has several runs. A new
table goes to the end, and those after a removed one move up by one.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from msgspec.structs import replace

from stride_tui.core.week.plan import OffReason, OffWeek, Plan, PlannedRun


def siblings_of(plan: Plan, run: PlannedRun) -> tuple[PlannedRun, ...]:
    """Return the other runs of the same table: the same run on other weekdays."""
    return tuple(other for other in plan.runs if other.n == run.n and other != run)


def with_run(plan: Plan, run: PlannedRun) -> Plan:
    """Return the plan with one more run, its numbers rounded as they are written to a file."""
    km = None if run.km is None else round(run.km, 3)
    minutes = None if run.minutes is None else round(run.minutes * 60_000) / 60_000
    skip = tuple(sorted(set(run.skip)))
    return _with(plan, *plan.runs, replace(run, km=km, minutes=minutes, skip=skip, n=_tables(plan)))


def with_move(plan: Plan, run: PlannedRun, day: date, to_day: date, at: time | None, whole_series: bool) -> Plan:
    """Return the plan with a run moved from `day` to `to_day` at the time `at`.

    A repeating run that is moved once is skipped on that day and gets a dated copy. The whole series moves to the
    other weekday; the days that it is skipped on move with it, each within its week.
    """
    if run.date:
        return _with(plan, *_put(plan, run, replace(run, date=to_day, at=at)))
    if not whole_series:
        if (day, run.at) == (to_day, at):
            return plan
        copy = replace(run, weekday=None, date=to_day, at=at, skip=(), n=_tables(plan))
        return _with(plan, *_put(plan, run, _skipping(run, day)), copy)
    moved = series_moved(run, to_day.weekday(), at)
    if needs_own_table(plan, run, moved):
        left = (other for other in plan.runs if other != run)
        return _with(plan, *left, replace(moved, n=_tables(plan)))
    return _with(plan, *_put(plan, run, moved))


def series_moved(run: PlannedRun, weekday: int, at: time | None) -> PlannedRun:
    """Return a repeating run on another weekday (0 is Monday), skipped in the same weeks as before."""
    days = timedelta(days=weekday - (run.weekday or 0))
    return replace(run, weekday=weekday, at=at, skip=tuple(day + days for day in run.skip))


def needs_own_table(plan: Plan, run: PlannedRun, moved: PlannedRun) -> bool:
    """Return whether a moved run can no longer share its table: another time, or a weekday that the table has."""
    shared = siblings_of(plan, run)
    return bool(shared) and (moved.at != run.at or any(other.weekday == moved.weekday for other in shared))


def without_run(plan: Plan, run: PlannedRun, day: date, whole_series: bool) -> Plan:
    """Return the plan without a run: skipped on one day, or removed if it is dated or the whole series is meant."""
    if run.date is None and not whole_series:
        return _with(plan, *_put(plan, run, _skipping(run, day)))
    left = [other for other in plan.runs if other != run]
    if siblings_of(plan, run):
        return _with(plan, *left)
    return _with(plan, *(replace(other, n=other.n - 1) if other.n > run.n else other for other in left))


def with_off(plan: Plan, year: int, week: int, reason: OffReason | None) -> Plan:
    """Return the plan with an ISO week marked off for a reason; without a reason its mark is removed."""
    marked = next((off for off in plan.off if (off.year, off.week) == (year, week)), None)
    rest = [off for off in plan.off if off != marked]
    if reason is None:
        return replace(plan, off=tuple(rest))
    if marked is None:
        return replace(plan, off=(*rest, OffWeek(year, week, reason)))
    return replace(plan, off=tuple(replace(off, reason=reason) if off == marked else off for off in plan.off))


def _skipping(run: PlannedRun, day: date) -> PlannedRun:
    """Return a repeating run that is left out on a day."""
    return replace(run, skip=tuple(sorted({*run.skip, day})))


def _put(plan: Plan, run: PlannedRun, changed: PlannedRun) -> tuple[PlannedRun, ...]:
    """Return the runs of the plan with one of them replaced."""
    return tuple(changed if other == run else other for other in plan.runs)


def _with(plan: Plan, *runs: PlannedRun) -> Plan:
    """Return the plan with these runs in place of its own."""
    return replace(plan, runs=runs)


def _tables(plan: Plan) -> int:
    """Return the number of tables that the runs are in."""
    return max((run.n for run in plan.runs), default=-1) + 1
