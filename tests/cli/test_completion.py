"""The completion of shells: what is offered for what is typed, and the scripts that ask for it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from stride_tui.cli.main import stride
from stride_tui.cli.print_completion import COMPLETE_VARIABLE, SHELLS
from stride_tui.core.instant import ManualClock
from stride_tui.core.settings.settings import THEME_NAMES
from stride_tui.services.home import Home
from stride_tui.services.typed.names_to_type import history_ids, set_names
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import find_paths
from tests.helpers.histories import run
from tests.helpers.lifts import lift, session


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a routine and a figure of one's own, which the settings choose."""
    (tmp_path / "routines" / "figures").mkdir(parents=True)
    (tmp_path / "routines" / "figures" / "my-squat.toml").write_text("")
    (tmp_path / "routines" / "figures" / "my-\x1b[2J.toml").write_text("")
    routine = "name = 'Legs'\n[[block]]\nname = 'A'\n[[block.item]]\nexercise = 'Split Squat'\nreps = 8\n"
    (tmp_path / "routines" / "legs.toml").write_text(routine)
    (tmp_path / "settings.toml").write_text('routine = "legs"\n')
    monkeypatch.setenv("STRIDE_HOME", str(tmp_path))
    return tmp_path


def offered(line: str) -> list[str]:
    """The names that are offered for the last word of a line, which may be empty."""
    *words, incomplete = line.split(" ")[1:]
    asked = BashComplete(stride, {}, "stride", COMPLETE_VARIABLE)
    return [str(item.value) for item in asked.get_completions(words, incomplete)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("stride comp", ["completion"]),
        ("stride --ver", ["--version"]),
        ("stride start le", ["legs"]),
        ("stride log session le", ["legs"]),
        ("stride routines le", ["legs"]),
        ("stride progress SPL", ["Split Squat"]),
        ("stride progress --routine le", ["legs"]),
        ("stride progress --routine ten-minutes sp", []),
        ("stride figure my", ["my-squat"]),
        ("stride check my", ["my-squat"]),
        ("stride start --theme NOR", ["nord"]),
        ("stride start --theme ", list(THEME_NAMES)),
        ("stride log run ", ["easy", "speed", "long", "race", "other"]),
        ("stride log run easy --on to", ["today"]),
        ("stride history am", ["amend"]),
        ("stride history list --from mo", ["monday"]),
        ("stride history export --j", ["--json", "--jsonl"]),
        ("stride cues test to", ["tones"]),
        ("stride figure b-squat --side l", ["left"]),
        ("stride completion z", ["zsh"]),
        ("stride history show ", []),
    ],
)
def test_names_and_words_are_offered(home: Path, line: str, names: list[str]) -> None:
    """In any case, of this home; never one that a terminal would obey."""
    assert offered(line) == names


def test_the_home_of_the_line_is_asked(home: Path, tmp_path: Path) -> None:
    """Another one than that of the environment."""
    other = tmp_path / "other"
    (other / "routines").mkdir(parents=True)
    (other / "routines" / "hills.toml").write_text("")
    assert offered(f"stride --home {other} start h") == ["hills"]


def test_the_latest_ids_are_offered_with_what_they_are(tmp_path: Path) -> None:
    """`last` first, then the newest; a set name has its exercise beside it."""
    home = Home(find_paths(tmp_path), ManualClock())
    for line in ("9 Nov  8 8 × 8", "16 Nov  8 × 8"):
        append_session(home.paths, session(line, lift(), routine="legs"))
    append_run(home.paths, run(date(2026, 11, 17)))
    ids = history_ids(home)
    sessions = history_ids(home, runs=False)
    assert list(ids)[:2] == ["last", "last-run"]
    assert [name for name in sessions if name in ids] == list(sessions)
    assert len(ids) == len(sessions) + 2
    assert [words.rpartition(", ")[2][:6] for words in list(sessions.values())[1:]] == ["Mon 16", "Mon 9 "]
    assert set_names(home, list(sessions)[2]) == {"1.1.1": "Squat", "1.1.2": "Squat"}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_asks_for_the_names_of_its_shell(shell: str) -> None:
    """By the variable that `stride` answers to."""
    found = CliRunner().invoke(stride, ["completion", shell])
    assert found.exit_code == 0
    assert f"{COMPLETE_VARIABLE}={shell}_complete" in found.output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bash of its own")
def test_bash_completes_a_name_with_spaces_as_one_word(home: Path, tmp_path: Path) -> None:
    """By the script, through the real program, with backslashes or within the quotes that were begun."""
    script, binary = tmp_path / "script", tmp_path / "bin" / "stride"
    script.write_text(CliRunner().invoke(stride, ["completion", "bash"]).output)
    binary.parent.mkdir()
    binary.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stride_tui "$@"\n')
    binary.chmod(0o755)
    ask = "source '{0}'; COMP_CWORD=2 COMP_WORDS=(stride progress {1}); _stride_completion stride; echo \"$COMPREPLY\""
    for typed, completed in (("sp", "Split\\ Squat"), ("'\"Sp'", '"Split Squat"')):
        call = ["bash", "--norc", "-c", ask.format(script, typed)]
        path = f"{binary.parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(call, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=True)
        assert (done.stdout, done.stderr) == (f"{completed}\n", "")
