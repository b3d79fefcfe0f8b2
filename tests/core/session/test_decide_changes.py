"""Changing what is to come: time added and taken, undo, jumps, rounds added and dropped."""

from __future__ import annotations

import pytest

from stride_tui.core.session.events import Pause
from stride_tui.core.session.evolve import settle
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed


def two() -> Run:
    """Two timed sets of 30 s with a transition between; ten seconds of get-ready before."""
    return Run(routine(block("A", timed("Plank", 30), timed("Hop", 30), reps("Squat", 8))))


@pytest.mark.parametrize(("by", "left"), [(10, 28), (-10, 8)])
def test_time_can_be_added_and_taken(by, left):
    """Ten seconds more or less of the current step."""
    assert two().wait(22).adjust(by).left == left


def test_taking_more_time_than_is_left_leaves_the_countdown():
    """With six seconds left, ten less leaves three, so that a key held down never runs out set after set."""
    run = two().wait(34).adjust(-10)
    assert (run.step.kind, run.left) == ("work", 3)


def test_time_is_not_taken_from_the_countdown():
    """In the last three seconds less time changes nothing, and leaves nothing to undo."""
    run = two().wait(38)
    before = len(run.events)
    assert len(run.adjust(-10).events) == before


def test_taking_more_time_than_is_left_in_a_pause_leaves_the_countdown():
    """Standing still it is the same."""
    assert two().wait(34).press("toggle").adjust(-10).left == 3


def test_time_taken_in_a_rest_moves_its_suggestion_only():
    """A rest with less suggested still does not push."""
    run = Run(small()).to("Lunge", kind="rest").wait(55).adjust(-10)
    assert (run.phase, run.left) == ("rest", -5)


def test_a_suggestion_is_never_below_zero():
    """Less than no rest cannot be suggested, and such a press leaves nothing to undo."""
    run = Run(small()).to("Lunge", kind="rest").adjust(-60)
    before = len(run.events)
    assert len(run.adjust(-10).events) == before


def test_rep_work_has_no_time_to_change():
    """Reps are not changed by seconds."""
    run = two().to("Squat")
    before = len(run.events)
    assert len(run.adjust(10).events) == before


def test_undo_restores_the_time_that_remained():
    """A set ended with 18 seconds left has 18 seconds left again."""
    run = two().wait(22).press("confirm").wait(4).press("undo")
    assert (run.at, run.left, run.logged) == (("work", "Plank"), 18, {})


def test_undo_of_a_set_that_ran_out_offers_it_whole_and_standing_still():
    """No time remained, so the set is offered again from its start, when the runner is ready."""
    run = two().wait(10 + 30 + 2).press("undo")
    assert (run.at, run.phase, run.left, run.logged) == (("work", "Plank"), "paused", 30, {})


def test_undo_after_a_step_began_by_itself_takes_back_the_set_before():
    """A lead-in's end is nobody's deed: undo takes back the set that was done before it."""
    run = two().wait(22).press("confirm").wait(5 + 3).press("undo")
    assert (run.at, run.left) == (("work", "Plank"), 18)


def test_undo_takes_back_one_thing_after_the_other():
    """Undo goes back as far as there were things to take back, then does nothing."""
    run = two().wait(4)
    start = settle(run.state, run.now).position
    run.press("skip", "skip", "back", "undo", "undo", "undo", "undo")
    assert run.state.position == start


def test_undo_takes_back_a_pause_first():
    """A pause is the last thing where it is: the set goes on with the time that remained."""
    run = two().wait(22).press("toggle").wait(60).press("undo")
    assert (run.phase, run.left) == ("work", 18)


def test_undo_keeps_a_pause_of_the_programs_own():
    """What stands still for the editor goes on standing still."""
    run = two().wait(22).press("confirm").do(Pause("editing")).press("undo")
    assert run.phase == "paused"


def test_undo_takes_back_a_round():
    """A round added is gone again."""
    run = two().press("add_round", "undo")
    assert (run.step.rounds, run.state.position.rounds) == (1, ())


def test_undo_of_time_gives_it_back():
    """Ten seconds added are taken off again."""
    assert two().wait(22).adjust(10).press("undo").left == 18


def test_jump_goes_to_the_first_open_set_of_a_block():
    """Sets done already are not offered first."""
    run = Run(small()).to("Plank").jump(0).jump(1)
    assert run.at == ("transition", "Plank")


def test_jump_into_a_block_that_is_done_goes_to_its_start():
    """A block all done is offered from its first set."""
    assert Run(small()).to("Squat").jump(0).at == ("get_ready", "March")


@pytest.mark.parametrize("block_n", [-1, 4])
def test_jump_to_no_block_does_nothing(block_n):
    """A number that no block has is ignored."""
    assert Run(small()).jump(block_n).at == ("get_ready", "March")


def test_a_round_added_comes_after_the_others():
    """One round more of the current block, the set under way untouched."""
    run = Run(small()).to("Squat").wait(7).press("add_round")
    assert (run.step.rounds, run.gone, run.to("Squat", 3).turn) == (3, 7, 3)


def test_a_round_dropped_is_not_offered():
    """One round fewer: after this one comes the rest."""
    run = Run(small()).to("Squat").press("drop_round").to("Plank")
    assert run.wait(30 + 5 + 30).at == ("rest", "Lunge")


def test_the_round_under_way_stays():
    """The last round, once begun, cannot be dropped."""
    assert Run(small()).to("Squat", 2).press("drop_round").step.rounds == 2
