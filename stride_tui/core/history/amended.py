"""The records as they are shown: sessions, sets and runs with their corrections applied.

The records themselves stay as they were written; `amendments` has what a correction is.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import UNSET

from stride_tui.core.history.amendments import (
    Correction,
    Deleted,
    RunChange,
    SessionChange,
    SetAdded,
    SetChange,
    SetDeleted,
    SetKey,
)
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.instant import DAY_MS

_SIDES = {"left": 0, "right": 1, None: 2}


def sets_by_key(session: Session) -> dict[SetKey, SetRecord]:
    """Return the sets of a session as it was written, each by its key, in their order."""
    sets: dict[SetKey, SetRecord] = {}
    for record in session.sets:
        nth = 0
        while (key := SetKey(record.block_n, record.item_n, record.round, record.side, nth)) in sets:
            nth += 1
        sets[key] = record
    return sets


def amended_sets(session: Session, changes: Iterable[Correction]) -> dict[SetKey, SetRecord]:
    """Return the sets of a session after some changes of it; keys are those of the session as it was written."""
    changes = tuple(changes)
    ms = _start_after(session, changes) - session.started
    return {key: _later(record, ms) for key, record in _changed_sets(session, changes).items()}


def amended_set(record: SetRecord, change: SetChange) -> SetRecord:
    """Return a set after a change of it. A change of what was done, or of how hard it was, confirms it."""
    record = msgspec.structs.replace(record, **_given(change))
    return msgspec.structs.replace(record, auto=False) if record.auto and says_what_was_done(change) else record


def says_what_was_done(change: Correction) -> bool:
    """Return whether a change is of the reps, the time, the load or the effort of a set, or of whether it was done."""
    if not isinstance(change, SetChange):
        return isinstance(change, SetDeleted)
    values = (change.status, change.done_reps, change.done_ms, change.load, change.effort)
    return any(value is not UNSET for value in values)


def amended_session(session: Session, changes: Iterable[Correction]) -> Session | None:
    """Return a session after some changes of it; None if it was deleted."""
    changes = tuple(changes)
    if any(isinstance(change, Deleted) for change in changes):
        return None
    if any(isinstance(change, SetChange | SetAdded | SetDeleted) for change in changes):
        sets = tuple(_changed_sets(session, changes).values())
        # A correction of the sets that were not as asked confirms the others.
        looked = any(record.auto for record in session.sets) and any(says_what_was_done(change) for change in changes)
        session = msgspec.structs.replace(session, sets=sets, confirmed=session.confirmed or looked)
    start, minutes = _start_after(session, changes), _minutes_after(changes)
    for change in changes:
        if isinstance(change, SessionChange):
            session = _amended(session, change)
    # Only the last length counts, and it changes what was measured: one that was typed before leaves no trace.
    session = session if minutes is None else _of_length(session, round(minutes * 60_000))
    return _begun_at(session, start)


def amended_run(run: Run, changes: Iterable[Correction]) -> Run | None:
    """Return a run after some changes of it; None if it was deleted."""
    for change in changes:
        if isinstance(change, Deleted):
            return None
        if isinstance(change, RunChange):
            run = _amended_run(run, change)
    return run


def _amended_run(run: Run, change: RunChange) -> Run:
    """Return a run with other values; of another kind or on another day, it is open again what it was instead of."""
    after = msgspec.structs.replace(run, **_given(change))
    if change.instead_of is UNSET and (after.kind, _day_number(after)) != (run.kind, _day_number(run)):
        return msgspec.structs.replace(after, instead_of=None)
    return after


def _day_number(run: Run) -> int:
    """Return the day on which a run began where it was done, counted from 1 January 1970."""
    return (run.started + run.offset * 1000) // DAY_MS


def moves_start(change: Correction) -> bool:
    """Return whether a change gives a session or a run another beginning."""
    return isinstance(change, SessionChange | RunChange) and change.started is not UNSET


def _changed_sets(session: Session, changes: Iterable[Correction]) -> dict[SetKey, SetRecord]:
    """Return the sets after some changes, at the times that the session as it was written has."""
    sets = sets_by_key(session)
    for change in changes:
        if isinstance(change, SetDeleted):
            sets.pop(change.key, None)
        elif isinstance(change, SetChange) and change.key in sets:
            sets[change.key] = amended_set(sets[change.key], change)
        elif isinstance(change, SetAdded) and session.by_hand:
            # No one knows when it was done: it has the time at which its session began.
            sets[change.key] = msgspec.structs.replace(change.record, started=session.started, ended=session.started)
    if session.by_hand:
        return dict(sorted(sets.items(), key=lambda item: _in_routine(item[0])))
    return sets


def _in_routine(key: SetKey) -> tuple[int, ...]:
    """Return what sorts the sets of a session into the order of a routine, whenever they were added."""
    return key.block_n, key.round, key.item_n, _SIDES[key.side], key.nth


def _start_after(session: Session, changes: Iterable[Correction]) -> int:
    """Return when a session began after some changes of it, in UTC milliseconds."""
    start = session.started
    for change in changes:
        if isinstance(change, SessionChange) and change.started is not UNSET:
            start = change.started
    return start


def _minutes_after(changes: Iterable[Correction]) -> float | None:
    """Return how long a session lasted after some changes of it, in minutes; None if they do not say."""
    minutes = None
    for change in changes:
        if isinstance(change, SessionChange) and change.minutes is not UNSET:
            minutes = change.minutes
    return minutes


def _begun_at(session: Session, start: int) -> Session:
    """Return a session with its end and its sets moved to another start (UTC ms)."""
    ms = start - session.started
    if not ms:
        return session
    sets = tuple(_later(record, ms) for record in session.sets)
    return msgspec.structs.replace(session, started=start, ended=session.ended + ms, sets=sets)


def _later(record: SetRecord, ms: int) -> SetRecord:
    """Return a set `ms` milliseconds later (earlier if negative)."""
    if not ms:
        return record
    return msgspec.structs.replace(record, started=record.started + ms, ended=record.ended + ms)


def _amended(session: Session, change: SessionChange) -> Session:
    """Return a session with other values, but for its start and its length."""
    given = _given(change)
    for name in ("minutes", "started"):
        given.pop(name, None)
    return msgspec.structs.replace(session, **given)


def _of_length(session: Session, ms: int) -> Session:
    """Return a session that lasted `ms` without its pauses, which it keeps.

    Another length changes the rest first, because work and lead-ins were measured: they shrink only where the
    new length has no room for them. The end is not before the last set that was done: what is between was a pause.
    That set's own time is not believed beyond the length that was measured: an earlier version took it from a wall
    clock that may have been set.
    """
    measured = session.work_ms + session.lead_ms + session.rest_ms + session.paused_ms
    work = ms if session.by_hand else min(session.work_ms, ms)
    lead = min(session.lead_ms, ms - work)
    last = max((record.ended for record in session.sets if record.status != "skipped"), default=session.started)
    ended = max(session.started + ms + session.paused_ms, min(last, session.started + measured))
    return msgspec.structs.replace(
        session,
        ended=ended,
        work_ms=work,
        lead_ms=lead,
        rest_ms=ms - work - lead,
        paused_ms=ended - session.started - ms,
    )


def _given(change: SetChange | SessionChange | RunChange) -> dict[str, object]:
    """Return the fields that a change sets, by name."""
    values = msgspec.structs.asdict(change)
    return {name: value for name, value in values.items() if name != "key" and value is not UNSET}
