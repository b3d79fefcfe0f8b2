"""What a session tells, and when: to the millisecond, on a clock that moves only when told to."""

from __future__ import annotations

import pytest

from stride_tui.core.cues.cues import upcoming
from stride_tui.core.cues.track import CueTrack
from stride_tui.core.routines.routine import Rest
from stride_tui.core.session.events import Do
from tests.helpers.cue_recorder import Listener
from tests.helpers.routine_builders import block, edit_block, reps, routine, timed


def hold(seconds: float, **fields) -> Listener:
    """A session of one timed set, in its first second of work."""
    return Listener(routine(block("A", timed("Plank", seconds, **fields)))).wait(10).forget()


def sets(count: int = 4, hands_free: bool = True, **fields) -> Listener:
    """A session of one set of reps, three seconds each, in its first second of work."""
    return Listener(routine(block("A", reps("Squat", count, **fields))), hands_free).wait(10).forget()


def three_rounds(**fields) -> Listener:
    """A superset of three rounds of two timed items."""
    return Listener(routine(block("A", timed("Plank", 10), timed("Hop", 10), rounds=3, **fields)))


def rest() -> Listener:
    """A session that has just come to a rest of a minute between two blocks."""
    of = routine(block("A", timed("Plank", 10)), block("B", timed("Hop", 10)))
    return Listener(of).wait(19).forget().wait(1)


def test_a_lead_in_says_get_ready_counts_down_and_says_go():
    """Ten seconds before the first set: at once, at seven, eight and nine seconds, and at ten."""
    heard = Listener(routine(block("A", timed("Plank", 30)))).wait(10).heard
    assert heard == [(0, "get_ready"), (7, "countdown 3"), (8, "countdown 2"), (9, "countdown 1"), (10, "go")]


def test_timed_work_reports_its_half_and_counts_down_to_its_end():
    """Thirty seconds from the tenth on."""
    heard = hold(30).wait(30).heard
    assert heard[:-1] == [(25, "halfway"), (37, "countdown 3"), (38, "countdown 2"), (39, "countdown 1")]


@pytest.mark.parametrize(("seconds", "told"), [(15, True), (14.999, False)])
def test_the_half_is_reported_of_work_of_fifteen_seconds_or_more(seconds, told):
    """A shorter set is over soon enough."""
    assert ("halfway" in hold(seconds).wait(seconds).meanings) is told


def test_odd_lengths_are_reported_to_the_millisecond():
    """The half and the countdown of 21.357 seconds."""
    run = Listener(routine(block("A", timed("Plank", 21.357), get_ready_ms=0)))
    assert run.wait(22).heard[1:5] == [
        (10.678, "halfway"),
        (18.357, "countdown 3"),
        (19.357, "countdown 2"),
        (20.357, "countdown 1"),
    ]


def test_between_two_sides_it_says_switch():
    """At the instant at which the first side is over."""
    assert (20, "switch") in Listener(routine(block("A", timed("Plank", 10, sides="each")))).wait(25).heard


@pytest.mark.parametrize(("seconds", "counted"), [(3, ["3", "2", "1"]), (2, ["2", "1"]), (0.5, [])])
def test_a_short_lead_in_counts_as_far_as_it_goes(seconds, counted):
    """The first number comes with its beginning at the earliest."""
    run = Listener(routine(block("A", timed("Plank", 10), get_ready_ms=round(seconds * 1000))))
    assert run.wait(seconds).meanings == ["get_ready", *(f"countdown {n}" for n in counted), "go"]


def test_without_lead_ins_one_set_follows_the_other_with_go():
    """Nothing else is told between them but the countdown."""
    run = Listener(routine(block("A", timed("Plank", 5), timed("Hop", 5, transition_ms=0), get_ready_ms=0)))
    assert run.wait(5).meanings == ["go", "countdown 3", "countdown 2", "countdown 1", "go"]


def test_the_last_of_several_rounds_is_reported_once():
    """With the first lead-in of the third round, before it says what comes."""
    run = three_rounds().wait(94)
    assert [at for at, words in run.heard if words == "last_round"] == [70 - 5]
    at = run.meanings.index("last_round")
    assert run.meanings[at : at + 2] == ["last_round", "get_ready"]


def test_a_single_round_is_not_called_the_last():
    """There is nothing to look forward to."""
    assert "last_round" not in Listener(routine(block("A", timed("Plank", 10)))).wait(30).meanings


def test_the_last_round_of_each_item_of_a_straight_block_is_reported():
    """All rounds of an item come first, so each has a last one."""
    of = routine(block("A", timed("Plank", 10), timed("Hop", 10), rounds=2, kind="straight"))
    assert Listener(of).wait(80).meanings.count("last_round") == 2


