"""The coming weeks if everything goes as asked, or if every target is missed: what progression would ask."""

from __future__ import annotations

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.progression.rules.registry import is_ranged
from stride_tui.core.progression.today import WEEK_MS, today
from stride_tui.core.routines.routine import NameKey, Routine, exercise_key, target_amount
from stride_tui.core.routines.steps import unroll
from stride_tui.core.session.to_records import skipped_record
from stride_tui.core.settings.settings import Settings


class Coming(msgspec.Struct, frozen=True):
    """The routine as it would be asked at a moment to come; `at` is in UTC milliseconds."""

    at: int
    today: Today


def forecast(
    routine: Routine,
    history: History,
    settings: Settings,
    now_utc: int,
    weeks: int,
    miss: bool = False,
    key: NameKey = exercise_key,
) -> tuple[Coming, ...]:
    """Return the sessions of the coming weeks, the first of them now, as many a week as the routine is meant for.

    `key` returns what is the same for all names of an exercise.
    """
    coming: list[Coming] = []
    for number in range(weeks * routine.schedule.per_week):
        at = now_utc + number * WEEK_MS // routine.schedule.per_week
        asked = today(routine, history, settings, at, key)
        coming.append(Coming(at, asked))
        history = History((*history.sessions, _imagined(routine, asked, at, number, miss)))
    return tuple(coming)


def _imagined(routine: Routine, asked: Today, at: int, number: int, miss: bool) -> Session:
    sets = []
    for step in unroll(asked.routine):
        if step.kind == "work":
            record = skipped_record(asked.routine, step, at)
            own = target_amount(routine.blocks[step.block].items[step.item])
            # Within a range only less than its bottom is a miss.
            ranged = is_ranged(asked.asks[step.block, step.item].rule)
            target = own if ranged else target_amount(asked.routine.blocks[step.block].items[step.item])
            sets.append(_done(record, target, miss))
    return Session(f"imagined-{number}", routine.slug, routine.name, at, at, 0, True, tuple(sets))


def _done(record: SetRecord, target: int, miss: bool) -> SetRecord:
    """Return the set done as asked, or a rep or a second short of its target."""
    if record.asked_reps is not None:
        done = max(0, target - 1) if miss else record.asked_reps
        return msgspec.structs.replace(record, status="partial" if miss else "done", done_reps=done)
    held = max(0, target - 1000) if miss else record.asked_ms
    return msgspec.structs.replace(record, status="partial" if miss else "done", done_ms=held)
