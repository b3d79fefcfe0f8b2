"""The workspace: what follows from settings, routines, history and plan, once for every face."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.instant import ManualClock
from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Library
from stride_tui.core.settings.settings import DEFAULT_ROUTINE, Settings
from stride_tui.core.week import adherence as adherence_module
from stride_tui.core.week.plan import Plan
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.refusal import Refusal
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.histories import session, utc

THURSDAY = date(2026, 11, 19)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An empty home."""
    return find_paths(tmp_path)


@pytest.fixture
def home(paths: Paths) -> Home:
    """The home, on Thursday, 19 November 2026, 18:00 UTC."""
    clock = ManualClock(utc(THURSDAY, "18:00"))
    return Home(paths, clock)


def opened(home: Home, slug: str | None = None, **options: object) -> Workspace:
    """The workspace of a home."""
    workspace = open_workspace(home, slug, **options)  # type: ignore[arg-type]
    assert isinstance(workspace, Workspace)
    return workspace


def test_an_empty_home_has_the_bundled_routine(home: Home) -> None:
    """With its own hours and target."""
    workspace = opened(home)
    assert workspace.slug == DEFAULT_ROUTINE
    assert workspace.needs.hours == 48
    assert workspace.target == 1


def test_a_routine_that_is_not_there_is_refused_with_the_nearest(home: Home) -> None:
    """And nothing is opened."""
    found = open_workspace(home, "ten-minuts")
    assert found == Refusal("there is no routine `ten-minuts`. Did you mean `ten-minutes`?")


def test_mistakes_in_the_settings_stop_nothing(home: Home, paths: Paths) -> None:
    """The default is used for what is wrong, and the mistake is kept to be shown."""
    paths.settings.write_text("volume = 400\n", encoding="utf-8")
    workspace = opened(home)
    assert workspace.settings == Settings()
    assert [problem.line for problem in workspace.settings_found.problems] == [1]


def test_a_set_routine_that_is_gone_gives_way_to_the_bundled_one(home: Home, paths: Paths) -> None:
    """Which is said, with what there is."""
    paths.settings.write_text('routine = "gone"\n', encoding="utf-8")
    workspace = opened(home)
    assert workspace.slug == DEFAULT_ROUTINE
    (problem,) = workspace.settings_found.problems
    assert (problem.line, problem.message) == (1, "there is no routine `gone`")
    assert "lower-body-runners" in str(problem.hint)


def test_the_target_is_the_plans_before_the_routines(home: Home, paths: Paths) -> None:
    """`strength_per_week` wins."""
    paths.plan.write_text("strength_per_week = 3\n", encoding="utf-8")
    assert opened(home).target == 3


def test_mistakes_in_the_plan_leave_the_last_good_one(home: Home) -> None:
    """They are kept beside it."""
    workspace = opened(home)
    plan = Plan(strength_per_week=2)
    workspace.take_plan(plan)
    workspace.take_plan((Problem(message="no"),))
    assert (workspace.plan, len(workspace.plan_problems)) == (plan, 1)


def test_the_week_begins_on_the_day_of_the_settings(home: Home, paths: Paths) -> None:
    """A week from Sunday."""
    assert opened(home).this_week == date(2026, 11, 16)
    paths.settings.write_text('first_weekday = "sunday"\n', encoding="utf-8")
    assert opened(home).this_week == date(2026, 11, 15)


def test_a_week_counts_its_sessions(home: Home, paths: Paths) -> None:
    """The facts of this week hold the session of Tuesday."""
    append_session(paths, session(THURSDAY - timedelta(days=2), routine=DEFAULT_ROUTINE))
    workspace = opened(home, since_ms=None)
    facts = workspace.week(workspace.this_week)
    assert facts.adherence.sessions[workspace.this_week] == 1
    assert facts.outlook.suggestion is None


