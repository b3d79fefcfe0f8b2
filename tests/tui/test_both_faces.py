"""One home led through the dashboard and through the plain mode: the same is asked, logged and summed up."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from stride_tui.core.history.amendments import SessionChange, new_amendment
from stride_tui.core.history.records import Session
from stride_tui.core.instant import Instant, ManualClock
from stride_tui.plain.loop import PlainSession
from stride_tui.plain.setup import Setup
from stride_tui.services.changes import HistoryRead
from stride_tui.services.home import Home
from stride_tui.services.logbook import add_to_history, session_done
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.session.saver import Saver
from stride_tui.services.when import Moment, moment_of
from stride_tui.services.workspace import Workspace
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.file import append_session
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.session.journal import Journal
from stride_tui.tui.feeds.message import StoreChanged
from tests.helpers.histories import session, sets
from tests.helpers.home_with_lifts import OWNED, heavy, lifted
from tests.helpers.home_with_plan import THURSDAY, thursday
from tests.helpers.plain_runner import DOES_EVERY_SET, Runner, Script
from tests.tui.conftest import OpenWindow, write_routine

DOSES = """\
name = "Doses"

[[block]]
name = "Set A"
kind = "superset"

[[block.item]]
exercise = "Curl"
reps = 8
reps_to = 12
load = "dumbbells"
weight = 10
progress = "double"

[[block.item]]
exercise = "Push-up"
reps = 10
progress = "reps"

[[block.item]]
exercise = "Plank"
time = "30s"
progress = "time"
"""


def lead_plain(
    paths: Paths, clock: ManualClock, slug: str, script: Script = (), always: dict[str, str] | None = None
) -> list[str]:
    """Lead a routine of a home line by line to its end; the lines."""
    workspace = open_workspace(Home(paths, clock), slug)
    assert isinstance(workspace, Workspace)
    runner = Runner(clock, script, always or DOES_EVERY_SET, False)
    runner.led = PlainSession(Setup(workspace, runner, runner.say))
    assert runner.led.run() == 0
    return runner.lines


def last_session(paths: Paths) -> Session:
    """The session that was kept last."""
    return read_history(paths).history.sessions[-1]


def done(session: Session) -> list[tuple[object, ...]]:
    """What was asked, done and lifted in each set."""
    return [(r.exercise, r.side, r.asked_reps, r.done_reps, r.asked_ms, r.load.weight) for r in session.sets]


@pytest.fixture
def plain_home(tmp_path: Path) -> Paths:
    """Another home with the same to come: the plain mode's."""
    return find_paths(tmp_path / "plain")


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths, plain_home: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00, in UTC, for both."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    thursday(clock, plain_home)


async def lead_dashboard(open_window: OpenWindow, paths: Paths, slug: str, settings: str = "") -> tuple[Session, str]:
    """Lead a routine on the dashboard to its end, each set as asked; the session that was kept, and the card."""
    async with open_window(slug=slug, settings=settings) as window:
        await window.press("space")
        while window.app.driver.running:
            if window.state.position.ends_by_itself:
                await window.forward(5)
            else:
                await window.press("enter")
        kept = window.app.model.workspace
        await window.until(lambda: window.state.session in [done.id for done in kept.history.sessions])
        await window.pilot.pause()
        return last_session(paths), " ".join(" ".join(line.split("││")[0] for line in window.text.splitlines()).split())


async def test_both_faces_ask_and_log_the_weight_of_today(
    open_window: OpenWindow, paths: Paths, plain_home: Paths
) -> None:
    """Two sessions of 8 × 2 × 10 kg are behind both: 12.5 kg is asked, and Enter logs it."""
    for home in (paths, plain_home):
        heavy(home, 2, 1)
        home.settings.write_text(OWNED, encoding="utf-8")
    led, _ = await lead_dashboard(open_window, paths, "heavy", OWNED)
    lines = lead_plain(plain_home, ManualClock(led.started), "heavy")
    assert {weight for exercise, *_, weight in done(led) if exercise == "Split Squat"} == {12.5}
    assert any("12.5 kg" in line for line in lines[:4])
    assert done(last_session(plain_home)) == done(led)


async def test_both_faces_say_why_it_is_asked(open_window: OpenWindow, paths: Paths, plain_home: Paths) -> None:
    """The dashboard beside the set; the plain mode at the beginning, and when it is asked what to do now."""
    for home in (paths, plain_home):
        heavy(home, 2, 1)
        home.settings.write_text(OWNED, encoding="utf-8")
    async with open_window(slug="heavy", settings=OWNED) as window:
        await window.press("space", "enter")
        assert "today 8 reps at 2 × 12.5 kg" in window.text
    clock = ManualClock(1_795_111_200_000)
    script: Script = [("Get ready", ""), ("Go: Split Squat, left", "h"), ("Today 8 reps", "l")]
    lines = lead_plain(plain_home, clock, "heavy", script)
    assert "Today: Split Squat 8 reps at 2 × 12.5 kg, more." in lines
    assert any(line.startswith("Today 8 reps at 2 × 12.5 kg: you did") for line in lines)


