"""The start and the length of a session, and the times of its sets: by the clock that cannot be set."""

from __future__ import annotations

import pytest

from stride_tui.core.history.records import Session
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Rest
from stride_tui.core.session.events import Do
from stride_tui.core.session.recover import recover
from stride_tui.core.session.to_records import to_session
from tests.helpers.routine_builders import MINUTE, SECOND, Run, block, reps, routine, timed

HOUR = 60 * MINUTE
YEAR = 365 * 24 * HOUR
NIGHTS = 36 * HOUR
"""From Monday evening to Wednesday morning."""


def two_holds() -> Run:
    """Ready for 10 s, a hop from 10 to 40 s, a transition, a plank from 45 to 75 s."""
    return Run(routine(block("A", timed("Hop", 30), timed("Plank", 30))), machine="first")


def picked_up(run: Run, later: int, restarted: bool = False, named: bool = True) -> Run:
    """The session in a new run of the program, `later` ms after; on clocks that begin anew if the machine restarted.
    A start of the machine is `named`, or the system gives it no id."""
    now = run.clock.forward(later)
    if restarted:
        run.clock = ManualClock(now.utc)
        run.clock.forward(30 * SECOND)
    machine = ("second" if restarted else "first") if named else ""
    found = recover(run.events, None, run.clock.now(), machine)
    assert found is not None
    run.engine, batch = found
    run.events += batch
    return run


def seconds(line: Session) -> tuple[float, ...]:
    """From the start to the end, then work, lead-ins, rests, pauses: seconds."""
    parts = (line.ended - line.started, line.work_ms, line.lead_ms, line.rest_ms, line.paused_ms)
    return tuple(ms / SECOND for ms in parts)


def spans(run: Run, line: Session) -> list[tuple[float, float]]:
    """The beginning and the end of each set, in seconds after the session's start."""
    start = run.state.started.utc
    return [((record.started - start) / SECOND, (record.ended - start) / SECOND) for record in line.sets]


LEFT_AND_KEPT = [
    # left after, then: whole length, work, lead-ins, rests, pauses; the spans of both sets (a skipped one has none)
    (55, (55, 40, 15, 0, 0), [(10, 40), (45, 55)]),  # ten seconds into the plank
    (42, (40, 30, 10, 0, 0), [(10, 40), (40, 40)]),  # in the transition: the hop was the last work
    (30, (30, 20, 10, 0, 0), [(10, 30), (30, 30)]),  # in the hop
    (5, (5, 0, 5, 0, 0), [(5, 5), (5, 5)]),  # nothing done yet: the instant it was left
]


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize(("left", "length", "sets"), LEFT_AND_KEPT)
def test_a_session_kept_days_later_was_over_at_its_last_work(
    left: int, length: tuple[float, ...], sets: list[tuple[float, float]], restarted: bool
) -> None:
    """Left on Monday evening and kept on Wednesday morning: the 48 hours count from Monday."""
    run = picked_up(two_holds().wait(left).press("leave"), NIGHTS, restarted)
    line = to_session(run.wait(7).press("finish").state)
    assert seconds(line) == length
    assert spans(run, line) == sets


def test_a_session_gone_on_with_was_over_when_it_was_over() -> None:
    """Two nights within it are a pause: 55 s, the nights, 3 s to get back into position, the 20 s that were left."""
    run = picked_up(two_holds().wait(55).press("leave"), NIGHTS).press("toggle").wait(30)
    line = to_session(run.state)
    assert run.state.ended == "finished"
    assert seconds(line) == (NIGHTS / SECOND + 78, 60, 18, 0, NIGHTS / SECOND)
    assert spans(run, line)[1] == (45, NIGHTS / SECOND + 78)


def test_what_is_skipped_after_a_night_ends_nothing_later() -> None:
    """The last set is skipped on Wednesday, and the session was over on Monday."""
    run = picked_up(two_holds().wait(42).press("leave"), NIGHTS).press("skip")
    line = to_session(run.state)
    assert (run.state.ended, line.ended - line.started) == ("finished", 40 * SECOND)
    assert spans(run, line) == [(10, 40), (40, 40)]


