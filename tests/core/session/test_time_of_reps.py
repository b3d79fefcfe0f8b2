"""Hands-free, the time of a set follows its reps, whoever changes them: every rep that is logged was counted aloud."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Item, Reps, Routine
from stride_tui.core.session.events import ChangeSet, Do
from stride_tui.core.session.evolve import replay
from stride_tui.core.session.state import work_index
from tests.helpers.cue_recorder import Listener
from tests.helpers.routine_builders import Run, block, reps, routine, timed

LEAD = 10


def sets(count: int = 8, **fields: object) -> Routine:
    """A set of so many reps of three seconds, then a plank."""
    return routine(block("A", reps("Squat", count, **fields), timed("Plank", 30)))


def squats(run: Run, count: int | None) -> Run:
    """The same run, with so many reps chosen for the current set."""
    place = run.state.position.steps[work_index(run.state.position)].place
    return run.do(ChangeSet(place, "reps", count))


def begun(seconds: float = 4, hands_free: bool = True) -> Listener:
    """A hands-free session, so many seconds into its set of eight."""
    return Listener(sets(), hands_free=hands_free).wait(LEAD).wait(seconds)


def counted(run: Listener) -> int:
    """The number of the last rep that was counted."""
    return max((cue.number for cue in run.cues if cue.meaning == "rep"), default=0)


@pytest.mark.parametrize("count", [1, 4, 8, 9, 12, 40])
def test_reps_chosen_within_the_set_are_counted_to_the_last(count: int) -> None:
    """One choice, one second into the set: it ends with the rep that was chosen, and that is logged."""
    run = begun(1)
    squats(run, count)
    run.wait(count * 3 - 2)
    assert run.at == ("work", "Squat")
    run.wait(3)
    assert (run.at[0], counted(run), run.last_log.done_reps) == ("transition", count, count)


@pytest.mark.parametrize("count", [4, 12])
def test_reps_chosen_in_the_lead_in_are_counted_to_the_last(count: int) -> None:
    """The set begins with the time of what was chosen."""
    run = Listener(sets(), hands_free=True)
    squats(run, count)
    run.wait(LEAD + count * 3)
    assert (run.at[0], counted(run), run.last_log.done_reps) == ("transition", count, count)


@pytest.mark.parametrize("count", [4, 12])
def test_reps_of_an_edited_file_are_counted_to_the_last(count: int) -> None:
    """The file's new number is what is shown and logged, so it is what the time is for."""
    run = begun()
    run.replan(sets(count)).wait(count * 3 - 4)
    assert (run.at[0], counted(run), run.last_log.done_reps) == ("transition", count, count)


def test_a_pace_of_an_edited_file_is_kept() -> None:
    """Slower reps take longer."""
    run = begun()
    run.replan(sets(pace_ms=5_000)).wait(8 * 5 - 4)
    assert (run.at[0], counted(run), run.last_log.done_reps) == ("transition", 8, 8)


def test_reps_chosen_outlive_an_edit_of_the_file() -> None:
    """What the runner chose stays chosen, and so does its time."""
    run = begun()
    squats(run, 12)
    run.replan(sets(5)).wait(12 * 3 - 4)
    assert (counted(run), run.last_log.done_reps) == (12, 12)


def test_fewer_reps_than_were_counted_leave_time_to_choose_again() -> None:
    """A key that is held down must not run out one set after the other; then the set ends with what was chosen."""
    run = begun(20)
    squats(run, 4)
    assert (run.at, run.left) == (("work", "Squat"), 3)
    run.wait(3)
    assert run.last_log.done_reps == 4


def test_one_rep_fewer_and_one_more_again_is_as_before() -> None:
    """Stepping down and up again leaves the time as it was."""
    run = begun(20)
    for count in (7, 6, 5, 6, 7, 8):
        squats(run, count)
    assert run.left == 4


def test_taking_a_choice_back_takes_its_time_back() -> None:
    """The reps asked count again."""
    run = begun(4)
    squats(run, 12)
    squats(run, None)
    assert run.left == 20


def test_undo_of_the_choice_takes_its_time_back() -> None:
    """With the time that remained."""
    run = begun(4)
    squats(run, 12)
    assert run.press("undo").left == 20


def test_undo_of_a_set_that_ran_out_offers_all_its_reps() -> None:
    """Twelve were chosen, so twelve are offered again."""
    run = begun(4)
    squats(run, 12)
    assert run.wait(40).press("undo").left == 36


def test_hands_free_turned_on_later_counts_what_was_chosen() -> None:
    """Chosen while the set still waited for Enter."""
    run = begun(2, hands_free=False)
    squats(run, 12)
    run.do(Do("hands_free")).wait(34)
    assert (counted(run), run.last_log.done_reps) == (12, 12)


def test_a_choice_in_a_pause_counts_when_it_goes_on() -> None:
    """Three seconds to get back into position come first."""
    run = begun(4).press("toggle")
    squats(run, 12)
    run.wait(100).press("toggle").wait(3 + 32)
    assert (counted(run), run.last_log.done_reps) == (12, 12)


def test_another_set_keeps_its_time() -> None:
    """A choice for a set to come changes nothing now; there it counts."""
    of = routine(block("A", reps("Squat", 8), rounds=2, kind="straight"))
    run = Listener(of, hands_free=True).wait(LEAD + 4)
    later = next(step for step in run.state.position.steps if step.place.round == 2 and step.kind == "work")
    run.do(ChangeSet(later.place, "reps", 12))
    assert run.left == 20
    run.wait(20 + 5 + 36)
    assert (counted(run), run.last_log.done_reps) == (12, 12)


def test_time_taken_from_a_set_takes_its_reps() -> None:
    """Ten seconds less of eight reps leaves time for four: four are counted, so four are logged."""
    run = begun(4).adjust(-10)
    run.wait(10)
    assert (counted(run), run.last_log.done_reps, run.last_log.status) == (4, 4, "partial")


def test_time_for_no_rep_at_all_logs_no_rep() -> None:
    """Three seconds of a rep that takes eight: the set counts as skipped."""
    run = Listener(sets(1, pace_ms=8_000), hands_free=True).wait(LEAD)
    run.adjust(-10).wait(3)
    assert (counted(run), run.last_log.status, run.last_log.done_reps) == (0, "skipped", None)


def test_time_given_to_a_set_gives_no_reps() -> None:
    """Eight are counted, and ten seconds are left to finish them."""
    run = begun(4).adjust(10).wait(30)
    assert (run.at[0], counted(run), run.last_log.done_reps) == ("transition", 8, 8)


def test_a_journal_replays_to_the_same_time() -> None:
    """The time follows from the events alone."""
    run = begun(4)
    squats(run, 12)
    run.replan(sets(9)).wait(2)
    assert replay(run.events) == run.state


def test_a_range_counts_its_lower_end() -> None:
    """Eight to twelve asks for eight until more are chosen."""
    of = routine(block("A", Item("Squat", Reps(8, 12)), timed("Plank", 30)))
    run = Listener(of, hands_free=True).wait(LEAD + 24)
    assert (counted(run), run.last_log.done_reps) == (8, 8)