def test_after_a_rest_between_rounds_the_last_one_is_reported_with_its_lead_in():
    """Not with the rest."""
    run = Listener(routine(block("A", timed("Plank", 10), rounds=2, rest_between=Rest(20_000))), hands_free=True)
    assert [(at, words) for at, words in run.wait(60).heard if words in ("rest", "last_round")] == [
        (20, "rest"),
        (40, "last_round"),
    ]


def test_a_block_that_is_done_is_reported_before_what_follows():
    """At the instant at which its last set ends."""
    assert rest().heard == [(20, "block_done"), (20, "rest")]


def test_a_jump_to_another_block_says_nothing_of_the_one_that_was_left():
    """It is not done."""
    run = Listener(routine(block("A", timed("Plank", 10)), block("B", timed("Hop", 10)))).wait(1).forget()
    assert run.jump(1).meanings == ["get_ready"]


def test_a_rest_reports_when_its_suggestion_is_reached():
    """It goes on for as long as the runner likes, and says so once."""
    assert rest().forget().wait(200).heard == [(80, "rest_over")]


def test_a_rest_that_ends_by_itself_needs_no_such_word():
    """Hands-free the next lead-in says it all."""
    of = routine(block("A", timed("Plank", 10)), block("B", timed("Hop", 10)))
    run = Listener(of, hands_free=True).wait(20).forget().wait(60)
    assert run.heard == [(80, "get_ready")]


def test_the_end_is_reported():
    """Once, and nothing after it."""
    assert hold(5).wait(500).heard[-1] == (15, "session_done")


def test_a_session_thrown_away_ends_in_silence():
    """Nothing was done."""
    assert hold(30).press("discard").meanings == []


def test_hands_free_each_rep_is_counted_at_its_pace():
    """Four reps of three seconds, from go on; the last with the end."""
    assert sets().wait(12).heard == [
        (13, "rep 1"),
        (16, "rep 2"),
        (19, "rep 3"),
        (22, "rep 4"),
        (22, "session_done"),
    ]


def test_a_pace_of_its_own_is_kept():
    """To the millisecond."""
    assert sets(count=2, pace_ms=1_234).wait(3).heard[:2] == [(11.234, "rep 1"), (12.468, "rep 2")]


def test_a_tempo_reports_the_parts_of_each_rep():
    """Two seconds down, no hold, one up: up is told at two seconds, the rep at three."""
    run = sets(count=2, pace_ms=3_000, tempo_ms=(2_000, 0, 1_000)).wait(6)
    assert run.heard[:4] == [(12, "beat 3"), (13, "rep 1"), (15, "beat 3"), (16, "rep 2")]


def test_every_part_of_a_tempo_that_lasts_is_reported():
    """Three down, a hold, one up, and a hold above."""
    run = sets(count=1, pace_ms=6_000, tempo_ms=(3_000, 1_000, 1_000, 1_000)).wait(6)
    assert run.heard[:4] == [(13, "beat 2"), (14, "beat 3"), (15, "beat 4"), (16, "rep 1")]


def test_reps_that_the_runner_counts_are_not_counted_for_them():
    """Without hands-free the set waits for Enter."""
    assert sets(hands_free=False).wait(60).meanings == []


def test_a_pause_is_reported_and_no_time_passes_in_it():
    """A countdown that was near is near again afterwards."""
    run = hold(30).wait(26).forget().press("toggle").wait(100)
    assert run.heard == [(36, "paused")]
    assert run.track.next_at is None


def test_going_on_counts_back_in():
    """Three seconds to get back into position: three at once, then go, then what was planned."""
    run = hold(30).wait(26).press("toggle").wait(100).forget().press("toggle").wait(7)
    assert run.heard == [
        (136, "resumed"),
        (136, "countdown 3"),
        (137, "countdown 2"),
        (138, "countdown 1"),
        (139, "go"),
        (140, "countdown 3"),
        (141, "countdown 2"),
        (142, "countdown 1"),
        (143, "session_done"),
    ]


def test_ten_seconds_more_plan_the_countdown_anew():
    """What was counted is counted again when it is due again."""
    run = hold(30).wait(28).adjust(10).forget().wait(12)
    assert run.heard[0] == (47, "countdown 3")


def test_the_half_is_reported_once_whatever_is_added():
    """Who knows that half is over does not hear it again."""
    assert hold(30).wait(16).adjust(10).wait(24).meanings.count("halfway") == 1


