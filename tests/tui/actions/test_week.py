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
from tests.helpers.home_with_plan import PLAN, SATURDAY, THURSDAY, focused, form, open_day, opened, thursday
from tests.tui.conftest import DrivenWindow, OpenWindow

BROKEN = '[[run]]\non = "tuesda"\nkind = "speed"\n'


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)


def on(window: DrivenWindow, day: date) -> list[PlannedRun]:
    """The runs that the plan has on a day."""
    return list(window.app.model.workspace.plan.runs_on(day))


def weeks_off(window: DrivenWindow) -> tuple[OffWeek, ...]:
    """The weeks that the plan marks off."""
    return window.app.model.workspace.plan.off


def written(window: DrivenWindow) -> str:
    """The plan file."""
    return window.paths.plan.read_text(encoding="utf-8")


async def test_a_run_is_added_by_keys(open_window: OpenWindow) -> None:
    """A speed session at 18:30, once, six keys for its time; it is in the file, and on the day at once."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("a", "s", "down", "down", *"1830", "up", "up", "up", "right", "enter")
        (run,) = on(window, THURSDAY)
        assert (run.kind, run.date, run.at) == ("speed", THURSDAY, time(18, 30))
        assert tomllib.loads(written(window))["run"][-1] == {"on": THURSDAY, "kind": "speed", "at": "18:30"}
        assert "speed 18:30 · once" in window.text


async def test_enter_on_an_empty_day_plans_a_run(open_window: OpenWindow) -> None:
    """There is nothing else to open."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("enter", "enter")
        assert [(run.kind, run.weekday) for run in on(window, THURSDAY)] == [("easy", 3)]


async def test_escape_leaves_the_form_without_a_run(open_window: OpenWindow) -> None:
    """And the file as it was."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("a", "right", "escape")
        assert on(window, THURSDAY) == []
        assert written(window) == PLAN


async def test_the_first_run_begins_the_file(open_window: OpenWindow) -> None:
    """With comments that say what can be in it; from then on the zone's own rules are known."""
    async with open_window() as window:
        window.paths.plan.unlink()
        await window.until(lambda: not window.app.model.workspace.plan.runs)
        await open_day(window, THURSDAY)
        await window.press("a", "enter")
        assert written(window).startswith("# The plan")
        assert len(on(window, THURSDAY)) == 1


