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

    A repeating run that is moved once is skipped on that day and gets a dated copy. The whole series ends before
    `day` and another one begins on `to_day`, so that the weeks before keep the plan they had; the days that it is
    skipped on move with it, each within its week. A series that begins on `day` is moved as it is.
    """
    if run.date:
        return _with(plan, *_put(plan, run, replace(run, date=to_day, at=at)))
    if not whole_series:
        if (day, run.at) == (to_day, at):
            return plan
        copy = replace(run, weekday=None, date=to_day, at=at, skip=(), n=_tables(plan), first=None, last=None)
        return _with(plan, *_put(plan, run, _skipping(run, day)), copy)
    if (day, run.at) == (to_day, at):
        return plan
    moved = series_moved(run, day, to_day, at)
    if is_begun(run, day):
        left, tables = _ended(plan, run, day)
        return _with(plan, *left, replace(moved, n=tables))
    if needs_own_table(plan, run, moved):
        left = tuple(other for other in plan.runs if other != run)
        return _with(plan, *left, replace(moved, n=_tables(plan)))
    return _with(plan, *_put(plan, run, moved))


def is_begun(run: PlannedRun, day: date) -> bool:
    """Return whether a repeating run may have been planned before a day, so that weeks gone by have it."""
    return run.first is None or run.first < day


def ended_before(run: PlannedRun, day: date) -> PlannedRun:
    """Return a repeating run that ends on the day before `day`."""
    return replace(run, last=day - timedelta(days=1))


def series_moved(run: PlannedRun, day: date, to_day: date, at: time | None) -> PlannedRun:
    """Return a repeating run moved from `day` to the weekday of `to_day`, skipped in the same weeks as before.

    It begins on `to_day`, but not before the week of `day`: the weeks before that keep the run as it was. Its last day
    moves with it, so that its last week stays the same.
    """
    days = timedelta(days=to_day.weekday() - (run.weekday or 0))
    first = max(to_day, day + days) if is_begun(run, day) else to_day
    last = None if run.last is None else max(run.last + days, first)
    skip = tuple(skipped + days for skipped in run.skip)
    return replace(run, weekday=to_day.weekday(), at=at, first=first, last=last, skip=skip)


def needs_own_table(plan: Plan, run: PlannedRun, moved: PlannedRun) -> bool:
    """Return whether a moved run can no longer share its table with other weekdays: it begins on a day of its own."""
    return bool(siblings_of(plan, run)) and moved != run


def without_run(plan: Plan, run: PlannedRun, day: date, whole_series: bool) -> Plan:
    """Return the plan without a run.

    A dated one is removed, a repeating one skipped on the day; the whole series ends before the day, so that the weeks
    before keep it, or is removed if it only begins then.
    """
    if run.date is None and not whole_series:
        return _with(plan, *_put(plan, run, _skipping(run, day)))
    if run.date is None and is_begun(run, day):
        return _with(plan, *_ended(plan, run, day)[0])
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


def _ended(plan: Plan, run: PlannedRun, day: date) -> tuple[tuple[PlannedRun, ...], int]:
    """Return the runs with one that ends before a day, and the number of tables then.

    It needs a table of its own if it shares one with other weekdays.
    """
    ended, tables = ended_before(run, day), _tables(plan)
    if not siblings_of(plan, run):
        return _put(plan, run, ended), tables
    left = tuple(other for other in plan.runs if other != run)
    return (*left, replace(ended, n=tables)), tables + 1


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
