"""Runs done instead of planned ones: which they may be, in cases worked out by hand (`instead_of.toml`)."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec.structs import replace

from stride_tui.core.history.amendments import Deleted, RunChange, new_amendment
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, RunKind
from stride_tui.core.instant import Instant
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.instead_of import may_stand_for, run_question
from stride_tui.core.week.known_runs import runs_by_day
from stride_tui.core.week.plan import Plan, done_for
from stride_tui.store.week.plan_file import parse_plan
from tests.helpers.histories import run

CASES = tomllib.loads(Path(__file__).with_name("instead_of.toml").read_text("utf-8"))["case"]
DONE = re.compile(r"(\S+) (\w+)(?: (\d\d:\d\d)([+-]\d\d:\d\d))?(?: = (\S+))?")
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)
LONG = 'run = [{ on = "saturday", kind = "long", at = "07:00" }]'


def done_run(n: int, text: str) -> Run:
    """A run of the table."""
    found = DONE.fullmatch(text)
    assert found, text
    day, kind, clock, zone, answer = found.groups()
    at = datetime.fromisoformat(f"{day}T{clock or '12:00'}:00{zone or '+00:00'}")
    offset = at.utcoffset() or timedelta(0)
    started = round(at.timestamp()) * 1000
    return Run(f"run-{n}", cast("RunKind", kind), started, offset.seconds + offset.days * 86_400, instead_of=answer)


def plan_of(text: str) -> Plan:
    """A plan as its file has it."""
    plan = parse_plan(text)
    assert isinstance(plan, Plan), plan
    return plan


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_run_may_have_been_done_instead_of(case: dict[str, Any]) -> None:
    """The planned runs that are offered, in their order, whether the run is in the history yet or not."""
    asked, *others = (done_run(n, text) for n, text in enumerate(case["done"]))
    plan, weekday = plan_of(case["plan"]), case.get("weekday", 0)
    runs = History.of((), [asked, *others]).runs
    found = may_stand_for(plan, runs, asked, weekday)
    assert [f"{day} {planned.kind}" for day, planned in found] == case["may"]
    assert may_stand_for(plan, History.of((), others).runs, asked, weekday) == found


@pytest.mark.parametrize("case", [case for case in CASES if "own" in case], ids=lambda case: case["name"])
def test_a_run_that_was_done_as_planned(case: dict[str, Any]) -> None:
    """It is done for the planned run of its own day."""
    asked = done_run(0, case["done"][0])
    day = day_of(asked)
    of_day = runs_by_day(plan_of(case["plan"]), [asked], day, day)[day]
    assert asked in [of_day.on_its_day(n) for n in range(len(of_day.planned))]


def question(runs: list[Run], today: date, plan: str = LONG) -> tuple[str, list[date]] | None:
    """The run that is asked about and the days that are offered."""
    found = run_question(plan_of(plan), History.of((), runs), today, 0)
    return None if found is None else (found.run.id, [day for day, _ in found.planned])


def test_it_is_asked_on_the_day_of_the_run() -> None:
    """Friday's long run may be Saturday's."""
    done = run(FRIDAY, "long")
    assert question([done], FRIDAY) == (done.id, [SATURDAY])


@pytest.mark.parametrize(("days", "asked"), [(7, True), (8, False)])
def test_it_is_asked_for_a_week(days: int, asked: bool) -> None:
    """After that the answer changes nothing any more."""
    assert (question([run(FRIDAY, "long")], FRIDAY + timedelta(days=days)) is not None) == asked


@pytest.mark.parametrize("answer", ["none", "2026-11-28"])
def test_it_is_asked_once(answer: str) -> None:
    """With any answer nothing is asked."""
    assert question([run(FRIDAY, "long", instead_of=answer)], FRIDAY) is None


def test_the_latest_run_is_asked_about_first() -> None:
    """Its answer decides what the earlier one can be."""
    earlier, later = run(date(2026, 11, 26), "long"), run(FRIDAY, "long")
    assert question([earlier, later], FRIDAY) == (later.id, [SATURDAY])
    assert question([earlier, replace(later, instead_of="none")], FRIDAY) == (earlier.id, [SATURDAY])
    assert question([earlier, replace(later, instead_of="2026-11-28")], FRIDAY) is None


def test_a_deleted_run_took_no_place() -> None:
    """The planned run is to come again."""
    history = History.of((), [run(FRIDAY, "long", instead_of="2026-11-28")])
    now = Instant(0, 0, history.runs[0].started + 1, 0)
    deleted = history.with_amendment(new_amendment((), "a", history.runs[0].id, Deleted(), now))
    days = [runs_by_day(plan_of(LONG), it.runs, SATURDAY, SATURDAY)[SATURDAY] for it in (history, deleted)]
    assert [day.done_by for day in days] == [(history.runs[0],), (None,)]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (RunChange(kind="race"), None),
        (RunChange(started=run(SATURDAY).started), None),
        (RunChange(started=run(FRIDAY, at="09:00").started), "2026-11-28"),
        (RunChange(note="wet", km=20), "2026-11-28"),
        (RunChange(kind="race", instead_of="2026-11-29"), "2026-11-29"),
    ],
    ids=["another kind", "another day", "another time", "something else", "with another answer"],
)
def test_a_correction_of_kind_or_day_opens_the_question_again(change: RunChange, left: str | None) -> None:
    """What was answered for another run is no answer."""
    history = History.of((), [run(FRIDAY, "long", instead_of="2026-11-28")])
    now = Instant(0, 0, history.runs[0].started + 1, 0)
    (after,) = history.with_amendment(new_amendment((), "a", history.runs[0].id, change, now)).runs
    assert after.instead_of == left


def test_a_race_is_done_for_its_own_and_for_the_long_run() -> None:
    """Both planned runs of its day are done by it, whichever stands first in the plan."""
    plan = plan_of('run = [{ on = "saturday", kind = "long" }, { on = 2026-11-28, kind = "race" }]')
    planned = plan.runs_between(SATURDAY, SATURDAY)
    race = run(SATURDAY, "race", instead_of="2026-11-28")
    assert set(done_for(planned, [(SATURDAY, race)]).values()) == {0}
    assert len(done_for(planned, [(SATURDAY, race)])) == 2
    assert len(done_for(planned, [(SATURDAY, replace(race, instead_of=None))])) == 1


def test_a_day_that_no_month_has_takes_no_place() -> None:
    """A line that was edited by hand may name one."""
    planned = plan_of(LONG).runs_between(SATURDAY, SATURDAY)
    assert done_for(planned, [(FRIDAY, run(FRIDAY, "long", instead_of="2026-02-30"))]) == {}
