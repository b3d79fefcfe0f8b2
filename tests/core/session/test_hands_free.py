"""Hands-free turned on and off in the middle of a session."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.session.events import Do, Event, HandsFree
from stride_tui.core.session.evolve import replay
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed

TURN = Do("hands_free")


def test_turned_on_in_rep_work_it_ends_by_itself() -> None:
    """Eight reps of three seconds since go."""
    run = Run(small()).to("Squat").wait(4).do(TURN).wait(20)
    assert run.last_log.done_reps == 8
    assert run.at == ("transition", "Plank")


def test_turned_off_the_set_waits_for_enter() -> None:
    """However long it takes."""
    run = Run(small(), hands_free=True).wait(10 + 30 + 10 + 4).do(TURN).wait(500)
    assert run.at == ("work", "Squat")


def test_the_sets_to_come_follow() -> None:
    """From here to the end without a key."""
    assert Run(small()).to("Squat").do(TURN).wait(3_600).state.ended == "finished"


@pytest.mark.parametrize(("gone", "left"), [(20, "rest"), (59.999, "rest"), (60, "get_ready"), (300, "get_ready")])
def test_turned_on_in_a_rest_it_ends_at_its_suggestion(gone: float, left: str) -> None:
    """One that is over ends at once."""
    run = Run(small()).to("Lunge", kind="rest").wait(gone).do(TURN)
    assert run.step.kind == left
    assert run.wait(60 - gone if gone < 60 else 0).step.kind == "get_ready"


def test_a_set_that_takes_longer_than_expected_is_left_to_the_runner() -> None:
    """Nobody knows how far it is; the next one is led."""
    run = Run(small()).to("Squat").wait(30).do(TURN).wait(60)
    assert run.at == ("work", "Squat")


def test_timed_work_is_as_it_was() -> None:
    """It always ends by itself."""
    run = Run(small()).to("March").wait(10).do(TURN)
    assert run.left == 20
    assert run.do(TURN).left == 20


def test_what_undo_brings_back_follows_too() -> None:
    """A set that was begun by hand is counted once it is taken back."""
    run = Run(small()).to("Squat").wait(3).press("skip").do(TURN).press("undo").wait(21)
    assert run.last_log.done_reps == 8


def test_undo_does_not_turn_it_off() -> None:
    """It is a way of being led, no part of what was done."""
    run = Run(small()).to("Squat").do(TURN).press("undo")
    assert run.state.hands_free


def test_the_journal_keeps_it() -> None:
    """A session picked up again is as hands-free as it was left."""
    run = Run(small()).to("Squat").wait(1).do(TURN)
    kept = msgspec.json.decode(msgspec.json.encode(run.events), type=list[Event])
    assert isinstance(kept[-1], HandsFree)
    assert replay(kept) == run.state


def test_in_a_pause_it_turns_without_going_on() -> None:
    """The pause is the runner's."""
    run = Run(routine(block("A", reps("Squat", 8), timed("Plank", 20)))).to("Squat").press("toggle").do(TURN).wait(100)
    assert run.phase == "paused"
    assert run.press("toggle").wait(3 + 24).at == ("transition", "Plank")
