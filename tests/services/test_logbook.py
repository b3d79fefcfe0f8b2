"""The logbook: one rule for what may be logged, one line for what was, and corrections that can be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from stride_tui.core.history.amendments import SessionChange
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run
from stride_tui.core.instant import ManualClock
from stride_tui.core.week.plan import Plan
from stride_tui.services import logbook
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import Moment, moment_of, moved_start
from stride_tui.services.workspace import Workspace
from stride_tui.store import zone
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history import file as history_file
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import find_paths
from tests.helpers.histories import utc

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = date(2026, 11, 21)
TO_COME = "has not come yet: today is 2026-11-21; what is to come goes into the plan"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An empty home in Berlin, on Saturday, 21 November 2026, 15:42."""
    monkeypatch.setattr(zone, "local_zone", lambda _now=None: BERLIN)
    clock = ManualClock(utc(SATURDAY, "14:42"), 3_600)
    found = open_workspace(Home(find_paths(tmp_path), clock))
    assert isinstance(found, Workspace)
    return found


def moment(workspace: Workspace, day: date, at: time | None = None) -> Moment:
    """A moment that has come."""
    found = moment_of(workspace, day, at)
    assert isinstance(found, Moment)
    return found


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (
            date(2026, 11, 22),
            None,
            "2026-11-22 has not come yet: today is 2026-11-21; what is to come goes into the plan",
        ),
        (SATURDAY, time(15, 43), "15:43 has not come yet: it is 15:42"),
    ],
)
def test_what_is_to_come_is_refused(workspace: Workspace, day: date, at: time | None, words: str) -> None:
    """With what it is now."""
    assert moment_of(workspace, day, at) == Refusal(words)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (SATURDAY, time(15, 42), Moment(utc(SATURDAY, "14:42"), 3_600, True)),
        (SATURDAY, None, Moment(utc(SATURDAY, "11:00"), 3_600, False)),
        (date(2026, 7, 1), time(7, 5), Moment(utc(date(2026, 7, 1), "05:05"), 7_200, True)),
    ],
)
def test_a_moment_has_the_offset_of_its_own_day(
    workspace: Workspace, day: date, at: time | None, expected: Moment
) -> None:
    """Noon stands for no time; a day in summer has summer's offset."""
    assert moment_of(workspace, day, at) == expected


def test_before_noon_a_day_without_a_time_is_now(workspace: Workspace) -> None:
    """Noon has not come yet."""
    assert isinstance(workspace.clock, ManualClock)
    workspace.clock.set_wall(utc(SATURDAY, "08:00"))
    assert moment(workspace, SATURDAY).utc == utc(SATURDAY, "08:00")


def test_a_run_is_in_the_workspace_and_in_the_file(workspace: Workspace) -> None:
    """At once, in both."""
    run = logbook.run_done(workspace, "long", moment(workspace, SATURDAY, time(8)), 100, 18)
    assert logbook.add_to_history(workspace, run) is None
    assert workspace.history.runs == (run,)
    assert read_history(workspace.home.paths).history.runs == (run,)


def test_a_session_by_hand_ends_after_the_routines_estimate(workspace: Workspace) -> None:
    """Without minutes none are claimed."""
    session = logbook.session_done(workspace, workspace.slug, moment(workspace, SATURDAY))
    assert session.ended - session.started == workspace.needs.length_ms
    assert (session.work_ms, session.by_hand, session.recovery_hours) == (0, True, 48)


def test_minutes_that_were_reported_are_its_length(workspace: Workspace) -> None:
    """And its work."""
    session = logbook.session_done(workspace, workspace.slug, moment(workspace, SATURDAY), minutes=12)
    assert session.ended - session.started == session.work_ms == 720_000


def test_the_same_again_is_known(workspace: Workspace) -> None:
    """The kind and the start, or the day where neither has a time; another kind is another run."""
    at = moment(workspace, SATURDAY, time(8))
    run = logbook.run_done(workspace, "long", at)
    logbook.add_to_history(workspace, run)
    assert logbook.logged_already(workspace, logbook.run_done(workspace, "long", at)) == run
    assert not logbook.logged_already(workspace, logbook.run_done(workspace, "easy", at))
    assert not logbook.logged_already(workspace, logbook.run_done(workspace, "long", moment(workspace, SATURDAY)))


