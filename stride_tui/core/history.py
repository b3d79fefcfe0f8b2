"""What was done: the records of sessions and their sets, and the history they add up to.

A session record is one line of the history file. Its fields are additive: a reader keeps lines whose
version it does not know, and ignores fields it does not know.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.routine import BlockKind, Load

SetStatus = Literal["done", "partial", "skipped"]
Side = Literal["left", "right"]
HISTORY_VERSION = 1


class SetRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One logged set: where it stands in the routine, what was asked and what was done.

    Doses are reps or milliseconds, never both. `block_n` and `item_n` count from 0. `started` and
    `ended` are UTC milliseconds. `effort` is RPE 1 to 10. `pace_ms` is the time one rep was taken to last.
    """

    block: str
    block_n: int
    kind: BlockKind
    exercise: str
    item_n: int
    round: int
    status: SetStatus
    started: int
    ended: int
    side: Side | None = None
    alternating: bool = False
    asked_reps: int | None = None
    asked_ms: int | None = None
    done_reps: int | None = None
    done_ms: int | None = None
    load: Load = Load()
    effort: float | None = None
    note: str | None = None


class Session(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="type", tag="session"):
    """One finished time through a routine: one line of the history file.

    `started` and `ended` are UTC milliseconds, `offset` the zone's seconds east of UTC at the start;
    `work_ms`, `lead_ms`, `rest_ms` and `paused_ms` add up to the time between them. `finished` is
    whether it ran to its end (False: finished early, the sets left over are recorded as skipped).
    """

    id: str
    routine: str
    name: str
    started: int
    ended: int
    offset: int
    finished: bool
    sets: tuple[SetRecord, ...]
    work_ms: int = 0
    lead_ms: int = 0
    rest_ms: int = 0
    paused_ms: int = 0
    recovery_hours: float = 48
    effort: float | None = None
    note: str | None = None
    v: int = HISTORY_VERSION

    @property
    def strength_share(self) -> float:
        """The share of work sets outside warm-up and cool-down that were not skipped, 0 to 1."""
        sets = [s for s in self.sets if s.kind in ("superset", "straight")] or list(self.sets)
        return sum(s.status != "skipped" for s in sets) / len(sets) if sets else 0.0


class History(msgspec.Struct, frozen=True):
    """All known sessions, oldest first, without duplicates."""

    sessions: tuple[Session, ...] = ()

    @classmethod
    def of(cls, sessions: list[Session]) -> History:
        """Unite sessions by id (the last line for an id stands), ordered by their start."""
        by_id = {session.id: session for session in sessions}
        return cls(tuple(sorted(by_id.values(), key=lambda s: (s.started, s.id))))

    def with_session(self, session: Session) -> History:
        """The history with one more session."""
        return History.of([*self.sessions, session])

    def united(self, other: History) -> History:
        """This history with those sessions of `other` that it lacks."""
        known = {session.id for session in self.sessions}
        fresh = [session for session in other.sessions if session.id not in known]
        return History.of([*self.sessions, *fresh]) if fresh else self

    def last_set(self, exercise: str, side: str | None) -> SetRecord | None:
        """The latest set of an exercise on a side that was not skipped, or None."""
        for session in reversed(self.sessions):
            for record in reversed(session.sets):
                if record.exercise == exercise and record.side == side and record.status != "skipped":
                    return record
        return None
