"""What a cue sink is: when it speaks, what it plays cues with, and what comes of trying it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, get_args

import msgspec

from stride_tui.core.cues.cues import Meaning
from stride_tui.core.cues.outlets import FaceOutlets, SinkTrial
from stride_tui.core.settings.settings import Settings
from stride_tui.sinks.announcement import Announcement

ALL_MEANINGS: frozenset[Meaning] = frozenset(get_args(Meaning))
PHASE_CHANGES: frozenset[Meaning] = frozenset(
    {"get_ready", "switch", "go", "rest", "paused", "resumed", "session_done"}
)
"""The cues of a change of phase."""


class OpenSink(Protocol):
    """A sink in use. None of its methods but `try_all` makes its caller wait for a sound."""

    def play(self, call: Announcement) -> None:
        """Make a moment known."""

    def close(self) -> None:
        """Fall silent for good."""

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Play an example of every cue here and now; `played` is called after each that could be heard."""


class SinkTools(msgspec.Struct, frozen=True):
    """What a sink may use: a folder for files that can be made again, the settings, and what the face lends."""

    cache: Path
    settings: Settings
    outlets: FaceOutlets


class CueSink(msgspec.Struct, frozen=True, kw_only=True):
    """A sink: how it is opened, and when it speaks.

    It is given the moments with a cue of one of its `meanings`. One that is `spoken` says their words, so it is
    given those alone that have words, and a countdown waits for what is still being said. `remade_by` are the
    settings whose change opens it anew.
    """

    open: Callable[[SinkTools], OpenSink]
    meanings: frozenset[Meaning] = ALL_MEANINGS
    spoken: bool = False
    remade_by: frozenset[str] = frozenset()
