"""The summary of a session that has ended: new bests, what is asked next time, and how the week is with it."""

from __future__ import annotations

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.progression.bests import Best, new_bests
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.routines.muscles import loads_legs, muscles_of
from stride_tui.core.session.state import SessionState
from stride_tui.core.session.to_records import to_session
from stride_tui.core.week.after_session import RunToMove, run_to_move
from stride_tui.core.week.caution import loads_muscles
from stride_tui.core.week.facts import WeekFacts
from stride_tui.services.session.routine_today import asked_beside
from stride_tui.services.workspace import Workspace


class Summary(msgspec.Struct, frozen=True):
    """The bests that the session beat, what its routine asks next time (None if its file is gone), and the week.

    `to_move` is the planned run that is too close after it, None without one.
    """

    bests: tuple[Best, ...]
    next_time: Today | None
    week: WeekFacts
    to_move: RunToMove | None


def summary_of(workspace: Workspace, state: SessionState) -> Summary:
    """Return the summary of an ended session, which need not be in the workspace's history yet."""
    workspace.complete_history()
    session = session_of(workspace, state)
    if all(other.id != session.id for other in workspace.history.sessions):
        workspace.history = workspace.history.with_session(session)
    entry = workspace.library.entry(state.routine.slug)
    next_time = asked_beside(workspace, entry.routine, state) if entry and entry.routine else None
    week = workspace.week(workspace.this_week)
    return Summary(bests_of(workspace, state), next_time, week, run_to_move_after(workspace, session))


def run_to_move_after(workspace: Workspace, session: Session) -> RunToMove | None:
    """Return the planned run that is too close after a session which loads the legs; None without one."""
    entry = workspace.library.entry(session.routine)
    if not loads_muscles(session) or (entry and entry.routine and not loads_legs(muscles_of(entry.routine))):
        return None
    return run_to_move(workspace.ahead().runs, session, workspace.zone)


def bests_of(workspace: Workspace, state: SessionState) -> tuple[Best, ...]:
    """Return the bests that an ended session beat, as it is with its corrections; none if it was taken out."""
    if workspace.history.is_taken_out(state.session):
        return ()
    session = session_of(workspace, state)
    before = [other for other in workspace.history.sessions if other.id != session.id]
    return new_bests(session, History(tuple(before)), workspace.names.key)


def session_of(workspace: Workspace, state: SessionState) -> Session:
    """Return the session as the history has it, corrected; or as its events left it, where it is not there yet."""
    found = (other for other in reversed(workspace.history.sessions) if other.id == state.session)
    return next(found, None) or to_session(state)
