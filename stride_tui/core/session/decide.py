"""The rules of a session: which events follow from a command, or from time that passes.

`decide` turns a command at an instant into events, `advance` does the same for time passing; `evolve`
(its own module) folds them. A command that makes no sense at that point brings no events.
"""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.instant import Instant
from stride_tui.core.session.decide_changes import adjust, change
from stride_tui.core.session.events import (
    Adjust,
    BackIn,
    ChangeSet,
    Command,
    Do,
    Ended,
    Entered,
    Event,
    HandsFree,
    Jump,
    Logged,
    Pause,
    Paused,
    PauseReason,
    Reopen,
    Reopened,
    Replan,
    RestHeld,
    Resumed,
    Slept,
    Undone,
    UndoPoint,
    WakeUp,
)
from stride_tui.core.session.evolve import END, PAUSE, RAN_OUT, evolve, settle
from stride_tui.core.session.replan import change_rounds, follow, lead_in
from stride_tui.core.session.state import SessionState, deadline_of, work_index
from stride_tui.core.session.to_records import begun_record, record_of, run_out_record

BACK_IN_MS = 3_000
"""The time to get back into position when timed work is resumed after a pause."""
LATE_PRESS_MS = 700
"""Enter within this time after the phase changed by itself is ignored: it was meant for the phase before, and
would log an empty set."""

Events = tuple[Event, ...]


def advance(state: SessionState, now: Instant) -> Events:
    """Return all events that time alone brings up to `now`, each at its own deadline, in order.

    Where the wall clock was set since, their dates go by it as it is now.
    """
    events: list[Event] = []
    while (due := deadline_of(state)) is not None and due <= now.boot:
        at = state.at.plus(due - state.at.boot).dated_by(now)
        batch = _due(state, at)
        state = _fold(state, batch)
        events.extend(batch)
    return tuple(events)


def decide(state: SessionState, command: Command, now: Instant) -> Events:
    """Return the events that time brings up to `now`, then those of the command, then those that it makes due."""
    if state.ended:
        return ()
    if isinstance(command, WakeUp):
        return _wake_up(state, command, now)
    if isinstance(command, Reopen):
        return _reopen(state, command, now)
    before = advance(state, now)
    state = _fold(state, before)
    if state.ended:
        return before
    commanded = _events_of(settle(state, now), command, now)
    return before + commanded + advance(_fold(state, commanded), now)


def _events_of(state: SessionState, command: Command, now: Instant) -> Events:
    """Return the events of a command alone, given the state settled at `now`."""
    match command:
        case Do(name="toggle"):
            return _toggle(state, now)
        case Do(name="confirm"):
            return _confirm(state, now)
        case Do(name="skip"):
            return _skip(state, now)
        case Do(name="back"):
            return (UndoPoint(now, "back"), Entered(now, _back_index(state)))
        case Do(name="undo"):
            return (Undone(now),) if state.undo_stack else ()
        case Do(name="add_round"):
            return change_rounds(state, 1, now)
        case Do(name="drop_round"):
            return change_rounds(state, -1, now)
        case Do(name="hands_free"):
            return (HandsFree(now, not state.hands_free),)
        case Do(name="finish"):
            return _finish(state, now)
        case Do(name="leave"):
            return () if state.position.paused_for == "leaving" else (Paused(now, "leaving"),)
        case Do(name="discard"):
            return (UndoPoint(now, END), Ended(now, "discarded"))
        case Pause(reason=reason):
            return _pause(state, reason, now)
        case Adjust(ms=ms):
            return adjust(state, ms, now)
        case Jump(block=block):
            return _jump(state, block, now)
        case ChangeSet():
            return change(state, command, now)
        case Replan(routine=routine):
            return follow(state, routine, now)
    return ()


def _due(state: SessionState, at: Instant) -> Events:
    """Return the events of a deadline: back in position, a set's time over, a lead-in or a rest over."""
    if state.position.resume_left_ms > 0:
        return (BackIn(at, auto=True),)
    state = settle(state, at)
    if state.step.kind == "work":
        log = Logged(at, state.step.place, run_out_record(state), auto=True)
        return (UndoPoint(at, RAN_OUT), log, _next(state, at, auto=True))
    return (_next(state, at, auto=True),)


def _next(state: SessionState, at: Instant, auto: bool = False, after: int | None = None) -> Event:
    """Return the event that begins the step after the current one (or after index `after`), or ends the session."""
    index = (state.position.index if after is None else after) + 1
    return Entered(at, index, auto) if index < len(state.position.steps) else Ended(at, "finished")


