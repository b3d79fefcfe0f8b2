"""The system's voice. Its words are written to the program's standard input, wherever it reads that."""

from __future__ import annotations

import sys

from stride_tui.sinks.cue_sink import CueSink
from stride_tui.sinks.player import Player, Report
from stride_tui.sinks.programs import Program, ProgramCommand

VOICE_LIMIT_S = 30.0
"""The seconds that a program may speak; the longest announcement takes half of it."""
LEAST_S_A_LETTER = 0.01
"""The least seconds that speaking a letter takes: the fastest voice takes five times this. A program without a sound
device ends at once, and some report success."""

POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.Volume = [int]$env:STRIDE_VOLUME; if ($env:STRIDE_VOICE) { $voice.SelectVoice($env:STRIDE_VOICE) }; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)


def voices(name: str | None, volume: int) -> tuple[Program, ...]:
    """Return the programs that speak, with a voice by its name (None: their own choice) and a volume from 0 to 100.

    `say` has no option for the volume.
    """

    def say(words: str) -> ProgramCommand:
        return ProgramCommand(("say", *(("-v", name) if name else ()), "-f", "-"), words)

    def speech_dispatcher(words: str) -> ProgramCommand:
        chosen = ("-y", name) if name else ()
        return ProgramCommand(("spd-say", "--wait", "-i", str(2 * volume - 100), *chosen, "--", words))

    def espeak(program: str) -> Program:
        chosen = ("-v", name) if name else ()
        return Program(
            program, lambda words: ProgramCommand((program, "-a", str(round(volume * 1.25)), *chosen, "--stdin"), words)
        )

    def powershell(words: str) -> ProgramCommand:
        environment = {"STRIDE_VOICE": name or "", "STRIDE_VOLUME": str(volume)}
        return ProgramCommand(
            ("powershell", "-NoProfile", "-NonInteractive", "-Command", POWERSHELL), words, environment
        )

    if sys.platform == "win32":
        return (Program("powershell", powershell),)
    # spd-say passes its words to a service, which goes on speaking when spd-say is killed: it needs a command to stop.
    service = Program("spd-say", speech_dispatcher, ("spd-say", "--cancel"))
    return (Program("say", say), service, espeak("espeak-ng"), espeak("espeak"))


def voice(name: str | None, volume: int, report: Report, programs: tuple[Program, ...] | None = None) -> Player:
    """Return a player of the words of announcements."""
    return Player(
        "voice",
        voices(name, volume) if programs is None else programs,
        lambda announcement: announcement.words,
        report,
        VOICE_LIMIT_S,
        least_s=lambda words: len(words) * LEAST_S_A_LETTER,
    )


VOICE_SINK = CueSink(
    open=lambda tools: voice(tools.settings.voice, tools.settings.volume, tools.outlets.tell),
    spoken=True,
    remade_by=frozenset({"voice", "volume"}),
)
