"""The table of cue sinks: the name of each, the words for it, and the address of its `CueSink`."""

from __future__ import annotations

from typing import NamedTuple


# Named tuples rather than structs: the command line's help needs the names, and loading msgspec for them takes 12 ms.
class SinkRow(NamedTuple):
    """A sink of cues: its name in files and commands, the words for it, and the address of its `CueSink`.

    `at` is a module in `stride_tui.sinks` and a name in it, which is loaded when the sink is first used.
    """

    name: str
    words: str
    at: str


SINK_ROWS: tuple[SinkRow, ...] = (
    SinkRow("tones", "tones, a different one for each meaning", "tones:TONES_SINK"),
    SinkRow("voice", "a voice that says what comes", "voice:VOICE_SINK"),
    SinkRow("bell", "the terminal's bell", "terminal:BELL_SINK"),
    SinkRow("notify", "desktop notifications by the terminal", "notify:NOTIFY_SINK"),
    SinkRow("flash", "a flash of the whole screen", "terminal:FLASH_SINK"),
)
"""In the order in which they are listed."""
SINK_NAMES: tuple[str, ...] = tuple(row.name for row in SINK_ROWS)
