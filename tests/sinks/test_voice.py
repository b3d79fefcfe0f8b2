"""The voice: what programs are given to say, and espeak-ng saying it into a file."""

from __future__ import annotations

import shutil
import sys
import wave

import pytest

from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.voice import voice, voices
from tests.sinks.conftest import CAT, Machine

WORDS = "Lateral Step Down. Left side, eight reps, ten kilos."
HOSTILE = "-w /tmp/x; $(touch y) `touch z` [[slnc 9999]] <break/>"
REAL = shutil.which("espeak-ng")


def test_espeak_says_it(machine: Machine) -> None:
    """A real voice, into a file: three seconds and more of sound."""
    into = machine.folder / "said.wav"
    machine.add("espeak-ng", f'{REAL} -w "{into}" "$@"')
    said = voice(None, 80, machine.told.append)
    said.try_out(Announcement("get_ready", WORDS))
    with wave.open(str(into)) as file:
        assert file.getnframes() / file.getframerate() > 3


@pytest.mark.parametrize("name", ["say", "espeak-ng", "espeak"])
def test_words_come_on_standard_input(machine: Machine, name: str) -> None:
    """So no word can be taken for an option, and no sign for a command of the shell."""
    machine.add(name, f'{CAT} > "{machine.folder}/said"; for part in "$@"; do note "$part"; done')
    voice(None, 80, machine.told.append).try_out(Announcement("get_ready", HOSTILE))
    assert (machine.folder / "said").read_text() == HOSTILE
    assert not [part for part in machine.notes if "touch" in part]


def test_a_program_without_such_an_input_is_reported_where_its_options_end(machine: Machine) -> None:
    """`--` comes before the words."""
    machine.add("spd-say", 'for part in "$@"; do note "$part"; done')
    voice(None, 80, machine.told.append).try_out(Announcement("get_ready", HOSTILE))
    assert machine.notes[-2:] == ["--", HOSTILE]


@pytest.mark.parametrize("program", voices("en-gb", 40), ids=lambda program: program.name)
def test_the_voice_that_was_chosen_is_asked_for(program) -> None:
    """By the option that each program has for it."""
    args = program.command("Go.").args
    assert "en-gb" in args[args.index("-y" if program.name == "spd-say" else "-v") :]


def test_windows_is_reported_by_input_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is said becomes a part of the script."""
    monkeypatch.setattr(sys, "platform", "win32")
    (program,) = voices("Zira", 40)
    command = program.command(HOSTILE)
    assert command.stdin == HOSTILE
    assert command.environment == {"STRIDE_VOICE": "Zira", "STRIDE_VOLUME": "40"}
    assert not [part for part in command.args if "touch" in part or "Zira" in part]


def test_a_voice_without_a_device_is_found_out(machine: Machine) -> None:
    """It ends at once, with success."""
    machine.add("espeak-ng", f"{CAT} > /dev/null")
    voice(None, 80, machine.told.append).try_out(Announcement("get_ready", WORDS))
    assert machine.told == ["Voice: espeak-ng makes no sound here."]
