"""A session, step by step: what it leads through and what is logged."""

from __future__ import annotations

import pytest

from stride_tui.core.session.evolve import settle
from stride_tui.core.session.initial import initial
from stride_tui.core.session.state import spent_at
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed


def test_a_session_begins_with_get_ready():
    """The first thing is the countdown for fetching what the first block needs."""
    run = Run(small())
    assert (run.phase, run.left) == ("get_ready", 10)


def test_get_ready_gives_way_to_the_work():
    """At the end of the countdown the first set begins by itself."""
    assert Run(small()).wait(10).at == ("work", "March")


def test_a_routine_without_steps_is_refused():
    """There is no session without a step."""
    with pytest.raises(ValueError, match="no steps"):
        initial(routine(), False, "s1", Run(small()).now)


def test_timed_work_counts_down():
    """What is left of timed work is its dose less what is gone."""
    assert Run(small()).wait(10 + 12).left == 18


def test_timed_work_ends_by_itself():
    """At the end of timed work the session moves on."""
    assert Run(small()).wait(10 + 30).at == ("get_ready", "Squat")


def test_timed_work_that_ran_out_is_done():
    """The whole dose is logged as done."""
    log = Run(small()).wait(40).last_log
    assert (log.status, log.asked_ms, log.done_ms) == ("done", 30_000, 30_000)


def test_enter_in_timed_work_logs_the_seconds_so_far():
    """A timed set ended early is partial, with the time it had."""
    log = Run(small()).wait(22).press("confirm").last_log
    assert (log.status, log.asked_ms, log.done_ms) == ("partial", 30_000, 12_000)


def test_rep_work_waits():
    """Rep work never ends by itself."""
    assert Run(small()).to("Squat").wait(3_600).at == ("work", "Squat")


def test_rep_work_counts_up():
    """What is gone of rep work is the time since it began."""
    assert Run(small()).to("Squat").wait(25).gone == 25


def test_enter_in_rep_work_logs_what_was_asked():
    """Enter says that the reps are done."""
    log = Run(small()).to("Squat").wait(25).press("confirm").last_log
    assert (log.status, log.asked_reps, log.done_reps, log.done_ms) == ("done", 8, 8, None)


def test_a_record_reports_when_its_set_began_and_ended():
    """A set's times are the instants between which it was done."""
    run = Run(small()).to("Squat")
    began = run.now.utc
    log = run.wait(25).press("confirm").last_log
    assert (log.started, log.ended) == (began, began + 25_000)


def test_left_comes_before_right():
    """Each side is a set of its own, left first, with a switch before the right."""
    run = Run(small()).to("Plank")
    left = run.step.place.side
    run.wait(30)
    assert (left, run.phase, run.step.place.side) == ("left", "switch", "right")


def test_alternating_is_one_set():
    """Alternating sides speak of no side and are logged in one record of the total."""
    log = Run(small()).to("Lunge").wait(9).press("confirm").last_log
    assert (log.side, log.alternating, log.done_reps) == (None, True, 10)


def test_a_transition_leads_into_the_next_exercise():
    """Between two exercises of a superset there are five seconds and nothing else."""
    run = Run(small()).to("Squat").wait(9).press("confirm")
    assert (run.at, run.left) == (("transition", "Plank"), 5)


def test_a_transition_is_shown_as_get_ready():
    """A transition has the phase of getting ready, and a set has that of work."""
    run = Run(small()).to("Squat").wait(9).press("confirm")
    assert (run.phase, run.wait(5).phase) == ("get_ready", "work")


def test_enter_in_a_lead_in_starts_the_work():
    """Who is ready need not wait."""
    assert Run(small()).wait(2).press("confirm").at == ("work", "March")


def test_a_rest_counts_up_past_its_suggestion():
    """A rest shows how far it is over, and never pushes."""
    run = Run(small()).to("Lunge", kind="rest").wait(75)
    assert (run.phase, run.gone, run.left) == ("rest", 75, -15)


@pytest.mark.parametrize("key", ["toggle", "confirm", "skip"])
def test_a_rest_ends_on_space_enter_and_right(key):
    """The runner ends a rest; then comes the next block's countdown."""
    assert Run(small()).to("Lunge", kind="rest").wait(20).press(key).at == ("get_ready", "Lunge")


