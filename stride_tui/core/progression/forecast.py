"""The coming weeks under an assumption, such as that everything goes as asked: what progression would ask."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.progression.rules.registry import is_ranged
from stride_tui.core.progression.today import WEEK_MS, today
from stride_tui.core.routines.routine import NameKey, Routine, exercise_key, target_amount
from stride_tui.core.routines.steps import unroll
from stride_tui.core.session.to_records import skipped_record
from stride_tui.core.settings.settings import Settings
from stride_tui.core.week.calendar import date_at

Assumption = Literal["met", "missed", "unconfirmed"]
"""An assumption of how the sessions to come go. met: every set is done as asked, and the runner logs it or confirms it.
missed: every set falls a rep or a second short. unconfirmed: every set is logged by time alone, as in a hands-free
session, and the runner confirms none."""


class Coming(msgspec.Struct, frozen=True):
    """The routine as it would be asked at a moment to come; `at` is in UTC milliseconds."""

    at: int
    today: Today


def forecast(
    routine: Routine,
    history: History,
    settings: Settings,
    now: Instant,
    weeks: int,
    assumed: Assumption = "met",
    key: NameKey = exercise_key,
) -> tuple[Coming, ...]:
    """Return the sessions of the coming weeks, the first of them now, as many a week as the routine is meant for.

    `key` returns what is the same for all names of an exercise. Dates are by the present offset of the local zone.
    """
    coming: list[Coming] = []
    for number in range(weeks * routine.schedule.per_week):
        at = now.utc + number * WEEK_MS // routine.schedule.per_week
        asked = today(routine, history, settings, at, key, date_at(at, now.offset))
        coming.append(Coming(at, asked))
        history = History((*history.sessions, _imagined(asked, at, now.offset, number, assumed, routine)))
    return tuple(coming)


def _imagined(asked: Today, at: int, offset: int, number: int, assumed: Assumption, routine: Routine) -> Session:
    """Return the session of a moment to come, as it is assumed to go; `routine` is as its file has it."""
    sets = []
    for step in unroll(asked.routine):
        if step.kind == "work":
            record = skipped_record(asked.routine, step, at)
            own = target_amount(routine.blocks[step.block].items[step.item])
            # Within a range only less than its bottom is a miss.
            ranged = is_ranged(asked.asks[step.block, step.item].rule)
            target = own if ranged else target_amount(asked.routine.blocks[step.block].items[step.item])
            sets.append(_done(record, target, assumed))
    lighter = asked.routine.lighter_week
    name, id = asked.routine.name, f"imagined-{number}"
    return Session(id, routine.slug, name, at, at, offset, True, tuple(sets), lighter_week=lighter)


def _done(record: SetRecord, target: int, assumed: Assumption) -> SetRecord:
    """Return the set done as asked, or a rep or a second short of its target."""
    miss, auto = assumed == "missed", assumed == "unconfirmed"
    if record.asked_reps is not None:
        done = max(0, target - 1) if miss else record.asked_reps
        return msgspec.structs.replace(record, status="partial" if miss else "done", done_reps=done, auto=auto)
    held = max(0, target - 1000) if miss else record.asked_ms
    return msgspec.structs.replace(record, status="partial" if miss else "done", done_ms=held, auto=auto)