def _toggle(state: SessionState, now: Instant) -> Events:
    """Return the events of space: it goes on from a pause or a rest, else pauses."""
    if state.position.paused_for:
        return _go_on(state, now)
    if state.step.kind == "rest":
        return (UndoPoint(now, "rest"), _next(state, now))
    return (UndoPoint(now, PAUSE), Paused(now, "asked"))


def _go_on(state: SessionState, now: Instant) -> Events:
    """Return the events that end a pause; timed work gives time to get back into position first."""
    timed = state.step.kind == "work" and state.position.ends_by_itself
    return (Resumed(now, BACK_IN_MS if timed else 0),)


def _confirm(state: SessionState, now: Instant) -> Events:
    """Return the events of Enter: it goes on from a pause, starts the work, ends the rest, or logs the set."""
    if state.position.paused_for:
        return _go_on(state, now)
    if state.last_auto_boot is not None and now.boot - state.last_auto_boot < LATE_PRESS_MS:
        return ()
    if state.position.resume_left_ms > 0:
        return (BackIn(now),)
    if state.step.kind != "work":
        return (UndoPoint(now, "start"), _next(state, now))
    log = Logged(now, state.step.place, record_of(state))
    return (UndoPoint(now, "done"), log, _next(state, now))


def _skip(state: SessionState, now: Instant) -> Events:
    """Return the events of the right arrow: past the rest, or past the set, logged as skipped if it has no log."""
    if state.step.kind == "rest":
        return (UndoPoint(now, "rest"), _next(state, now))
    work = work_index(state.position)
    place = state.position.steps[work].place
    log = () if place in state.logs else (Logged(now, place, record_of(state, skipped=True)),)
    return (UndoPoint(now, "skip"), *log, _next(state, now, after=work))


def _back_index(state: SessionState) -> int:
    """Return the index of the step for the left arrow: the set before the current one, or the start of the first."""
    position = state.position
    work = work_index(position)
    before = next((i for i in range(work - 1, -1, -1) if position.steps[i].kind == "work"), work)
    return lead_in(position.steps, before)


def _jump(state: SessionState, block: int, now: Instant) -> Events:
    """Return the events that go to a block: its first set that is not logged, or its first set; none if it has none."""
    steps = state.position.steps
    works = [i for i, step in enumerate(steps) if step.kind == "work" and step.block == block]
    if not works:
        return ()
    unlogged = [i for i in works if steps[i].place not in state.logs]
    return (UndoPoint(now, "jump"), Entered(now, lead_in(steps, (unlogged or works)[0])))


def _finish(state: SessionState, now: Instant) -> Events:
    """Return the events that finish here; what is known to be done of the current set is logged first.

    A set that was logged as done or partial keeps that log.
    """
    place = state.position.steps[work_index(state.position)].place
    old = state.logs.get(place)
    record = begun_record(state) if old is None or old.status == "skipped" else None
    log = () if record is None else (Logged(now, place, record),)
    return (UndoPoint(now, END), *log, Ended(now, "early"))


def _pause(state: SessionState, reason: PauseReason, now: Instant) -> Events:
    """Return the events of a pause that the program asks for; none if the session is paused already.

    While the editor is open a rest runs on, but no longer ends by itself.
    """
    if state.position.paused_for:
        return ()
    if reason == "editing" and state.step.kind == "rest":
        return (RestHeld(now),) if state.position.ends_by_itself else ()
    return (Paused(now, reason),)


def _wake_up(state: SessionState, command: WakeUp, now: Instant) -> Events:
    """Return the events of a sleep or a stop: a rest went on, any other step is paused since its beginning."""
    before, stopped = command.before, command.stopped
    earlier = advance(state, before) if before.boot >= state.at.boot else ()
    state = _fold(state, earlier)
    if state.ended or state.position.paused_for:
        return earlier
    if state.step.kind == "rest":
        return (*earlier, Slept(now, now.boot - before.boot if stopped else now.slept_since(before), stopped))
    at = before if before.boot >= state.at.boot else state.at
    return (*earlier, Paused(at, "interrupted" if stopped else "slept"))


def _reopen(state: SessionState, command: Reopen, now: Instant) -> Events:
    """Return the events of a new run of the program: what was running is paused at the last instant known of it."""
    held = () if state.position.paused_for else (Paused(state.at, "interrupted"),)
    return (*held, Reopened(now, command.machine))


def _fold(state: SessionState, events: Iterable[Event]) -> SessionState:
    """Return the state after `events`."""
    for event in events:
        state = evolve(state, event)
    return state
