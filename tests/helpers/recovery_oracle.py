"""The 48-hour rule told once more, naively: minute by minute, on a tape of minutes, knowing nothing of the code.

Every plan, time and length made up here is in whole minutes, so that minutes are enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from stride_tui.core.history.records import RunKind
from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.core.week.quality_runs import DoneRun

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
MARGIN = timedelta(days=16)
"""How far the tape reaches before and after the day in question."""
TURNS = (
    *(date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1), date(2026, 4, 5)),
    *(date(2026, 10, 4), date(2026, 12, 31), date(2028, 2, 29), date(2027, 2, 28), date(2026, 8, 31)),
    *(date(2026, 11, 22), date(2027, 1, 3)),
)
"""Both changes of the clocks in the three zones, ends of a year and of months, a leap day, ends of weeks."""


@dataclass(frozen=True)
class Case:
    """A made-up situation: all that the rule is asked about."""

    zone: ZoneInfo
    first: date
    last: date
    plan: Plan
    done: tuple[DoneRun, ...]
    hours: float
    length: int


def at_minute(moment: datetime) -> int:
    """The number of the UTC minute that an aware moment begins."""
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) // 60


@lru_cache(maxsize=2048)
def faces(zone: ZoneInfo, day: date) -> tuple[tuple[int, datetime], ...]:
    """Every minute around a local day with what the clock on the wall shows, in the order they pass."""
    begin = datetime.combine(day, time(0), UTC) - timedelta(hours=15)
    moments = [begin + timedelta(minutes=n) for n in range(54 * 60)]
    faces = [moment.astimezone(zone).replace(tzinfo=None) for moment in moments]
    return tuple(enumerate(faces, at_minute(begin)))


def minute_of(zone: ZoneInfo, day: date, at: time) -> int:
    """The first minute at which the clock on the wall shows this time, or is already past it."""
    wanted = datetime.combine(day, at)
    return next(minute for minute, face in faces(zone, day) if face >= wanted)


def runs_of(case: Case) -> list[tuple[int, int]]:
    """Every quality run within reach as its first minute and the minute at which it is over."""
    found: list[tuple[int, int]] = []
    day = case.first - timedelta(days=2)
    while day <= case.last + timedelta(days=8):
        done = [run for run in case.done if run.day == day and run.kind in ("speed", "long", "race")]
        for run in sorted(case.plan.runs, key=lambda run: (run.at is None, run.at or time(0))):
            meant = run.date == day if run.date else run.weekday == day.weekday() and day not in run.skip
            if not meant or run.kind not in ("speed", "long", "race"):
                continue
            same = [other for other in done if other.kind == run.kind]
            if same:
                done.remove(same[0])
            if same and same[0].start is not None:
                found.append(span_of(same[0], case.zone))
            elif run.at is None:
                found.append((minute_of(case.zone, day, time(0)), minute_of(case.zone, day, time(12))))
            else:
                begin = minute_of(case.zone, day, run.at)
                found.append((begin, begin + (60 if run.minutes is None else int(run.minutes))))
        found += [span_of(run, case.zone) for run in done]
        day += timedelta(days=1)
    return found


def span_of(run: DoneRun, zone: ZoneInfo) -> tuple[int, int]:
    """The minutes of a run that was done."""
    if run.start is None:
        return minute_of(zone, run.day, time(0)), minute_of(zone, run.day, time(12))
    begin = run.start // 60_000
    return begin, begin + (60 if run.length_ms is None else run.length_ms // 60_000)


class Tape:
    """A tape of minutes on which runs are marked, read with a finger."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.runs = runs_of(case)
        self.asked = round(case.hours * 60)
        self.origin = at_minute(datetime.combine(case.first, time(0), UTC) - MARGIN)
        length = (case.last - case.first + 2 * MARGIN).days * 1440
        self.busy, self.begins = bytearray(length), bytearray(length)
        for begin, over in self.runs:
            self.begins[begin - self.origin] = 1
            for minute in range(begin, over):
                self.busy[minute - self.origin] = 1

    def clear(self, start: int) -> bool:
        """No minute of the session is in a run, and going on from its end no run begins for so many minutes."""
        begin = start - self.origin
        end = begin + self.case.length
        return self.busy.find(1, begin, end) == self.begins.find(1, end, end + self.asked) == -1

    def gap(self, start: int) -> int:
        """Minutes from the session's end to the first run that is not over when it starts."""
        end = start + self.case.length
        return min(begin - end for begin, over in self.runs if over > start)

    def clear_minutes(self, first: int, last: int) -> list[int]:
        """Every clear start, both ends included."""
        return [minute for minute in range(first, last + 1) if self.clear(minute)]

    def stretches(self, first: int, last: int) -> list[tuple[int, int]]:
        """The clear starts as stretches of minutes without a hole."""
        found: list[tuple[int, int]] = []
        for minute in self.clear_minutes(first, last):
            if found and found[-1][1] == minute - 1:
                found[-1] = (found[-1][0], minute)
            else:
                found.append((minute, minute))
        return found

    def crowded_by_hour(self, day: date) -> dict[int, bool]:
        """For each hour that the wall shows on this day, whether any start in it is crowded."""
        found: dict[int, bool] = {}
        for minute, face in faces(self.case.zone, day):
            if face.date() == day:
                found[face.hour] = found.get(face.hour, False) or not self.clear(minute)
        return found


