"""The keys of a session under way: pause, back, skip, late presses."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Rest
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed


def two() -> Run:
    """Two timed sets of 30 s with a transition between; ten seconds of get-ready before."""
    return Run(routine(block("A", timed("Plank", 30), timed("Hop", 30), reps("Squat", 8))))


@pytest.mark.parametrize("key", ["toggle", "confirm"])
def test_space_and_enter_go_on_from_a_pause(key):
    """In a pause both keys mean the same."""
    run = two().wait(4).press("toggle").wait(60).press(key)
    assert (run.phase, run.left) == ("get_ready", 6)


def test_a_pause_stops_the_clock_of_a_lead_in():
    """Nothing goes by in a pause."""
    run = two().wait(4).press("toggle").wait(60)
    assert (run.phase, run.left) == ("paused", 6)


def test_a_pause_stops_rep_work():
    """The time of rep work stands still in a pause, and goes on at once after it."""
    run = two().to("Squat").wait(7).press("toggle").wait(60).press("toggle")
    assert (run.phase, run.gone) == ("work", 7)


def test_a_rest_can_be_paused_by_the_program():
    """Asked how to end, even a rest stands still."""
    run = Run(small()).to("Lunge", kind="rest").wait(20).pause("deciding").wait(30)
    assert (run.phase, run.gone) == ("paused", 20)


def test_going_on_in_timed_work_gives_three_seconds():
    """There is time to get back into position."""
    run = two().wait(22).press("toggle").wait(60).press("toggle").wait(2)
    assert (run.phase, run.left) == ("back_in", 18)


def test_timed_work_goes_on_after_the_three_seconds():
    """Back in position, the clock runs on from where it stood."""
    run = two().wait(22).press("toggle").wait(60).press("toggle").wait(3 + 8)
    assert (run.phase, run.left) == ("work", 10)


def test_enter_while_getting_back_in_starts_at_once():
    """Who is in position need not wait."""
    run = two().wait(22).press("toggle", "toggle").wait(1).press("confirm").wait(8)
    assert (run.phase, run.left) == ("work", 10)


def test_enter_just_after_getting_back_in_is_ignored():
    """The three seconds are over by themselves, so a late press does not end the set."""
    run = two().wait(22).press("toggle", "toggle").wait(3.3).press("confirm")
    assert run.at == ("work", "Plank")


def test_a_pause_while_getting_back_in_starts_the_three_seconds_again():
    """Paused once more, going on gives the full three seconds."""
    run = two().wait(22).press("toggle", "toggle").wait(2).press("toggle", "toggle").wait(2.9)
    assert run.phase == "back_in"


def test_the_editor_pauses_work():
    """Behind the open editor work stands still."""
    assert two().wait(22).pause("editing").wait(60).left == 18


def test_a_rest_runs_on_behind_the_editor():
    """Behind the open editor a rest goes on counting."""
    run = Run(small()).to("Lunge", kind="rest").wait(20).pause("editing").wait(30)
    assert (run.phase, run.gone) == ("rest", 50)


def test_a_hands_free_rest_waits_for_the_editor():
    """Hands-free, no set begins behind the open editor: the rest waits for the runner."""
    run = Run(routine(block("A", timed("Hop", 5)), block("B", timed("Hop", 5))), hands_free=True)
    assert run.wait(20).pause("editing").wait(600).phase == "rest"


def test_back_leads_into_the_set_before():
    """One step back is the lead-in of the set before."""
    assert two().to("Hop").press("back").at == ("get_ready", "Plank")


def test_back_in_the_first_set_starts_it_again():
    """There is nothing before the first set but its own lead-in."""
    assert two().wait(22).press("back").at == ("get_ready", "Plank")


def test_back_from_a_rest_reopens_the_set_before_it():
    """In a rest, the set before is the one just done."""
    run = Run(small()).to("Lunge", kind="rest").press("back")
    assert (run.at, run.step.place.side, run.turn) == (("switch", "Plank"), "right", 2)


def test_back_lets_the_old_log_stand():
    """A reopened set keeps its log."""
    run = two().wait(45).press("back")
    assert run.logged == {("Plank", 1, None): "done"}


def test_a_set_done_again_replaces_its_log():
    """The new log takes the old one's place."""
    run = two().wait(45).press("back").wait(10 + 5).press("confirm")
    assert run.logged == {("Plank", 1, None): "partial"}


def test_skip_logs_a_skipped_set():
    """A skipped set is recorded as that."""
    assert two().wait(22).press("skip").logged == {("Plank", 1, None): "skipped"}


def test_skip_in_a_lead_in_skips_the_set_it_leads_into():
    """In a lead-in, the set that comes is skipped with it."""
    run = two().wait(4).press("skip")
    assert (run.at, run.logged) == (("transition", "Hop"), {("Plank", 1, None): "skipped"})


def test_skip_lets_an_old_log_stand():
    """A set that was done is not undone by walking past it."""
    run = two().wait(45).press("back", "skip")
    assert run.logged == {("Plank", 1, None): "done"}


def test_skipping_the_last_set_ends_the_session():
    """Past the last set there is the end."""
    assert two().press("skip", "skip", "skip").state.ended == "finished"


@pytest.mark.parametrize("key", ["back", "skip"])
def test_a_pause_outlasts_back_and_skip(key):
    """Moving about in a pause does not end it."""
    assert two().to("Hop").press("toggle", key).phase == "paused"


def test_a_pause_outlasts_a_jump():
    """Jumping in a pause does not end it."""
    assert Run(small()).press("toggle").jump(2).phase == "paused"


def test_enter_just_after_a_change_by_itself_is_ignored():
    """A press meant for the end of a set does not skip the lead-in after it."""
    assert two().wait(40.699).press("confirm").at == ("transition", "Hop")


def test_enter_in_time_after_a_change_by_itself_is_obeyed():
    """From 0.7 seconds on a press is meant."""
    assert two().wait(40.7).press("confirm").at == ("work", "Hop")


def test_a_late_press_logs_no_empty_set():
    """Enter just after rep work began by itself leaves the set open."""
    run = two().to("Squat", kind="transition").wait(5.2).press("confirm")
    assert (run.at, ("Squat", 1, None) in run.logged) == (("work", "Squat"), False)


def test_two_quick_presses_both_count():
    """After a change that the runner made, the next press is obeyed at once."""
    assert two().wait(4).press("confirm", "confirm").at == ("transition", "Hop")


def test_enter_in_a_pause_right_after_a_change_goes_on():
    """A pause is a deed of the runner's, so Enter ends it however late the change was."""
    assert two().wait(40.2).press("toggle", "confirm").phase == "get_ready"


def test_a_rest_between_rounds_is_walked_like_one_between_blocks():
    """Back, skip and jump find their way around a rest inside a block."""
    run = Run(routine(block("A", timed("Hop", 5), rounds=2, rest_between=Rest()))).wait(15)
    assert (run.phase, run.press("back").turn, run.press("skip").phase) == ("rest", 1, "rest")
