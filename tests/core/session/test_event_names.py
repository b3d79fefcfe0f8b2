"""The names of events are a file format: journals that earlier versions wrote must be read by all later ones."""

from __future__ import annotations

from typing import get_args

import msgspec

from stride_tui.core.session.events import Event

NAMES = {
    *("Started", "Marked", "Entered", "Logged", "Paused", "WentOn", "BackIn", "Adjusted", "Slept", "Waited", "Chosen"),
    *("HandsFree", "Undone", "Replanned", "Reopened", "Ended"),
}
"""As they stand in journals. A class may be renamed, its name in the file may not; one may be added."""


def test_an_event_keeps_its_name_in_the_journal() -> None:
    """Whatever its class is called."""
    assert {msgspec.inspect.type_info(event).tag for event in get_args(Event)} == NAMES  # type: ignore[attr-defined]
