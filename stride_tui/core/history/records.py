"""Records of sessions, their sets, and runs, as the history file has them.

A session or a run is one line of the file. Fields are only ever added: a reader keeps lines whose version it does
not know, and ignores fields it does not know.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

import msgspec

from stride_tui.core.routines.routine import BlockKind, InFile, Load, Side, Unit, convert

SetStatus = Literal["done", "partial", "skipped"]
RunKind = Literal["easy", "speed", "long", "race", "other"]
MAX_NOTE = 2_000
"""The most characters of a note."""
RUN_KINDS: tuple[RunKind, ...] = get_args(RunKind)
NOT_INSTEAD = "none"
"""The answer that a run took the place of no planned one."""
InsteadOf = Annotated[str, msgspec.Meta(pattern=r"^(none|\d{4}-\d\d-\d\d)$")]
"""The date of the planned run that a run took the place of, as `2026-11-28`, or `none` where there is none."""
HISTORY_VERSION = 1


class SetRecord(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One logged set: its place in the routine, what was asked and what was done.

    Doses are reps or milliseconds, never both. `block_n` and `item_n` count from 0, `round` from 1. `started` and
    `ended` are UTC milliseconds, pauses between them included; `work_ms` is the time spent on a set of reps without
    them, None where it was not measured. `effort` is the rating of perceived exertion (RPE), from 1 to 10.
    `in_file` is what the routine's file asked for then; None in lines of earlier versions, and where it is not known.
    `auto` marks a set of a hands-free session that was logged by time alone: no key was pressed for it.
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
    work_ms: int | None = None
    in_file: InFile | None = None
    auto: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Return whether the set was skipped, or the runner logged, rated or corrected it."""
        return not self.auto or self.status == "skipped" or self.effort is not None

    def moved_in(self, unit: Unit) -> float:
        """Return the weight that was moved, over all reps and with all implements held, in a unit; 0 where none is
        known."""
        return convert((self.done_reps or 0) * (self.load.weight or 0) * self.load.count, self.load.unit, unit)


class Session(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="type", tag="session"):
    """One finished time through a routine: one line of the history file.

    `started` and `ended` are UTC milliseconds, `offset` the zone's seconds east of UTC at the start;
    `work_ms`, `lead_ms` (get ready, transitions), `rest_ms` and `paused_ms` add up to the time between them. A session
    is over at the end of its last work: a pause or a rest after it, however long, is left out.
    `finished` is whether it ran to its end (False: finished early, the sets left over are recorded as skipped).

    `by_hand` marks a session done without the program and logged afterwards: it has no sets and counts for
    its week all the same; its `work_ms` is the length that the runner gave, 0 if none. `timed` is False where
    only its date is known; `started` is then some moment of that date.

    `clock_moved_ms` is how far the wall clock was set forward during the session (back if negative), 0 if it was not.
    Its times do not follow it: they are the start and the time that passed since by the clock that cannot be set.

    `week_target` is the number of sessions that a week asked for when it was done; lines of earlier versions have None.
    `light` marks a light session before a race, `lighter_week` one that was asked with half its rounds: both count for
    their week, and progression takes nothing from them for a step or a miss. `confirmed` is whether the runner has said
    that the sets logged by time alone were done as they are; an effort says so too.
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
    by_hand: bool = False
    timed: bool = True
    clock_moved_ms: int = 0
    week_target: int | None = None
    light: bool = False
    confirmed: bool = False
    lighter_week: bool = False
    v: int = HISTORY_VERSION

    @property
    def length_ms(self) -> int | None:
        """The milliseconds of the session without its pauses; None for one logged by hand without a length."""
        length = self.work_ms + self.lead_ms + self.rest_ms
        return None if self.by_hand and not length else length

    @property
    def asks_less(self) -> bool:
        """Return whether the session asked for less on purpose, so that it is no ground for a step or a miss."""
        return self.light or self.lighter_week

    @property
    def to_confirm(self) -> tuple[SetRecord, ...]:
        """The sets that the runner has not confirmed; none once the whole session was confirmed."""
        if self.confirmed or self.effort is not None:
            return ()
        return tuple(record for record in self.sets if not record.is_confirmed)

    @property
    def strength_share(self) -> float:
        """The share of work sets outside warm-up and cool-down that were not skipped, 0 to 1."""
        sets = [s for s in self.sets if s.kind in ("superset", "straight")] or list(self.sets)
        return sum(s.status != "skipped" for s in sets) / len(sets) if sets else 0.0


class Run(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="type", tag="run"):
    """A run that was done: one line of the history file.

    `started` is UTC milliseconds, `offset` the zone's seconds east of UTC then. `timed` is False where only
    the run's date is known; `started` is then some moment of that date. `logged` is when the line was written (UTC
    milliseconds), by which the run was over; lines of earlier versions have none. `instead_of` is the date of the
    planned run that it took the place of, `none` if the runner said that it took the place of no other, None if that
    was not said.
    """

    id: str
    kind: RunKind
    started: int
    offset: int
    minutes: float | None = None
    km: float | None = None
    note: str | None = None
    timed: bool = True
    logged: int | None = None
    instead_of: InsteadOf | None = None
    v: int = HISTORY_VERSION
