"""The summary of a session that has ended: new bests, what is asked next time, and how the week is with it."""

from __future__ import annotations

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.progression.bests import Best, new_bests
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.session.state import SessionState
from stride_tui.core.session.to_records import to_session
from stride_tui.core.week.facts import WeekFacts
from stride_tui.services.workspace import Workspace


class Summary(msgspec.Struct, frozen=True):
    """The bests that the session beat, what its routine asks next time (None if its file is gone), and the week."""

    bests: tuple[Best, ...]
    next_time: Today | None
    week: WeekFacts


def summary_of(workspace: Workspace, state: SessionState) -> Summary:
    """Return the summary of an ended session, which need not be in the workspace's history yet."""
    workspace.complete_history()
    session = session_of(workspace, state)
    if all(other.id != session.id for other in workspace.history.sessions):
        workspace.history = workspace.history.with_session(session)
    entry = workspace.library.entry(state.routine.slug)
    next_time = workspace.asked_today(entry.routine) if entry and entry.routine else None
    return Summary(bests_of(workspace, state), next_time, workspace.week(workspace.this_week))


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
