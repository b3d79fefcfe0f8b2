"""A correction of a run or a session from all the values of a form: only what differs, None where nothing does."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from stride_tui.core.history.amended import amended_run
from stride_tui.core.history.amendments import Correction, RunChange, SessionChange
from stride_tui.core.history.records import Run, RunKind, Session
from stride_tui.services.refusal import Refusal
from stride_tui.services.week.too_close import too_close_words
from stride_tui.services.when import Moment, moment_of, moved_start

if TYPE_CHECKING:
    from stride_tui.services.workspace import Workspace

SAME_MINUTES = 0.01
"""Minutes that make no difference: a length in whole milliseconds comes back from minutes with a rounding."""


def run_change(
    workspace: Workspace,
    run: Run,
    kind: RunKind,
    day: date,
    at: time | None,
    minutes: float | None,
    km: float | None,
) -> RunChange | Refusal | None:
    """Return the correction that makes a run one of these values; a refusal if it would be still to come."""
    moment = _start(workspace, run, day, at)
    if isinstance(moment, Refusal):
        return moment
    change = RunChange(
        kind=UNSET if kind == run.kind else kind,
        minutes=UNSET if minutes == run.minutes else minutes,
        km=UNSET if km == run.km else km,
    )
    if moment != (run.started, run.offset, run.timed):
        change = msgspec.structs.replace(change, started=moment.utc, offset=moment.offset, timed=moment.timed)
    return None if change == RunChange() else change


def session_change(
    workspace: Workspace, session: Session, day: date, at: time | None, minutes: float | None, effort: float | None
) -> SessionChange | Refusal | None:
    """Return the correction that makes a session logged by hand one of these values; a refusal if it would be still to
    come. Without minutes no length is claimed."""
    moment = _start(workspace, session, day, at)
    if isinstance(moment, Refusal):
        return moment
    same_length = abs((minutes or 0) - (session.length_ms or 0) / 60_000) < SAME_MINUTES
    change = SessionChange(
        effort=UNSET if effort == session.effort else effort,
        minutes=UNSET if same_length else minutes or 0,
    )
    if moment != (session.started, session.offset, session.timed):
        change = msgspec.structs.replace(change, started=moment.utc, offset=moment.offset, timed=moment.timed)
    return None if change == SessionChange() else change


def crowded_after(workspace: Workspace, done: Run | Session, change: Correction | Refusal | None) -> str:
    """Return what a run or a session would be too close to after a correction, or why that is refused; "" for
    nothing."""
    if change is None or isinstance(change, Refusal):
        return change.words if change else ""
    if isinstance(done, Session):
        session = workspace.history.corrected_with(done, change)
        return too_close_words(workspace, session) if session else ""
    run = amended_run(done, (change,))
    # Under another id it is asked about where it would be, not where it is.
    return too_close_words(workspace, msgspec.structs.replace(run, id="")) if run else ""


def _start(workspace: Workspace, done: Run | Session, day: date, at: time | None) -> Moment | Refusal:
    """Return the beginning on a day at a time of day, where it was done; without a time none is known any more."""
    if at is None and done.timed:
        return moment_of(workspace, day, None)
    return moved_start(workspace, done, day, at)
