"""The sum of what was done too close: a session before a quality run, or a quality run after a session."""

from __future__ import annotations

from datetime import timedelta

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.known_runs import runs_known
from stride_tui.core.week.outlook import MOST_DAYS
from stride_tui.core.week.recovery import Conflict, conflict_of, conflict_with
from stride_tui.services.workspace import Workspace
from stride_tui.views.week.recovery_words import planned_run_words, sum_words


def conflict_of_done(workspace: Workspace, done: Session | Run) -> Conflict | None:
    """Return the conflict of a session with the next quality run, or of a quality run with the last session before it.

    What was done need not be in the history yet. None where nothing is too close.
    """
    workspace.complete_history()
    workspace.settle_zone()
    day = day_of(done)
    if isinstance(done, Session):
        last = day + timedelta(days=MOST_DAYS)
        return conflict_of(done, runs_known(workspace.plan, workspace.history, day, last, workspace.zone))
    history = workspace.history
    if all(run.id != done.id for run in history.runs):
        history = history.with_run(done)
    known = runs_known(workspace.plan, history, day, day, workspace.zone)
    its_own = [run for run in known if run.done and (run.day, run.kind) == (day, done.kind)]
    if done.timed:
        its_own = [run for run in its_own if run.start == done.started]
    near = [other for other in history.sessions if abs((day_of(other) - day).days) <= MOST_DAYS]
    return next((found for run in its_own if (found := conflict_with(run, near))), None)


def too_close_words(workspace: Workspace, done: Session | Run) -> str:
    """Return that something done is too close, with the sum: `too close: Thu 19:00 → Sat 07:00 is 36 h, under 48 h`.

    "" where it is not.
    """
    conflict = conflict_of_done(workspace, done)
    if conflict is None:
        return ""
    if isinstance(done, Run):
        return planned_run_words(conflict, workspace.zone)
    return f"too close: {sum_words(conflict, workspace.zone)}"
