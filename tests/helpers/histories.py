"""Sessions and runs that were done, and histories of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, RunKind, Session, SetRecord

SUNDAY = date(2026, 11, 22)
"""The last day of week 47 of 2026, counted from Monday."""


def utc(day: date, at: str = "12:00") -> int:
    """UTC milliseconds of a time of day, taken as UTC."""
    moment = datetime.combine(day, time.fromisoformat(at), UTC)
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def sets(done: int, skipped: int = 0, **fields: Any) -> tuple[SetRecord, ...]:
    """Strength sets, so many done and so many skipped."""
    whole: dict[str, Any] = {"block": "A", "block_n": 0, "kind": "superset", "exercise": "Squat", "item_n": 0} | fields
    return tuple(
        SetRecord(**whole, round=n + 1, status="done" if n < done else "skipped", started=0, ended=0, done_reps=8)
        for n in range(done + skipped)
    )


def session(day: date, done: int = 2, skipped: int = 0, at: str = "12:00", **fields: Any) -> Session:
    """A session of twenty minutes on a day."""
    started = utc(day, at)
    whole: dict[str, Any] = {
        "id": f"{day}-{at}",
        "routine": "legs",
        "name": "Legs",
        "started": started,
        "ended": started + 1_200_000,
        "offset": 0,
        "finished": True,
        "sets": sets(done, skipped),
        "work_ms": 1_200_000,
    }
    return Session(**(whole | fields))


def by_hand(day: date, **fields: Any) -> Session:
    """A session that was logged afterwards."""
    return session(day, id=f"hand-{day}", sets=(), by_hand=True, timed=False, **fields)


def run(day: date, kind: RunKind = "easy", at: str = "07:00", **fields: Any) -> Run:
    """A run that was done."""
    return Run(f"run-{day}-{at}-{kind}", kind, utc(day, at), 0, **fields)


def weeks(*back: int, today: date = SUNDAY) -> History:
    """A session in each of the weeks so many weeks back."""
    return History.of(session(today - timedelta(weeks=n)) for n in back)
