"""Making records of a session's state: the record of one set, and the session for the history."""

from __future__ import annotations

import msgspec

from stride_tui.core.history.records import Session, SetRecord, SetStatus
from stride_tui.core.instant import CLOCK_SET_MS
from stride_tui.core.routines.routine import Reps, Routine, Timed
from stride_tui.core.routines.steps import Step
from stride_tui.core.session.choices import load_for, reps_for
from stride_tui.core.session.state import SessionState, utc_of_session, work_index

LEAST_WORK_MS = 1_000
"""Timed work that was broken off in less time gets no record."""


def record_of(state: SessionState, skipped: bool = False) -> SetRecord:
    """Return the record of the current set, of a state that is settled to the present.

    Rep work is recorded with the reps asked or chosen, timed work with the time so far; less than asked is partial.
    """
    position = state.position
    step = position.steps[work_index(position)]
    blank = skipped_record(state.routine, step, utc_of_session(state))
    if skipped:
        return blank
    item = state.routine.blocks[step.block].items[step.item]
    status: SetStatus = "done"
    done_ms = done_reps = asked_ms = None
    if isinstance(item.dose, Timed):
        asked_ms = position.asked_ms if position.ends_by_itself else item.dose.ms
        done_ms = position.elapsed_ms
        status = "done" if done_ms >= (asked_ms or 0) else "partial"
    else:
        done_reps = reps_for(state.routine, step, position.chosen)
        status = "done" if (done_reps or 0) >= item.dose.count else "partial"
    choice = position.chosen.get(step.place)
    return msgspec.structs.replace(
        blank,
        status=status,
        asked_ms=asked_ms,
        done_ms=done_ms,
        done_reps=done_reps,
        load=load_for(state.routine, step, position.chosen),
        effort=choice.effort if choice else None,
        started=position.begun,
        # A set that is logged in a pause, as the session is finished, was over when the pause began.
        ended=max(position.begun, utc_of_session(state, state.worked)),
        work_ms=None if isinstance(item.dose, Timed) else position.elapsed_ms,
    )


def begun_record(state: SessionState) -> SetRecord | None:
    """Return the record of a set broken off now: the time so far, or the reps that the program counted.

    None where nothing of it is known to be done: it had not begun, lasted under a second or a rep, or the runner
    counts the reps.
    """
    position = state.position
    if state.step.kind != "work" or not position.ends_by_itself:
        return None
    record = record_of(state)
    if record.done_reps is None:
        return record if position.elapsed_ms >= LEAST_WORK_MS else None
    return _counted(state, record)


def run_out_record(state: SessionState) -> SetRecord:
    """Return the record of a set whose time is over; of reps, those that the program counted in that time.

    The state is settled to that instant. In a hands-free session it is marked as logged by time alone; in another one
    the keys that end the rests show that the runner is there.
    """
    record = msgspec.structs.replace(record_of(state), auto=state.hands_free)
    if record.done_reps is None:
        return record
    return _counted(state, record) or record_of(state, skipped=True)


def _counted(state: SessionState, record: SetRecord) -> SetRecord | None:
    """Return the record of rep work with the reps that the program has counted; None if it counted none."""
    counted = min(record.done_reps or 0, state.position.elapsed_ms // max(1, state.item.pace_ms))
    if counted == record.done_reps:
        return record
    return msgspec.structs.replace(record, done_reps=counted, status="partial") if counted else None


def skipped_record(routine: Routine, step: Step, utc: int) -> SetRecord:
    """Return the record of a set that was not done; `utc` is when that became known, in milliseconds."""
    block = routine.blocks[step.block]
    item = block.items[step.item]
    return SetRecord(
        block=block.name,
        block_n=step.block,
        kind=block.kind,
        exercise=item.exercise,
        item_n=step.item,
        round=step.place.round,
        status="skipped",
        started=utc,
        ended=utc,
        side=step.place.side,
        alternating=item.sides == "alternating",
        asked_reps=item.dose.count if isinstance(item.dose, Reps) else None,
        asked_ms=item.dose.ms if isinstance(item.dose, Timed) else None,
        load=item.load,
        in_file=item.in_file,
    )


def to_session(state: SessionState) -> Session:
    """Return a session that has ended (or is kept as it is) in the form that the history keeps.

    Every set of the plan is in it: done, partial or skipped. Sets that were done and that an edit then took out of
    the plan follow at the end. It is over at the end of its last work, whenever that was known to be the last.
    """
    end = utc_of_session(state, state.worked)
    sets: list[SetRecord] = []
    planned = set()
    for step in state.position.steps:
        if step.kind == "work":
            planned.add(step.place)
            logged = state.logs.get(step.place)
            sets.append(logged or skipped_record(state.routine, step, end))
    sets.extend(record for place, record in state.logs.items() if place not in planned)
    spent = state.worked
    moved = state.clock_moved_ms
    return Session(
        id=state.session,
        routine=state.routine.slug,
        name=state.routine.name,
        started=state.started.utc,
        ended=end,
        offset=state.started.offset,
        finished=state.ended == "finished",
        sets=tuple(_within(record, state.started.utc, end) for record in sets),
        work_ms=spent.work_ms,
        lead_ms=spent.lead_ms,
        rest_ms=spent.rest_ms,
        paused_ms=spent.paused_ms,
        recovery_hours=state.routine.schedule.recovery_hours,
        clock_moved_ms=moved if abs(moved) >= CLOCK_SET_MS else 0,
        week_target=state.week_target,
        light=state.routine.light,
        lighter_week=state.routine.lighter_week,
    )


def _within(record: SetRecord, start: int, end: int) -> SetRecord:
    """Return a set's record with its times within those of its session (UTC ms).

    A set that was skipped after the last work has a later time, and so may one that an earlier version logged while the
    wall clock was set.
    """
    times = (max(start, min(record.started, end)), max(start, min(record.ended, end)))
    if times == (record.started, record.ended):
        return record
    return msgspec.structs.replace(record, started=times[0], ended=times[1])
