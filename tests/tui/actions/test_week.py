"""Planning by keys: runs added, moved, taken out; weeks off; and a plan file that is never spoilt."""

from __future__ import annotations

import tomllib
from datetime import date, time

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.week.plan import OffWeek, PlannedRun
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from tests.helpers.histories import session
from tests.helpers.home_with_plan import PLAN, SATURDAY, THURSDAY, form, open_day, opened, thursday
from tests.tui.conftest import Play, Stage

BROKEN = '[[run]]\non = "tuesda"\nkind = "speed"\n'


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)


def on(stage: Stage, day: date) -> list[PlannedRun]:
    """The runs that the plan has on a day."""
    return list(stage.app.model.workspace.plan.runs_on(day))


def weeks_off(stage: Stage) -> tuple[OffWeek, ...]:
    """The weeks that the plan marks off."""
    return stage.app.model.workspace.plan.off


def written(stage: Stage) -> str:
    """The plan file."""
    return stage.paths.plan.read_text(encoding="utf-8")


async def test_a_run_is_added_by_keys(play: Play) -> None:
    """A speed session at 07:15, once; it is in the file, and on the day at once."""
    async with play() as stage:
        await open_day(stage, THURSDAY)
        await stage.press("a", "right", "down", "right", "down", "down", "right", "right", "enter")
        (run,) = on(stage, THURSDAY)
        assert (run.kind, run.date, run.at) == ("speed", THURSDAY, time(7, 15))
        assert tomllib.loads(written(stage))["run"][-1] == {"on": THURSDAY, "kind": "speed", "at": "07:15"}
        assert "speed 07:15 · once" in stage.text


async def test_enter_on_an_empty_day_plans_a_run(play: Play) -> None:
    """There is nothing else to open."""
    async with play() as stage:
        await open_day(stage, THURSDAY)
        await stage.press("enter", "enter")
        assert [(run.kind, run.weekday) for run in on(stage, THURSDAY)] == [("easy", 3)]


async def test_escape_leaves_the_form_without_a_run(play: Play) -> None:
    """And the file as it was."""
    async with play() as stage:
        await open_day(stage, THURSDAY)
        await stage.press("a", "right", "escape")
        assert on(stage, THURSDAY) == []
        assert written(stage) == PLAN


async def test_the_first_run_begins_the_file(play: Play) -> None:
    """With comments that say what can be in it; from then on the zone's own rules are known."""
    async with play() as stage:
        stage.paths.plan.unlink()
        await stage.until(lambda: not stage.app.model.workspace.plan.runs)
        await open_day(stage, THURSDAY)
        await stage.press("a", "enter")
        assert written(stage).startswith("# The plan")
        assert len(on(stage, THURSDAY)) == 1


