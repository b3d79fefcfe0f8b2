"""The note on a clock that was set during a session."""

from __future__ import annotations

import pytest

from stride_tui.core.history.history import History
from stride_tui.views.history.lines import session_lines
from stride_tui.views.history.session_page import DetailView, detail_page
from stride_tui.views.plain.answers import done_lines
from stride_tui.views.session.before_and_after import done_card
from stride_tui.views.text.clock_note import clock_note
from stride_tui.views.text.spans import plain
from tests.helpers.histories import SUNDAY, session
from tests.helpers.routine_builders import Run, small

MINUTE = 60_000
HOUR = 60 * MINUTE
JUMPS = [
    (0, ""),
    (HOUR, "the clock was put 1 h forward meanwhile; start plus length counts"),
    (-90 * MINUTE, "the clock was put 1 h 30 min back meanwhile; start plus length counts"),
    (5 * MINUTE, "the clock was put 5 min forward meanwhile; start plus length counts"),
    (365 * 24 * HOUR, "the clock was put 365 days forward meanwhile; start plus length counts"),
]


@pytest.mark.parametrize(("ms", "words"), JUMPS)
def test_the_note_says_how_far_and_which_way(ms: int, words: str) -> None:
    """And what counts."""
    assert clock_note(session(SUNDAY, clock_moved_ms=ms)) == words


def test_every_page_of_a_session_has_the_note() -> None:
    """In Review and on the command line; a session during which nobody set the clock says nothing of it."""
    for moved, there in ((-HOUR, True), (0, False)):
        done = session(SUNDAY, clock_moved_ms=moved)
        pages = [
            "\n".join(session_lines(History((done,)), done)),
            "\n".join(plain(line) for line in detail_page(DetailView(done), 90, 20)),
        ]
        assert [("put 1 h back" in page) for page in pages] == [there, there]


def test_both_summaries_have_the_note() -> None:
    """The dashboard's and that of the plain mode, at once after the session."""
    run = Run(small()).wait(20)
    run.clock.set_wall(run.now.utc - HOUR)
    run.wait(20).press("finish")
    assert ("Clock", "the clock was put 1 h back meanwhile; start plus length counts") in done_card(run.state).facts
    assert any(line.startswith("Clock: the clock was put 1 h back") for line in done_lines(run.state))