async def test_both_faces_sum_up_the_same(open_window: OpenWindow, paths: Paths, plain_home: Paths) -> None:
    """The best that was beaten and what is asked next time, in the plain summary as on the card."""
    for home in (paths, plain_home):
        heavy(home, 2, 1)
        home.settings.write_text(OWNED, encoding="utf-8")
    led, card = await lead_dashboard(open_window, paths, "heavy", OWNED)
    lines = lead_plain(plain_home, ManualClock(led.started), "heavy")
    best = next(line for line in lines if line.startswith("Best: "))
    assert "Split Squat: heaviest, 2 × 12.5 kg" in card
    assert best == "Best: Split Squat: heaviest, 2 × 12.5 kg (before: 2 × 10 kg)."
    assert any(line.startswith("Week: strength 1 of 1") for line in lines)


async def test_both_faces_name_what_comes_next(open_window: OpenWindow, paths: Paths, plain_home: Paths) -> None:
    """The next session, and Saturday's long run, which this one is too close before; Sunday has only an easy run."""
    for home in (paths, plain_home):
        heavy(home, 2, 1)
        home.settings.write_text(OWNED, encoding="utf-8")
    led, card = await lead_dashboard(open_window, paths, "heavy", OWNED)
    lines = lead_plain(plain_home, ManualClock(led.started), "heavy")
    facts = dict(line.rstrip(".").split(": ", 1) for line in lines if line.startswith(("Next session: ", "Run: ")))
    assert facts["Next session"].startswith(("Wed 25 Nov from ", "Wed from "))
    assert f"Next session {facts['Next session']}" in card
    assert facts["Run"].startswith("Sat's long run is close: Thu 18:")
    assert facts["Run"].endswith("under 48 h; it could move to Sun")
    assert facts["Run"].partition(" is 37 h")[0] in card
    assert "it could move to Sun" in card


async def test_both_faces_say_what_is_asked_next_time(open_window: OpenWindow, paths: Paths, plain_home: Paths) -> None:
    """After one session of 8 to 12 reps as asked: nine reps, on the card and in the plain summary."""
    for home in (paths, plain_home):
        write_routine(home, DOSES, "doses")
    led, card = await lead_dashboard(open_window, paths, "doses")
    lines = lead_plain(plain_home, ManualClock(led.started), "doses")
    (next_time,) = (line for line in lines if line.startswith("Next time: "))
    assert "Curl 9–12 reps at 2 × 10 kg, more, Push-up 11 reps, more" in next_time
    assert "Curl 9–12 reps at 2 × 10 kg ↑, Push-up" in card


@pytest.mark.parametrize("face", ["dashboard", "command"])
async def test_what_is_logged_already_is_not_logged_twice(
    open_window: OpenWindow, paths: Paths, plain_home: Paths, face: str
) -> None:
    """A strength session of today, by hand: the second time it is refused."""
    home = paths if face == "dashboard" else plain_home
    if face == "dashboard":
        async with open_window() as window:
            await window.press("tab", "enter", "s", "enter", "s", "enter")
            assert "logged already" in window.told
    else:
        clock = ManualClock(1_795_111_200_000)
        workspace = open_workspace(Home(home, clock))
        assert isinstance(workspace, Workspace)
        moment = moment_of(workspace, workspace.today, None)
        assert isinstance(moment, Moment)
        refusals = [add_to_history(workspace, session_done(workspace, workspace.slug, moment)) for _ in range(2)]
        assert refusals[0] is None
        assert refusals[1] is not None
    assert len(read_history(home).history.sessions) == 1


@pytest.mark.parametrize("face", ["dashboard", "plain"])
async def test_a_line_that_cannot_be_read_is_reported(
    open_window: OpenWindow, paths: Paths, plain_home: Paths, face: str
) -> None:
    """How many, and why the first cannot."""
    home = paths if face == "dashboard" else plain_home
    heavy(home, 2, 1)
    with home.history.open("a", encoding="utf-8") as file:
        file.write("not a record\n")
    if face == "dashboard":
        async with open_window(slug="heavy") as window:
            await window.until(lambda: "1 line of the history cannot be read" in window.told)
    else:
        lines = lead_plain(home, ManualClock(1_795_111_200_000), "heavy", [("Get ready", "l")])
        assert any(line.startswith("1 line of the history cannot be read") for line in lines)