async def test_the_zone_is_known_as_soon_as_there_is_a_plan(
    play: Play, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that comes while the app runs is meant by the zone, not by today's offset from Greenwich."""
    monkeypatch.setenv("TZ", "Europe/London")
    paths.plan.unlink()
    async with play() as stage:
        assert str(stage.app.model.workspace.zone) == "UTC"
        paths.plan.write_text(PLAN, encoding="utf-8")
        await stage.until(lambda: bool(stage.app.model.workspace.plan.runs))
        assert str(stage.app.model.workspace.zone) == "Europe/London"


async def test_a_series_is_moved_for_good(play: Play) -> None:
    """From Saturday to Sunday at 08:15, with its note and the file's comments."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        await stage.press("m", "e", "right", "down", "right", "enter")
        assert on(stage, SATURDAY) == []
        moved = stage.app.model.workspace.plan.runs[1]
        assert (moved.weekday, moved.at, moved.note) == (6, time(8, 15), "[bold]river[/]")
        assert "# My weeks." in written(stage)
        assert "# the track is open then" in written(stage)


async def test_a_series_is_moved_once(play: Play) -> None:
    """The other weeks have it as before."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        await stage.press("m", "o", "left", "enter")
        assert on(stage, SATURDAY) == []
        assert [(run.kind, run.date) for run in on(stage, date(2026, 11, 20))] == [("long", date(2026, 11, 20))]
        assert [run.kind for run in on(stage, date(2026, 11, 28))] == ["long"]


async def test_a_dated_run_is_moved_without_asking(play: Play) -> None:
    """There is only the one."""
    async with play() as stage:
        await open_day(stage, date(2026, 11, 22))
        await stage.press("m", "left", "enter")
        assert sorted(run.kind for run in on(stage, SATURDAY)) == ["easy", "long"]


@pytest.mark.parametrize(("key", "left"), [("o", ["long"]), ("e", [])])
async def test_a_series_is_taken_out_once_or_for_good(play: Play, key: str, left: list[str]) -> None:
    """This Saturday, or every one; comments stay."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        await stage.press("x", key)
        assert on(stage, SATURDAY) == []
        assert [run.kind for run in on(stage, date(2026, 11, 28))] == left
        assert "# the track is open then" in written(stage)


async def test_escape_at_the_question_takes_nothing_out(play: Play) -> None:
    """The day is still open."""
    async with play() as stage:
        await open_day(stage, SATURDAY)
        await stage.press("x", "escape")
        assert written(stage) == PLAN
        assert opened(stage) == SATURDAY


async def test_a_week_is_marked_off_and_not_off_again(play: Play) -> None:
    """The panel says so; the file is as it was, but for what the mark needed."""
    async with play() as stage:
        await open_day(stage, THURSDAY)
        await stage.press("o", "i")
        assert weeks_off(stage) == (OffWeek(2026, 47, "ill"),)
        assert "Thu 19 Nov · week off: ill" in stage.text
        assert "off week" in stage.text
        await stage.press("o", "n")
        assert weeks_off(stage) == ()
        assert "[[off]]" not in written(stage)
        assert "# My weeks." in written(stage)


async def test_a_week_from_sunday_is_marked_by_its_thursday(play: Play) -> None:
    """Sunday the 22nd begins week 48 there."""
    async with play(settings='first_weekday = "sunday"\n') as stage:
        await stage.press("pagedown", "tab", *["left"] * 4, "enter")
        assert opened(stage) == date(2026, 11, 22)
        await stage.press("o", "h")
        assert weeks_off(stage) == (OffWeek(2026, 48, "holiday"),)


async def test_the_form_warns_of_the_session_that_crowds_the_run(play: Play, paths: Paths) -> None:
    """Told from the run's side, as soon as it is a quality run; it may be planned all the same."""
    append_session(paths, session(THURSDAY, routine="small"))
    async with play() as stage:
        await open_day(stage, date(2026, 11, 20))
        await stage.press("a")
        assert form(stage).warning == ""
        await stage.press("right")
        assert form(stage).warning.startswith("too soon after Thu's session: Thu 12:20 → Fri 00:00 is 11 h 40 min")
        await stage.press("enter")
        assert [run.kind for run in on(stage, date(2026, 11, 20))] == ["speed"]


async def test_a_broken_plan_is_never_touched(play: Play) -> None:
    """What stops the edit is told with its place."""
    async with play() as stage:
        stage.paths.plan.write_text(BROKEN, encoding="utf-8")
        await stage.until(lambda: bool(stage.app.model.workspace.plan_problems))
        await open_day(stage, THURSDAY)
        await stage.press("a", "enter")
        assert "Not changed: " in stage.told
        assert "plan.toml:2:6" in stage.told
        assert written(stage) == BROKEN


async def test_a_plan_is_taken_live(play: Play) -> None:
    """On the dashboard and on the opened day."""
    async with play() as stage:
        await open_day(stage, THURSDAY)
        stage.paths.plan.write_text(PLAN + '\n[[run]]\non = "thursday"\nkind = "race"\nat = "10:30"\n', "utf-8")
        await stage.until(lambda: "race 10:30 · every Thursday" in stage.text)
        await stage.press("escape")
        assert "race 10:30" in stage.text


async def test_a_broken_save_shows_the_strip_and_keeps_the_old_plan(play: Play) -> None:
    """File, line and column; mended, the strip goes."""
    async with play() as stage:
        stage.paths.plan.write_text(BROKEN, encoding="utf-8")
        await stage.until(lambda: "plan.toml:2:6" in stage.text)
        assert 'on = "tuesda"' in stage.text
        assert "the last good version is in use" in stage.text
        assert "long 08:00" in stage.text
        stage.paths.plan.write_text(PLAN, encoding="utf-8")
        await stage.until(lambda: "plan.toml" not in stage.text)


async def test_a_plan_broken_from_the_start_is_told(play: Play, paths: Paths) -> None:
    """The strip is there with the first picture."""
    paths.plan.write_text(BROKEN, encoding="utf-8")
    async with play() as stage:
        assert "plan.toml:2:6" in stage.text
        assert "last good version" not in stage.text
        assert stage.app.model.workspace.plan.runs == ()
