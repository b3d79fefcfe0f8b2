"""Sets that were logged by time alone, and what confirms them."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.history.amendments import Amendment, Correction, SessionChange, SetChange, SetDeleted, SetKey
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from tests.helpers.lifts import lift, session


def by_time_alone() -> Session:
    """A hands-free session of three sets in which no key was pressed."""
    made = session("16 Nov  8 8 8 × 10", lift())
    return msgspec.structs.replace(made, sets=tuple(msgspec.structs.replace(r, auto=True) for r in made.sets))


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (SessionChange(confirmed=True), 0),
        (SessionChange(effort=7.0), 0),
        (SessionChange(note="rain"), 3),
        (SetChange(SetKey(0, 0, 2), done_reps=6), 0),
        (SetChange(SetKey(0, 0, 2), effort=8.0), 0),
        (SetChange(SetKey(0, 0, 2), note="left knee"), 3),
        (SetDeleted(SetKey(0, 0, 3)), 0),
    ],
)
def test_what_confirms(change: Correction, left: int) -> None:
    """Yes, an effort, or a correction of one set, after which the others count as asked; a note says nothing."""
    done = by_time_alone()
    assert len(done.to_confirm) == 3
    (after,) = History.of([done]).with_amendment(Amendment("a", done.id, change, 1, 0)).sessions
    assert len(after.to_confirm) == left


def test_lines_of_earlier_versions_need_no_confirming() -> None:
    """They have no mark."""
    assert session("16 Nov  8 8 8 × 10", lift()).to_confirm == ()
