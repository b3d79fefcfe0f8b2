"""When to lift, in cases worked out by hand: `when_to_lift.toml`. Each is a home that services and commands see."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from stride_tui.cli.week.next_words import next_json, next_text, short_next
from stride_tui.cli.week.week_words import week_json
from stride_tui.core.history.records import Run, RunKind, Session
from stride_tui.core.instant import ManualClock
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.quality_runs import utc_of, wall_of
from stride_tui.core.week.recovery import ClearWindow
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import find_paths
from stride_tui.views.week.advice_words import against_words
from tests.helpers.histories import sets

CASES = tomllib.loads(Path(__file__).with_name("when_to_lift.toml").read_text("utf-8"))["case"]
ROUTINE = """
name = "Forty minutes"
[schedule]
{schedule}
[[block]]
name = "A"
kind = "superset"
get_ready = "0s"
[[block.item]]
exercise = "Squat"
time = "40m"
"""
DONE = re.compile(
    r"\w{3} (\d+)(?: (\d\d:\d\d))? (\w+)(?: (\d+) min)?(?: (\d+) km)?(?: logged (\w{3} \d+ \d\d:\d\d))?"
    r"(?: instead of (\w+))?"
)
SESSION = re.compile(r"\w{3} (\d+) (\d\d:\d\d) – (\d\d:\d\d)(?: (in part|warm-up))?")

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

each_case = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


class Worked:
    """One case as a home, and the answers in the words of the table."""

    def __init__(self, case: dict[str, Any], folder: Path) -> None:
        self.zone = ZoneInfo(case.get("zone", "Europe/Berlin"))
        self.now = self.moment(case["now"])
        hours = re.search(r"recovery_hours = (\d+)", case.get("schedule", ""))
        self.hours = float(hours[1]) if hours else 48.0
        paths = find_paths(folder)
        paths.routines.mkdir(parents=True, exist_ok=True)
        (paths.routines / "forty.toml").write_text(ROUTINE.format(schedule=case.get("schedule", "")), "utf-8")
        paths.settings.parent.mkdir(parents=True, exist_ok=True)
        paths.settings.write_text('routine = "forty"\n', "utf-8")
        paths.plan.parent.mkdir(parents=True, exist_ok=True)
        paths.plan.write_text(f"# the plan\n{case['plan']}", "utf-8")
        for n, text in enumerate(case.get("done", [])):
            append_run(paths, self.run(n, text))
        for n, text in enumerate(case.get("sessions", [])):
            append_session(paths, self.session(n, text))
        clock = ManualClock(self.now)
        clock.set_wall(self.now, self.offset(self.now))
        opened = open_workspace(Home(paths, clock))
        assert isinstance(opened, Workspace)
        assert opened.plan_problems == ()
        opened.zone = self.zone
        self.workspace = opened

    def moment(self, text: str) -> int:
        """`Thu 19 06:20` as UTC milliseconds, in November; or a date and a time."""
        day, clock = text.rsplit(" ", 1)
        on = date.fromisoformat(day) if day[0].isdigit() else date(2026, 11, int(day.split()[1]))
        return utc_of(on, time.fromisoformat(clock), self.zone)

    def offset(self, utc: int) -> int:
        """Seconds east of UTC at an instant."""
        offset = wall_of(utc, self.zone).utcoffset()
        assert offset is not None
        return round(offset.total_seconds())

    def run(self, n: int, text: str) -> Run:
        """A run that was done."""
        found = DONE.fullmatch(text)
        assert found, text
        day, clock, kind, minutes, km, logged, other = found.groups()
        at = self.moment(f"- {day} {clock or '12:00'}")
        written = self.moment(logged) if logged else None
        if written is not None:
            at = min(at, written)
        size = (float(minutes) if minutes else None, float(km) if km else None)
        answer = f"2026-11-{other}" if other and other.isdecimal() else other
        known = (*size, None, clock is not None, written, answer)
        return Run(f"run-{n}", cast("RunKind", kind), at, self.offset(at), *known)

    def session(self, n: int, text: str) -> Session:
        """A session that was done."""
        found = SESSION.fullmatch(text)
        assert found, text
        day, start, end, how = found.groups()
        begun, ended = (self.moment(f"- {day} {clock}") for clock in (start, end))
        logged = (*sets(2, kind="warm-up"), *sets(0, 3)) if how == "warm-up" else sets(1, 9 if how == "in part" else 0)
        values = ("forty", "Forty minutes", begun, ended, self.offset(begun), True, logged)
        return Session(f"s-{n}", *values, recovery_hours=self.hours)

    def told(self, utc: int | None) -> str:
        """An instant in the words of the table."""
        if utc is None:
            return "open"
        wall = wall_of(utc, self.zone)
        return f"{DAYS[wall.weekday()]} {wall.day} {wall:%H:%M}"

    def window(self, window: ClearWindow) -> str:
        """A window in the words of the table."""
        better = f" | better {self.told(window.better_from)}" if window.better_from else ""
        return f"{self.told(window.opens)} – {self.told(window.latest_start)}{better}"


@each_case
def test_what_is_advised(case: dict[str, Any], tmp_path: Path) -> None:
    """The rule's answer for now, the layer that speaks, the windows and the best start."""
    worked = Worked(case, tmp_path)
    ahead = worked.workspace.ahead()
    best = ahead.advice.suggestion
    assert ahead.advice.now.clear == case["clear"]
    assert (ahead.advice.layer or "") == case["layer"]
    assert [worked.window(window) for window in ahead.advice.windows] == case["windows"]
    assert (worked.told(best.start) if best else "") == case["suggested"]
    assert short_next(worked.workspace) == case["short"]


@each_case
def test_every_command_says_the_same(case: dict[str, Any], tmp_path: Path) -> None:
    """`next`, `next --json` and `week --json` name the same layer, words, windows and best start."""
    workspace = Worked(case, tmp_path).workspace
    ahead = workspace.ahead()
    told = cast("dict[str, Any]", next_json(workspace)["advice"])
    assert told == week_json(workspace, workspace.this_week)["advice"]
    assert told["layer"] == ahead.advice.layer
    if told["layer"]:
        assert (
            next_text(workspace)[0]
            == told["text"]
            == against_words(ahead.advice, workspace.zone, workspace.clock.now().utc)
        )
    assert next_json(workspace)["text"] == short_next(workspace)


@each_case
def test_the_week_suggests_the_same_day(case: dict[str, Any], tmp_path: Path) -> None:
    """The day that is marked in the week of the best start is its day."""
    workspace = Worked(case, tmp_path).workspace
    best = workspace.ahead().advice.suggestion
    if best is None:
        assert workspace.week(workspace.this_week).outlook.suggestion is None
    else:
        marked = workspace.week(week_start(best.day)).outlook.suggestion
        assert marked is not None
        assert (marked.day, marked.start) == (best.day, best.start)
