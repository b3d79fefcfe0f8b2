"""The fold of events: a state and one event make the next state. It applies what was decided and refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.routines.steps import Step
from stride_tui.core.session.choices import with_choice
from stride_tui.core.session.events import (
    Adjusted,
    BackIn,
    Chosen,
    Ended,
    Entered,
    Event,
    HandsFree,
    Logged,
    Paused,
    Reopened,
    Replanned,
    RestHeld,
    Resumed,
    Slept,
    Started,
    Undone,
    UndoPoint,
)
from stride_tui.core.session.replan import carried, places_moved, plan_of
from stride_tui.core.session.state import Position, SessionState, since, tally

PAUSE = "pause"
"""The name of the undo point of a pause that the runner asked for."""
END = "end"
"""The name of the undo point of an end that the runner asked for."""
RAN_OUT = "ran out"
"""The name of the undo point of a set that ended by itself. It had no time left to go back to, so undo restores the
whole set, paused."""

_replace = msgspec.structs.replace


def replay(events: Iterable[Event]) -> SessionState | None:
    """Return the state after all `events`, the first of which is `Started`; None if there are none."""
    state: SessionState | None = None
    for event in events:
        state = evolve(state, event)
    return state


def evolve(state: SessionState | None, event: Event) -> SessionState:
    """Return the state after one event. ValueError if a session's first event is not `Started`."""
    if isinstance(event, Started):
        return _begin(event)
    if state is None:
        raise ValueError("a session begins with a Started event")
    if isinstance(event, Reopened):
        gap = max(0, event.at.utc - state.at.utc)
        spent = tally(state.spent, state.position, gap) if state.position.paused_for else state.spent
        return _replace(state, at=event.at, spent=spent, last_auto_boot=None)
    return _apply(settle(state, event.at), event)


def settle(state: SessionState, at: Instant) -> SessionState:
    """Return the same state as of `at`: the time since its last event is added where it was spent.

    An instant before that event (a clock read too early) changes nothing, so that no time is counted twice.
    """
    ms = since(state.at, at)
    if state.ended or at.boot < state.at.boot:
        return state
    position = state.position
    spent = tally(state.spent, position, ms)
    if position.paused_for:
        pass
    elif position.resume_left_ms > 0:
        position = _replace(position, resume_left_ms=max(0, position.resume_left_ms - ms))
    elif ms:
        position = _replace(position, elapsed_ms=position.elapsed_ms + ms)
    return _replace(state, at=at, position=position, spent=spent)


def _begin(event: Started) -> SessionState:
    """Return the state at the start of a session."""
    steps = plan_of(event.routine)
    position = Position(
        steps=steps,
        rounds=(),
        index=0,
        elapsed_ms=0,
        target_ms=None,
        asked_ms=None,
        ends_by_itself=False,
        paused_for=None,
        resume_left_ms=0,
        begun=event.at.utc,
        logs={},
    )
    state = SessionState(event.session, event.routine, event.hands_free, event.at, event.at, position)
    return _replace(state, position=enter(position, 0, event.at, event.hands_free))


def enter(position: Position, index: int, at: Instant, hands_free: bool) -> Position:
    """Return the position at the start of step `index`; a session that is paused stays paused."""
    step = position.steps[index]
    target, ends_by_itself = pace_of(step, hands_free)
    return _replace(
        position,
        index=index,
        elapsed_ms=0,
        target_ms=target,
        asked_ms=target,
        ends_by_itself=ends_by_itself,
        resume_left_ms=0,
        begun=at.utc,
    )


def pace_of(step: Step, hands_free: bool) -> tuple[int | None, bool]:
    """Return how many milliseconds a step is to last, and whether it ends by itself after them.

    Timed work and lead-ins end by themselves. Rests and rep work do so only hands-free.
    """
    if step.ms is not None:
        return step.ms, True
    return step.expected_ms, hands_free