def test_a_full_disk_is_a_refusal_and_nothing_is_taken(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace does not show what is not kept."""

    def full(paths: object, run: Run) -> bool:
        raise SaveError(workspace.home.paths.history, "no space left on the disk")

    monkeypatch.setattr(history_file, "append_run", full)
    run = logbook.run_done(workspace, "easy", moment(workspace, SATURDAY))
    refusal = logbook.add_to_history(workspace, run)
    assert refusal is not None
    assert refusal.serious
    assert "no space left" in refusal.words
    assert workspace.history.runs == ()


def test_a_correction_is_taken_back(workspace: Workspace) -> None:
    """What was said before is said again; both lines stay."""
    session = logbook.session_done(workspace, workspace.slug, moment(workspace, SATURDAY))
    logbook.add_to_history(workspace, session)
    assert logbook.correct(workspace, session.id, SessionChange(effort=9.0)) is None
    assert workspace.history.sessions[0].effort == 9.0
    assert not isinstance(logbook.undo_correction(workspace), Refusal)
    assert workspace.history.sessions[0].effort is None
    assert len(read_history(workspace.home.paths).history.amendments) == 2


def test_nothing_to_take_back_is_a_refusal(workspace: Workspace) -> None:
    """Not serious: nothing is wrong."""
    assert logbook.undo_correction(workspace) == Refusal("there is no correction to take back")


def test_the_same_of_long_ago_is_known_too(workspace: Workspace) -> None:
    """Though only the last weeks of the history were read: the rest is read for it."""
    old = date(2026, 1, 5)
    run = logbook.run_done(workspace, "easy", moment(workspace, old, time(7)))
    logbook.add_to_history(workspace, run)
    assert isinstance(workspace.clock, ManualClock)
    again = open_workspace(Home(workspace.home.paths, workspace.clock), since_ms=0)
    assert isinstance(again, Workspace)
    again.history = History()
    assert logbook.logged_already(again, logbook.run_done(again, "easy", moment(again, old, time(7))))


PLACES = [
    # offset of the place in hours, when it was there; the day and time given; when it is after that, there and in UTC
    (1, "2026-11-20 18:00", None, time(19), "2026-11-20 19:00", "2026-11-20 18:00"),  # here, in winter
    (1, "2026-11-20 18:00", date(2026, 7, 3), None, "2026-07-03 18:00", "2026-07-03 16:00"),  # here, in summer
    (9, "2026-11-20 18:00", None, time(19), "2026-11-20 19:00", "2026-11-20 10:00"),  # in Tokyo, by Tokyo's clocks
    (9, "2026-11-20 00:30", date(2026, 11, 19), None, "2026-11-19 00:30", "2026-11-18 15:30"),
]


@pytest.mark.parametrize(("hours", "was", "day", "at", "there", "in_utc"), PLACES)
def test_a_corrected_start_is_by_the_clocks_of_its_place(
    workspace: Workspace, hours: int, was: str, day: date | None, at: time | None, there: str, in_utc: str
) -> None:
    """The runner sits in Berlin."""
    began = datetime.fromisoformat(was).replace(tzinfo=UTC) - timedelta(hours=hours)
    done = Run("r", "easy", round(began.timestamp() * 1000), hours * 3600)
    found = moved_start(workspace, done, day, at)
    assert isinstance(found, Moment)
    assert datetime.fromtimestamp(found.utc / 1000, UTC).isoformat(" ", "minutes")[:16] == in_utc
    local = datetime.fromtimestamp(found.utc / 1000, UTC) + timedelta(seconds=found.offset)
    assert local.isoformat(" ", "minutes")[:16] == there


def test_the_day_of_what_has_no_time_of_day_stays_without_one(workspace: Workspace) -> None:
    """Noon is only where it is kept; a time given later is known from then on."""
    done = Run("r", "easy", utc(date(2026, 11, 20), "11:00"), 3600, timed=False)
    assert moved_start(workspace, done, date(2026, 11, 19), None) == Moment(
        utc(date(2026, 11, 19), "11:00"), 3600, False
    )
    assert moved_start(workspace, done, None, time(7)) == Moment(utc(date(2026, 11, 20), "06:00"), 3600, True)
    assert moved_start(workspace, done, date(2026, 11, 20), None) == Moment(done.started, 3600, False)


@pytest.mark.parametrize(("day", "kept", "met"), [(date(2026, 11, 11), 1, True), (date(2026, 11, 16), 2, False)])
def test_a_session_that_was_in_another_week_goes_by_what_that_week_asked_for(
    workspace: Workspace, day: date, kept: int, met: bool
) -> None:
    """Week 45 asked for one session, and this one, 47, asks for two. A session of Saturday that was on Wednesday of
    week 46 is in a week that asked for one, and meets it; on Monday it is in a week that still wants another."""
    early = logbook.session_done(workspace, workspace.slug, moment(workspace, date(2026, 11, 4)))
    logbook.add_to_history(workspace, early)
    workspace.plan = Plan(strength_per_week=2)
    session = logbook.session_done(workspace, workspace.slug, moment(workspace, SATURDAY))
    logbook.add_to_history(workspace, session)
    moved = moved_start(workspace, session, day, None)
    assert isinstance(moved, Moment)
    assert not logbook.correct(
        workspace, session.id, SessionChange(started=moved.utc, offset=moved.offset, timed=moved.timed)
    )
    now = workspace.session_now(session)
    assert now is not None
    assert (early.week_target, session.week_target, now.week_target) == (1, 2, kept)
    assert workspace.adherence().met(day - timedelta(days=day.weekday())) is met
