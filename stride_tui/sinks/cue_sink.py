"""The form of a cue sink: which cues it announces, with what, and the result of trying it out."""

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
"""The meanings of cues that a change of phase brings."""


class OpenSink(Protocol):
    """A sink in use. Only `try_all` makes its caller wait for a sound."""

    def play(self, announcement: Announcement) -> None:
        """Announce one moment; return at once."""

    def close(self) -> None:
        """Announce nothing any more."""

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Play an example of every cue, and wait for each; `played` is called after each that was played."""


class SinkTools(msgspec.Struct, frozen=True):
    """The tools of a sink: a folder for files that can be made again, the settings, and the face's outlets."""

    cache: Path
    settings: Settings
    outlets: FaceOutlets


class CueSink(msgspec.Struct, frozen=True, kw_only=True):
    """A sink: how it is opened, and which cues it announces.

    It announces the moments that have a cue of one of its `meanings`. One that is `spoken` speaks their words: it gets
    only moments that have words, and a countdown is left out while it still speaks. `remade_by` are the settings after
    whose change it is opened again.
    """

    open: Callable[[SinkTools], OpenSink]
    meanings: frozenset[Meaning] = ALL_MEANINGS
    spoken: bool = False
    remade_by: frozenset[str] = frozenset()
