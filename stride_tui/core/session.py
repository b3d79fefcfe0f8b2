"""The rules of a session: what a command, or time itself, makes happen.

`decide` turns a command at an instant into events, `advance` does the same for time passing; `evolve`
(its own module) folds them. A command that makes no sense where it comes gives no events.
"""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.events import (
    Adjust,
    Adjusted,
    BackIn,
    Command,
    Do,
    Ended,
    Entered,
    Event,
    Jump,
    Logged,
    Marked,
    Pause,
    Paused,
    Reopen,
    Reopened,
    Replan,
    Replanned,
    Slept,
    Started,
    Undone,
    WakeUp,
    WentOn,
)
from stride_tui.core.evolve import RAN_OUT, evolve, replay, settle
from stride_tui.core.instant import Instant
from stride_tui.core.log import record_of
from stride_tui.core.replan import carry_rounds, find_current, lead_in
from stride_tui.core.routine import Routine
from stride_tui.core.state import LEADS, SessionState, deadline_of, work_index
from stride_tui.core.steps import unroll

BACK_IN_MS = 3_000
"""Going on inside timed work gives this long to get back into position."""
LATE_PRESS_MS = 700
"""Enter within this time after the phase changed by itself was meant for the phase before."""
MOST_ROUNDS = 50

Events = tuple[Event, ...]

__all__ = ["BACK_IN_MS", "LATE_PRESS_MS", "advance", "decide", "evolve", "initial", "replay"]


def initial(routine: Routine, hands_free: bool, session_id: str, now: Instant) -> Events:
    """The events that begin a session. ValueError if the routine has no steps (no loaded routine is so)."""
    if not unroll(routine):
        raise ValueError("the routine has no steps")
    return (Started(now, session_id, routine, hands_free),)


def advance(state: SessionState, now: Instant) -> Events:
    """All that happens by itself up to `now`, each event at its own deadline, in order."""
    events: list[Event] = []
    while (due := deadline_of(state)) is not None and due <= now.boot:
        at = state.at.plus(due - state.at.boot)
        batch = _due(settle(state, at), at)
        state = _fold(state, batch)
        events.extend(batch)
    return tuple(events)


def decide(state: SessionState, command: Command, now: Instant) -> Events:
    """What happens up to `now` by itself, and then what the command makes happen."""
    if state.ended:
        return ()
    if isinstance(command, WakeUp):
        return _wake_up(state, command.before, now)
    if isinstance(command, Reopen):
        return _reopen(state, now)
    before = advance(state, now)
    state = _fold(state, before)
    if state.ended:
        return before
    return before + _obey(settle(state, now), command, now)


def _obey(state: SessionState, command: Command, now: Instant) -> Events:
    match command:
        case Do(name="toggle"):
            return _toggle(state, now)
        case Do(name="confirm"):
            return _confirm(state, now)
        case Do(name="skip"):
            return _skip(state, now)
        case Do(name="back"):
            return (Marked(now, "back"), Entered(now, _back_index(state)))
        case Do(name="undo"):
            return (Undone(now),) if state.past else ()
        case Do(name="add_round"):
            return _change_rounds(state, 1, now)
        case Do(name="drop_round"):
            return _change_rounds(state, -1, now)
        case Do(name="finish"):
            return (*_log_begun(state, now), Ended(now, "early"))
        case Do(name="leave"):
            return () if state.position.hold == "leaving" else (Paused(now, "leaving"),)
        case Do(name="discard"):
            return (Ended(now, "discarded"),)
        case Pause(reason=reason):
            runs_on = reason == "editing" and state.step.kind == "rest"
            return () if state.position.hold or runs_on else (Paused(now, reason),)
        case Adjust(ms=ms):
            adjustable = state.position.drives or state.step.kind == "rest"
            return (Marked(now, "time"), Adjusted(now, ms)) if adjustable and ms else ()
        case Jump(block=block):
            return _jump(state, block, now)
        case Replan(routine=routine):
            return _replan(state, routine, now)
    return ()


def _due(state: SessionState, at: Instant) -> Events:
    """What happens at a deadline: back in position, a set run out, a lead-in or a rest over."""
    if state.position.back_in_ms == 0 and state.step.kind == "work":
        log = Logged(at, state.step.place, record_of(state, at), auto=True)
        return (Marked(at, RAN_OUT), log, _next(state, at, auto=True))
    if state.step.kind in LEADS or state.step.kind == "rest":
        return (_next(state, at, auto=True),)
    return (BackIn(at),)


def _next(state: SessionState, at: Instant, auto: bool = False, after: int | None = None) -> Event:
    """The step after the current one (or after index `after`), or the end."""
    index = (state.position.index if after is None else after) + 1
    return Entered(at, index, auto) if index < len(state.position.steps) else Ended(at, "finished")


