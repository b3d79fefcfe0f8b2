"""A session of a planned lighter week, from the card to the history: half the rounds, said everywhere, no evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from stride_tui.cli.week.next_words import next_json
from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import Do, Replan
from stride_tui.core.session.state import SessionState
from stride_tui.core.week.calendar import counts
from stride_tui.interop.history.json_values import session_head
from stride_tui.plain.advice import asked_of
from stride_tui.plain.summary import summary_lines
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.routine_today import routine_today
from stride_tui.services.session.saver import Saver
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from stride_tui.tui.dashboard_view import DashboardViews
from stride_tui.tui.model import Model
from stride_tui.views.plain.answers import opening_lines, reason_lines
from stride_tui.views.session.card_layout import CardView
from tests.helpers.histories import SUNDAY, utc
from tests.helpers.home_with_lifts import HEAVY, OWNED, heavy
from tests.tui.conftest import write_routine

LIGHTER = "a lighter week after 2 weeks of training in a row: half the rounds, the same load"
EVERY = HEAVY.replace("[[block]]", "[defaults]\nlighter_every = 3\n\n[[block]]", 1).replace("rounds = 2", "rounds = 3")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Two weeks of training behind, so that 12.5 kg would be next; the routine has three rounds."""
    paths = find_paths(tmp_path)
    heavy(paths, 2, 1)
    write_routine(paths, EVERY, "heavy")
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(OWNED, "utf-8")
    return paths


def opened(paths: Paths, clock: str = "12:00") -> tuple[Workspace, Sessions, SessionDriver]:
    """A workspace on Sunday, in UTC, and what leads a session in it."""
    manual = ManualClock(utc(SUNDAY, clock))
    workspace = open_workspace(Home(paths, manual), "heavy")
    assert isinstance(workspace, Workspace)
    workspace.complete_history()
    driver = SessionDriver(manual, Saver(paths, lambda _: None))
    return workspace, Sessions(workspace, driver), driver


def begun(workspace: Workspace, sessions: Sessions, driver: SessionDriver) -> SessionState:
    """The session of the chosen routine, just begun."""
    assert workspace.entry is not None
    assert sessions.begin(workspace.entry) is None
    assert driver.state is not None
    return driver.state


def led_to_its_end(driver: SessionDriver) -> SessionState:
    """The session after every set was done."""
    for _ in range(500):
        if not driver.running:
            break
        assert driver.state is not None
        driver.do(Do("skip" if driver.state.step.kind != "work" else "confirm"))
        assert isinstance(driver.clock, ManualClock)
        driver.clock.forward(5_000)
        driver.tick()
    driver.saver.close()
    assert driver.state is not None
    return driver.state


def test_the_card_says_it_and_shows_what_is_begun(paths: Paths) -> None:
    """The rounds and the length are those of the lighter week; commands for programs say the same."""
    workspace, _, driver = opened(paths)
    view = DashboardViews(Model(workspace), driver).view(single=False)
    card = view.now.view
    assert isinstance(card, CardView)
    facts = dict(card.facts)
    assert (card.title, facts["Today"], facts["Blocks"]) == ("Heavy, lighter week", LIGHTER, "Set A×2")
    asked = cast("list[dict[str, Any]]", next_json(workspace)["asked"])
    assert [(ask["rounds"], ask["lighter_week"], ask["weight"]) for ask in asked] == [(2, True, 10.0)]
    driver.saver.close()


def test_plain_mode_says_it_at_the_beginning_and_when_asked(paths: Paths) -> None:
    """Once for the session, and with each exercise that would have gone up."""
    workspace, sessions, driver = opened(paths)
    state = begun(workspace, sessions, driver)
    assert f"Today: {LIGHTER}." in opening_lines(state, asked_of(workspace, state))
    (why,) = reason_lines(state, asked_of(workspace, state))
    assert "nothing goes up in a lighter week; you did 8 reps" in why
    driver.saver.close()


def test_it_is_kept_as_what_it_is_and_is_no_evidence(paths: Paths) -> None:
    """It counts for its week; what is asked next week is what was asked before it."""
    workspace, sessions, driver = opened(paths)
    before = {ask.load.weight for ask in workspace.asked_today(*_next_week(workspace)).asks.values()}
    state = begun(workspace, sessions, driver)
    assert {block.rounds for block in state.routine.blocks} == {2}
    ended = led_to_its_end(driver)
    done = sessions.session_done()
    assert done is not None
    assert (done.name, done.lighter_week, counts(done)) == ("Heavy, lighter week", True, True)
    assert session_head(read_history(paths).history.sessions[-1])["lighter_week"] is True
    assert {ask.load.weight for ask in workspace.asked_today(*_next_week(workspace)).asks.values()} == before
    lines = summary_lines(workspace, ended)
    assert any(line.startswith("Lighter: half the rounds as planned; it counts for the week") for line in lines)
    (following,) = (line for line in lines if line.startswith("Next time: "))
    assert ("more" in following, "lighter" in following) == (True, False)


def test_the_summary_of_the_last_ordinary_session_says_that_a_lighter_week_is_next(paths: Paths) -> None:
    """The week's target is met with it, so the next session is of the next week."""
    write_routine(paths, EVERY.replace("lighter_every = 3", "lighter_every = 4"), "heavy")
    workspace, sessions, driver = opened(paths)
    assert not begun(workspace, sessions, driver).routine.lighter_week
    lines = summary_lines(workspace, led_to_its_end(driver))
    assert f"Next time: {LIGHTER.replace('2 weeks', '3 weeks')}." in lines


def test_a_session_belongs_to_the_week_that_it_began_in(paths: Paths) -> None:
    """Read again after midnight on Sunday, its file still asks half the rounds; without the number it asks all."""
    workspace, sessions, driver = opened(paths, "23:55")
    state = begun(workspace, sessions, driver)
    assert isinstance(driver.clock, ManualClock)
    driver.clock.forward(600_000)
    assert workspace.routine is not None
    assert not workspace.asked_today(workspace.routine).routine.lighter_week
    again = routine_today(workspace, workspace.routine, day=state.started.local().date())
    assert again == state.routine
    workspace.library_read = False
    write_routine(paths, EVERY.replace("lighter_every = 3\n", ""), "heavy")
    workspace.asked_today(workspace.routine)
    entry = workspace.library.entry("heavy")
    assert entry is not None
    assert entry.routine is not None
    driver.do(Replan(routine_today(workspace, entry.routine, day=SUNDAY) or state.routine))
    assert driver.state is not None
    assert {block.rounds for block in driver.state.routine.blocks} == {3}
    driver.saver.close()


def _next_week(workspace: Workspace) -> tuple[Any, Any]:
    """The routine, and the first day of the next week."""
    assert workspace.routine is not None
    return workspace.routine, SUNDAY.replace(day=SUNDAY.day + 1)