def test_adherence_is_worked_out_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the history, the plan or the day is another."""
    workspace = opened(home)
    calls: list[int] = []
    real = adherence_module.adherence

    def counted(*given: object, **named: object) -> object:
        calls.append(1)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(adherence_module, "adherence", counted)
    workspace.adherence()
    workspace.adherence()
    assert len(calls) == 1
    workspace.history = History((session(THURSDAY),))
    workspace.adherence()
    assert len(calls) == 2


ONCE = """name = "{name}"
[schedule]
per_week = {per_week}
[[block]]
name = "A"
kind = "straight"
[[block.item]]
exercise = "Squat"
reps = 8
"""


@pytest.mark.parametrize("read", [False, True])
def test_another_routine_leaves_the_weeks_of_earlier_versions_as_they_were(
    home: Home, paths: Paths, read: bool
) -> None:
    """Eight weeks, one session each, of a routine for once a week. The one chosen since is for twice a week, so the
    lowest target known is that of the sessions' own routine: eight weeks in a row. `read` is whether all routines are.
    """
    paths.routines.mkdir(parents=True)
    for slug, per_week in (("once", 1), ("twice", 2)):
        (paths.routines / f"{slug}.toml").write_text(ONCE.format(name=slug, per_week=per_week), encoding="utf-8")
    workspace = opened(home, "twice")
    workspace.history = History.of(session(THURSDAY - timedelta(weeks=n), routine="once") for n in range(1, 9))
    if read:
        assert workspace.routine is not None
        workspace.asked_today(workspace.routine)
    assert (workspace.target, workspace.adherence().streak) == (2, 8)


def test_what_is_asked_today_follows_the_values_not_their_address(home: Home) -> None:
    """A hundred histories one after the other, of which some get the address of one that is gone."""
    workspace = opened(home)
    workspace.complete_history()
    assert workspace.routine is not None
    for n in range(100):
        made = History((session(THURSDAY - timedelta(days=n + 1)),))
        workspace.history = made
        workspace.asked_today(workspace.routine)
        assert workspace._today is not None
        assert workspace._today[0][0] is made


def test_the_whole_history_keeps_what_was_added_while_it_was_read(home: Home) -> None:
    """A session finished meanwhile is not lost."""
    workspace = opened(home)
    mine = session(THURSDAY, routine="mine")
    workspace.history = workspace.history.with_session(mine)
    workspace.take_history(History((session(THURSDAY - timedelta(days=7)),)))
    assert mine in workspace.history.sessions
    assert len(workspace.history.sessions) == 2


def test_hands_free_asked_for_outlives_settings_that_say_nothing_new(home: Home) -> None:
    """But not settings that change it."""
    workspace = opened(home, hands_free=True)
    workspace.use(Settings(volume=10))
    assert workspace.hands_free
    workspace.use(Settings(hands_free=True))
    workspace.use(Settings(hands_free=False))
    assert not workspace.hands_free


def test_choosing_reads_a_file_that_the_library_does_not_have_yet(home: Home) -> None:
    """As a session that is picked up does before the library is read."""
    workspace = opened(home)
    assert workspace.library.entry("ten-minutes") is None
    workspace.choose("ten-minutes")
    assert workspace.routine is not None
    assert workspace.routine.slug == "ten-minutes"


def test_the_neighbour_of_the_last_routine_is_the_first(home: Home) -> None:
    """Around the end."""
    workspace = opened(home)
    workspace.choose("ten-minutes")
    last = workspace.library.entries[-1].slug
    workspace.choose(last)
    workspace.choose_neighbour(1)
    assert workspace.slug == workspace.library.entries[0].slug


def test_a_workspace_without_a_routine_still_has_hours(home: Home) -> None:
    """The recovery rule's own 48."""
    workspace = Workspace(home, Settings(), Library(), "none")
    assert (workspace.routine, workspace.needs.hours, workspace.target) == (None, 48, 1)


def test_the_zone_follows_a_clock_that_travels(home: Home) -> None:
    """Without runs to come, today's offset is enough."""
    workspace = opened(home)
    assert workspace.zone.utcoffset(None) == timedelta(0)
    assert isinstance(home.clock, ManualClock)
    home.clock.set_wall(utc(THURSDAY, "18:00"), 3_600)
    workspace.settle_zone()
    assert workspace.zone == timezone(timedelta(hours=1))
