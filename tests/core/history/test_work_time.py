"""How long sets took: pauses are no work, also in what earlier versions wrote."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import SetRecord
from stride_tui.core.history.work_time import work_of_sets
from stride_tui.core.progression.exercise_course import course_of
from tests.helpers.histories import SUNDAY, session, sets

MINUTE = 60_000
EIGHT_HOURS = 480 * MINUTE


def a_set(minutes: float, work: float | None = None) -> SetRecord:
    """A set of reps so long from its beginning to its end; its work, where it was measured."""
    ms = None if work is None else round(work * MINUTE)
    return msgspec.structs.replace(sets(1)[0], ended=round(minutes * MINUTE), work_ms=ms)


def a_hold(minutes: float, held: float) -> SetRecord:
    """A hold so long from its beginning to its end."""
    return msgspec.structs.replace(a_set(minutes), done_reps=None, done_ms=round(held * MINUTE))


SKIPPED = msgspec.structs.replace(a_set(5), status="skipped")
WORKED_OUT = [
    # the sets, the minutes of work of the session, the minutes of each set
    ([a_set(480, 2), a_set(1, 1)], 3, [2, 1]),  # measured: the eight hours of pause are not in it
    ([a_hold(480, 1), a_set(2, 2)], 3, [1, 2]),  # a hold has its own time
    ([a_set(480), a_set(1)], 3, [2, 1]),  # an earlier version: 481 minutes cannot be more than 3
    ([a_set(480), a_set(470)], 4, [0, 4]),  # two pauses: which set had how much of the work is not known, 4 in all
    ([a_set(2), a_set(1)], 3, [2, 1]),  # no pause, nothing is taken
    ([a_set(2), a_set(1)], 9, [2, 1]),  # work that was taken back by undo is not in any set
    ([a_set(480), a_hold(1, 1), SKIPPED], 4, [3, 1, 0]),
    ([a_set(2)], 0, [2]),  # the session has no time of its own
    ([a_set(-3)], 1, [0]),  # the clock was set back
]


@pytest.mark.parametrize(("records", "work", "expected"), WORKED_OUT)
def test_the_work_of_sets(records: list[SetRecord], work: float, expected: list[float]) -> None:
    """Minutes, worked out by hand."""
    done = session(SUNDAY, sets=tuple(records), work_ms=work * MINUTE)
    assert [ms / MINUTE for ms in work_of_sets(done)] == expected


def test_eight_hours_of_pause_are_not_in_the_minutes_of_an_exercise() -> None:
    """The exercise's week has the two minutes that were work."""
    done = session(SUNDAY, sets=(a_set(480, 2),), work_ms=2 * MINUTE, paused_ms=EIGHT_HOURS)
    assert course_of(History((done,)), "Squat").weeks[0].minutes == 2