def test_ten_seconds_less_leave_out_what_is_past():
    """With twelve seconds gone of thirty, ten less are twenty, of which eight are left."""
    run = hold(30).wait(12).adjust(-10).wait(8)
    assert run.heard[:1] == [(27, "countdown 3")]


def test_a_skip_reports_the_next_lead_in_and_nothing_of_the_set():
    """Its countdown is gone with it."""
    run = three_rounds().wait(12).forget().press("skip").wait(1)
    assert run.meanings == ["get_ready"]


def test_undo_reports_where_one_is_again_and_what_was_still_ahead():
    """A skip by mistake with five seconds to go."""
    run = three_rounds().wait(15).press("skip").wait(0.5).forget().press("undo").wait(4)
    assert run.heard == [(15.5, "go"), (17.5, "countdown 3"), (18.5, "countdown 2"), (19.5, "countdown 1")]


def test_back_reports_the_lead_in_of_the_set_before():
    """It is to be done again."""
    assert three_rounds().wait(26).forget().press("back").meanings == ["get_ready"]


def test_skipping_in_a_pause_is_silent():
    """Everything stands still, and is told when it goes on."""
    assert three_rounds().wait(12).press("toggle").forget().press("skip").meanings == []


def test_a_plan_that_changes_the_current_set_reports_it_anew():
    """A hold became a set of reps, which begins anew."""
    run = three_rounds().wait(12).forget()
    run.replan(routine(block("A", reps("Plank", 8), timed("Hop", 10), rounds=3)))
    assert run.meanings == ["go"]


def test_a_plan_without_the_current_set_leads_into_another():
    """Nothing of it is left, so the next one comes."""
    run = three_rounds().wait(12).forget()
    run.replan(routine(block("B", timed("Crawl", 10, sides="each"), rounds=2)))
    assert run.meanings[-1] == "get_ready"


def test_a_plan_that_leaves_the_current_set_alone_reports_nothing():
    """A round more is no news for now."""
    run = three_rounds().wait(12).forget()
    run.replan(edit_block(run.state.routine, 0, rounds=4))
    assert run.meanings == []


def test_a_machine_that_slept_says_once_that_it_does_not_move():
    """Nothing of what would have been due meanwhile is told."""
    assert hold(30).sleep(600).meanings == ["paused"]


def test_a_rest_that_the_machine_slept_through_says_nothing_late():
    """Its suggestion is long past, and the screen says by how much."""
    assert rest().forget().sleep(600).wait(5).meanings == []


def test_a_second_and_a_half_late_is_still_reported():
    """A busy machine delays a cue; it is not lost."""
    assert hold(30).leap(16.5).heard == [(25, "halfway")]


def test_later_than_that_it_is_left_out():
    """A word that comes too late misleads."""
    assert hold(30).leap(16.501).heard == []


def test_of_a_long_silence_only_what_still_holds_is_reported():
    """The session ended minutes ago: that is still true, the countdown is not."""
    assert hold(30).leap(600).meanings == ["session_done"]


def test_a_session_picked_up_again_goes_on_from_where_it_stood():
    """A new listener tells nothing that was told before."""
    run = hold(30).wait(26).press("toggle")
    run.track = CueTrack(run.state)
    run.forget().press("toggle").wait(3)
    assert run.meanings == ["resumed", "countdown 3", "countdown 2", "countdown 1", "go"]


def test_what_is_upcoming_is_known_ahead():
    """The whole of a hold at its beginning, in order."""
    state = hold(30).state
    assert [cue.at - state.at.boot for cue in upcoming(state)] == [15_000, 27_000, 28_000, 29_000]


def test_hands_free_turned_on_counts_the_reps_to_come():
    """Four seconds into the set the second rep comes next."""
    run = sets(hands_free=False).wait(4).do(Do("hands_free")).wait(8)
    assert run.heard[:2] == [(16, "rep 2"), (19, "rep 3")]


def test_hands_free_turned_off_falls_silent_and_waits():
    """The set is the runner's again."""
    run = sets().wait(4).do(Do("hands_free")).forget().wait(60)
    assert run.meanings == []
    assert run.step.kind == "work"


def test_hands_free_turned_on_in_a_rest_that_is_over_goes_on_at_once():
    """Who has no hand free is not kept waiting."""
    run = rest().wait(70).forget().do(Do("hands_free"))
    assert run.meanings == ["get_ready"]


def test_hands_free_turned_on_late_leaves_the_set_to_the_runner():
    """Nobody knows how far a set is that takes longer than expected; the next one is led."""
    run = sets(hands_free=False, sides="each").wait(30).do(Do("hands_free")).wait(60)
    assert run.meanings == []
    assert run.press("confirm").wait(8).meanings[-2:] == ["go", "rep 1"]