async def test_strength_of_a_day_to_come_is_not_logged(open_window: OpenWindow) -> None:
    """Nothing is even asked."""
    async with open_window() as window:
        await window.press("tab", "right", "enter", "s")
        assert "still to come" in window.told
        assert "Log a session?" not in window.text


async def test_a_new_exercise_appears_on_the_open_page(open_window: OpenWindow, paths: Paths) -> None:
    """Another window logs one that was never done before."""
    heavy(paths, 2)
    async with open_window(slug="heavy") as window:
        await window.press("v", "x")
        history = window.app.model.workspace.history
        new = session(THURSDAY, sets=sets(2, exercise="Nordic Curl"), routine="small")
        window.app.post_message(StoreChanged(HistoryRead(history.with_session(new))))
        await window.until(lambda: "Nordic Curl" in window.text)


async def test_the_year_follows_a_history_that_changes_meanwhile(open_window: OpenWindow, paths: Paths) -> None:
    """A session more in the totals above the list."""
    append_session(paths, session(THURSDAY - timedelta(days=7), routine="small"))
    async with open_window() as window:
        await window.press("v")
        assert "1 session ·" in window.text
        history = window.app.model.workspace.history
        window.app.post_message(StoreChanged(HistoryRead(history.with_session(session(THURSDAY, routine="small")))))
        await window.until(lambda: "2 sessions ·" in window.text)


async def test_reps_and_seconds_grow_in_both_faces(open_window: OpenWindow, paths: Paths, plain_home: Paths) -> None:
    """After one session as asked: a rep more by `double` and `reps`, five seconds more by `time`."""
    for home in (paths, plain_home):
        write_routine(home, DOSES, "doses")
    for _ in range(2):
        await lead_dashboard(open_window, paths, "doses")
    clock = ManualClock(last_session(paths).started)
    for _ in range(2):
        lead_plain(plain_home, clock, "doses")
    asked = [("Curl", None, 9), ("Push-up", None, 11), ("Plank", 35_000, None)]
    assert [(r.exercise, r.asked_ms, r.asked_reps) for r in last_session(paths).sets] == asked
    assert [(r.exercise, r.asked_ms, r.asked_reps) for r in last_session(plain_home).sets] == asked


async def test_a_lift_of_thirty_weeks_ago_is_known_to_both(
    open_window: OpenWindow, paths: Paths, plain_home: Paths
) -> None:
    """Begun at once, before the whole history is read: the weight of then, not a first time."""
    for home in (paths, plain_home):
        heavy(home, 30)
        for weeks_ago in range(29, 0, -1):
            since = session(THURSDAY - timedelta(weeks=weeks_ago), routine="other", sets=sets(60))
            append_session(home, since)
    async with open_window(slug="heavy", begin=True) as window:
        item = window.state.routine.blocks[0].items[0]
        assert window.app.model.workspace.asked_today(window.state.routine).asks[0, 0].changed != "first"
        assert item.load.weight == 5, "steps back for the gap, at most to half of the 10 kg of then"
    workspace = open_workspace(Home(plain_home, ManualClock(1_795_111_200_000)), "heavy")
    assert isinstance(workspace, Workspace)
    assert "heavy" not in {done.routine for done in workspace.history.sessions}
    assert workspace.routine is not None
    assert workspace.asked_today(workspace.routine).asks[0, 0].changed != "first"


