"""The engine between sleeps and set clocks: 63 scenarios, and what a clock read wrongly may not do."""

from __future__ import annotations

import pytest

from stride_tui.core.session.events import Do, Slept
from stride_tui.core.session.state import spent_at
from tests.helpers.routine_builders import SECOND, Run, block, reps, routine, timed

NIGHT = 8 * 3_600


def started(hands_free: bool = False) -> Run:
    """A session of timed work, rep work, a rest and timed work again."""
    first = block("A", timed("Plank", 60), reps("Squat", 8))
    return Run(routine(first, block("B", timed("Hop", 60))), hands_free)


SITUATIONS = {
    "lead-in": lambda: started().wait(4),
    "timed": lambda: started().wait(10 + 20),
    "reps": lambda: started().to("Squat").wait(20),
    "rest": lambda: started().to("Hop", kind="rest").wait(20),
    "driven reps": lambda: started(hands_free=True).wait(10 + 60 + 5 + 12),
    "driven rest": lambda: started(hands_free=True).wait(10 + 60 + 5 + 24 + 20),
    "paused": lambda: started().wait(10 + 20).press("toggle"),
    "paused reps": lambda: started().to("Squat").wait(20).press("toggle"),
    "back in": lambda: started().wait(10 + 20).press("toggle", "toggle").wait(1),
}
"""Where a session may stand, 20 seconds into its step (4 in the lead-in, 12 in the driven reps)."""


def sleep(run: Run, seconds: float, unseen: float = 0) -> Run:
    """The machine sleeps, after some time that nobody looked at; then it is looked at."""
    run.clock.forward(round(unseen * SECOND))
    run.clock.sleep(round(seconds * SECOND))
    return run.wait(0)


def set_clock(run: Run, seconds: float, zone: int = 0) -> Run:
    """The wall clock is set, and five seconds pass."""
    run.clock.set_wall(run.now.utc + round(seconds * SECOND), zone)
    return run.wait(5)


SCRIPTS = {
    "nap of 2 s": lambda run: sleep(run, 2),
    "sleep of 2.001 s": lambda run: sleep(run, 2.001),
    "night": lambda run: sleep(run, NIGHT),
    "50 s unseen, night": lambda run: sleep(run, NIGHT, unseen=50),
    "clock an hour on": lambda run: set_clock(run, 3_600),
    "clock a day back": lambda run: set_clock(run, -86_400),
    "another zone": lambda run: set_clock(run, 0, zone=7_200),
}

EXPECTED = {
    #               nap of 2 s    sleep of 2.001 s   night              50 s unseen, night  clock set, 5 s
    "lead-in": ("get_ready 6", "paused 4", "paused 4", "paused 4", "get_ready 9"),
    "timed": ("work 22", "paused 20", "paused 20", "paused 20", "work 25"),
    "reps": ("work 22", "paused 20", "paused 20", "paused 20", "work 25"),
    "rest": ("rest 22", "rest 22.001", "rest 28820", "rest 28870", "rest 25"),
    "driven reps": ("work 14", "paused 12", "paused 12", "paused 12", "work 17"),
    "driven rest": ("rest 22", "rest 22.001", "rest 28820", "rest 28870", "rest 25"),
    "paused": ("paused 20", "paused 20", "paused 20", "paused 20", "paused 20"),
    "paused reps": ("paused 20", "paused 20", "paused 20", "paused 20", "paused 20"),
    "back in": ("work 20", "paused 20", "paused 20", "paused 20", "work 23"),
}
"""The phase and the seconds gone, per situation and script; the three clock settings expect the same."""

SCENARIOS = [
    (situation, script, (*row, row[-1], row[-1])[n])
    for situation, row in EXPECTED.items()
    for n, script in enumerate(SCRIPTS)
]


@pytest.mark.parametrize(("situation", "script", "expected"), SCENARIOS)
def test_sleep_and_set_clocks(situation, script, expected):
    """Rest runs on through sleep and never moves on, work freezes at the last tick, set clocks change nothing."""
    run = SITUATIONS[situation]()
    before = run.step
    SCRIPTS[script](run)
    assert (f"{run.phase} {run.gone:g}", run.step) == (expected, before)


@pytest.mark.parametrize(("situation", "script", "_expected"), SCENARIOS)
def test_no_scenario_loses_time(situation, script, _expected):
    """Through all of it, the time spent adds up to the time since the start."""
    run = SITUATIONS[situation]()
    SCRIPTS[script](run)
    spent = spent_at(run.state, run.now)
    assert spent.active_ms + spent.paused_ms == run.now.boot - run.state.started.boot


def test_what_was_due_before_the_last_tick_has_happened():
    """A set that ran out while someone looked is done, and the sleep finds the lead-in after it."""
    run = sleep(started().wait(10 + 60 + 2), NIGHT)
    assert (run.at, run.phase, run.gone) == (("transition", "Squat"), "paused", 2)


