"""What a sink is given: one moment of a session, as a meaning and in words."""

from __future__ import annotations

import msgspec

from stride_tui.core.cues.cues import NORMAL, Meaning


class Announcement(msgspec.Struct, frozen=True):
    """A moment to make known. `meaning` is the most telling of its cues, `rank` the highest; `words` may be
    empty where nothing needs to be said.
    """

    meaning: Meaning
    words: str = ""
    rank: int = NORMAL


BY_URGENCY: tuple[Meaning, ...] = (
    "session_done",
    "go",
    "countdown",
    "rest",
    "last_round",
    "block_done",
    "switch",
    "get_ready",
    "rest_over",
    "paused",
    "resumed",
    "halfway",
    "rep",
    "beat",
)
"""All meanings, the most telling first: one sound is enough where several are due together."""
