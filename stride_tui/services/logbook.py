"""The logbook: runs and sessions done without stride, corrections of what was done, and the undoing of them.

Each function writes one line to the history, takes it into the workspace, and returns what was written or a refusal.
"""

from __future__ import annotations

from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from stride_tui.core.history.records import Run, RunKind, Session, SetRecord
from stride_tui.core.week.calendar import day_of, week_start
from stride_tui.core.week.quality_runs import wall_of
from stride_tui.services.home import routine_of
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import Moment
from stride_tui.views.text import refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from stride_tui.core.history.amendments import Amendment, Correction
    from stride_tui.core.routines.routine import Routine
    from stride_tui.services.workspace import Workspace


def run_done(
    workspace: Workspace,
    kind: RunKind,
    moment: Moment,
    minutes: float | None = None,
    km: float | None = None,
    note: str | None = None,
) -> Run:
    """Return a run that was done, with an id of its own."""
    id = _new_id(workspace)
    logged = workspace.clock.now().utc
    return Run(id, kind, moment.utc, moment.offset, minutes, km, note, moment.timed, logged)


def session_done(
    workspace: Workspace,
    slug: str,
    moment: Moment,
    minutes: float | None = None,
    note: str | None = None,
    effort: float | None = None,
) -> Session:
    """Return a strength session of a routine that was done without stride, with an id of its own.

    Without minutes the routine's estimate says when it was over, and no minutes are claimed. In a lighter week it is a
    session of that week, as one led by the program is.
    """
    from stride_tui.core.week.needs import needs_of

    workspace.complete_history()
    routine = _of_its_day(workspace, routine_of(workspace.home, workspace.library, slug), moment)
    needs = needs_of(routine)
    length = round((minutes or 0) * 60_000)
    return Session(
        id=_new_id(workspace),
        routine=slug,
        name=routine.name if routine else slug,
        started=moment.utc,
        ended=moment.utc + (length or needs.length_ms),
        offset=moment.offset,
        finished=True,
        sets=(),
        work_ms=length,
        recovery_hours=needs.hours,
        effort=effort,
        note=note,
        by_hand=True,
        timed=moment.timed,
        week_target=_target_then(workspace, moment),
        lighter_week=routine is not None and routine.lighter_week,
    )


def _of_its_day(workspace: Workspace, routine: Routine | None, moment: Moment) -> Routine | None:
    """Return a routine as it was asked in the week of a moment: with half its rounds where that was a lighter one."""
    from stride_tui.core.progression.lighter_weeks import lighter_week
    from stride_tui.core.routines.light import lighter_week_of

    if routine and lighter_week(routine, workspace.history, workspace.settings, _day_of(moment)):
        return lighter_week_of(routine)
    return routine


def _day_of(moment: Moment) -> date:
    return wall_of(moment.utc, timezone(timedelta(seconds=moment.offset))).date()


def _target_then(workspace: Workspace, moment: Moment) -> int:
    """Return the sessions that the week of a moment asks for, as far as the history knows those of past weeks."""
    workspace.complete_history()
    return workspace.adherence().target_of(week_start(_day_of(moment), workspace.first_weekday))


def _of_its_week(workspace: Workspace, target: str, change: Correction) -> Correction:
    """Return a change that moves a session into another week with the target that this week asked for."""
    from stride_tui.core.history.amendments import SessionChange

    if not isinstance(change, SessionChange) or change.started is UNSET:
        return change
    session = next((session for session in workspace.history.sessions if session.id == target), None)
    if session is None or session.week_target is None:
        return change
    offset = session.offset if change.offset is UNSET else change.offset
    moved = msgspec.structs.replace(session, started=change.started, offset=offset)
    before, after = (week_start(day_of(done), workspace.first_weekday) for done in (session, moved))
    if before == after:
        return change
    asked = _target_then(workspace, Moment(moved.started, offset, moved.timed))
    return msgspec.structs.replace(change, week_target=asked)


def logged_already(workspace: Workspace, done: Run | Session) -> Run | Session | None:
    """Return what the history has of the same kind at the same time; on the same day, where neither has a time."""
    workspace.complete_history()
    history = workspace.history
    others: tuple[Run | Session, ...] = history.runs if isinstance(done, Run) else history.sessions
    return next((other for other in reversed(others) if _alike(done, other)), None)