def test_a_sleep_is_booked_as_a_pause():
    """The night is not work."""
    spent = sleep(started().wait(10 + 20), NIGHT).state.spent
    run = sleep(started().wait(10 + 20), NIGHT).press("toggle")
    assert (spent.work_ms, run.state.spent.paused_ms) == (20_000, NIGHT * SECOND)


@pytest.mark.parametrize("seconds", [0.2, 1, 1.5, 2])
def test_a_set_that_ran_out_in_a_short_stop_is_not_done(seconds):
    """A fifth of a second was left when the program was stopped, for less than a sleep's gap."""
    run = stop(started().wait(10 + 59.8), seconds)
    assert (run.logged, run.phase) == ({}, "paused")
    assert run.state.position.paused_for == "interrupted"


def test_a_rest_notes_that_the_machine_slept():
    """The event says for how long."""
    slept = SITUATIONS["rest"]()
    assert Slept(sleep(slept, NIGHT).now, NIGHT * SECOND) in slept.events


def test_a_driven_rest_waits_after_a_sleep():
    """Hands-free, the rest after a night no longer ends by itself: nobody may be there."""
    run = sleep(SITUATIONS["driven rest"](), 5).wait(3_600)
    assert run.phase == "rest"


def test_after_a_sleep_work_goes_on_where_it_froze():
    """Enter, three seconds, and the forty that remained."""
    run = sleep(started().wait(10 + 20), NIGHT).press("confirm").wait(3)
    assert (run.phase, run.left) == ("work", 40)


def test_a_second_sleep_changes_nothing_more():
    """Asleep, awake, asleep again: still standing where it froze."""
    run = sleep(sleep(started().wait(10 + 20), NIGHT).wait(3), NIGHT)
    assert (run.phase, run.gone) == ("paused", 20)


def test_a_command_after_a_sleep_finds_the_sleep_first():
    """The first key after a night is pressed on a session that stands still."""
    run = started().wait(10 + 20)
    run.clock.sleep(NIGHT * SECOND)
    run.press("confirm")
    assert (run.phase, run.gone, run.logged) == ("back_in", 20, {})


def test_an_instant_before_the_last_one_is_taken_for_it():
    """A clock read too early makes no time and raises nothing."""
    run = started().wait(10 + 20)
    early = run.now.plus(-5_000)
    run.events += run.engine.tick(early) + run.engine.tick(run.now)
    assert (run.gone, run.engine.seen) == (20, run.now)


def test_a_command_at_an_instant_before_the_last_one_happens_at_that():
    """No time is booked twice."""
    run = started().wait(10 + 20)
    run.engine.do(Do("toggle"), run.now.plus(-5_000))
    run.engine.do(Do("toggle"), run.now)
    assert (run.phase, run.gone) == ("back_in", 20)


def stop(run: Run, seconds: float, unseen: float = 0) -> Run:
    """The program is stopped, after some time that nobody looked at, and told to go on; then it is looked at."""
    run.clock.forward(round((unseen + seconds) * SECOND))
    run.events += run.engine.tick(run.now, continued=True)
    return run


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_stop_is_a_gap_like_a_sleep(situation):
    """Work stands still where it was last seen, and a rest runs on without an end of its own."""
    slept, stopped = sleep(SITUATIONS[situation](), NIGHT), stop(SITUATIONS[situation](), NIGHT)
    assert (stopped.phase, stopped.gone, stopped.step) == (slept.phase, slept.gone, slept.step)
    assert stopped.state.logs == slept.state.logs
    assert stopped.state.spent == slept.state.spent


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_program_that_is_told_to_go_on_and_never_stopped_goes_on(situation):
    """A lone SIGCONT changes nothing: the last look was a second ago."""
    told, untold = stop(SITUATIONS[situation](), 1), SITUATIONS[situation]().wait(1)
    assert (told.state, told.phase, told.gone) == (untold.state, untold.phase, untold.gone)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_stop_that_is_known_of_counts_however_short_it_is(situation):
    """Ctrl+z and `fg` at once: the session asks."""
    run = SITUATIONS[situation]()
    run.clock.forward(10)
    run.events += run.engine.after_stop(run.now)
    assert run.phase == ("rest" if "rest" in situation else "paused")
    assert "rest" not in situation or not run.state.position.ends_by_itself


def test_a_set_that_ran_out_while_the_program_was_stopped_is_not_done():
    """Twenty of its sixty seconds had passed."""
    run = stop(started().wait(10 + 20), 50)
    assert (run.logged, run.phase, run.left) == ({}, "paused", 40)
    assert run.state.position.paused_for == "interrupted"


def test_a_rest_notes_that_the_program_was_stopped():
    """It is no sleep, and the event says so."""
    run = stop(SITUATIONS["rest"](), 30)
    assert Slept(run.now, 30 * SECOND, stopped=True) in run.events


def test_a_command_after_a_stop_finds_the_stop_first():
    """Enter after `fg` goes on; it does not log a set that ran out meanwhile."""
    run = started().wait(10 + 20)
    run.clock.forward(NIGHT * SECOND)
    run.events += run.engine.do(Do("confirm"), run.now, continued=True)
    assert (run.phase, run.gone, run.logged) == ("back_in", 20, {})
