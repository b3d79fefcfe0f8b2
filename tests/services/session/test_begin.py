"""Sessions: begun on what is asked today, picked up, brought back; refusals are values."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from stride_tui.core.history.amendments import SessionChange
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import Do
from stride_tui.services.home import Home
from stride_tui.services.logbook import correct, undo_correction
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.begin import LedElsewhere, NothingKept, PickedUp, Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saved, Saver
from stride_tui.services.session.summary import summary_of
from stride_tui.services.workspace import Workspace
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.file import append_session
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.session.journal import Journal
from stride_tui.store.session.session_lock import take_session
from stride_tui.store.week.plan_file import load_plan
from stride_tui.views.text.refusals import NOT_SAVED_YET
from tests.helpers.histories import utc
from tests.helpers.home_with_lifts import OWNED, heavy, lifted

THURSDAY = date(2026, 11, 19)


class Window:
    """What a face has: a workspace, a driver, its saver's reports."""

    def __init__(self, paths: Paths, clock: ManualClock, slug: str = "heavy") -> None:
        workspace = open_workspace(Home(paths, clock), slug)
        assert isinstance(workspace, Workspace)
        self.workspace = workspace
        self.reports: list[Saved] = []
        self.driver = SessionDriver(clock, Saver(paths, self.reports.append))
        self.sessions = Sessions(workspace, self.driver)

    def begin(self) -> Refusal | None:
        """Begin the chosen routine."""
        assert self.workspace.entry is not None
        return self.sessions.begin(self.workspace.entry)

    def leave(self) -> None:
        """Leave the session for later."""
        self.driver.do(Do("leave"))
        self.driver.saver.close()