def _toggle(state: SessionState, now: Instant) -> Events:
    """Space: goes on from a pause or a rest, else pauses."""
    if state.position.hold:
        return _go_on(state, now)
    if state.step.kind == "rest":
        return (Marked(now, "rest"), _next(state, now))
    return (Paused(now, "asked"),)


def _go_on(state: SessionState, now: Instant) -> Events:
    timed = state.step.kind == "work" and state.position.drives
    return (WentOn(now, BACK_IN_MS if timed else 0),)


def _confirm(state: SessionState, now: Instant) -> Events:
    """Enter: goes on from a pause, starts the work, ends the rest, or logs the set."""
    if state.auto_at is not None and now.boot - state.auto_at < LATE_PRESS_MS and not state.position.hold:
        return ()
    if state.position.hold:
        return _go_on(state, now)
    if state.position.back_in_ms > 0:
        return (BackIn(now),)
    if state.step.kind != "work":
        return (Marked(now, "start"), _next(state, now))
    log = Logged(now, state.step.place, record_of(state, now))
    return (Marked(now, "done"), log, _next(state, now))


def _skip(state: SessionState, now: Instant) -> Events:
    """Right arrow: past the rest, or past the set that is current or led into. An old log stands."""
    if state.step.kind == "rest":
        return (Marked(now, "rest"), _next(state, now))
    work = work_index(state.position)
    place = state.position.steps[work].place
    log = () if place in state.logs else (Logged(now, place, record_of(state, now, skipped=True)),)
    return (Marked(now, "skip"), *log, _next(state, now, after=work))


def _back_index(state: SessionState) -> int:
    """Where the left arrow leads: into the set before the current one, or the start of the first."""
    position = state.position
    work = work_index(position)
    before = [i for i in range(work) if position.steps[i].kind == "work"]
    return lead_in(position.steps, before[-1] if before else work)


def _jump(state: SessionState, block: int, now: Instant) -> Events:
    steps = state.position.steps
    works = [i for i, step in enumerate(steps) if step.kind == "work" and step.block == block]
    if not works:
        return ()
    unlogged = [i for i in works if steps[i].place not in state.logs]
    return (Marked(now, "jump"), Entered(now, lead_in(steps, (unlogged or works)[0])))


def _change_rounds(state: SessionState, by: int, now: Instant) -> Events:
    """One round more or fewer of the current block; the round under way and those done stay."""
    step = state.step
    count = step.rounds + by
    if not step.place.round <= count <= MOST_ROUNDS:
        return ()
    rounds = tuple(sorted({**dict(state.position.rounds), step.block: count}.items()))
    plan = unroll(state.routine, dict(rounds))
    index, same = find_current(state.position.steps, plan, state.position.index, state.logs)
    what = "add round" if by > 0 else "drop round"
    return (Marked(now, what), Replanned(now, state.routine, rounds, index, same))


def _replan(state: SessionState, routine: Routine, now: Instant) -> Events:
    """Follow an edited file; one without steps, or without any change, changes nothing."""
    rounds = carry_rounds(state.routine, routine, state.position.rounds)
    plan = unroll(routine, dict(rounds))
    if not plan or routine == state.routine:
        return ()
    index, same = find_current(state.position.steps, plan, state.position.index, state.logs)
    return (Replanned(now, routine, rounds, index, same, reloaded=True),)


def _log_begun(state: SessionState, now: Instant) -> Events:
    """The log of a timed set that is partly done when the session is finished early."""
    begun = state.step.kind == "work" and state.position.drives and state.position.gone_ms >= 1000
    if not begun or state.step.place in state.logs:
        return ()
    return (Logged(now, state.step.place, record_of(state, now)),)


def _wake_up(state: SessionState, before: Instant, now: Instant) -> Events:
    """The machine slept after `before`: a rest went on counting, anything else stands still from then."""
    earlier = advance(state, before) if before.boot >= state.at.boot else ()
    state = _fold(state, earlier)
    if state.ended or state.position.hold:
        return earlier
    if state.step.kind == "rest":
        return (*earlier, Slept(now, now.slept_since(before)))
    at = before if before.boot >= state.at.boot else state.at
    return (*earlier, Paused(at, "slept"))


def _reopen(state: SessionState, now: Instant) -> Events:
    """Picked up by a new run: whatever ran stands still where it was last seen."""
    held = () if state.position.hold else (Paused(state.at, "interrupted"),)
    return (*held, Reopened(now))


def _fold(state: SessionState, events: Iterable[Event]) -> SessionState:
    for event in events:
        state = evolve(state, event)
    return state
