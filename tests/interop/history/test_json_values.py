"""The history as plain values for other programs."""

from __future__ import annotations

from stride_tui.interop.history.json_values import session_head
from tests.helpers.histories import SUNDAY, by_hand, session

PARTS = ("work_seconds", "in_between_seconds", "rest_seconds", "paused_seconds")


def test_the_parts_of_the_time_add_up_to_the_whole() -> None:
    """1.4 + 1.4 + 1.2 seconds and no pause are 4 seconds: 2 + 1 + 1 + 0."""
    head = session_head(session(SUNDAY, work_ms=1_400, lead_ms=1_400, rest_ms=1_200, paused_ms=0))
    assert [head[name] for name in ("whole_seconds", *PARTS)] == [4, 2, 1, 1, 0]


def test_a_session_logged_by_hand_has_no_parts() -> None:
    """Only its length was said."""
    head = session_head(by_hand(SUNDAY, work_ms=720_000))
    assert head["minutes"] == 12
    assert head.keys().isdisjoint(("whole_seconds", *PARTS))
