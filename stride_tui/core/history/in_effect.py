"""The corrections in effect: those that are not undone, each under the session or run that it changes now.

A session whose end was taken back goes on under another id, and its corrections go on with it, as far as what they
correct is the same there: a set that was done again is as it was done then, and the length is measured to the new end.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import UNSET

from stride_tui.core.history.amended import sets_by_key
from stride_tui.core.history.amendments import (
    Amendment,
    Correction,
    Deleted,
    SessionChange,
    SetAdded,
    SetChange,
    SetDeleted,
    not_undone,
    reopens,
)
from stride_tui.core.history.records import Session


def corrections_in_effect(sessions: Iterable[Session], ordered: tuple[Amendment, ...]) -> dict[str, list[Amendment]]:
    """Return the amendments in effect (`ordered` are all of them), by the id of the session or run they change.

    `sessions` are as they were written. An amendment of a session that goes on under another id is under that id, with
    what is left of its change, and so is a session's deletion for that reason under its own.
    """
    found: dict[str, list[Amendment]] = {}
    goes_on_as: dict[str, str] = {}
    for amendment in not_undone(ordered):
        found.setdefault(amendment.target, []).append(amendment)
        if isinstance(amendment.change, Deleted) and amendment.change.reopened_as is not None:
            goes_on_as[amendment.target] = amendment.change.reopened_as
    if not goes_on_as:
        return found
    written = {session.id: session for session in sessions}
    place = {amendment.id: n for n, amendment in enumerate(ordered)}
    own = {id: tuple(amendments) for id, amendments in found.items()}
    for id in goes_on_as:
        later = _later_ids(id, goes_on_as)
        found[id] = [amendment for amendment in own[id] if reopens(amendment.change)]
        if id not in written or later[-1] not in written:
            continue
        # Earlier versions wrote such a correction once more, under the new id.
        again = [amendment.change for amendment in ordered if amendment.target in later]
        for amendment in own[id]:
            change = left_of_change(amendment.change, written[id], written[later[-1]])
            if change is not None and change not in again:
                found.setdefault(later[-1], []).append(msgspec.structs.replace(amendment, change=change))
    for amendments in found.values():
        amendments.sort(key=lambda amendment: place[amendment.id])
    return found


def left_of_change(change: Correction, before: Session, now: Session) -> Correction | None:
    """Return what is left of a change of a session that goes on as `now`, both as they were written; None if nothing.

    That the session was taken out is not: who takes its end back wants it.
    """
    if isinstance(change, SetChange | SetDeleted | SetAdded):
        then, still = sets_by_key(before).get(change.key), sets_by_key(now).get(change.key)
        if then is None or still is None:
            return None
        return change if then == still or then.status == still.status == "skipped" else None
    if isinstance(change, SessionChange):
        left = msgspec.structs.replace(change, minutes=UNSET)
        return None if left == SessionChange() else left
    return None


def lost_corrections(corrections: Iterable[Amendment], before: Session | None, now: Session) -> tuple[Correction, ...]:
    """Return what is lost of the corrections of a session, as it was written, that goes on as `now`."""
    lost: list[Correction] = []
    minutes: list[Correction] = []
    for amendment in corrections:
        change = amendment.change
        if before is None or isinstance(change, Deleted):
            continue
        if isinstance(change, SessionChange):
            minutes = minutes if change.minutes is UNSET else [SessionChange(minutes=change.minutes)]
        elif left_of_change(change, before, now) is None:
            lost.append(change)
    return (*minutes, *lost)


def _later_ids(id: str, goes_on_as: dict[str, str]) -> list[str]:
    """Return the ids under which a session went on, one after the other."""
    later: list[str] = []
    while id in goes_on_as and goes_on_as[id] not in later:
        id = goes_on_as[id]
        later.append(id)
    return later
