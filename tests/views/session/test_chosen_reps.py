"""Reps that the runner chose are what every view shows, and what the time that is left is worked out from."""

from __future__ import annotations

from stride_tui.core.routines.routine import Item, Reps
from stride_tui.core.session.events import ChangeSet
from stride_tui.core.session.state import work_index
from stride_tui.views.plain.marks import next_mark
from stride_tui.views.session.header import left_of_session
from stride_tui.views.session.next import session_next
from stride_tui.views.session.now import now_view
from tests.helpers.routine_builders import Run, block, reps, routine


def run_with(count: int, hands_free: bool = True) -> Run:
    """Two sets of eight to ten reps, so many chosen for the first while it is led in."""
    run = Run(routine(block("A", Item("Squat", Reps(8, 10)), reps("Lunge", 8))), hands_free)
    place = run.state.position.steps[work_index(run.state.position)].place
    return run.do(ChangeSet(place, "reps", count))


def test_the_lead_in_names_the_reps_that_were_chosen() -> None:
    """And the range while none were."""
    assert now_view(run_with(12).state, run_with(12).now).unit == "then 12 reps"
    assert now_view(run_with(8).state, run_with(8).now).unit == "then 8–10 reps"


def test_the_list_of_sets_has_the_reps_that_were_chosen() -> None:
    """The one beside it as the file says."""
    assert [row.dose for row in session_next(run_with(12).state).rows] == ["×12", "×8"]


def test_the_time_left_counts_the_reps_that_were_chosen() -> None:
    """Get ready 10 s, 12 reps, a transition of 5 s, 8 reps."""
    run = run_with(12)
    assert left_of_session(run.state, run.now) == 10_000 + 36_000 + 5_000 + 24_000


def test_halfway_is_half_of_the_reps_that_were_chosen() -> None:
    """In plain lines, hands-free: six of twelve, after eighteen seconds."""
    run = run_with(12).wait(10)
    assert next_mark(run.state, run.now.boot) == run.now.boot + 18_000


def test_no_half_is_told_that_is_never_reached() -> None:
    """Less time than half of the reps take."""
    run = run_with(12).wait(10).adjust(-20)
    assert next_mark(run.state, run.now.boot) is None