async def test_the_zone_is_known_as_soon_as_there_is_a_plan(
    open_window: OpenWindow, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that comes while the app runs is meant by the zone, not by today's offset from Greenwich."""
    monkeypatch.setenv("TZ", "Europe/London")
    paths.plan.unlink()
    async with open_window() as window:
        assert str(window.app.model.workspace.zone) == "UTC"
        paths.plan.write_text(PLAN, encoding="utf-8")
        await window.until(lambda: bool(window.app.model.workspace.plan.runs))
        assert str(window.app.model.workspace.zone) == "Europe/London"


async def test_a_series_is_moved_for_good(open_window: OpenWindow) -> None:
    """From Saturday to Sunday at 08:05, with its note and the file's comments."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        await window.press("m", "e", "right", "down", "right", "enter")
        assert on(window, SATURDAY) == []
        moved = window.app.model.workspace.plan.runs[-1]
        assert (moved.weekday, moved.at, moved.note) == (6, time(8, 5), "[bold]river[/]")
        assert "# My weeks." in written(window)
        assert "# the track is open then" in written(window)


async def test_a_series_is_moved_once(open_window: OpenWindow) -> None:
    """The other weeks have it as before."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        await window.press("m", "o", "left", "enter")
        assert on(window, SATURDAY) == []
        assert [(run.kind, run.date) for run in on(window, date(2026, 11, 20))] == [("long", date(2026, 11, 20))]
        assert [run.kind for run in on(window, date(2026, 11, 28))] == ["long"]


async def test_a_dated_run_is_moved_without_asking(open_window: OpenWindow) -> None:
    """There is only the one."""
    async with open_window() as window:
        await open_day(window, date(2026, 11, 22))
        await window.press("m", "left", "enter")
        assert sorted(run.kind for run in on(window, SATURDAY)) == ["easy", "long"]


@pytest.mark.parametrize(("key", "left"), [("o", ["long"]), ("e", [])])
async def test_a_series_is_taken_out_once_or_for_good(open_window: OpenWindow, key: str, left: list[str]) -> None:
    """This Saturday, or every one; comments stay."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        await window.press("x", key)
        assert on(window, SATURDAY) == []
        assert [run.kind for run in on(window, date(2026, 11, 28))] == left
        assert "# the track is open then" in written(window)


async def test_escape_at_the_question_takes_nothing_out(open_window: OpenWindow) -> None:
    """The day is still open."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        await window.press("x", "escape")
        assert written(window) == PLAN
        assert opened(window) == SATURDAY


async def test_a_week_is_marked_off_and_not_off_again(open_window: OpenWindow) -> None:
    """The panel says so; the file is as it was, but for what the mark needed."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("o", "i")
        assert weeks_off(window) == (OffWeek(2026, 47, "ill"),)
        assert "Thu 19 Nov · week off: ill" in window.text
        assert "off week" in window.text
        await window.press("o", "n")
        assert weeks_off(window) == ()
        assert "[[off]]" not in written(window)
        assert "# My weeks." in written(window)


async def test_a_week_from_sunday_is_marked_by_its_thursday(open_window: OpenWindow) -> None:
    """Sunday the 22nd begins week 48 there."""
    async with open_window(settings='first_weekday = "sunday"\n') as window:
        await window.press("pagedown", "tab", *["left"] * 4, "enter")
        assert opened(window) == date(2026, 11, 22)
        await window.press("o", "h")
        assert weeks_off(window) == (OffWeek(2026, 48, "holiday"),)


async def test_the_form_warns_of_the_session_that_crowds_the_run(open_window: OpenWindow, paths: Paths) -> None:
    """Told from the run's side, as soon as it is a quality run; it may be planned all the same."""
    append_session(paths, session(THURSDAY, routine="small"))
    async with open_window() as window:
        await open_day(window, date(2026, 11, 20))
        await window.press("a")
        assert form(window).warning == ""
        await window.press("right")
        assert form(window).warning.startswith("too soon after Thu's session: Thu 12:20 → Fri 00:00 is 11 h 40 min")
        await window.press("enter")
        assert [run.kind for run in on(window, date(2026, 11, 20))] == ["speed"]


async def test_a_broken_plan_is_never_touched(open_window: OpenWindow) -> None:
    """What stops the edit is told with its place."""
    async with open_window() as window:
        window.paths.plan.write_text(BROKEN, encoding="utf-8")
        await window.until(lambda: bool(window.app.model.workspace.plan_problems))
        await open_day(window, THURSDAY)
        await window.press("a", "enter")
        assert "Not changed: " in window.told
        assert "plan.toml:2:6" in window.told
        assert written(window) == BROKEN


async def test_a_plan_is_taken_live(open_window: OpenWindow) -> None:
    """On the dashboard and on the opened day."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        window.paths.plan.write_text(PLAN + '\n[[run]]\non = "thursday"\nkind = "race"\nat = "10:30"\n', "utf-8")
        await window.until(lambda: "race 10:30 · every Thursday" in window.text)
        await window.press("escape")
        assert "race 10:30" in window.text


async def test_a_broken_save_shows_the_strip_and_keeps_the_old_plan(open_window: OpenWindow) -> None:
    """File, line and column; mended, the strip goes."""
    async with open_window() as window:
        window.paths.plan.write_text(BROKEN, encoding="utf-8")
        await window.until(lambda: "plan.toml:2:6" in window.text)
        assert 'on = "tuesda"' in window.text
        assert "the last good version is in use" in window.text
        assert "long 08:00" in window.text
        window.paths.plan.write_text(PLAN, encoding="utf-8")
        await window.until(lambda: "plan.toml" not in window.text)


async def test_a_plan_broken_from_the_start_is_reported(open_window: OpenWindow, paths: Paths) -> None:
    """The strip is there with the first picture."""
    paths.plan.write_text(BROKEN, encoding="utf-8")
    async with open_window() as window:
        assert "plan.toml:2:6" in window.text
        assert "last good version" not in window.text
        assert window.app.model.workspace.plan.runs == ()


async def test_the_last_change_of_the_plan_is_taken_back(open_window: OpenWindow) -> None:
    """A week marked off, then not: the file is as it was, to the byte."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        before = written(window)
        await window.press("o", "i")
        assert weeks_off(window) == (OffWeek(2026, 47, "ill"),)
        await window.press("u")
        assert written(window) == before
        assert weeks_off(window) == ()
        await window.press("u")
        assert "no change of the plan to take back" in window.told


async def test_every_change_of_the_plan_is_taken_back_in_its_order(open_window: OpenWindow) -> None:
    """Planned, moved, taken out and a week off, back again in the panel: the file is as it was, to the byte."""
    async with open_window() as window:
        await open_day(window, SATURDAY)
        states = [written(window)]
        for keys in (("a", "enter"), ("m", "o", "right", "enter"), ("x", "e"), ("o", "i")):
            await window.press(*keys)
            states.append(written(window))
        assert len(set(states)) == 5
        await window.press("escape")
        for state, words in zip(states[-2::-1], ("marked off", "taken out", "moved from", "planned on"), strict=True):
            await window.press("u")
            assert written(window) == state
            assert words in window.told


async def test_a_change_is_not_taken_back_over_an_editor_s(open_window: OpenWindow) -> None:
    """What was written since stays; once it is taken out again, the change can be taken back."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        before = written(window)
        await window.press("a", "enter")
        planned = written(window)
        window.paths.plan.write_text(planned + "# by hand\n", encoding="utf-8")
        await window.press("u")
        assert "Not taken back: plan.toml was changed since." in window.told
        assert written(window) == planned + "# by hand\n"
        window.paths.plan.write_text(planned, encoding="utf-8")
        await window.press("u")
        assert written(window) == before


async def test_a_mistake_is_told_at_its_field_and_nothing_is_saved(open_window: OpenWindow) -> None:
    """As it was typed, with what would be right; mended, it is saved."""
    async with open_window() as window:
        await open_day(window, THURSDAY)
        await window.press("a", "down", "down", *"2570", "enter")
        assert "Write 18:30, 1830 or 7am, not `2570`." in " ".join(window.text.replace("│", " ").split())
        assert written(window) == PLAN
        await window.press("backspace", "backspace", "enter")
        assert "25" in window.text
        await window.press("backspace", "enter")
        assert [run.at for run in on(window, THURSDAY)] == [time(2)]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)], ids=str)
async def test_every_session_of_a_full_day_can_be_chosen(
    open_window: OpenWindow, paths: Paths, size: tuple[int, int]
) -> None:
    """One run planned, and four sessions done: the chosen one is on show, and the others are counted."""
    for hour in (8, 10, 12, 14):
        append_session(paths, session(THURSDAY, at=f"{hour:02}:00", name=f"Session {hour}", note="as it was"))
    async with open_window(size=size) as window:
        for _ in range(4):
            if not focused(window):
                await window.press("tab")
        await window.press("enter")
        assert opened(window) == THURSDAY
        for hour in (8, 10, 12, 14):
            assert f"▸ ✔ Session {hour}" in window.text
            await window.press("down")
        assert "▸ ✔ Session 8" in window.text
        await window.press("up")
        assert "▸ ✔ Session 14" in window.text