@pytest.fixture
def clock() -> ManualClock:
    """Thursday, 19 November 2026, 18:00 UTC."""
    return ManualClock(utc(THURSDAY, "18:00"))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with two sessions of 8 × 2 × 10 kg, and dumbbells up to 12.5 kg."""
    paths = find_paths(tmp_path)
    heavy(paths, 2, 1)
    paths.settings.write_text(OWNED, encoding="utf-8")
    return paths


def test_a_session_begins_on_what_is_asked_today(paths: Paths, clock: ManualClock) -> None:
    """12.5 kg after two sessions of 10."""
    window = Window(paths, clock)
    assert window.begin() is None
    assert window.driver.state is not None
    assert window.driver.state.routine.blocks[0].items[0].load.weight == 12.5
    window.leave()


def test_a_routine_with_mistakes_is_refused(paths: Paths, clock: ManualClock) -> None:
    """With its problems."""
    (paths.routines / "odd.toml").write_text("nme = 'Odd'\n", encoding="utf-8")
    window = Window(paths, clock, "odd")
    refusal = window.begin()
    assert refusal is not None
    assert refusal.problems
    window.driver.saver.close()


def test_what_was_left_is_picked_up_paused(paths: Paths, clock: ManualClock) -> None:
    """In another window, with when it last ran, on its own routine."""
    first = Window(paths, clock)
    first.begin()
    first.leave()
    clock.forward(60_000)
    second = Window(paths, clock, "ten-minutes")
    found = second.sessions.pick_up()
    assert isinstance(found, PickedUp)
    assert found.state.position.paused_for == "leaving"
    assert found.since_utc == utc(THURSDAY, "18:00")
    assert second.workspace.slug == "heavy"
    assert second.sessions.file == str(paths.routines / "heavy.toml")
    second.leave()


def test_a_session_led_elsewhere_is_not_taken(paths: Paths, clock: ManualClock) -> None:
    """It can be looked at."""
    first = Window(paths, clock)
    first.begin()
    first.driver.saver.settle()
    second = Window(paths, clock)
    assert second.sessions.led_elsewhere()
    assert isinstance(second.sessions.pick_up(), LedElsewhere)
    state = second.sessions.state_elsewhere()
    assert state is not None
    assert state.routine.slug == "heavy"
    first.leave()
    second.driver.saver.close()


def test_where_there_is_none_none_is_picked_up(paths: Paths, clock: ManualClock) -> None:
    """And nothing is refused."""
    window = Window(paths, clock)
    assert window.sessions.pick_up() is None
    window.driver.saver.close()


def test_beginning_beside_another_window_is_refused(paths: Paths, clock: ManualClock) -> None:
    """Its lock says so."""
    hold = take_session(paths)
    window = Window(paths, clock)
    assert window.begin() == Refusal("Not begun: another window runs the session.")
    hold.release()
    window.driver.saver.close()


def test_what_was_thrown_away_comes_back(paths: Paths, clock: ManualClock) -> None:
    """At once, and paused."""
    window = Window(paths, clock)
    window.begin()
    window.driver.do(Do("discard"))
    assert window.sessions.take_back_end() is None
    assert isinstance(window.sessions.pick_up(), PickedUp)
    window.leave()


def test_a_session_keeps_what_its_week_asked_for(paths: Paths, clock: ManualClock) -> None:
    """Also when its end was taken back: the plan that asks for more by then is not of its day."""
    window = Window(paths, clock)
    window.begin()
    clock.forward(20_000)
    window.driver.do(Do("finish"))
    first = window.sessions.session_done()
    paths.plan.parent.mkdir(parents=True, exist_ok=True)
    paths.plan.write_text("strength_per_week = 3\n", "utf-8")
    window.workspace.take_plan(load_plan(paths))
    assert window.sessions.take_back_end() is None
    assert isinstance(window.sessions.pick_up(), PickedUp)
    window.driver.do(Do("finish"))
    again = window.sessions.session_done()
    assert first is not None
    assert again is not None
    assert (first.week_target, again.week_target, window.workspace.target) == (1, 1, 3)
    assert read_history(paths).history.sessions[-1].week_target == 1
    window.driver.saver.close()


def test_an_end_is_taken_back_and_the_session_counts_once(paths: Paths, clock: ManualClock) -> None:
    """Open it counts as nothing done, finished again as one; its effort goes on with it, and no undo brings two."""
    window = Window(paths, clock)
    before = read_history(paths).sessions
    window.begin()
    clock.forward(20_000)
    window.driver.do(Do("finish"))
    done = window.sessions.session_done()
    assert done is not None
    correct(window.workspace, done.id, SessionChange(effort=7))
    assert window.sessions.take_back_end() is None
    assert isinstance(window.sessions.pick_up(), PickedUp)
    assert window.workspace.history.sessions == read_history(paths).history.sessions == before
    window.driver.do(Do("finish"))
    again = window.sessions.session_done()
    assert again is not None
    assert (again.started, again.effort) == (done.started, 7)
    undo_correction(window.workspace)
    undo_correction(window.workspace)
    assert undo_correction(window.workspace) == Refusal("there is no correction to take back")
    kept = read_history(paths)
    assert [session.id for session in kept.history.sessions[len(before) :]] == [again.id]
    assert [session.id for session in kept.sessions[len(before) :]] == [done.id, again.id]
    window.driver.saver.close()


def test_an_end_that_is_not_saved_yet_is_not_taken_back(
    paths: Paths, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the session stays finished, to be saved."""

    def full(journal: Journal, _session: Session) -> None:
        raise SaveError(journal.paths.history, "no space left on the disk")

    window = Window(paths, clock)
    window.begin()
    with monkeypatch.context() as disk:
        disk.setattr(Journal, "finish", full)
        window.driver.do(Do("finish"))
        assert window.sessions.session_done() is None
        assert window.sessions.take_back_end() == Refusal(NOT_SAVED_YET, serious=True)
    window.driver.tick()
    assert window.sessions.session_done() is not None
    window.driver.saver.close()


def test_nothing_to_bring_back_is_a_refusal(paths: Paths, clock: ManualClock) -> None:
    """In a sentence."""
    window = Window(paths, clock)
    assert window.sessions.take_back_end() == Refusal("There is no session to bring back.")
    window.driver.saver.close()


