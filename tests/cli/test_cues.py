"""`stride cues`: what there is to hear, and what of it can be heard here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.core.cues.cues import Meaning
from stride_tui.core.settings.cue_sinks import SINK_NAMES
from tests.sinks.conftest import CAT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, on a machine without any program."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def run(home: Path, *args: str) -> Result:
    """Run `stride cues`."""
    return CliRunner().invoke(stride, ["--home", str(home), "cues", *args])


def add(home: Path, name: str, body: str) -> None:
    """Put a program on the machine."""
    path = home / "bin" / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def test_every_cue_and_sink_is_listed(home: Path) -> None:
    """With what it means, and whether it is on."""
    found = run(home)
    assert found.exit_code == 0
    assert all(meaning.replace("_", " ") in found.stdout for meaning in get_args(Meaning))
    assert "the terminal's bell (on)" in found.stdout


def test_the_list_as_json(home: Path) -> None:
    """Programs get what means what."""
    (home / "settings.toml").write_text('cues = ["voice"]')
    found = json.loads(run(home, "--json").stdout)
    assert found["cues"]["go"] == {"means": "begin", "said": "Go."}
    assert [name for name, sink in found["sinks"].items() if sink["on"]] == ["voice"]


def test_a_bare_machine_is_reported_what_it_lacks(home: Path) -> None:
    """It is no mistake of the user's: exit 0."""
    found = run(home, "test")
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[0] == (
        "tones   does not work  there is no pw-play, paplay, afplay, aplay, play, mpv, ffplay or powershell here"
    )
    assert [line.split("  ")[0] for line in lines] == list(SINK_NAMES)
    assert lines[2:4] == [
        f"{name:<7} does not work  there is no terminal on standard error" for name in ("bell", "notify")
    ]
    assert lines[4] == "flash   works          the dashboard"


def test_every_cue_is_played_on_a_sink_that_works(home: Path) -> None:
    """By the program that was found, one after the other."""
    add(home, "aplay", f'echo "$2" >> {home}/played')
    found = run(home, "test", "tones")
    assert found.stdout == "tones   works          aplay\n"
    assert len(set((home / "played").read_text().split())) == len(get_args(Meaning))
    assert "  session done" in found.stderr


def test_a_voice_is_tried_with_what_it_will_say(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cue by an example."""
    monkeypatch.setattr("stride_tui.sinks.voice.LEAST_S_A_LETTER", 0)
    add(home, "say", f"{CAT} >> {home}/said")
    found = json.loads(run(home, "test", "voice", "--json").stdout)
    assert found == [{"sink": "voice", "works": True, "by": "say", "why": ""}]
    assert "Lateral Step Down. Left side, eight reps, ten kilos." in (home / "said").read_text()


def test_a_failing_program_is_reported_with_its_code(home: Path) -> None:
    """And tried once, not for every cue."""
    add(home, "aplay", f"echo x >> {home}/tried; exit 7")
    assert run(home, "test", "tones").stdout == "tones   does not work  aplay fails (exit code 7)\n"
    assert (home / "tried").read_text() == "x\n"


def test_an_unknown_sink_is_a_mistake_of_usage(home: Path) -> None:
    """It is told which there are."""
    found = run(home, "test", "trumpet")
    assert found.exit_code == 2
    assert "flash" in found.stderr


def test_neither_list_nor_trial_loads_a_screen(home: Path) -> None:
    """No Textual, no event loop."""
    code = (
        "import sys; from stride_tui.cli.main import run\n"
        f"try: run(['--home', {str(home)!r}, 'cues', 'test'])\n"
        "except SystemExit: print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"textual", "asyncio"} & set(loaded) == set()