class FailingDisk:
    """A disk on which batches, or only heartbeats, cannot be written while it is told so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.batches = False
        self.heartbeats = False
        write, beat = Journal._write_pending, Journal.beat

        def write_or_fail(journal: Journal) -> None:
            if self.batches and journal.pending:
                raise SaveError(journal.paths.journal, "no space left on the disk")
            write(journal)

        def beat_or_fail(journal: Journal, now: Instant) -> None:
            if self.heartbeats:
                raise SaveError(journal.paths.journal, "no space left on the disk")
            beat(journal, now)

        monkeypatch.setattr(Journal, "_write_pending", write_or_fail)
        monkeypatch.setattr(Journal, "beat", beat_or_fail)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FailingDisk:
    """A disk that can be told to fail."""
    return FailingDisk(monkeypatch)


async def test_the_dashboard_saves_in_a_pause_what_had_failed(open_window: OpenWindow, disk: FailingDisk) -> None:
    """A set done on a full disk, then a pause, then room: it is saved within a second, still paused."""
    async with open_window() as window:
        await window.to("Squat")
        disk.batches = True
        await window.press("enter", "space")
        await window.until(lambda: "NOT SAVED" in window.text)
        disk.batches = False
        await window.forward(1)
        await window.until(lambda: "NOT SAVED" not in window.text)
        assert window.phase == "paused"


def test_the_plain_mode_saves_in_a_pause_what_had_failed(plain_home: Paths, disk: FailingDisk) -> None:
    """The same, line by line."""
    write_routine(plain_home, DOSES, "doses")

    def fail() -> None:
        disk.batches = True

    def mend() -> None:
        disk.batches = False

    script: Script = [("Get ready", fail), ("Go: Curl", ""), ("Not saved", "p"), ("Paused", mend), ("Saved again", "l")]
    lines = lead_plain(plain_home, ManualClock(), "doses", script)
    assert [line for line in lines if "aved" in line][-1] == "Saved again."


async def test_a_failed_heartbeat_alone_alarms_no_one(
    open_window: OpenWindow, plain_home: Paths, disk: FailingDisk
) -> None:
    """Nothing that happened is missing from the disk; the first save that fails is the alarm."""
    disk.heartbeats = True
    async with open_window() as window:
        await window.to("March")
        for _ in range(5):
            await window.forward(1)
        window.app.saver.settle()
        await window.pilot.pause()
        assert "NOT SAVED" not in window.text
    write_routine(plain_home, DOSES, "doses")
    lines = lead_plain(plain_home, ManualClock(), "doses")
    assert [line for line in lines if "saved" in line] == []


async def test_the_first_good_save_takes_the_alarm_back(open_window: OpenWindow, disk: FailingDisk) -> None:
    """Though heartbeats still fail."""
    disk.heartbeats = True
    async with open_window() as window:
        await window.to("Squat")
        disk.batches = True
        await window.press("enter")
        await window.until(lambda: "NOT SAVED" in window.text)
        disk.batches = False
        await window.press("enter")
        await window.until(lambda: "NOT SAVED" not in window.text)


async def test_bringing_back_right_after_throwing_away_settles_first(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal is thrown away on another thread, here held up until bringing back waits for it."""
    waits = threading.Event()
    settle, discard = Saver.settle, Journal.discard

    def settle_after(saver: Saver, timeout: float = 5.0) -> None:
        waits.set()
        settle(saver, timeout)

    def discard_late(journal: Journal) -> None:
        assert waits.wait(5)
        discard(journal)

    monkeypatch.setattr(Journal, "discard", discard_late)
    async with open_window() as window:
        await window.to("Squat")
        window.app.saver.settle()
        monkeypatch.setattr(Saver, "settle", settle_after)
        await window.press("escape", "x", "x")
        window.app.actions.do("recover")
        await window.until(lambda: "PAUSED" in window.text)


async def test_what_is_still_to_come_cannot_be_logged_from_the_dashboard(open_window: OpenWindow, paths: Paths) -> None:
    """A run planned for this evening, at six: the form says so, as `stride log run --at` does, and does not save it."""
    plan = '[[run]]\non = 2026-11-19\nkind = "speed"\nat = "18:30"\n'
    paths.plan.write_text(plan, encoding="utf-8")
    async with open_window() as window:
        await window.press("tab", "enter", "d")
        assert "18:30 has not come yet: it is 18:00" in window.text
        await window.press("enter")
        assert window.app.model.workspace.history.runs == ()


async def test_exercises_follow_a_history_that_changes_meanwhile(open_window: OpenWindow, paths: Paths) -> None:
    """Another window logs a lift: it is on the open page."""
    heavy(paths, 2)
    async with open_window(slug="heavy") as window:
        await window.press("v", "x")
        assert "Split Squat" in window.text
        assert "12.5" not in window.text
        both = window.app.model.workspace.history.with_session(lifted(1, weight=12.5))
        window.app.post_message(StoreChanged(HistoryRead(both)))
        await window.until(lambda: "12.5" in window.text)


async def test_an_open_session_follows_its_corrections(open_window: OpenWindow, paths: Paths) -> None:
    """A note written by a command is on the page that is open."""
    append_session(paths, session(THURSDAY, routine="small", name="Small"))
    async with open_window() as window:
        await window.press("tab", "enter", "enter")
        history = window.app.model.workspace.history
        change = SessionChange(note="left knee")
        noted = new_amendment(history.amendments, "a1", history.sessions[-1].id, change, window.clock.now())
        window.app.post_message(StoreChanged(HistoryRead(history.with_amendment(noted))))
        await window.until(lambda: "left knee" in window.text)


async def test_hands_free_from_the_command_line_outlives_a_reload(open_window: OpenWindow, paths: Paths) -> None:
    """A settings file saved meanwhile that says nothing of it changes nothing in it."""
    async with open_window(hands_free=True) as window:
        paths.settings.write_text('first_weekday = "sunday"', encoding="utf-8")
        await window.until(lambda: window.app.model.workspace.settings.first_weekday == "sunday")
        assert window.app.model.workspace.hands_free
        await window.press("space")
        assert window.state.hands_free
