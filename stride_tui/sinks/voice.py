"""A voice: the system's own, told what to say on its standard input wherever it reads one."""

from __future__ import annotations

import sys

from stride_tui.sinks.cue_sink import CueSink
from stride_tui.sinks.player import Player, Tell
from stride_tui.sinks.programs import Program, ProgramCommand

VOICE_LIMIT_S = 30.0
"""The longest utterance takes half of this."""
LEAST_S_A_LETTER = 0.01
"""The fastest voice takes five times this; one without a device ends at once, and some call that success."""

POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.Volume = [int]$env:STRIDE_VOLUME; if ($env:STRIDE_VOICE) { $voice.SelectVoice($env:STRIDE_VOICE) }; "
    "$voice.Speak([Console]::In.ReadToEnd())"
)


def voices(name: str | None, volume: int) -> tuple[Program, ...]:
    """The programs that speak, with a voice by its name (None: their own choice) and a volume from 0 to 100.

    `say` knows no volume.
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
        told = {"STRIDE_VOICE": name or "", "STRIDE_VOLUME": str(volume)}
        return ProgramCommand(("powershell", "-NoProfile", "-NonInteractive", "-Command", POWERSHELL), words, told)

    if sys.platform == "win32":
        return (Program("powershell", powershell),)
    # Ending spd-say leaves the words to the service behind it.
    service = Program("spd-say", speech_dispatcher, ("spd-say", "--cancel"))
    return (Program("say", say), service, espeak("espeak-ng"), espeak("espeak"))


def voice(name: str | None, volume: int, tell: Tell, programs: tuple[Program, ...] | None = None) -> Player:
    """A player of the words of calls; those without words leave what is being said alone."""
    return Player(
        "voice",
        voices(name, volume) if programs is None else programs,
        lambda call: call.words,
        tell,
        VOICE_LIMIT_S,
        least_s=lambda words: len(words) * LEAST_S_A_LETTER,
    )


VOICE_SINK = CueSink(
    open=lambda tools: voice(tools.settings.voice, tools.settings.volume, tools.outlets.tell),
    spoken=True,
    remade_by=frozenset({"voice", "volume"}),
)
