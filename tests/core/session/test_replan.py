"""An edited routine in a running session: what is matched to what, and where the session then stands."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.routines.routine import Exercise, Load, Routine
from stride_tui.core.session.events import ChangeSet, Pause
from stride_tui.core.session.to_records import to_session
from tests.helpers.routine_builders import Run, block, edit_block, reps, routine, small, timed

PLANK, HOP, LUNGE = timed("Plank", 30), timed("Hop", 30), timed("Lunge", 30)


def of(*items, rounds=1) -> Routine:
    """One block of these items."""
    return routine(block("A", *items, rounds=rounds))


def plan(run: Run) -> list[str]:
    """The exercises of the plan's sets, in order."""
    return [step.place.exercise for step in run.state.position.steps if step.kind == "work"]


def test_sets_done_stay_done():
    """An edit elsewhere leaves the logs as they are."""
    run = Run(of(PLANK, HOP)).wait(40).replan(of(PLANK, HOP, LUNGE))
    assert run.logged == {("Plank", 1, None): "done"}


def test_the_current_step_keeps_its_clock():
    """A set that is still there runs on as if nothing had happened."""
    run = Run(of(PLANK, HOP)).wait(22).replan(of(PLANK, LUNGE))
    assert (run.at, run.left, run.phase) == (("work", "Plank"), 18, "work")


def test_a_lead_in_keeps_its_clock():
    """The countdown runs on too."""
    assert Run(of(PLANK, HOP)).wait(4).replan(of(PLANK, LUNGE)).left == 6


def test_a_rest_keeps_its_clock():
    """A rest goes on counting from where it was."""
    run = Run(small()).to("Lunge", kind="rest").wait(20).replan(edit_block(small(), 0, name="Start"))
    assert (run.at, run.gone) == (("rest", "Lunge"), 20)


def test_steps_not_begun_follow_the_new_file():
    """A dose changed ahead is the dose that will be asked."""
    run = Run(of(PLANK, HOP)).wait(22).replan(of(PLANK, timed("Hop", 50))).wait(18 + 5)
    assert (run.at, run.left) == (("work", "Hop"), 50)


SQUAT, BACK_SQUAT = reps("Squat", 8), reps("Back Squat", 8)
WAS_SQUAT = (Exercise("Back Squat", was=("Squat",)),)


@pytest.mark.parametrize(
    ("old", "new", "exercises", "kept"),
    [
        # Another spelling, and moved by what was put before it.
        ((SQUAT, HOP), (LUNGE, reps("squat", 8), HOP), (), "squat"),
        ((reps("Step-Up", 8), HOP), (HOP, reps("step up", 8)), (), "step up"),
        # Another name, moved, and the file says so.
        ((SQUAT, HOP), (LUNGE, BACK_SQUAT, HOP), WAS_SQUAT, "Back Squat"),
        # Without that the exercise at its place is taken for it, as ever.
        ((SQUAT, HOP), (LUNGE, BACK_SQUAT, HOP), (), "Lunge"),
        ((SQUAT, HOP), (BACK_SQUAT, HOP), (), "Back Squat"),
        # The name is found before the place: Hop, which is now where Squat was, gets nothing of it.
        ((SQUAT, HOP), (reps("hop", 8), reps("squat", 8)), (), "squat"),
        # Two items of one name keep their order, whichever spelling they have.
        ((SQUAT, HOP, SQUAT), (LUNGE, reps("SQUAT", 8), HOP, reps("squat", 8)), (), "SQUAT"),
    ],
)
def test_a_renamed_exercise_keeps_its_sets(old, new, exercises, kept):
    """By its name in another spelling, by `was`, else by its place."""
    run = Run(of(*old)).to(old[0].exercise).press("confirm")
    run.replan(routine(block("A", *new), exercises=exercises))
    assert [place.exercise for place in run.state.logs if place in {s.place for s in run.state.position.steps}] == [
        kept
    ]
    assert [record.exercise for record in run.state.logs.values()] == [old[0].exercise]


def test_a_weight_chosen_for_later_rounds_follows_a_renamed_exercise():
    """The heavier pair of the first round is held in the second, under the new name too."""
    held = reps("Squat", 8, load=Load("dumbbells", 10))
    run = Run(of(held, HOP, rounds=2)).to("Squat")
    run.do(ChangeSet(run.step.place, "weight", 12.5)).wait(1).press("confirm")
    renamed = msgspec.structs.replace(held, exercise="Back Squat")
    run.replan(routine(block("A", LUNGE, renamed, HOP, rounds=2), exercises=WAS_SQUAT)).to("Back Squat", 2).press(
        "confirm"
    )
    assert [(record.exercise, record.load.weight) for record in run.state.logs.values() if record.load.weight] == [
        ("Squat", 12.5),
        ("Back Squat", 12.5),
    ]