CLOCK = st.builds(time, st.sampled_from([0, 1, 2, 3, 7, 12, 18, 23]), st.sampled_from([0, 5, 15, 30, 59]))
KIND: st.SearchStrategy[RunKind] = st.sampled_from(["speed", "long", "race", "easy", "other"])
MINUTES = st.sampled_from([None, 1.0, 30.0, 75.0, 180.0, 1500.0])
AWAY = st.sampled_from([-8, 0, 2, 9]).map(lambda hours: timezone(timedelta(hours=hours)))
NTH = st.integers(-2, 12)
"""A day, counted from the first one in question."""
WEEKLY = st.tuples(KIND, st.integers(0, 6), st.lists(NTH, max_size=2), st.none() | CLOCK, MINUTES)
DATED = st.tuples(KIND, NTH, st.none(), st.none() | CLOCK, MINUTES)
DONE = st.tuples(st.booleans(), KIND, NTH, st.none() | CLOCK, AWAY, MINUTES)
"""A run that was done; where the first is true, it is one of the planned ones, whatever the rest says."""
HOURS = st.sampled_from([48.0, 48.0, 0.0, 96.0]) | st.integers(0, 384).map(lambda quarters: quarters / 4)


def _case(
    zone: str, turn: date, back: int, days: int, planned: list[Any], done: list[Any], hours: float, length: int
) -> Case:
    """Up to eight days near a turn of the calendar or the clocks, with a plan and runs done at home or away."""
    first = turn - timedelta(days=back)
    nth = [first + timedelta(days=n) for n in range(-2, 13)]
    runs = tuple(
        PlannedRun(kind, date=nth[day + 2], at=at, minutes=minutes)
        if skip is None
        else PlannedRun(kind, weekday=day, at=at, minutes=minutes, skip=tuple(nth[n + 2] for n in skip))
        for kind, day, skip, at, minutes in planned
    )
    logged = []
    for kept, kind, n, at, away, minutes in done:
        day = nth[n + 2]
        if kept and runs:
            run = runs[n % len(runs)]
            kind = run.kind
            day = run.date or first + timedelta(days=((run.weekday or 0) - first.weekday()) % 7)
        logged.append(_done(kind, day, at, away, minutes))
    return Case(ZoneInfo(zone), first, first + timedelta(days=days), Plan(runs), tuple(logged), hours, length)


cases = st.builds(
    _case,
    st.sampled_from(ZONES),
    st.sampled_from(TURNS),
    st.integers(0, 5),
    st.integers(0, 7),
    st.lists(WEEKLY | DATED, max_size=4),
    st.lists(DONE, max_size=3),
    HOURS,
    st.sampled_from([1, 40, 45, 240]),
)


def _done(kind: RunKind, day: date, at: time | None, away: timezone, minutes: float | None) -> DoneRun:
    """A run done away from home: its date is that of the place, its instants are everybody's."""
    if at is None:
        return DoneRun(kind, day)
    start = at_minute(datetime.combine(day, at, away)) * 60_000
    return DoneRun(kind, day, start, None if minutes is None else round(minutes) * 60_000)
