"""The sets that a routine asks for, as records of a session in which none of them is done yet."""

from __future__ import annotations

from stride_tui.core.history.amendments import SetAdded, SetKey
from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.replan import plan_of
from stride_tui.core.session.to_records import skipped_record


def planned_sets(routine: Routine, utc: int) -> dict[SetKey, SetRecord]:
    """Return every set of a routine by its key, in order, as skipped at an instant (UTC ms)."""
    records = (skipped_record(routine, step, utc) for step in plan_of(routine) if step.kind == "work")
    return {SetAdded(record).key: record for record in records}
