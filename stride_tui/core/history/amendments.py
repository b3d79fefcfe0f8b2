"""Corrections of what was done: each is a line of its own, and the records that it changes stay as they were written.

What is shown is the records with all amendments applied that are not undone. The order in which lines are read does
not matter: amendments are applied by their time (then by their id), each id once, and one whose target is not known
changes nothing. An undo takes back the amendment it names, which may be an undo too. It has to be later than what it
takes back, so that no two lines can undo each other; `new_amendment` makes sure of it, also where the clock was set
back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from stride_tui.core.history.records import HISTORY_VERSION, InsteadOf, RunKind, SetRecord, SetStatus
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Load, Side

MOST_MINUTES = 2_880
"""The longest that a session or a run may be, in minutes: two days."""

Minutes = Annotated[float, msgspec.Meta(ge=0, le=MOST_MINUTES)]
StartUtc = Annotated[int, msgspec.Meta(ge=0, le=7_289_654_400_000)]
"""The beginning of a session or a run, in UTC milliseconds: up to the end of the year 2200."""
ZoneOffset = Annotated[int, msgspec.Meta(gt=-86_400, lt=86_400)]
"""Seconds east of UTC."""


class SetKey(msgspec.Struct, frozen=True, omit_defaults=True):
    """The key of one set of a session: block and item (from 0), round (from 1) and side, as its record has them.

    An edit of the routine during the session may leave two sets at one place: `nth` counts the earlier
    ones, in the session as it was written.
    """

    block_n: int
    item_n: int
    round: int
    side: Side | None = None
    nth: int = 0


class SetChange(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="set"):
    """Other values for a set; a field that is UNSET stays as it is."""

    key: SetKey
    status: SetStatus | UnsetType = UNSET
    done_reps: int | UnsetType | None = UNSET
    done_ms: int | UnsetType | None = UNSET
    load: Load | UnsetType = UNSET
    effort: float | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET


class SessionChange(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="session"):
    """Other values for a session; `minutes` is all of its time but the pauses. A field that is UNSET stays.

    Another start takes the end and the sets along, so that nothing but the date and the time of day changes; `offset`
    and `timed` are said with it, and `week_target` where it is another week, which may have asked for more or less.
    """

    effort: float | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET
    minutes: Minutes | UnsetType = UNSET
    started: StartUtc | UnsetType = UNSET
    offset: ZoneOffset | UnsetType = UNSET
    timed: bool | UnsetType = UNSET
    confirmed: bool | UnsetType = UNSET
    week_target: int | UnsetType = UNSET


class RunChange(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="run"):
    """Other values for a run; a field that is UNSET stays as it is.

    `instead_of` alone is the answer to whether it was done instead of a planned run. With another kind or on another
    day that answer is open again, unless it is given with them.
    """

    kind: RunKind | UnsetType = UNSET
    minutes: Minutes | UnsetType | None = UNSET
    km: float | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET
    started: StartUtc | UnsetType = UNSET
    offset: ZoneOffset | UnsetType = UNSET
    timed: bool | UnsetType = UNSET
    instead_of: InsteadOf | UnsetType | None = UNSET


class SetAdded(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="add-set"):
    """A set of a session that was logged by hand; it takes the place of one that has the same key."""

    record: SetRecord

    @property
    def key(self) -> SetKey:
        """The key that the set has in its session."""
        return SetKey(self.record.block_n, self.record.item_n, self.record.round, self.record.side)


class SetDeleted(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="delete-set"):
    """The deletion of one set of a session."""

    key: SetKey


class Deleted(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="delete"):
    """The deletion of a session or a run.

    `reopened_as` is the id under which a session goes on whose end was taken back. No undo of a correction takes that
    deletion back: the session would count twice.
    """

    reopened_as: str | None = None


class CorrectionUndone(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="undo"):
    """The undoing of an earlier amendment, which is the target."""


Correction = SetChange | SessionChange | RunChange | SetAdded | SetDeleted | Deleted | CorrectionUndone


class Amendment(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="type", tag="amendment"):
    """One correction: one line of the history file.

    `target` is the id of a session or a run, or, for an undo, of an amendment. `utc` (milliseconds) and
    `offset` (seconds east) say when it was made.
    """

    id: str
    target: str
    change: Correction
    utc: int
    offset: int
    v: int = HISTORY_VERSION


def new_amendment(known: Iterable[Amendment], id: str, target: str, change: Correction, now: Instant) -> Amendment:
    """Return an amendment made now, timed later than every known one even if the clock was set back since."""
    after = max((amendment.utc + 1 for amendment in known), default=now.utc)
    return Amendment(id, target, change, max(now.utc, after), now.offset)


def end_undone(session: str, replaced: str, now: Instant) -> Amendment:
    """Return the amendment that takes a session out because it goes on under the id `session`: always the same one,
    so that it is added once."""
    return Amendment(f"{session}-reopened", replaced, Deleted(session), now.utc, now.offset)


def reopens(change: Correction) -> bool:
    """Return whether a change takes a session out only because it goes on under another id."""
    return isinstance(change, Deleted) and change.reopened_as is not None


def in_order(amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Return the amendments without duplicates, by their time, then by their id."""
    by_id = {amendment.id: amendment for amendment in amendments}
    return tuple(sorted(by_id.values(), key=lambda amendment: (amendment.utc, amendment.id)))


def not_undone(ordered: tuple[Amendment, ...]) -> tuple[Amendment, ...]:
    """Return those of the amendments (in order) that are not undone, without the undos themselves."""
    undone: set[str] = set()
    left = []
    for amendment in reversed(ordered):
        if amendment.id in undone:
            continue
        if isinstance(amendment.change, CorrectionUndone):
            undone.add(amendment.target)
        else:
            left.append(amendment)
    return tuple(reversed(left))
