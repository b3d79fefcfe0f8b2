"""Twenty worked weeks, which a person can read and check: `twenty_weeks.toml`."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.core.week.quality_runs import DoneRun, quality_runs, utc_of, wall_of
from stride_tui.core.week.recovery import PlannedSession, clear_windows, conflict_of, conflict_with, least_bad

WEEKS = tomllib.loads(Path(__file__).with_name("twenty_weeks.toml").read_text("utf-8"))["week"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MINUTE = 60_000

RUN = re.compile(r"(?:every )?(\w{3}) ?(\d+)?(?: (\d\d:\d\d))? (\w+)(?: (\d+) min)?")
DONE = re.compile(r"\w{3} (\d+) (\d\d:\d\d) – (\d\d:\d\d) (\w+)(?: at (.+))?")

each_week = pytest.mark.parametrize("week", WEEKS, ids=[week["name"] for week in WEEKS])


class Worked:
    """One worked week: its words turned into values, and values into its words."""

    def __init__(self, week: dict[str, Any]) -> None:
        self.zone, self.hours = ZoneInfo(week["zone"]), week["hours"]
        self.monday: date = week["start"]
        self.length = week["minutes"] * MINUTE
        self.start = self.moment(week["now"]) if "now" in week else utc_of(self.monday, time(0), self.zone)
        self.end = utc_of(self.monday + timedelta(days=7), time(0), self.zone) - MINUTE
        plan = Plan(tuple(self.planned(text) for text in week["runs"]))
        done = [self.done(text) for text in week.get("done", [])]
        self.runs = quality_runs(plan, done, self.monday, self.monday + timedelta(days=6), self.zone)

    def day(self, number: int) -> date:
        """The date nearest after the Monday with this day of the month."""
        days = (self.monday + timedelta(days=n) for n in range(12))
        return next(day for day in days if day.day == number)

    def moment(self, text: str) -> int:
        """`Thu 19 06:20` as UTC milliseconds."""
        _, number, clock = text.split()
        return utc_of(self.day(int(number)), time.fromisoformat(clock), self.zone)

    def planned(self, text: str) -> PlannedRun:
        """A line of the plan."""
        found = RUN.fullmatch(text)
        assert found, text
        name, number, clock, kind, minutes = found.groups()
        when = {"date": self.day(int(number))} if number else {"weekday": DAYS.index(name)}
        at = time.fromisoformat(clock) if clock else None
        return PlannedRun(kind, at=at, minutes=float(minutes) if minutes else None, **when)  # type: ignore[arg-type]

    def done(self, text: str) -> DoneRun:
        """A run that was done, by the clock of the place."""
        found = DONE.fullmatch(text)
        assert found, text
        number, start, end, kind, away = found.groups()
        day = self.day(int(number))
        zone = datetime.fromisoformat(f"{day}T00:00{away}").tzinfo if away else self.zone
        assert zone
        begin, over = (utc_of(day, time.fromisoformat(clock), zone) for clock in (start, end))
        return DoneRun(kind, day, begin, over - begin)  # type: ignore[arg-type]

    def session(self, text: str) -> PlannedSession:
        """`Thu 19 18:20 – 19:00`."""
        start, end = text.split(" – ")
        return PlannedSession(self.moment(start), self.moment(f"{start[:-5]}{end}"), recovery_hours=self.hours)

    def told(self, utc: int | None) -> str:
        """An instant in the words of the table."""
        if utc is None:
            return "open"
        wall = wall_of(utc, self.zone)
        return f"{DAYS[wall.weekday()]} {wall.day} {wall:%H:%M}"

    def conflict(self, session: PlannedSession) -> str:
        """What a session crowds, in the words of the table."""
        found = conflict_of(session, self.runs)
        if found is None:
            return "clear"
        sums = f"{length(found.gap_ms)}, short by {length(found.short_ms)}"
        return f"{self.told(found.end)} → {self.told(found.run.start)} is {sums}"


def length(ms: int) -> str:
    """A length in the words of the table."""
    hours, minutes = divmod(ms // MINUTE, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))


def test_there_are_twenty() -> None:
    """All different."""
    assert len({week["name"] for week in WEEKS}) == 20


@each_week
def test_the_clear_windows(week: dict[str, Any]) -> None:
    """First and latest start of each window of the week."""
    worked = Worked(week)
    found = clear_windows(worked.runs, worked.hours, worked.length, worked.start, worked.end)
    assert [f"{worked.told(w.opens)} – {worked.told(w.latest_start)}" for w in found] == week["windows"]


@each_week
def test_what_each_session_crowds(week: dict[str, Any]) -> None:
    """The sum for each session, told from the session's side."""
    worked = Worked(week)
    found = [worked.conflict(worked.session(text)) for text in week.get("sessions", [])]
    assert found == week.get("conflicts", [])


@each_week
def test_the_run_reports_the_same(week: dict[str, Any]) -> None:
    """Told from the run's side, the session that crowds it is the one that names it."""
    worked = Worked(week)
    for text, told in zip(week.get("sessions", []), week.get("conflicts", []), strict=True):
        session = worked.session(text)
        crowded = [run for run in worked.runs if conflict_with(run, [session])]
        assert bool(crowded) == (told != "clear")
        assert not crowded or worked.told(crowded[0].start) in told


@each_week
def test_the_least_bad_start(week: dict[str, Any]) -> None:
    """Only a week without a window has one, with the gap it leaves and what is missing."""
    worked = Worked(week)
    found = least_bad(worked.runs, worked.hours, worked.length, worked.start, worked.end)
    told = found and f"{worked.told(found.start)}, {length(found.gap_ms)}, short by {length(found.short_ms)}"
    assert told == week.get("least_bad")