def _apply(state: SessionState, event: Event) -> SessionState:
    """Return the state after one event, given the state settled at its time."""
    position = state.position
    match event:
        case UndoPoint(what=what):
            return _replace(state, undo_stack=(*state.undo_stack, (what, _snapshot(position, what))))
        case Entered(index=index, auto=auto):
            entered = enter(position, index, event.at, state.hands_free)
            return _replace(state, position=entered, last_auto_boot=event.at.boot if auto else None)
        case Logged(place=place, record=record):
            position = _replace(position, logs={**position.logs, place: record})
        case Chosen(place=place, field=field, value=value):
            position = _replace(position, chosen=with_choice(position.chosen, place, field, value))
        case Paused(reason=reason):
            position = _replace(position, paused_for=reason, resume_left_ms=0)
        case Resumed(back_in_ms=back_in):
            position = _replace(position, paused_for=None, resume_left_ms=back_in)
        case BackIn(auto=auto):
            position = _replace(position, resume_left_ms=0)
            return _replace(state, position=position, last_auto_boot=event.at.boot if auto else None)
        case Adjusted(ms=ms) if position.target_ms is not None:
            floor = position.elapsed_ms if position.ends_by_itself else 0
            position = _replace(position, target_ms=max(floor, position.target_ms + ms))
        case Slept() | RestHeld():
            position = _replace(position, ends_by_itself=False)
        case HandsFree(on=on):
            undo_stack = tuple((what, _with_hands_free(before, on)) for what, before in state.undo_stack)
            return _replace(state, hands_free=on, position=_with_hands_free(position, on), undo_stack=undo_stack)
        case Replanned():
            return _replan(state, event)
        case Undone() if state.undo_stack:
            what, before = state.undo_stack[-1]
            # Undoing something that came before a pause leaves the session paused; undoing the pause itself goes on.
            pause = before.paused_for if what == PAUSE else position.paused_for or before.paused_for
            pause = "asked" if state.ended else pause
            before = _replace(before, paused_for=pause, resume_left_ms=0 if pause else before.resume_left_ms)
            return _replace(state, position=before, undo_stack=state.undo_stack[:-1], last_auto_boot=None, ended=None)
        case Ended(how=how):
            return _replace(state, ended=how)
    return _replace(state, position=position)


def _with_hands_free(position: Position, on: bool) -> Position:
    """Return the position after hands-free is turned on or off: rep work and rests end by themselves, or wait.

    Rep work that has lasted longer than expected goes on waiting: how many reps are left is unknown.
    """
    step, target = position.step, position.target_ms
    if step.ms is not None:
        return position
    over = step.kind == "work" and target is not None and position.elapsed_ms >= target
    return _replace(position, ends_by_itself=on and not over)


def _snapshot(position: Position, what: str) -> Position:
    """Return the position that undo will restore: the current one or, for a set that ran out, the whole set, paused."""
    if what == RAN_OUT:
        return _replace(position, elapsed_ms=0, target_ms=position.asked_ms, paused_for="asked")
    return position


def _replan(state: SessionState, event: Replanned) -> SessionState:
    """Return the state under another plan, with logs and choices moved to their new places."""
    steps = plan_of(event.routine, event.rounds)
    position = state.position
    places = places_moved(position.steps, steps, position.logs)
    logs, chosen = carried(places, position.logs), carried(places, position.chosen)
    before = position.step
    position = _replace(position, steps=steps, rounds=event.rounds, logs=logs, chosen=chosen)
    if event.same and (steps[event.index].ms is None) == (before.ms is None):
        position = _replace(position, index=event.index)
    else:  # Also where reps became time, or time reps: the time that passed of the one means nothing for the other.
        position = enter(position, event.index, event.at, state.hands_free)
    # Undo cannot take back an edited file, and the positions it would restore belong to the older plan.
    undo_stack = () if event.reloaded else state.undo_stack
    return _replace(state, routine=event.routine, position=position, undo_stack=undo_stack)
