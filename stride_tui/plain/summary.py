"""The lines at the end of a plain session: the dashboard's card, a fact a line, and what can still be done."""

from __future__ import annotations

from stride_tui.core.session.state import SessionState
from stride_tui.core.session.to_records import to_session
from stride_tui.services.workspace import Workspace
from stride_tui.views.plain.answers import (
    CONFIRM,
    HOW_HARD,
    TAKE_END_BACK,
    discarded_lines,
    done_lines,
    week_result_words,
)


def summary_lines(workspace: Workspace, state: SessionState) -> tuple[str, ...]:
    """Return the summary of a session that has ended: what was done, new bests, next time, the week."""
    from stride_tui.services.session.summary import session_of, summary_of
    from stride_tui.views.progression.best_words import best_lines
    from stride_tui.views.week.after_session_words import after_session_facts

    workspace.settle_zone()
    summary = summary_of(workspace, state)
    week = week_result_words(summary.week, workspace.clock.now().utc, workspace.zone)
    now, units = workspace.clock.now().utc, workspace.settings.units
    coming = after_session_facts(summary.week.ahead, summary.to_move, workspace.zone, now)
    session, bests = session_of(workspace, state), best_lines(summary.bests, units)
    return done_lines(state, week, bests, summary.next_time, units, coming, session)


def lines_after_asking_to_end(workspace: Workspace, state: SessionState) -> tuple[str, ...]:
    """Return how a session ended that the runner has ended, and that the end can be taken back."""
    if state.ended == "discarded":
        return discarded_lines()
    asks = (CONFIRM,) if to_session(state).to_confirm else ()
    return (*summary_lines(workspace, state), *asks, HOW_HARD, TAKE_END_BACK)
