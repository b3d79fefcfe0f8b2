"""A session's time as a sum, and to be read aloud."""

from __future__ import annotations

from stride_tui.views.text.time_words import time_in_words, time_sum
from tests.helpers.histories import SUNDAY, by_hand, session

WHOLE = session(SUNDAY, work_ms=600_000, lead_ms=60_000, rest_ms=120_000, paused_ms=30_000)


def test_the_line_is_a_sum() -> None:
    """10 + 1 + 2 minutes and a half are thirteen and a half."""
    assert time_sum(WHOLE) == "13:30 = 10:00 work + 1:00 in between + 2:00 rest + 0:30 paused"


def test_read_aloud_it_has_no_signs() -> None:
    """The same numbers in words."""
    assert time_in_words(WHOLE) == "13 min 30 s: 10 min of work, 1 min in between, 2 min of rest, 30 s paused"


def test_a_session_logged_by_hand_has_a_length_without_parts() -> None:
    """Only that was said; or nothing was."""
    assert (time_sum(by_hand(SUNDAY, work_ms=720_000)), time_in_words(by_hand(SUNDAY, work_ms=720_000))) == (
        "12:00",
        "12 min",
    )
    assert time_in_words(by_hand(SUNDAY, work_ms=0)) == ""
