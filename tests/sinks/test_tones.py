"""Tones: files that are made once, for the user alone, each its own."""

from __future__ import annotations

import io
import stat
import wave
from array import array
from pathlib import Path
from typing import get_args

import pytest

from stride_tui.core.cues.cues import Meaning
from stride_tui.sinks.announcement import BY_URGENCY, Announcement
from stride_tui.sinks.tones import NOTES, PLAYERS, RATE, tone, tones
from tests.sinks.conftest import Machine, until

MEANINGS: tuple[Meaning, ...] = get_args(Meaning)


def samples(data: bytes) -> array[int]:
    """The samples of a WAV file, which has to be one."""
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def test_every_meaning_has_a_tone_of_its_own() -> None:
    """And a place in the order of what is most telling."""
    assert set(NOTES) == set(BY_URGENCY) == set(MEANINGS)
    assert len({tone(notes, 80) for notes in NOTES.values()}) == len(MEANINGS)


@pytest.mark.parametrize("meaning", MEANINGS)
def test_a_tone_is_short_and_begins_and_ends_softly(meaning: Meaning) -> None:
    """Under a second, and no click at its ends."""
    found = samples(tone(NOTES[meaning], 100))
    assert len(found) < RATE
    assert max(abs(found[0]), abs(found[-1])) < 400
    assert max(map(abs, found)) > 20_000


def test_the_volume_is_in_the_tone() -> None:
    """Half is half, nothing is silence."""
    loud, half, none = (samples(tone(NOTES["go"], volume)) for volume in (100, 50, 0))
    assert max(half) == pytest.approx(max(loud) / 2, abs=2)
    assert set(none) == {0}


def test_a_tone_is_made_at_first_use_and_kept(machine: Machine) -> None:
    """The second time the same file is played, untouched."""
    machine.add("aplay", 'note "$1 $2"')
    cache = machine.folder / "cache"
    player = tones(cache, 80, machine.told.append)
    assert player.try_out(Announcement("go")) == "aplay"
    (file,) = (cache / "tones").iterdir()
    made = file.stat().st_mtime_ns
    assert player.try_out(Announcement("go")) == "aplay"
    assert machine.notes == [f"-q {file}"] * 2
    assert file.stat().st_mtime_ns == made


def test_after_the_first_tone_the_others_are_made_ahead(machine: Machine) -> None:
    """None that follows has to wait until it is written."""
    machine.add("play", 'note "$2"')
    player = tones(machine.folder, 80, machine.told.append)
    player.play(Announcement("get_ready"))
    until(lambda: len(list(machine.folder.glob("tones/[a-z]*.wav"))) == len(MEANINGS))
    assert len(machine.notes) == 1
    player.close()


def test_the_files_are_the_users_alone(machine: Machine) -> None:
    """As everything that stride writes."""
    machine.add("play", "")
    tones(machine.folder / "cache", 80, machine.told.append).try_out(Announcement("rest"))
    folder = machine.folder / "cache" / "tones"
    (file,) = folder.iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, file)] == [0o700, 0o600]


def test_another_volume_is_another_file(machine: Machine) -> None:
    """What was made for one volume is not played at another."""
    machine.add("play", "")
    for volume in (20, 80):
        tones(machine.folder, volume, machine.told.append).try_out(Announcement("rest"))
    assert len(list((machine.folder / "tones").iterdir())) == 2


def test_a_cache_that_cannot_be_written_is_reported_once(machine: Machine) -> None:
    """There is a file in place of the folder."""
    machine.add("play", 'note "$1"')
    (machine.folder / "cache").write_text("in the way")
    player = tones(machine.folder / "cache", 80, machine.told.append)
    assert [player.try_out(Announcement("go")), player.try_out(Announcement("rest"))] == ["", ""]
    assert len(machine.told) == 1
    assert machine.told[0].startswith("Tones: not saved: ")


@pytest.mark.parametrize("program", PLAYERS, ids=lambda program: program.name)
def test_no_path_can_become_an_option_or_a_script(program) -> None:
    """A path is absolute, and where a script plays it, it comes by the environment."""
    command = program.command("/tmp/'; rm x.wav")
    assert command.args[0] == program.name
    assert [part for part in command.args if "rm" in part] in ([], ["/tmp/'; rm x.wav"])


def test_the_real_player_of_this_machine_is_asked_without_a_shell(tmp_path: Path) -> None:
    """Whatever it answers here, the file is there and nothing was raised."""
    told: list[str] = []
    player = tones(tmp_path, 1, told.append)
    assert player.try_out(Announcement("rep")) or told
    assert list((tmp_path / "tones").iterdir())
