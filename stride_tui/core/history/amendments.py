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

from stride_tui.core.history.records import HISTORY_VERSION, Run, RunKind, Session, SetRecord, SetStatus
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Load, Side

MOST_MINUTES = 2_880
"""The longest that a session or a run may be, in minutes: two days."""

Minutes = Annotated[float, msgspec.Meta(ge=0, le=MOST_MINUTES)]


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
    """Other values for a session; `minutes` is all of its time but the pauses. A field that is UNSET stays."""

    effort: float | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET
    minutes: Minutes | UnsetType = UNSET


class RunChange(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="what", tag="run"):
    """Other values for a run; a field that is UNSET stays as it is."""

    kind: RunKind | UnsetType = UNSET
    minutes: Minutes | UnsetType | None = UNSET
    km: float | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET


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


Correction = SetChange | SessionChange | RunChange | SetDeleted | Deleted | CorrectionUndone


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


def changes_by_target(ordered: tuple[Amendment, ...]) -> dict[str, list[Correction]]:
    """Return the changes that are not undone, in order, by the id of the session or run they are about."""
    changes: dict[str, list[Correction]] = {}
    for amendment in not_undone(ordered):
        changes.setdefault(amendment.target, []).append(amendment.change)
    return changes


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
    sets = sets_by_key(session)
    for change in changes:
        if isinstance(change, SetDeleted):
            sets.pop(change.key, None)
        elif isinstance(change, SetChange) and change.key in sets:
            sets[change.key] = amended_set(sets[change.key], change)
    return sets


def amended_set(record: SetRecord, change: SetChange) -> SetRecord:
    """Return a set after a change of it."""
    return msgspec.structs.replace(record, **_given(change))


def amended_session(session: Session, changes: Iterable[Correction]) -> Session | None:
    """Return a session after some changes of it; None if it was deleted."""
    changes = tuple(changes)
    if any(isinstance(change, Deleted) for change in changes):
        return None
    if any(isinstance(change, SetChange | SetDeleted) for change in changes):
        session = msgspec.structs.replace(session, sets=tuple(amended_sets(session, changes).values()))
    for change in changes:
        if isinstance(change, SessionChange):
            session = _amended(session, change)
    return session


def amended_run(run: Run, changes: Iterable[Correction]) -> Run | None:
    """Return a run after some changes of it; None if it was deleted."""
    for change in changes:
        if isinstance(change, Deleted):
            return None
        if isinstance(change, RunChange):
            run = msgspec.structs.replace(run, **_given(change))
    return run


def _amended(session: Session, change: SessionChange) -> Session:
    """Return a session with other values.

    Another length changes the rest first, because work and lead-ins were measured: they shrink only where the
    new length has no room for them.
    """
    given = _given(change)
    minutes = given.pop("minutes", None)
    if isinstance(minutes, int | float):
        ms = round(minutes * 60_000)
        given["ended"] = session.started + ms
        given["work_ms"] = work = ms if session.by_hand else min(session.work_ms, ms)
        given["lead_ms"] = lead = min(session.lead_ms, ms - work)
        given["rest_ms"] = ms - work - lead
        given["paused_ms"] = 0
    return msgspec.structs.replace(session, **given)


def _given(change: SetChange | SessionChange | RunChange) -> dict[str, object]:
    """Return the fields that a change sets, by name."""
    values = msgspec.structs.asdict(change)
    return {name: value for name, value in values.items() if name != "key" and value is not UNSET}
