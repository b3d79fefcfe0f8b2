"""What a person says of a set becomes a change with all that follows from it."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.history.amendments import SetChange
from stride_tui.core.history.corrections import Wish, set_change
from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Load
from tests.core.history.test_amendments import DONE, KEY, PAIR

SKIPPED = msgspec.structs.replace(DONE, status="skipped", done_reps=None)
HELD = SetRecord("A", 0, "superset", "Plank", 1, 1, "done", 0, 1, asked_ms=20_000, done_ms=20_000)


@pytest.mark.parametrize(
    ("record", "wish", "change"),
    [
        (DONE, Wish(reps=7), SetChange(KEY, status="partial", done_reps=7)),
        (DONE, Wish(reps=9), SetChange(KEY, done_reps=9)),
        (SKIPPED, Wish(reps=8), SetChange(KEY, status="done", done_reps=8)),
        (SKIPPED, Wish(status="done"), SetChange(KEY, status="done", done_reps=8)),
        (DONE, Wish(status="skipped"), SetChange(KEY, status="skipped", done_reps=None)),
        (DONE, Wish(reps=6, status="done"), SetChange(KEY, done_reps=6)),
        (HELD, Wish(ms=12_000), SetChange(KEY, status="partial", done_ms=12_000)),
        (DONE, Wish(load=Load("dumbbells", 12), note="x"), SetChange(KEY, load=Load("dumbbells", 12), note="x")),
        (DONE, Wish(reps=8, load=PAIR), None),
    ],
)
def test_a_wish_becomes_a_change_with_what_follows(record: SetRecord, wish: Wish, change: SetChange | None) -> None:
    """The status follows from what was done; what says so already is not said again."""
    assert set_change(KEY, record, wish) == change