def test_the_current_set_keeps_the_dose_it_began_with():
    """A dose changed under way counts from the next round on."""
    run = Run(of(PLANK, rounds=2)).wait(22).replan(of(timed("Plank", 50), rounds=2))
    assert (run.left, run.wait(18 + 5).left) == (18, 50)


def test_reps_that_become_time_begin_anew():
    """What is gone of rep work says nothing about timed work, and an edit never logs a set."""
    run = Run(of(reps("Plank", 8))).wait(10 + 40).replan(of(PLANK))
    assert (run.at, run.left, run.logged) == (("work", "Plank"), 30, {})


def test_time_that_becomes_reps_waits():
    """A set edited into rep work no longer ends by itself."""
    run = Run(of(PLANK)).wait(22).replan(of(reps("Plank", 8))).wait(600)
    assert run.at == ("work", "Plank")


def test_a_renamed_exercise_is_the_same_set():
    """A new name in the place of a name that is gone was a renaming: the clock runs on."""
    run = Run(of(PLANK, HOP)).wait(22).replan(of(timed("Side Plank", 30), HOP))
    assert (run.at, run.left) == (("work", "Side Plank"), 18)


def test_a_renamed_exercise_stays_done():
    """A set done under the old name counts for the new one."""
    run = Run(of(PLANK, HOP)).wait(45).replan(of(timed("Side Plank", 30), HOP)).press("back")
    assert (run.at, len(run.logged)) == (("get_ready", "Side Plank"), 1)
    assert run.step.place in run.state.logs


def test_a_renamed_block_is_the_same_block():
    """A block's new name changes nothing else."""
    run = Run(small()).to("Squat").wait(7).replan(edit_block(small(), 1, name="Strength"))
    assert (run.at, run.gone, run.step.place.block) == (("work", "Squat"), 7, "Strength")


def test_a_renamed_block_keeps_the_rounds_added():
    """What the runner changed in this session outlives a renaming."""
    run = Run(small()).to("Squat").press("add_round").replan(edit_block(small(), 1, name="Strength"))
    assert run.step.rounds == 3


def test_rounds_added_outlive_an_edit_elsewhere():
    """What the runner changed stays as long as the file says nothing new about it."""
    run = Run(small()).to("Squat").press("add_round").replan(edit_block(small(), 2, rounds=5))
    assert run.step.rounds == 3


def test_rounds_in_the_file_win_over_rounds_added():
    """Where the file's own number was edited, the file is followed."""
    run = Run(small()).to("Squat").press("add_round").replan(edit_block(small(), 1, rounds=5))
    assert run.step.rounds == 5


def test_rounds_added_follow_a_block_that_moves():
    """Rounds belong to the block, not to its ordinal."""
    before, after = small(), small().blocks
    run = Run(before).to("Squat").press("add_round")
    run.replan(routine(after[2], after[1], after[0], after[3]))
    assert run.step.rounds == 3


def test_an_item_inserted_before_moves_nothing():
    """The current set is found by its name, and the new one is open behind it."""
    run = Run(of(PLANK, HOP)).wait(22).replan(of(LUNGE, PLANK, HOP))
    assert (run.at, run.left, plan(run)) == (("work", "Plank"), 18, ["Lunge", "Plank", "Hop"])


def test_an_item_inserted_behind_comes_next():
    """The new plan is walked from the current set on."""
    run = Run(of(PLANK, HOP)).wait(22).replan(of(PLANK, LUNGE, HOP)).wait(18)
    assert run.at == ("transition", "Lunge")


def test_a_block_inserted_before_moves_nothing():
    """A block is found by its name too."""
    run = Run(small()).to("Squat").wait(7)
    run.replan(routine(block("New", LUNGE), *small().blocks))
    assert (run.at, run.gone, run.step.block) == (("work", "Squat"), 7, 2)


def test_items_reordered_keep_their_logs():
    """A set done stays done wherever it goes."""
    run = Run(of(PLANK, HOP, LUNGE)).wait(22).press("confirm").wait(8).replan(of(LUNGE, HOP, PLANK))
    assert (run.at, run.logged) == (("work", "Hop"), {("Plank", 1, None): "partial"})


def test_a_removed_current_set_gives_way_to_the_next_open_one():
    """The session goes on after the last set that both plans have."""
    run = Run(of(PLANK, HOP, LUNGE)).to("Hop").replan(of(PLANK, LUNGE))
    assert (run.at, run.left) == (("transition", "Lunge"), 5)


def test_a_removed_current_set_is_logged_as_far_as_it_was_done():
    """Twelve of thirty seconds, in part; the session ends with them."""
    run = Run(of(PLANK, HOP, LUNGE)).to("Hop").wait(12).replan(of(PLANK, LUNGE))
    assert run.logged["Hop", 1, None] == "partial"
    record = run.state.logs[next(place for place in run.state.logs if place.exercise == "Hop")]
    assert (record.done_ms, record.asked_ms, to_session(run.state).sets[-1]) == (12_000, 30_000, record)


