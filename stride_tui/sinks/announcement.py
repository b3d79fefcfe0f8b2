"""An announcement: one moment of a session for a sink, as a meaning and in words."""

from __future__ import annotations

import msgspec

from stride_tui.core.cues.cues import NORMAL, Meaning


class Announcement(msgspec.Struct, frozen=True):
    """One moment to announce. Several cues may be due in it.

    `meaning` is that of its most important cue, `rank` the highest rank of them; `words` are empty where nothing is
    to be spoken.
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
"""All meanings, the most important first: where several are due together, one sound is played for the first of them."""
