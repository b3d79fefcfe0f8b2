"""The hours after a session in words: when it was over is said as known only where it is."""

from __future__ import annotations

from datetime import UTC

import pytest

from stride_tui.core.history.records import Session
from stride_tui.core.week.caution import session_cautions
from stride_tui.views.week.caution_words import caution_words
from tests.helpers.histories import SUNDAY, by_hand, session, utc

OVER = [
    (session(SUNDAY), "was over at Sun 12:20"),
    (session(SUNDAY, by_hand=True, sets=()), "was over at Sun 12:20"),
    (session(SUNDAY, by_hand=True, sets=(), work_ms=0), "taken to be over at Sun 12:20"),
    (by_hand(SUNDAY), "taken to be over at Sun 12:20"),
]


@pytest.mark.parametrize(("done", "words"), OVER)
def test_an_end_that_no_one_gave_is_taken_to_be_so(done: Session, words: str) -> None:
    """By the routine's length, or for want of a time of day."""
    (caution,) = session_cautions([done], 48, lambda _: True)
    assert f"session {words}: " in caution_words(caution, UTC, utc(SUNDAY, "13:00"))
