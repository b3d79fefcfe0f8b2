"""The records of sets, and the line that a session leaves in the history."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Load, Schedule
from stride_tui.core.session.to_records import to_session
from tests.helpers.routine_builders import Run, block, commands, reps, routine, routines, small, timed, waits


def statuses(run: Run) -> list[tuple[str, int, str]]:
    """Each set of the session's line, with its round and status."""
    return [(record.exercise, record.round, record.status) for record in to_session(run.state).sets]


def test_a_set_never_reached_is_skipped():
    """A session finished early has every set of its routine in its line."""
    run = Run(small()).wait(40).press("finish")
    assert statuses(run)[:3] == [("March", 1, "done"), ("Squat", 1, "skipped"), ("Plank", 1, "skipped")]


def test_a_session_of_every_set_has_each_once():
    """One record per set, in the order of the plan."""
    run = Run(small(), hands_free=True).wait(3_600)
    assert statuses(run) == [
        ("March", 1, "done"),
        ("Squat", 1, "done"),
        ("Plank", 1, "done"),
        ("Plank", 1, "done"),
        ("Squat", 2, "done"),
        ("Plank", 2, "done"),
        ("Plank", 2, "done"),
        ("Lunge", 1, "done"),
        ("Lunge", 2, "done"),
        ("Stretch", 1, "done"),
    ]


def test_a_set_jumped_over_is_skipped():
    """Sets that a jump passed stay open, and count as skipped at the end."""
    run = Run(small()).jump(3).wait(10 + 20)
    assert run.state.ended == "finished"
    assert {status for name, _, status in statuses(run) if name != "Stretch"} == {"skipped"}


def test_a_set_under_way_in_a_session_kept_as_it_stands_is_open():
    """Before its end, a session's line can be made too: what is open counts as skipped."""
    assert statuses(Run(small()).wait(22))[0] == ("March", 1, "skipped")


def test_a_set_done_and_edited_away_follows_at_the_end():
    """What was done is in the line though the plan lacks it."""
    before = routine(block("A", timed("Plank", 30), timed("Hop", 30)))
    run = Run(before).wait(45).replan(routine(block("A", timed("Hop", 30))))
    assert statuses(run) == [("Hop", 1, "skipped"), ("Plank", 1, "done")]


def test_a_dropped_round_that_was_done_is_kept():
    """Gone back and dropped, the round's log still stands."""
    run = Run(routine(block("A", timed("Hop", 30), rounds=3))).wait(10 + 30 + 5 + 30 + 2)
    run.press("back", "back", "drop_round", "drop_round", "finish")
    assert statuses(run) == [("Hop", 1, "done"), ("Hop", 2, "done")]


def test_a_record_says_what_was_held():
    """The item's load is part of the record."""
    load = Load("dumbbells", 10)
    run = Run(routine(block("A", reps("Squat", 8, load=load), reps("Hop", 1)))).wait(11).press("confirm")
    assert run.last_log.load == load


def test_a_record_says_where_its_set_stands():
    """Block, item, round and side, by name and ordinal."""
    log = Run(small()).to("Plank", 2).wait(30).last_log
    where = (log.block, log.block_n, log.kind, log.exercise, log.item_n, log.round, log.side)
    assert where == ("A", 1, "superset", "Plank", 1, 2, "left")


def test_a_set_made_longer_is_done():
    """More than asked is done, and logged whole."""
    log = Run(small()).wait(22).adjust(10).wait(60).state.logs
    record = next(iter(log.values()))
    assert (record.status, record.asked_ms, record.done_ms) == ("done", 30_000, 40_000)


def test_a_set_made_shorter_is_partial():
    """Less than asked is partial, though it ran out by itself."""
    log = Run(small()).wait(22).adjust(-10).wait(60).state.logs
    record = next(iter(log.values()))
    assert (record.status, record.asked_ms, record.done_ms) == ("partial", 30_000, 20_000)


def test_a_session_reports_whether_it_ran_to_its_end():
    """Finished early is told apart from finished."""
    early, full = Run(small()).press("finish"), Run(small(), hands_free=True).wait(3_600)
    assert (to_session(early.state).finished, to_session(full.state).finished) == (False, True)


def test_a_session_carries_the_hours_of_its_routine():
    """The recovery window is that of the day, whatever the file says later."""
    run = Run(routine(block("A", timed("Hop", 5)), schedule=Schedule(recovery_hours=36)))
    assert to_session(run.state).recovery_hours == 36


def test_a_session_never_ends_before_it_began():
    """A wall clock set back in the middle makes no session of negative length."""
    run = Run(small()).wait(22)
    run.clock.set_wall(run.now.utc - 86_400_000)
    line = to_session(run.press("finish").state)
    assert line.started <= line.ended


@given(routines, st.lists(st.tuples(waits, commands), max_size=15), st.booleans())
def test_a_session_is_whole_and_reads_back(of, script, hands_free):
    """Whatever was pressed: its times add up, each set is there once, and its line reads back the same."""
    run = Run(of, hands_free)
    for ms, command in script:
        run.wait(ms / 1_000).do(command)
    line = to_session(run.press("finish").state)
    assert line.work_ms + line.lead_ms + line.rest_ms + line.paused_ms == line.ended - line.started
    places = [(s.block_n, s.item_n, s.round, s.side) for s in line.sets]
    assert len(places) == len(set(places))
    assert msgspec.json.decode(msgspec.json.encode(line), type=Session) == line