def test_no_rest_before_the_cool_down():
    """Into the cool-down there is only get-ready."""
    assert Run(small()).to("Lunge", 2).wait(9).press("confirm").at == ("get_ready", "Stretch")


def test_the_last_set_ends_the_session():
    """When the last set has run out, the session is finished."""
    run = Run(small()).to("Stretch").wait(20)
    assert (run.phase, run.state.ended) == ("done", "finished")


def test_nothing_happens_after_the_end():
    """An ended session obeys no command."""
    run = Run(small()).to("Stretch").wait(20)
    before = len(run.events)
    run.wait(5).press("back", "undo", "toggle", "confirm", "skip", "finish", "discard")
    assert len(run.events) == before


def test_hands_free_reps_end_by_pace():
    """Hands-free, eight reps at three seconds are over after 24 seconds, and done."""
    run = Run(routine(block("A", reps("Squat", 8), timed("Plank", 5))), hands_free=True).wait(10 + 24)
    assert (run.at, run.last_log.status, run.last_log.done_reps) == (("transition", "Plank"), "done", 8)


def test_hands_free_rest_ends_after_its_suggestion():
    """Hands-free, a rest as needed ends after sixty seconds."""
    run = Run(
        routine(block("A", timed("Squat", 5)), block("B", timed("Plank", 5))),
        hands_free=True,
    )
    assert (run.wait(15).phase, run.wait(60).at) == ("rest", ("get_ready", "Plank"))


def test_hands_free_goes_to_the_end_alone():
    """Hands-free, no key is needed from the first step to the last."""
    assert Run(small(), hands_free=True).wait(3_600).state.ended == "finished"


def test_finishing_early_keeps_the_seconds_so_far():
    """A timed set under way when the session is finished early is partial."""
    run = Run(small()).wait(10 + 12).pause("deciding").wait(5).press("finish")
    assert (run.state.ended, run.last_log.status, run.last_log.done_ms) == ("early", "partial", 12_000)


def test_finishing_early_in_rep_work_logs_no_guess():
    """Nobody knows how many reps were done, so the set stays open."""
    run = Run(small()).to("Squat").wait(9).press("finish")
    assert ("Squat", 1, None) not in run.logged


def test_finishing_early_hands_free_keeps_the_counted_reps():
    """Hands-free the session counted the reps itself: the set is partial with those."""
    run = Run(routine(block("A", reps("Squat", 8))), hands_free=True).wait(10 + 10).press("finish")
    assert (run.last_log.status, run.last_log.done_reps) == ("partial", 3)


def test_finishing_early_leaves_an_old_log_alone():
    """A set reopened and broken off keeps the log it had."""
    run = Run(small()).wait(45).press("back").wait(10 + 12).press("finish")
    assert run.logged[("March", 1, None)] == "done"


def test_finishing_early_replaces_a_skip():
    """A set skipped, then reopened and broken off, is partly done."""
    run = Run(small()).wait(12).press("skip", "back").wait(10 + 12).press("finish")
    assert run.logged[("March", 1, None)] == "partial"


def test_leaving_does_not_move():
    """Left for later, a session is paused for that reason, whatever it was paused for before."""
    run = Run(small()).wait(12).press("toggle", "leave")
    assert run.state.position.paused_for == "leaving"


def test_throwing_away_ends_it():
    """A session thrown away is over, and told apart from the others."""
    assert Run(small()).wait(12).press("discard").state.ended == "discarded"


def test_each_kind_of_time_is_booked_by_itself():
    """Work, lead-ins (getting back into position among them), rests and pauses are told apart."""
    run = Run(routine(block("A", timed("Hop", 30)), block("B", timed("Plank", 30))))
    run.wait(10 + 20).press("toggle").wait(7).press("toggle").wait(3 + 10 + 45)
    spent = spent_at(run.state, run.now)
    assert (spent.lead_ms, spent.work_ms, spent.paused_ms, spent.rest_ms) == (13_000, 30_000, 7_000, 45_000)


def test_a_state_seen_from_before_its_last_event_is_itself():
    """A clock read too early neither takes time nor books it twice."""
    state = Run(small()).wait(10).state
    assert settle(state, state.at.plus(-3_000)) == state