def add_to_history(workspace: Workspace, done: Run | Session, again: bool = False) -> Refusal | None:
    """Add a run or a session to the history; refuse what is there already, unless it was done `again`."""
    from stride_tui.store.history.file import append_run, append_session

    if not again and (other := logged_already(workspace, done)):
        from stride_tui.views.history.logged import logged_run_line, logged_session_line

        line = logged_run_line(other) if isinstance(other, Run) else logged_session_line(other)
        return Refusal(refusals.same_is_logged(line))
    paths = workspace.home.paths
    if isinstance(done, Run):
        refusal = _saved(lambda: append_run(paths, done))
        workspace.history = workspace.history if refusal else workspace.history.with_run(done)
    else:
        refusal = _saved(lambda: append_session(paths, done))
        workspace.history = workspace.history if refusal else workspace.history.with_session(done)
    return refusal


def correct(workspace: Workspace, target: str, change: Correction) -> Refusal | None:
    """Add a correction of the session or run with the id `target`; what was written stays in the file."""
    from stride_tui.core.history.amendments import new_amendment
    from stride_tui.store.history.file import append_amendment

    now = workspace.clock.now()
    change = _of_its_week(workspace, target, change)
    amendment = new_amendment(workspace.history.amendments, _new_id(workspace), target, change, now)
    refusal = _saved(lambda: append_amendment(workspace.home.paths, amendment))
    if refusal is None:
        workspace.history = workspace.history.with_amendment(amendment)
    return refusal


def confirm_as_asked(workspace: Workspace, session: Session) -> Refusal | None:
    """Confirm that the sets of a session that were logged by time alone were done as they are; refuse where there are
    none."""
    from stride_tui.core.history.amendments import SessionChange

    now = workspace.session_now(session) or session
    if not now.to_confirm:
        return Refusal(refusals.NOTHING_TO_CONFIRM)
    return correct(workspace, session.id, SessionChange(confirmed=True))


def add_set(workspace: Workspace, session: Session, done: SetRecord) -> Refusal | None:
    """Add a set to a session that was logged by hand, by a line of its own."""
    from stride_tui.core.history.amendments import SetAdded

    return correct(workspace, session.id, SetAdded(done))


def take_out_entry(workspace: Workspace, target: str) -> Refusal | None:
    """Take a run or a session out by its id; what was written stays in the file."""
    from stride_tui.core.history.amendments import Deleted

    return correct(workspace, target, Deleted())


def take_back_correction(workspace: Workspace, amendment: str) -> Refusal | None:
    """Take one correction back by its id; refuse where it is not in effect any more."""
    from stride_tui.core.history.amendments import CorrectionUndone, not_undone

    if all(one.id != amendment for one in not_undone(workspace.history.amendments)):
        return Refusal(refusals.CORRECTION_TAKEN_BACK)
    return correct(workspace, amendment, CorrectionUndone())


def undo_correction(workspace: Workspace) -> Amendment | Refusal:
    """Take back the last correction, by a line of its own; return the correction that was taken back."""
    from stride_tui.core.history.amendments import CorrectionUndone

    last = workspace.history.last_amendment
    if last is None:
        return Refusal(refusals.NO_CORRECTION_TO_UNDO)
    return correct(workspace, last.id, CorrectionUndone()) or last


def _new_id(workspace: Workspace) -> str:
    from stride_tui.store.session.journal import new_session_id

    return new_session_id(workspace.clock.now())


def _saved(act: Callable[[], object]) -> Refusal | None:
    from stride_tui.store.disk.files import SaveError

    try:
        act()
    except SaveError as error:
        return Refusal(str(error), serious=True)
    return None


def _alike(done: Run | Session, other: Run | Session) -> bool:
    """Return whether both entries have the same values at the same time; on the same day, where neither has a time."""
    if isinstance(done, Run) and isinstance(other, Run):
        same = done.kind == other.kind
    else:
        same = isinstance(done, Session) and isinstance(other, Session) and done.routine == other.routine
    if not same or done.timed != other.timed:
        return False
    return done.started == other.started if done.timed else day_of(done) == day_of(other)
