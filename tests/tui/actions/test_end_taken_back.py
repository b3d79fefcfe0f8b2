"""A session whose end is taken back after it was corrected: the corrections go on with it, or it is said."""

from __future__ import annotations

from stride_tui.core.history.amended import sets_by_key
from stride_tui.core.history.amendments import Correction, SessionChange, SetChange, SetKey
from stride_tui.services.logbook import correct
from tests.tui.conftest import DrivenWindow, OpenWindow

SQUAT = SetKey(1, 0, 1)


def _corrected(window: DrivenWindow, *changes: Correction) -> None:
    """Correct the session that has just ended."""
    session = window.app.groups.sessions.session_done()
    assert session is not None
    for change in changes:
        assert correct(window.app.model.workspace, session.id, change) is None


async def test_a_corrected_set_is_still_corrected_when_the_session_ends_again(open_window: OpenWindow) -> None:
    """6 reps, not the 8 that were asked; and nothing is said to be lost."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("enter", "escape", "f")
        _corrected(window, SetChange(SQUAT, done_reps=6))
        await window.press("u")
        assert "No longer corrected" not in window.told
        await window.press("space", "escape", "f")
        session = window.app.groups.sessions.session_done()
        assert session is not None
        assert sets_by_key(session)[SQUAT].done_reps == 6


async def test_corrections_that_end_with_the_end_are_told(open_window: OpenWindow) -> None:
    """The length is measured to the new end, and the last set is open again."""
    async with open_window() as window:
        await window.to("Stretch")
        await window.press("enter")
        _corrected(window, SessionChange(minutes=31, effort=7))
        await window.press("u")
        assert "No longer corrected: minutes 31." in window.told
