"""The time that each set of a session took, without the pauses in it."""

from __future__ import annotations

from stride_tui.core.history.records import Session, SetRecord


def work_of_sets(session: Session) -> tuple[int, ...]:
    """Return the milliseconds of work of each set of a session, in their order; 0 for a set that was skipped.

    A hold has its own time, and so has a set of reps since it is measured. For one that an earlier version logged there
    is only its beginning and its end, between which there may have been a pause. All sets together took no longer than
    the session's work: what is too much was pause, and is taken from the longest of those sets first.
    """
    measured = [_measured(record) for record in session.sets]
    times = [_span(record) if ms is None else ms for record, ms in zip(session.sets, measured, strict=True)]
    too_much = sum(times) - session.work_ms if session.work_ms else 0
    unmeasured = [n for n, ms in enumerate(measured) if ms is None]
    for n in sorted(unmeasured, key=lambda n: -times[n]):
        if too_much <= 0:
            break
        cut = min(times[n], too_much)
        times[n] -= cut
        too_much -= cut
    return tuple(times)


def _measured(record: SetRecord) -> int | None:
    """Return the time of a set that is known without its pauses, in milliseconds."""
    if record.status == "skipped":
        return 0
    return record.work_ms if record.done_ms is None else record.done_ms


def _span(record: SetRecord) -> int:
    """Return the milliseconds from the beginning of a set to its end, pauses included."""
    return max(0, record.ended - record.started)
