"""Any edit of a routine, at any moment of a session."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.routines.routine import Reps, Routine, Timed
from stride_tui.core.session.evolve import replay, settle
from tests.helpers.routine_builders import Run, commands, edit_block, routines, waits


@given(
    routines,
    st.lists(st.tuples(waits, commands), max_size=10),
    st.lists(routines, min_size=1, max_size=3),
    st.booleans(),
)
def test_any_edit_at_any_moment_keeps_every_log(first, script, edits, hands_free):
    """No edit raises, ends a session or loses a log, and replaying it gives the same state.

    It logs no set but the one under way, where it takes that out.
    """
    run = Run(first, hands_free)
    for ms, command in script:
        run.wait(ms / 1_000).do(command)
    for edit in edits:
        ended, under_way, working = run.state.ended, run.step.place, run.step.kind == "work"
        logs = {repr(log) for place, log in run.state.logs.items() if place != under_way or log.status != "skipped"}
        run.replan(edit)
        added = [log for log in run.state.logs.values() if log.status != "skipped" and repr(log) not in logs]
        assert run.state.ended == ended
        assert logs <= {repr(log) for log in run.state.logs.values()}
        assert len(added) <= working
        assert run.step.kind == "work" or not any(log.exercise != under_way.exercise for log in added)
    assert replay(run.events) == run.state


@given(routines, st.lists(st.tuples(waits, commands), max_size=10), st.integers(1, 9), st.booleans())
def test_a_dose_changed_at_any_moment_leaves_the_session_where_it_is(first, script, dose, as_time):
    """Where only doses change, the step stays; its clock too unless reps became time or the other way.

    Timed work keeps its length; rep work gets the time of its new reps.
    """
    run = Run(first)
    for ms, command in script:
        run.wait(ms / 1_000).do(command)
    before, was_timed = settle(run.state, run.now).position, run.step.ms is not None
    new = Timed(dose * 60_000) if as_time else Reps(dose)
    changed = [[{"dose": new} for _ in b.items] for b in first.blocks]
    run.replan(with_items(first, changed))
    position = run.state.position
    assert position.step.place == before.step.place or run.state.ended
    if run.step.kind != "work" or was_timed == as_time:
        assert position.elapsed_ms == before.elapsed_ms
    if run.step.kind != "work" or (was_timed and as_time):
        assert position.target_ms == before.target_ms


def with_items(of: Routine, fields: list[list[dict[str, Any]]]) -> Routine:
    """The routine with fields of its items changed, block by block."""
    for n, changes in enumerate(fields):
        items = zip(of.blocks[n].items, changes, strict=True)
        of = edit_block(of, n, items=tuple(msgspec.structs.replace(item, **new) for item, new in items))
    return of
