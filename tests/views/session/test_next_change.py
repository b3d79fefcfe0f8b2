"""The screen sleeps until the picture changes: not a moment less, not a moment more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant, ManualClock
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Command, Do
from stride_tui.core.session.state import SessionState
from stride_tui.views.dashboard.screen import Surroundings, screen_view
from stride_tui.views.keys.key_tables import resolve_keys
from stride_tui.views.session.header import header_lines
from stride_tui.views.session.next_change import IDLE_LOOK_MS, next_change_ms, until_midnight_ms
from stride_tui.views.text.spans import plain
from tests.helpers.routine_builders import Run, commands, routines, small, waits
from tests.helpers.week_views import SUNDAY, week_on

MIDNIGHT = 1_795_305_600_000
"""A midnight in UTC."""

AROUND = Surroundings(None, History(), week_on(SUNDAY), resolve_keys({}), "work", reading=False)


def picture(state: SessionState, now: Instant) -> list[str]:
    """Every printed character of the dashboard."""
    view = screen_view(state, now, AROUND, None)
    lines = [*header_lines(view.header, 400), *(line for line in view.now.layout(view.now.view, 76, 22))]
    for part in (view.round, view.next, view.week):
        lines += part.layout(part.view, 46, 20)
    return [plain(line) for line in lines] + [view.now.title, view.now.subtitle]


def drive(of: Routine, script: list[tuple[int, Command]], hands_free: bool) -> tuple[Engine, ManualClock]:
    """A session after some commands with time between them."""
    clock = ManualClock()
    engine, _ = Engine.start(of, "s1", clock.now(), hands_free)
    for wait, command in script:
        engine.do(command, clock.forward(wait))
    return engine, clock


@given(routines, st.lists(st.tuples(waits, commands), max_size=6), st.booleans(), st.floats(0, 1))
def test_nothing_printed_changes_before_the_pulse(
    of: Routine, script: list[tuple[int, Command]], hands_free: bool, share: float
) -> None:
    """Whenever one looks between now and the next change, the picture is the same."""
    engine, clock = drive(of, script, hands_free)
    wait = next_change_ms(engine.state, clock.now())
    wait = 3_600_000 if wait is None else wait
    before = picture(engine.state, clock.now())
    if wait:
        engine.tick(clock.forward(min(wait - 1, int(wait * share))))
        assert picture(engine.state, clock.now()) == before


@given(routines, st.lists(st.tuples(waits, commands), max_size=6), st.booleans())
def test_something_printed_changes_at_the_pulse(
    of: Routine, script: list[tuple[int, Command]], hands_free: bool
) -> None:
    """The screen never wakes for nothing while a session runs."""
    engine, clock = drive(of, script, hands_free)
    wait = next_change_ms(engine.state, clock.now())
    if wait is not None:
        before = picture(engine.state, clock.now())
        engine.tick(clock.forward(wait))
        assert picture(engine.state, clock.now()) != before


def test_a_pause_has_no_pulse() -> None:
    """What stands still wakes nobody."""
    run = Run(small()).press("toggle")
    assert next_change_ms(run.state, run.now) is None


def test_an_ended_session_has_no_pulse() -> None:
    """The summary stands still."""
    run = Run(small()).do(Do("finish"))
    assert next_change_ms(run.state, run.now) is None


def test_a_countdown_pulses_on_its_own_seconds() -> None:
    """After 300 ms of a countdown the next second shows in 700 ms."""
    run = Run(small()).wait(0.3)
    assert next_change_ms(run.state, run.now) == 700


def test_the_date_is_looked_at_just_after_midnight() -> None:
    """Half a minute before midnight the wait is half a minute, whatever the zone."""
    clock = ManualClock(utc=MIDNIGHT - 2 * 3_600_000 - 30_000, offset=2 * 3600)
    assert until_midnight_ms(clock.now()) == 30_001


def test_by_day_the_words_are_looked_at_every_minute() -> None:
    """A timer stands still while the machine sleeps, so no wait is longer."""
    clock = ManualClock(utc=MIDNIGHT)
    assert until_midnight_ms(clock.now()) == IDLE_LOOK_MS
