"""Time is a deadline, never a count: how often anybody looks at a session changes nothing in it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Rest, Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Do, Ended, Event
from stride_tui.core.session.state import spent_at
from stride_tui.store.routines.file import read_routine
from tests.helpers.routine_builders import MINUTE, Run, block, commands, reps, routine, routines, timed, waits

BUNDLED = sorted((Path(__file__).parents[3] / "routines").glob("*.toml"))
Ticks = Callable[[], Iterator[int]]


def every(ms: int) -> Ticks:
    """Ticks at a steady pace."""

    def ticks() -> Iterator[int]:
        while True:
            yield ms

    return ticks


def thirty_hertz() -> Iterator[int]:
    """Thirty ticks a second, in whole milliseconds."""
    while True:
        yield from (33, 33, 34)


def at_random() -> Iterator[int]:
    """Ticks that come as they like."""
    dice = random.Random(1)
    while True:
        yield dice.randrange(1, 400)


def missed() -> Iterator[int]:
    """A tick a second, of which many are missed, some for minutes."""
    dice = random.Random(2)
    while True:
        yield 1_000 * dice.choice([1, 1, 1, 2, 7, 60, 185])


PATTERNS: dict[str, Ticks] = {
    "1 Hz": every(1_000),
    "30 Hz": thirty_hertz,
    "random": at_random,
    "missed": missed,
    "every millisecond of a prime": every(7_919),
    "only one at the end": every(60 * MINUTE),
}


def twenty_minutes() -> Routine:
    """A routine that takes 20 minutes and 1.234 seconds hands-free, with steps of odd lengths."""
    return routine(
        block("Warm-up", timed("March", 53.217), timed("Hop", 31.4, sides="each"), kind="warm-up"),
        block("A", reps("Squat", 8, pace_ms=3_111, sides="each"), timed("Plank", 45.001), rounds=3),
        block("B", timed("Lunge", 30, sides="each"), rounds=4, kind="straight", rest_between=Rest(45_000)),
        block("Cool-down", timed("Stretch", 240.886), kind="cool-down"),
    )


def hands_free(of: Routine, pattern: Ticks) -> tuple[list[Event], int]:
    """All events of a hands-free session looked at in this pattern, and how long it took."""
    clock = ManualClock()
    engine, batch = Engine.start(of, "s1", clock.now(), hands_free=True)
    events, begun, ticks = list(batch), clock.now(), pattern()
    while not engine.state.ended:
        events += engine.tick(clock.forward(next(ticks)))
    return events, engine.state.at.boot - begun.boot


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twenty_minutes_end_on_the_same_millisecond(pattern):
    """Whatever the ticks, the session ends when its deadlines say."""
    assert hands_free(twenty_minutes(), PATTERNS[pattern])[1] == 20 * MINUTE + 1_234


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_events_are_the_same_whatever_the_ticks(pattern):
    """Each event that happens by itself carries its deadline, so the whole stream is the same."""
    assert hands_free(twenty_minutes(), PATTERNS[pattern])[0] == hands_free(twenty_minutes(), thirty_hertz)[0]


@given(routines, st.lists(st.tuples(waits, commands), max_size=12), st.randoms(use_true_random=False))
def test_ticks_between_commands_change_nothing(of, script, dice):
    """With commands at the same instants, the events are the same with and without ticks between."""
    seldom, often = Run(of), Run(of)
    for ms, command in script:
        seldom.clock.forward(ms)
        seldom.do(command)
        parts = sorted(dice.randint(0, ms) for _ in range(5))
        for before, after in zip([0, *parts], [*parts, ms], strict=True):
            often.wait((after - before) / 1_000)
        often.do(command)
    assert seldom.events == often.events


@given(routines)
def test_the_estimate_is_what_a_hands_free_session_takes(of):
    """The estimate of any routine is the time that a session takes in which nobody touches a key."""
    assert hands_free(of, every(60 * MINUTE))[1] == estimate_ms(unroll(of))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_the_estimate_of_a_bundled_routine_holds(path):
    """The bundled routines take what they say, within two parts in a hundred."""
    of = read_routine(path)
    assert isinstance(of, Routine)
    took = hands_free(of, every(1_000))[1]
    assert abs(took - estimate_ms(unroll(of))) <= 0.02 * took


def test_events_that_happen_by_themselves_carry_their_deadline():
    """Seen an hour late, the end of the session is still when it was."""
    run = Run(routine(block("A", timed("Hop", 20)))).wait(3_600)
    ended = run.events[-1]
    assert isinstance(ended, Ended)
    assert ended.at.boot - run.state.started.boot == 30_000


def test_eight_hours_do_not_drift():
    """A thousand steps of odd lengths, with a pause in each, end on the sum of them."""
    run = Run(routine(block("A", timed("Hop", 28.803, transition_ms=0), rounds=1_000, get_ready_ms=0)))
    for _ in range(1_000):
        run.wait(11.1).do(Do("toggle")).wait(1.7).do(Do("toggle")).wait(3 + 28.803 - 11.1)
    assert run.now.boot - run.state.started.boot == 1_000 * (28_803 + 1_700 + 3_000)
    assert (run.state.ended, run.state.at, spent_at(run.state, run.now).work_ms) == (
        "finished",
        run.now,
        28_803_000,
    )
