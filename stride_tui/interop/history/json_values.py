"""The history as plain values for other programs: times in ISO 8601 with their offsets, lengths in seconds.

Programs rely on these names. New ones may be added; none is removed or changes its meaning.
"""

from __future__ import annotations

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.history.set_names import set_name
from stride_tui.core.instant import Instant

JsonScalar = str | int | float | bool | None


def entry_value(history: History, entry: Session | Run) -> dict[str, object]:
    """Return all of a session or a run."""
    return session_value(history, entry) if isinstance(entry, Session) else {**run_value(history, entry)}


def entry_summary(history: History, entry: Session | Run) -> dict[str, object]:
    """Return a run, or a session with the number of its sets and of those done in place of the sets."""
    if isinstance(entry, Run):
        return {**run_value(history, entry)}
    done = sum(record.status != "skipped" for record in entry.sets)
    amended = entry.id in history.originals
    return {**session_head(entry), "amended": amended, "sets": len(entry.sets), "sets_done": done}


def session_value(history: History, session: Session) -> dict[str, object]:
    """Return a session with all of its sets."""
    sets = history.sets_of(session).items()
    return {
        **session_head(session),
        "amended": session.id in history.originals,
        "sets": [set_value(session, key, record) for key, record in sets],
    }


def session_head(session: Session) -> dict[str, JsonScalar]:
    """Return a session without its sets. Only one during which the wall clock was set says by how much, only a light
    one or one of a lighter week says so, and only one with sets that were logged by time alone says whether they are
    confirmed.

    Without a known length neither minutes nor an end are claimed.
    """
    length = session.length_ms
    return {
        "type": "session",
        "id": session.id,
        "routine": session.routine,
        "name": session.name,
        "started": iso(session.started, session.offset),
        "ended": None if length is None else iso(session.ended, session.offset),
        "timed": session.timed,
        "by_hand": session.by_hand,
        "finished": session.finished,
        "minutes": None if length is None else round(length / 60_000, 2),
        "effort": session.effort,
        "note": session.note,
        **({"light": True} if session.light else {}),
        **({"lighter_week": True} if session.lighter_week else {}),
        **({"confirmed": not session.to_confirm} if any(record.auto for record in session.sets) else {}),
        **({"clock_moved_seconds": _seconds(session.clock_moved_ms)} if session.clock_moved_ms else {}),
    }


def set_value(session: Session, key: SetKey, record: SetRecord) -> dict[str, JsonScalar]:
    """Return one set; `implements` is how many are held, `weight` that of one. Only one that was logged by time alone
    says so, by `auto`."""
    held = record.load.implement != "none"
    return {
        "set": set_name(key),
        "block": record.block,
        "kind": record.kind,
        "exercise": record.exercise,
        "round": record.round,
        "side": record.side or ("alternating" if record.alternating else None),
        "status": record.status,
        "asked_reps": record.asked_reps,
        "done_reps": record.done_reps,
        "asked_seconds": _seconds(record.asked_ms),
        "done_seconds": _seconds(record.done_ms),
        "load": record.load.implement if held else None,
        "implements": record.load.count if held else None,
        "weight": record.load.weight,
        "unit": record.load.unit if record.load.weight is not None else None,
        "effort": record.effort,
        "note": record.note,
        **({"auto": True} if record.auto else {}),
        "started": iso(record.started, session.offset),
        "ended": iso(record.ended, session.offset),
    }


def run_value(history: History, run: Run) -> dict[str, JsonScalar]:
    """Return a run."""
    return {
        "type": "run",
        "id": run.id,
        "kind": run.kind,
        "started": iso(run.started, run.offset),
        "timed": run.timed,
        "minutes": run.minutes,
        "km": run.km,
        "note": run.note,
        "instead_of": run.instead_of,
        "amended": run.id in history.originals,
    }


def iso(utc: int, offset: int) -> str:
    """Return a moment by the wall clock of the place it was at: `2026-11-18T18:00:00+01:00`."""
    return Instant(0, 0, utc, offset).local().isoformat(timespec="seconds")


def _seconds(ms: int | None) -> float | None:
    return None if ms is None else round(ms / 1000, 3)
