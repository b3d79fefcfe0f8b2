"""Tones: a different one for each meaning, made at first use as a WAV file and played by the system's player."""

from __future__ import annotations

import io
import math
import sys
import wave
import zlib
from array import array
from functools import partial
from pathlib import Path

from stride_tui.core.cues.cues import Meaning
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.cue_sink import CueSink
from stride_tui.sinks.player import Player, Report
from stride_tui.sinks.programs import Program, ProgramCommand
from stride_tui.store.disk.files import write_atomic

RATE = 22_050
"""Samples a second: enough for tones below 5 kHz."""
EDGE_S = 0.006
"""The seconds over which each note gets louder at its start and softer at its end; without that it would click."""
PAUSE_S = 0.03
TONE_LIMIT_S = 5.0
"""The seconds that a player may take; no tone lasts a tenth of it."""

Notes = tuple[tuple[float, float], ...]
"""Frequencies in hertz, each with its length in seconds."""

NOTES: dict[Meaning, Notes] = {
    "get_ready": ((523, 0.12), (659, 0.16)),
    "switch": ((659, 0.1), (523, 0.1), (659, 0.14)),
    "countdown": ((440, 0.12),),
    "go": ((880, 0.38),),
    "halfway": ((587, 0.08), (587, 0.12)),
    "rep": ((1_175, 0.04),),
    "beat": ((988, 0.03),),
    "last_round": ((523, 0.1), (659, 0.1), (784, 0.1), (784, 0.16)),
    "block_done": ((784, 0.12), (988, 0.12), (784, 0.2)),
    "rest": ((659, 0.14), (523, 0.14), (392, 0.24)),
    "rest_over": ((392, 0.14), (523, 0.14), (392, 0.14), (523, 0.14)),
    "session_done": ((523, 0.12), (659, 0.12), (784, 0.12), (1_047, 0.36)),
    "paused": ((392, 0.12), (294, 0.18)),
    "resumed": ((294, 0.12), (392, 0.18)),
}
"""The notes of each meaning: they rise for what begins and fall for what ends; "go" is high and long."""


def _powershell(path: str) -> ProgramCommand:
    """Return PowerShell's command; the path is passed in the environment, so that none of it is read as a command."""
    script = "(New-Object Media.SoundPlayer $env:STRIDE_SOUND).PlaySync()"
    return ProgramCommand(
        ("powershell", "-NoProfile", "-NonInteractive", "-Command", script), environment={"STRIDE_SOUND": path}
    )


PLAYERS: tuple[Program, ...] = (
    Program("pw-play", lambda path: ProgramCommand(("pw-play", path))),
    Program("paplay", lambda path: ProgramCommand(("paplay", path))),
    Program("afplay", lambda path: ProgramCommand(("afplay", path))),
    Program("aplay", lambda path: ProgramCommand(("aplay", "-q", path))),
    Program("play", lambda path: ProgramCommand(("play", "-q", path))),
    Program("mpv", lambda path: ProgramCommand(("mpv", "--no-config", "--no-video", "--really-quiet", path))),
    Program("ffplay", lambda path: ProgramCommand(("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet", path))),
    Program("powershell", _powershell),
)
"""Programs that play WAV files, the ones with the shortest delay first."""


def tones(cache: Path, volume: int, report: Report, programs: tuple[Program, ...] = PLAYERS) -> Player:
    """Return a player of tones at a volume from 0 to 100; their files are kept in the folder `cache`."""
    folder = cache / "tones"

    def make_all() -> None:
        for meaning in NOTES:
            _file_for(folder, volume, Announcement(meaning))

    return Player("tones", programs, partial(_file_for, folder, volume), report, TONE_LIMIT_S, prepare=make_all)


def tone(notes: Notes, volume: int) -> bytes:
    """Return the notes one after the other, as the bytes of a WAV file, at a volume from 0 to 100."""
    samples = array("h")
    for frequency, length in notes:
        count = round(length * RATE)
        edge = EDGE_S * RATE
        for n in range(count):
            fade = min(1.0, n / edge, (count - n) / edge)
            angle = 2 * math.pi * frequency * n / RATE
            # A quarter of it is the octave above: a pure sine is hard to hear over a fan.
            samples.append(round(32_767 * volume / 100 * fade * (0.75 * math.sin(angle) + 0.25 * math.sin(2 * angle))))
        samples.extend([0] * round(PAUSE_S * RATE))
    if sys.byteorder == "big":
        samples.byteswap()
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return written.getvalue()


def _file_for(folder: Path, volume: int, announcement: Announcement) -> str:
    """Return the path of an announcement's tone, and make the file if it is not there yet. `SaveError`.

    The name has a checksum of the notes and the volume, so that a change of these makes a new file.
    """
    notes = NOTES[announcement.meaning]
    checksum = zlib.crc32(repr((notes, volume, RATE)).encode())
    path = folder / f"{announcement.meaning}-{checksum:08x}.wav"
    if not path.is_file():
        write_atomic(path, tone(notes, volume))
    return str(path)


TONES_SINK = CueSink(
    open=lambda tools: tones(tools.cache, tools.settings.volume, tools.outlets.tell),
    remade_by=frozenset({"volume"}),
)
