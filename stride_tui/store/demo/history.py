"""A made-up history that looks like a runner's own: for `stride demo`, tests and screenshots.

It has the article's routine, mostly once a week: loads that grow while they are met and are reduced when they are
not, a left side a little stronger than the right, efforts and a few notes; weeks missed, a fortnight ill, sessions
finished early; speed sessions, easy and long runs around them. The same seed makes the same history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import msgspec

from stride_tui.core.history.records import Run, RunKind, Session
from stride_tui.core.routines.routine import Routine
from stride_tui.core.week.calendar import week_start
from stride_tui.store.demo.sets import Strength, made_up_id, sample_session

OFFSET = 3600
"""Seconds east of UTC of all that is made up, so that it is the same on every machine."""
STRENGTH_DAY, STRENGTH_AT = 2, time(18, 0)
RUN_DAYS: tuple[tuple[int, RunKind, time, float, float], ...] = (
    (0, "easy", time(7, 0), 6.5, 6.1),
    (1, "speed", time(18, 30), 9.0, 5.3),
    (4, "easy", time(7, 0), 7.0, 6.0),
    (5, "long", time(8, 0), 15.0, 6.0),
)
"""Weekday, kind, time of day, kilometres and minutes a kilometre of the runs of a week."""
SESSION_NOTES = ("legs heavy from Tuesday", "felt strong", "short of sleep", "hotel gym, other dumbbells", "quick one")
RUN_NOTES = ("headwind all the way back", "6 x 800", "with the club", "new shoes", "last hour in the rain")


class Sample(msgspec.Struct, frozen=True):
    """A made-up history. `ill` is the Monday of its fortnight without training, None where it is too short for one."""

    sessions: tuple[Session, ...]
    runs: tuple[Run, ...]
    ill: date | None


def make_sample(routine: Routine, weeks: int, until: date, seed: int = 1) -> Sample:
    """Return `weeks` weeks of history, all before `until`, whose week is the last of them."""
    chance = Random(seed)  # noqa: S311 - made-up data, not a secret
    first = week_start(until) - timedelta(weeks=weeks - 1)
    ill_week = chance.randrange(weeks // 3, weeks * 2 // 3) if weeks >= 12 else None
    ill = None if ill_week is None else first + timedelta(weeks=ill_week)
    lost = set() if ill is None else {ill, ill + timedelta(weeks=1)}
    sessions: list[Session] = []
    runs: list[Run] = []
    strength = Strength(routine, chance)
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        runs += [run for run in _runs(monday, week, chance) if monday not in lost]
        if monday in lost:
            strength.rest()
            continue
        for start in _starts(monday, chance):
            sessions.append(sample_session(strength, start, OFFSET, chance, _note(chance, SESSION_NOTES, 0.08)))
    end = utc_at(until, time(0))
    return Sample(
        tuple(session for session in sessions if session.started < end),
        tuple(run for run in runs if run.started < end),
        ill if ill is not None and ill < until else None,
    )


def sessions_at(routine: Routine, starts: Iterable[int], seed: int = 1) -> list[Session]:
    """Return made-up sessions that begin at the given times (UTC milliseconds), in that order."""
    chance = Random(seed)  # noqa: S311 - made-up data, not a secret
    strength = Strength(routine, chance)
    return [sample_session(strength, start, OFFSET, chance) for start in starts]


def utc_at(day: date, at: time) -> int:
    """Return the UTC milliseconds of a time of day in the made-up runner's zone."""
    local = datetime.combine(day, at, UTC)
    return int(local.timestamp() - OFFSET) * 1000


def _starts(monday: date, chance: Random) -> Iterator[int]:
    """Yield when the week's sessions begin, in UTC milliseconds: in most weeks one, in some none or two."""
    draw, second = chance.random(), chance.random()
    late = chance.randrange(0, 40), chance.randrange(0, 90)
    if draw >= 0.1:
        yield utc_at(monday + timedelta(days=STRENGTH_DAY), STRENGTH_AT) + late[0] * 60_000
    if second < 0.3:
        yield utc_at(monday + timedelta(days=6), time(10, 0)) + late[1] * 60_000


def _runs(monday: date, week: int, chance: Random) -> list[Run]:
    """Return the runs of a week: a little longer week by week, every fourth week shorter, about one in ten left out."""
    runs = []
    for weekday, kind, at, km, pace in RUN_DAYS:
        start = utc_at(monday + timedelta(days=weekday), at) + chance.randrange(-5, 20) * 60_000
        length = round(km * (1 + min(week, 40) / 160) * (0.7 if week % 4 == 3 else 1) + chance.uniform(-0.8, 0.8), 1)
        minutes = round(length * (pace + chance.uniform(-0.2, 0.25)), 0)
        run = Run(
            made_up_id(start, OFFSET, chance), kind, start, OFFSET, minutes, length, _note(chance, RUN_NOTES, 0.04)
        )
        if chance.random() >= 0.1:
            runs.append(run)
    return runs


def _note(chance: Random, notes: tuple[str, ...], share: float) -> str | None:
    """Return one of the notes with the probability `share`, else None."""
    note = chance.choice(notes)
    return note if chance.random() < share else None
