"""Edits of the plan file that keep the user's comments and layout.

Every edit reads the file again under the lock, works out the plan that has to result, changes the text, and replaces
the file only if the changed text is read as exactly that plan. It returns the new plan, or the problems for which
nothing was changed: those of a broken file, or one that says why the edit does not fit the plan any more.
`SaveError` if the file cannot be written.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, time

from stride_tui.core.problem import Problem
from stride_tui.core.week.plan import OffReason, Plan, PlannedRun
from stride_tui.core.week.plan_edits import with_move, with_off, with_run, without_run
from stride_tui.store.disk.files import create_new, read_if_there, write_atomic
from stride_tui.store.disk.lock import locked
from stride_tui.store.paths import Paths
from stride_tui.store.toml.positions import find_positions
from stride_tui.store.toml.syntax import parse
from stride_tui.store.toml.text import EMPTY, MAX_BYTES, decode_utf8, read_text
from stride_tui.store.week.plan_changes import change_off, change_run, new_run, take_out
from stride_tui.store.week.plan_file import parse_plan
from stride_tui.store.week.plan_tables import RUN, PlanText, WrittenInlineError

Edited = Plan | tuple[Problem, ...]

NEW_PLAN = """\
# The plan: your runs, and the weeks that are off. `stride check` lists every mistake in it.
# strength_per_week = 1       # at least; what the routine says if you say nothing
# preferred = ["wednesday"]   # the days you like to lift on
#
# [[run]]
# on = "tuesday"              # or ["monday", "friday"], or one date: 2026-11-24
# kind = "speed"              # easy, speed, long, race or other
# at = "07:00"                # this and the rest may be left out
# distance = "8 km"           # or "5 mi"
# duration = "45m"            # or "1h30m"
# note = "with the club"
# from = 2026-11-01           # the first day of a run that repeats; without it, always
# until = 2027-03-31          # its last day
# skip = [2026-12-22]         # dates on which a repeating run is left out
# taper_days = 7              # of a race: no full session so many days before it (10 before a marathon)
# after_race_days = 2         # of a race: nothing so many days after it (7 after a marathon)
#
# [[off]]                     # a week that breaks no streak
# week = "2026-W52"
# reason = "holiday"          # ill, race, holiday, taper or other
"""
_BOM = b"\xef\xbb\xbf"


def begin_plan(paths: Paths) -> bool:
    """Write a plan file of nothing but comments; return False if there is a file already."""
    return create_new(paths.plan, NEW_PLAN.encode())


def line_of_run(paths: Paths, run: PlannedRun | None) -> int | None:
    """Return the line, from 1, on which the table of a run begins in the file; None if it is not there."""
    text = read_text(paths.plan)
    if run is None or isinstance(text, Problem) or isinstance(parse(text), Problem):
        return None
    position = find_positions(text).get((RUN, run.n))
    return position.line if position else None


def add_run(paths: Paths, run: PlannedRun) -> Edited:
    """Add a run at the end of the plan; its `n` follows from the tables that the file has."""

    def change(text: PlanText, plan: Plan) -> Plan:
        if (run.weekday is None) == (run.date is None):
            raise _NoSenseError("a run is on a weekday or on a date", "give the one or the other")
        text.append(RUN, new_run(run))
        return with_run(plan, run)

    return _edit(paths, change)


def move_run(
    paths: Paths, run: PlannedRun, day: date, to_day: date, at: time | None, whole_series: bool = False
) -> Edited:
    """Move a run, as the caller's plan has it, from `day` to `to_day` at a time of day (None: without one).

    A repeating run moved once is skipped on `day` and gets a dated copy; the whole series changes its weekday.
    """

    def change(text: PlanText, plan: Plan) -> Plan:
        _still_there(plan, run, day)
        expected = with_move(plan, run, day, to_day, at, whole_series)
        if expected != plan:
            change_run(text, plan, run, day, to_day, at, whole_series)
        return expected

    return _edit(paths, change)


def remove_run(paths: Paths, run: PlannedRun, day: date, whole_series: bool = False) -> Edited:
    """Remove a run, as the caller's plan has it, on one day or as a whole series; a dated one is removed for good."""

    def change(text: PlanText, plan: Plan) -> Plan:
        _still_there(plan, run, day)
        take_out(text, plan, run, day, whole_series)
        return without_run(plan, run, day, whole_series)

    return _edit(paths, change)


