"""Making corrections: what a person wishes a set to say becomes a change with all that follows from it.

Example: a set of 10 reps asked, corrected to 8 done, is "partial" from then on.
"""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from stride_tui.core.history.amendments import SetChange, SetKey
from stride_tui.core.history.records import SetRecord, SetStatus
from stride_tui.core.routines.routine import Load


class Wish(msgspec.Struct, frozen=True):
    """The values that a set should have; a field that is UNSET stays as it is. `ms` is in milliseconds."""

    reps: int | UnsetType = UNSET
    ms: int | UnsetType = UNSET
    load: Load | UnsetType = UNSET
    effort: float | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET
    status: SetStatus | UnsetType = UNSET


def set_change(key: SetKey, record: SetRecord, wish: Wish) -> SetChange | None:
    """Return the change that gives `record` the wished values; None if it has them already.

    A set given fewer reps or less time than asked becomes partial, else done, unless the wish names its status.
    A skipped set has neither reps nor time; one that is no longer skipped gets what was asked.
    """
    after = _wished(record, wish)
    names = ("status", "done_reps", "done_ms", "load", "effort", "note")
    given = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(record, name)}
    return SetChange(key, **given) if given else None


def added_set(planned: SetRecord, wish: Wish) -> SetRecord:
    """Return a set that a routine asks for, as it was done: as asked, where the wish says neither reps nor time."""
    if wish.reps is UNSET and wish.ms is UNSET and wish.status is UNSET:
        wish = msgspec.structs.replace(wish, status="done")
    return _wished(planned, wish)


def was_timed(record: SetRecord) -> bool:
    """Return whether a set is counted in time rather than in reps."""
    return record.asked_ms is not None or record.done_ms is not None


def _wished(record: SetRecord, wish: Wish) -> SetRecord:
    """Return a set with the wished values and the status that follows from them."""
    after = msgspec.structs.replace(record, **_fields(wish))
    if wish.status is not UNSET:
        return _with_status(after, wish.status)
    if wish.reps is not UNSET or wish.ms is not UNSET:
        return msgspec.structs.replace(after, status=_reached(after))
    return after


def _fields(wish: Wish) -> dict[str, object]:
    """Return the record's fields that a wish names, but for its status, which other fields follow from."""
    fields = {"done_reps": wish.reps, "done_ms": wish.ms, "load": wish.load, "effort": wish.effort, "note": wish.note}
    return {name: value for name, value in fields.items() if value is not UNSET}


def _with_status(record: SetRecord, status: SetStatus) -> SetRecord:
    """Return the record with a status, and with the reps or the time that go with it."""
    if status == "skipped":
        return msgspec.structs.replace(record, status=status, done_reps=None, done_ms=None)
    if record.done_reps is None and record.done_ms is None:
        record = msgspec.structs.replace(record, done_reps=record.asked_reps, done_ms=record.asked_ms)
    return msgspec.structs.replace(record, status=status)


def _reached(record: SetRecord) -> SetStatus:
    """Return "done" if all that was asked was done, else "partial"."""
    reps = (record.done_reps or 0) >= (record.asked_reps or 0)
    time = (record.done_ms or 0) >= (record.asked_ms or 0)
    return "done" if reps and time else "partial"