def test_a_rest_slept_through_is_after_the_end() -> None:
    """The rest counts on through the night, the last work was before it."""
    run = Run(routine(block("A", timed("Hop", 30), rest_after=Rest(60_000)), block("B", reps("Squat", 8)))).wait(41)
    assert run.step.kind == "rest"
    run.clock.sleep(NIGHTS)
    line = to_session(run.press("finish").state)
    assert seconds(line) == (40, 30, 10, 0, 0)


def test_a_pause_within_a_set_is_not_its_work() -> None:
    """Eight hours of pause in a set of squats: it took a quarter of a minute."""
    run = Run(routine(block("A", reps("Squat", 8)))).wait(20).press("toggle").wait(8 * 3600).press("toggle").wait(5)
    record = to_session(run.press("confirm").state).sets[0]
    assert (record.work_ms, record.ended - record.started) == (15 * SECOND, 8 * HOUR + 15 * SECOND)


@pytest.mark.parametrize("jump", [YEAR, HOUR, -HOUR, -YEAR])
def test_a_wall_clock_that_is_set_moves_no_time_of_a_session(jump: int) -> None:
    """Length and sets are those of the steady clock, and the record has how far the clock was moved."""
    run = two_holds().wait(20)
    run.clock.set_wall(run.now.utc + jump)
    line = to_session(run.wait(100).state)
    assert run.state.ended == "finished"
    assert (seconds(line)[0], line.clock_moved_ms) == (75, jump)
    assert spans(run, line) == [(10, 40), (45, 75)]


SET_AND_NOTED = [
    ((30 * SECOND,), 0),  # a correction by the network's time is no news
    ((HOUR, -HOUR), 0),  # there and back
    ((HOUR, HOUR), 2 * HOUR),
    ((-61 * SECOND,), -61 * SECOND),
]


@pytest.mark.parametrize(("jumps", "noted"), SET_AND_NOTED)
def test_a_clock_that_moved_is_noted_from_a_minute_on(jumps: tuple[int, ...], noted: int) -> None:
    """All that it moved, in the end."""
    run = two_holds().wait(20)
    for jump in jumps:
        run.clock.set_wall(run.now.utc + jump)
        run.wait(2)
    assert to_session(run.wait(100).state).clock_moved_ms == noted


@pytest.mark.parametrize(("jump", "named"), [(10 * MINUTE, False), (-HOUR, False), (YEAR, True), (-YEAR, True)])
def test_a_clock_set_while_the_session_was_left_moves_nothing(jump: int, named: bool) -> None:
    """The machine has run since before it was left, so that its steady clock has the length of the pause.

    Where its starts have no id, this is known as long as the jump is shorter than the time since its start.
    """
    run = two_holds().wait(55).press("leave")
    run.clock.set_wall(run.now.utc + jump)
    line = to_session(picked_up(run, HOUR, named=named).press("toggle").wait(30).state)
    assert seconds(line) == (3600 + 78, 60, 18, 0, 3600)
    assert line.clock_moved_ms == jump


@pytest.mark.parametrize("named", [False, True])
def test_a_session_that_goes_on_after_a_restart_pauses_by_the_wall_clock(named: bool) -> None:
    """The steady clock began anew; only the wall clock knows of the nights between."""
    left = two_holds().wait(55).press("leave")
    run = picked_up(left, NIGHTS, restarted=True, named=named).press("toggle").wait(30)
    line = to_session(run.state)
    assert (seconds(line)[4], line.clock_moved_ms) == (NIGHTS / SECOND + 30, 0)


def test_the_order_of_logs_follows_the_steady_clock() -> None:
    """After the clock was set back an hour, the later set is still the later one."""
    run = Run(routine(block("A", reps("Squat", 8), reps("Lunge", 8)))).wait(20).do(Do("confirm"))
    run.clock.set_wall(run.now.utc - HOUR)
    run.wait(20).do(Do("confirm"))
    first, second = to_session(run.state).sets
    assert first.ended < second.ended