def set_off(paths: Paths, year: int, week: int, reason: OffReason | None) -> Edited:
    """Mark an ISO week off for a reason; without a reason remove its mark."""

    def change(text: PlanText, plan: Plan) -> Plan:
        expected = with_off(plan, year, week, reason)
        if expected != plan:
            change_off(text, plan, year, week, reason)
        return expected

    return _edit(paths, change)


class _NoSenseError(Exception):
    """The edit does not fit the plan as it is now."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def _still_there(plan: Plan, run: PlannedRun, day: date) -> None:
    """Raise `_NoSenseError` unless the plan still has the run that the edit was meant for, on that day."""
    if run not in plan.runs:
        raise _NoSenseError("the plan was changed meanwhile, and this run is not in it as it was", "look again")
    if not run.is_on(day):
        raise _NoSenseError(f"this run is not planned for {day}")


def _edit(paths: Paths, change: Callable[[PlanText, Plan], Plan]) -> Edited:
    """Change the file by `change`, which edits the text and returns the plan that it must then be read as."""
    with locked(paths.lock):
        before, text = _read(paths)
        plan = text if isinstance(text, Problem) else parse_plan(text, str(paths.plan))
        if not isinstance(plan, Plan):
            return plan if isinstance(plan, tuple) else (plan,)
        assert isinstance(text, str)
        try:
            edited = PlanText(text, len({run.n for run in plan.runs}), len(plan.off))
            expected = change(edited, plan)
            if expected == plan:
                return plan
            # An empty file is taken for one that was lost: a plan without tables has the words on its keys.
            after = _bytes(edited.text() or NEW_PLAN, before)
            _check_result(after, expected)
            if read_if_there(paths.plan) != before:
                raise _NoSenseError("the plan was changed at the same moment", "try again")
        except WrittenInlineError:
            hint = "write each run under a [[run]] and each week under an [[off]]"
            return (Problem(path=str(paths.plan), message="this file can only be changed by hand", hint=hint),)
        except _NoSenseError as error:
            return (Problem(path=str(paths.plan), message=str(error), hint=error.hint),)
        write_atomic(paths.plan, after)
        return expected


def _read(paths: Paths) -> tuple[bytes, str | Problem]:
    """Return the file's bytes and its text or problem; a missing file has no bytes and the text of a new one."""
    if not os.path.lexists(paths.plan):
        return b"", NEW_PLAN
    # A pipe or a huge file is refused here, before its bytes are read.
    refusal = read_text(paths.plan)
    if isinstance(refusal, Problem) and refusal.message != EMPTY:
        return b"", refusal
    before = read_if_there(paths.plan)
    text = decode_utf8(before, str(paths.plan))
    return before, "" if isinstance(text, Problem) and text.message == EMPTY else text


def _bytes(text: str, before: bytes) -> bytes:
    """Return the new text as bytes, with the line ends and the byte order mark that the file had."""
    if before.count(b"\n") == before.count(b"\r\n") > 0:
        text = text.replace("\n", "\r\n")
    try:
        return (_BOM if before.startswith(_BOM) else b"") + text.encode()
    except UnicodeEncodeError as error:
        raise _NoSenseError("the note has a character that no file can hold", "take it out") from error


def _check_result(data: bytes, expected: Plan) -> None:
    """Raise `_NoSenseError` unless the new file will be read as the expected plan."""
    text = decode_utf8(data)
    plan = parse_plan(text) if isinstance(text, str) else (text,)
    if isinstance(plan, tuple):
        raise _NoSenseError(plan[0].message, plan[0].hint)
    if len(data) > MAX_BYTES:
        raise _NoSenseError("the plan would be larger than 1 MB", "remove what is long past")
    if plan != expected:
        raise _NoSenseError("the change cannot be made without touching more of the file", "change it by hand")