def test_a_set_removed_while_the_editor_is_open_is_logged_too():
    """The pause is not of its time."""
    run = Run(of(PLANK, HOP, LUNGE)).to("Hop").wait(12).do(Pause("editing")).wait(60).replan(of(PLANK, LUNGE))
    assert [r.done_ms for r in run.state.logs.values() if r.exercise == "Hop"] == [12_000]


@pytest.mark.parametrize(("hands_free", "logged"), [(True, 4), (False, None)])
def test_removed_rep_work_logs_the_reps_that_the_program_counted(hands_free, logged):
    """None where the runner counts them."""
    run = Run(of(PLANK, reps("Squat", 8), LUNGE), hands_free).to("Squat").wait(13).replan(of(PLANK, LUNGE))
    assert next((r.done_reps for r in run.state.logs.values() if r.exercise == "Squat"), None) == logged


def test_a_removed_set_done_again_keeps_the_log_it_had():
    """It was done once, whatever is under way."""
    run = Run(of(PLANK, HOP)).wait(45).press("back").wait(15).replan(of(HOP))
    assert run.logged == {("Plank", 1, None): "done"}


@pytest.mark.parametrize("wait", [0, 0.5])
def test_a_removed_set_that_had_hardly_begun_is_not_logged(wait):
    """Under a second, or still in its lead-in."""
    run = Run(of(PLANK, HOP, LUNGE)).to("Hop").wait(wait).replan(of(PLANK, LUNGE))
    assert [record.exercise for record in run.state.logs.values()] == ["Plank"]


def test_a_removed_last_set_does_not_end_the_session():
    """With nothing open left, the session stands before the last set: ending is the runner's."""
    run = Run(of(PLANK, HOP)).to("Hop").replan(of(PLANK))
    assert (run.at, run.state.ended) == (("get_ready", "Plank"), None)


def test_the_log_of_a_removed_set_is_kept():
    """What was done was done."""
    run = Run(of(PLANK, HOP)).wait(45).replan(of(HOP))
    assert run.logged == {("Plank", 1, None): "done"}


def test_a_set_removed_and_brought_back_is_done():
    """Its log was kept under its own name."""
    run = Run(of(PLANK, HOP)).wait(45).replan(of(HOP)).replan(of(PLANK, HOP)).press("back")
    assert run.step.place in run.state.logs


def test_a_name_brought_back_by_renaming_takes_no_log_away():
    """One set done and removed, another done and renamed to that name: both logs are kept."""
    run = Run(of(PLANK, HOP, LUNGE)).wait(10 + 30).replan(of(HOP, LUNGE)).to("Lunge")
    run.replan(of(PLANK, LUNGE))
    assert sorted(record.exercise for record in run.state.logs.values()) == ["Hop", "Plank"]


def test_repeated_names_are_reported_apart_by_their_order():
    """The second Plank stays the second, whatever comes between."""
    run = Run(of(PLANK, HOP, PLANK)).wait(45).press("confirm").wait(1).press("confirm")
    run.wait(1).press("confirm").wait(7).replan(of(PLANK, LUNGE, HOP, PLANK))
    assert (run.step.item, run.gone) == (3, 7)


def test_repeated_block_names_are_reported_apart_by_their_order():
    """The second block of a name stays the second."""
    run = Run(routine(block("A", PLANK), block("A", HOP))).to("Hop").wait(7)
    run.replan(routine(block("A", PLANK), block("B", LUNGE), block("A", HOP)))
    assert (run.at, run.step.block, run.gone) == (("work", "Hop"), 2, 7)


def test_a_pause_outlasts_an_edit():
    """The editor is still open when it saves: nothing starts behind it."""
    run = Run(of(PLANK, HOP)).to("Hop").pause("editing").replan(of(PLANK, LUNGE))
    assert run.phase == "paused"


def test_a_file_saved_unchanged_changes_nothing():
    """Saving the same text leaves even the undo past alone."""
    run = Run(of(PLANK, HOP)).wait(22).press("confirm")
    before = len(run.events)
    assert len(run.replan(of(PLANK, HOP)).events) == before


def test_a_file_without_steps_changes_nothing():
    """A routine emptied in the editor leaves the session its plan."""
    run = Run(of(PLANK, HOP)).wait(22).replan(routine())
    assert plan(run) == ["Plank", "Hop"]


def test_an_edit_cannot_be_undone_by_a_key():
    """Positions from before the edit belong to the older plan, so undo starts afresh."""
    run = Run(of(PLANK, HOP)).wait(22).press("confirm").replan(of(PLANK, HOP, LUNGE)).press("undo")
    assert (run.at, plan(run)) == (("transition", "Hop"), ["Plank", "Hop", "Lunge"])


def test_what_is_done_after_an_edit_can_be_undone():
    """Undo works on from the edit."""
    run = Run(of(PLANK, HOP)).wait(22).replan(of(PLANK, HOP, LUNGE)).press("confirm", "undo")
    assert (run.at, run.left) == (("work", "Plank"), 18)