def test_the_summary_counts_the_session_and_asks_for_the_next(paths: Paths, clock: ManualClock) -> None:
    """The heaviest so far, this week's count, and the same weight again: two sessions at it are wanted."""
    window = Window(paths, clock)
    window.begin()
    while window.driver.running:
        clock.forward(31_000)
        window.driver.tick()
        window.driver.do(Do("confirm"))
    window.driver.saver.settle()
    state = window.driver.state
    assert state is not None
    summary = summary_of(window.workspace, state)
    assert {best.kind for best in summary.bests} == {"heaviest", "volume"}
    assert summary.week.adherence.sessions[window.workspace.this_week] == 1
    assert summary.next_time is not None
    assert summary.next_time.asks[0, 0].load.weight == 12.5
    assert read_history(paths).history.sessions[-1].id == state.session
    window.driver.saver.close()


def test_a_save_that_failed_is_tried_again_in_a_pause(
    paths: Paths, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With each look at the session, also where nothing happens in it."""
    window = Window(paths, clock)
    window.begin()
    window.driver.saver.settle()
    write = Journal._write_pending
    full = [True]

    def write_or_fail(journal: Journal) -> None:
        if full[0] and journal.pending:
            raise SaveError(journal.paths.journal, "no space left on the disk")
        write(journal)

    monkeypatch.setattr(Journal, "_write_pending", write_or_fail)
    window.driver.do(Do("toggle"))
    window.driver.saver.settle()
    assert window.reports[-1].error == "no space left on the disk"
    full[0] = False
    clock.forward(1_000)
    window.driver.tick()
    window.driver.saver.settle()
    assert window.reports[-1].error is None
    assert not window.driver.saver.failing
    window.leave()


def test_weeks_without_the_exercise_are_known_though_only_the_tail_was_read(paths: Paths, clock: ManualClock) -> None:
    """Beginning reads the whole history first."""
    clock.forward(round(timedelta(weeks=30).total_seconds() * 1000))
    window = Window(paths, clock)
    assert not window.workspace.complete
    window.begin()
    assert window.workspace.complete
    assert window.driver.state is not None
    assert window.driver.state.routine.blocks[0].items[0].load.weight == 8
    window.leave()


def test_the_bests_of_a_session_picked_up_go_by_the_whole_history(paths: Paths, clock: ManualClock) -> None:
    """A heavier lift that only the whole history has: the session picked up beats nothing."""
    append_session(paths, lifted(40, weight=30))
    first = Window(paths, clock)
    first.begin()
    first.leave()
    second = Window(paths, clock)
    assert isinstance(second.sessions.pick_up(), PickedUp)
    second.workspace.history = History()
    second.workspace.complete = False
    second.driver.do(Do("toggle"))
    while second.driver.running:
        clock.forward(31_000)
        second.driver.tick()
        second.driver.do(Do("confirm"))
    assert second.driver.state is not None
    assert "heaviest" not in {best.kind for best in summary_of(second.workspace, second.driver.state).bests}
    second.driver.saver.close()


@pytest.mark.parametrize(
    ("data", "words"), [(b"\0" * 200, "200 NUL bytes"), (b"no journal\n", "the line is no record")]
)
def test_a_journal_without_a_session_is_told_and_makes_room(
    paths: Paths, clock: ManualClock, data: bytes, words: str
) -> None:
    """Why nothing of it can be read; the next session sets it aside."""
    window = Window(paths, clock)
    paths.journal.write_bytes(data)
    found = window.sessions.pick_up()
    assert isinstance(found, NothingKept)
    assert words in found.problems[0].message
    assert window.begin() is None
    window.leave()
    assert [path.read_bytes() for path in paths.data.glob("session.jsonl.torn-*")] == [data]


def test_an_empty_journal_is_none(paths: Paths, clock: ManualClock) -> None:
    """There is nothing to tell of a file without a byte."""
    window = Window(paths, clock)
    paths.journal.write_bytes(b"")
    assert window.sessions.pick_up() is None


def test_a_journal_that_cannot_be_read_is_a_refusal(paths: Paths, clock: ManualClock) -> None:
    """It may have a session: the words name the file and the way out."""
    window = Window(paths, clock)
    paths.journal.mkdir()
    found = window.sessions.pick_up()
    assert isinstance(found, Refusal)
    assert str(paths.journal) in found.words
    assert "move it away" in found.words
