"""The fold of events: a state and one event make the next state. It applies what was decided and refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.choices import expected_for, with_choice
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
from stride_tui.core.session.replan import carried, in_new_units, names_key, places_moved, plan_of
from stride_tui.core.session.state import Position, SessionState, since, tally, utc_of_session

PAUSE = "pause"
"""The name of the undo point of a pause that the runner asked for."""
END = "end"
"""The name of the undo point of an end that the runner asked for."""
RAN_OUT = "ran out"
"""The name of the undo point of a set that ended by itself. It had no time left to go back to, so undo restores the
whole set, paused."""

LEAST_LEFT_MS = 3_000
"""The least time, in milliseconds, that a press leaves of a step that ends by itself: long enough for its countdown."""

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
        return _reopened(state, event)
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
    worked = spent if _is_worked(state, ms) else state.worked
    moved = state.clock_moved_ms + at.wall_moved_since(state.at)
    return _replace(state, at=at, position=position, spent=spent, worked=worked, clock_moved_ms=moved)


def _is_worked(state: SessionState, ms: int) -> bool:
    """Return whether the next `ms` of the state are work; before the first work, whether they are no pause."""
    position = state.position
    if position.paused_for or ms <= 0:
        return False
    working = position.step.kind == "work" and position.resume_left_ms <= 0
    return working or not state.spent.work_ms


def _reopened(state: SessionState, event: Reopened) -> SessionState:
    """Return the state in a new run of the program, paused since the old one ended.

    The steady clock has the length of that pause where the machine has run since before it. If it was started since,
    its steady clock began anew, and only the wall clock is left. A system that gives its starts no id was started
    before, if by its clocks as they are now it was started before the old run's last instant.
    """
    at = event.at
    by_wall, by_boot = at.utc - state.at.utc, at.boot - state.at.boot
    known = bool(state.machine and event.machine)
    same_start = by_boot >= 0 and (event.machine == state.machine if known else at.utc - at.boot < state.at.utc)
    gap = by_boot if same_start else max(0, by_wall)
    moved = state.clock_moved_ms + (at.wall_moved_since(state.at) if same_start else 0)
    spent = tally(state.spent, state.position, gap) if state.position.paused_for else state.spent
    return _replace(state, at=at, spent=spent, clock_moved_ms=moved, machine=event.machine, last_auto_boot=None)


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
    begun = event.at.utc
    position = enter(state, position, 0, begun)
    return _replace(state, position=position, machine=event.machine, week_target=event.week_target)


def enter(state: SessionState, position: Position, index: int, begun: int) -> Position:
    """Return the position at the start of step `index`, at `begun` (UTC ms); a session that is paused stays paused.

    Timed work and lead-ins end by themselves. Rests and rep work do so only hands-free.
    """
    step = position.steps[index]
    target = expected_for(state.routine, step, position.chosen)
    return _replace(
        position,
        index=index,
        elapsed_ms=0,
        target_ms=target,
        asked_ms=target,
        ends_by_itself=step.ms is not None or state.hands_free,
        resume_left_ms=0,
        begun=begun,
    )


def _with_time_of_reps(before: SessionState, position: Position, routine: Routine) -> Position:
    """Return the position with the time that the current set's reps take, if `before` it was another time.

    What + and - had added is dropped then. A set that ends by itself keeps `LEAST_LEFT_MS`, so that a key that is held
    down does not run out one set after the other. Timed work keeps the time that it began with.
    """
    expected = expected_for(routine, position.step, position.chosen)
    same = expected == expected_for(before.routine, before.step, before.position.chosen)
    if same or position.step.kind != "work" or position.step.ms is not None:
        return position
    floor = position.elapsed_ms + LEAST_LEFT_MS if position.ends_by_itself else 0
    return _replace(position, target_ms=max(expected, floor), asked_ms=expected)


def _apply(state: SessionState, event: Event) -> SessionState:
    """Return the state after one event, given the state settled at its time."""
    position = state.position
    match event:
        case UndoPoint(what=what):
            return _replace(state, undo_stack=(*state.undo_stack, (what, _snapshot(position, what))))
        case Entered(index=index, auto=auto):
            entered = enter(state, position, index, utc_of_session(state))
            return _replace(state, position=entered, last_auto_boot=event.at.boot if auto else None)
        case Logged(place=place, record=record):
            position = _replace(position, logs={**position.logs, place: record})
        case Chosen(place=place, field=field, value=value):
            position = _replace(position, chosen=with_choice(position.chosen, place, field, value))
            position = _with_time_of_reps(state, position, state.routine)
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
    places = places_moved(position.steps, steps, position.logs, names_key(event.routine))
    logs = carried(places, position.logs)
    chosen = carried(
        places, in_new_units((state.routine, position.steps), (event.routine, steps), places, position.chosen)
    )
    before = position.step
    position = _replace(position, steps=steps, rounds=event.rounds, logs=logs, chosen=chosen)
    if event.same and (steps[event.index].ms is None) == (before.ms is None):
        position = _with_time_of_reps(state, _replace(position, index=event.index), event.routine)
    else:  # Also where reps became time, or time reps: the time that passed of the one means nothing for the other.
        position = enter(_replace(state, routine=event.routine), position, event.index, utc_of_session(state))
    # Undo cannot take back an edited file, and the positions it would restore belong to the older plan.
    undo_stack = () if event.reloaded else state.undo_stack
    return _replace(state, routine=event.routine, position=position, undo_stack=undo_stack)
