"""A light session before a race, from the offer to the history: its loads are held, and it counts for its week."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Reps
from stride_tui.core.session.events import Do, Replan
from stride_tui.core.week.calendar import counts
from stride_tui.plain.advice import OFFER, against_lines
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saver
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from stride_tui.views.text.refusals import NOTHING_LIGHT
from stride_tui.views.week.advice_words import light_hint
from tests.helpers.histories import SUNDAY, utc
from tests.helpers.home_with_lifts import OWNED, heavy

RACE = '[[run]]\non = 2026-11-26\nkind = "race"\nat = "10:00"\ndistance = 10\n'


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Two sessions as asked at 2 × 10 kg are behind this home, so that 12.5 kg would be next; a race is on Thursday."""
    paths = find_paths(tmp_path)
    heavy(paths, 3, 2)
    for file, text in ((paths.settings, OWNED), (paths.plan, RACE)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return paths


def opened(paths: Paths, slug: str = "heavy") -> tuple[Workspace, Sessions, SessionDriver]:
    """A workspace on Sunday at noon, in UTC, and what leads a session in it."""
    clock = ManualClock(utc(SUNDAY, "12:00"))
    workspace = open_workspace(Home(paths, clock), slug)
    assert isinstance(workspace, Workspace)
    driver = SessionDriver(clock, Saver(paths, lambda _: None))
    return workspace, Sessions(workspace, driver), driver


def test_a_light_session_holds_its_loads_and_is_kept_as_what_it_is(paths: Paths) -> None:
    """One round at 10 kg; what is asked next time is what it was before; the week is met."""
    workspace, sessions, driver = opened(paths)
    entry = workspace.entry
    assert entry is not None
    assert entry.routine is not None
    before = workspace.asked_today(entry.routine)
    assert {ask.load.weight for ask in before.asks.values() if ask.changed == "up"} == {12.5}
    assert sessions.begin(entry, light=True) is None
    assert driver.state is not None
    asked = driver.state.routine
    held = {(i.load.weight, i.dose) for b in asked.blocks for i in b.items if i.exercise == "Split Squat"}
    assert held == {(10, Reps(8))}
    assert {b.rounds for b in asked.blocks if b.is_strength} == {1}
    # The file is read again, as after an edit of it: the session stays a light one.
    driver.do(Replan(before.routine))
    assert driver.state.routine.light
    for _ in range(500):
        if not driver.running:
            break
        driver.do(Do("skip" if driver.state.step.kind != "work" else "confirm"))
        assert isinstance(driver.clock, ManualClock)
        driver.clock.forward(5_000)
        driver.tick()
    done = sessions.session_done()
    driver.saver.close()
    assert done is not None
    assert (done.light, done.name, done.routine) == (True, "Heavy, light", "heavy")
    assert counts(done)
    assert read_history(paths).sessions[-1] == done
    again = workspace.asked_today(entry.routine)
    assert {place: (ask.load, ask.dose) for place, ask in again.asks.items()} == {
        place: (ask.load, ask.dose) for place, ask in before.asks.items()
    }


def test_a_light_session_is_offered_before_a_race(paths: Paths) -> None:
    """On the card with its key, in plain mode with its command; not where it is begun already, nor without a race."""
    workspace, *_ = opened(paths)
    assert light_hint(workspace.ahead(), {}) == "l begins a light session"
    lines = against_lines(workspace, light=False)
    assert "(one round, no jumps, the same loads)" in lines[0]
    assert lines[1] == OFFER
    assert against_lines(workspace, light=True) == ()
    paths.plan.write_text("", "utf-8")
    without, *_ = opened(paths)
    assert (light_hint(without.ahead(), {}), against_lines(without, light=False)) == ("", ())


def test_jumps_alone_cannot_be_light(paths: Paths) -> None:
    """The refusal says why."""
    (paths.routines / "jumps.toml").write_text(
        'name = "Jumps"\n[[block]]\nname = "A"\nkind = "straight"\n[[block.item]]\nexercise = "Box Jump"\nreps = 5\n',
        "utf-8",
    )
    workspace, sessions, driver = opened(paths, "jumps")
    assert workspace.entry is not None
    refusal = sessions.begin(workspace.entry, light=True)
    assert refusal is not None
    assert refusal.words == NOTHING_LIGHT
    driver.saver.close()
