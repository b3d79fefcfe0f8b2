"""Every command on outputs that a shell may give it: code pages, full devices, pipes without a reader, terminals."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from stride_tui.cli.main import COMMANDS, run
from stride_tui.core.safe_text import unsafe_at
from stride_tui.store.demo.home import fill_home
from stride_tui.store.paths import find_paths
from tests.helpers.outputs import FailingOutput, OutputOf

LINES = [
    "--version", "--help", "nope", "week", "week --json", "next", "next --short", "next --json", "history",
    "history list", "history list --json", "history show last", "history show last --json", "history export",
    "history export --json", "history export --jsonl", "history export --csv --runs", "progress",
    "progress --json", "progress --simulate 3",
    "check", "check --json", "check nope", "routines", "routines --json", "schema", "schema --plan", "figure",
    "figure b-squat", "cues", "cues --json", "cues test bell", "paths", "paths --json", "log --help", "new --help",
    "demo --help", "start --help", "log run nope", "new", "start nope", "start nope --plain", "demo",
    "completion bash", "completion nope",
]  # fmt: skip
"""Commands with what they are given, none of which changes anything."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a history and a plan."""
    folder = tmp_path_factory.mktemp("home")
    fill_home(find_paths(folder), 4, date(2026, 11, 22))
    return folder


def code_of(line: str, home: Path, monkeypatch: pytest.MonkeyPatch, output: object, error: object) -> object:
    """Run a command on two outputs; gives its exit code."""
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(sys, "stderr", error)
    with pytest.raises(SystemExit) as stop:
        run(["--home", str(home), *line.split()])
    return stop.value.code


def test_every_command_is_here() -> None:
    """So that one that is added is asked too."""
    shown = {name for name, (_, words) in COMMANDS.items() if words}
    assert shown <= {line.split()[0] for line in LINES}


@pytest.mark.parametrize("line", LINES)
def test_a_command_prints_in_every_code_page(line: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exit code that it has in UTF-8, and as many lines."""
    found = {}
    for page in ("utf-8", "cp1252", "cp437", "ascii"):
        output, error = OutputOf(page), OutputOf(page)
        code = code_of(line, home, monkeypatch, output, error)
        found[page] = (code, output.bytes.count(b"\n"), error.bytes.count(b"\n"))
    assert len(set(found.values())) == 1, found
    assert found["utf-8"][1] + found["utf-8"][2] > 0


@pytest.mark.parametrize("closed", [False, True], ids=["full", "closed"])
@pytest.mark.parametrize("line", LINES)
def test_a_command_that_cannot_print_says_so_once(
    line: str, closed: bool, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line and exit 1; to a pipe without a reader not even the line. What goes to standard error is as ever."""
    usual, remarks = OutputOf(), OutputOf()
    expected = code_of(line, home, monkeypatch, usual, remarks)
    output, error = FailingOutput(closed), OutputOf()
    code = code_of(line, home, monkeypatch, output, error)
    output.file.mend()
    if not usual.bytes:
        assert (code, error.bytes) == (expected, remarks.bytes)
        return
    assert code == 1
    added = error.bytes.removeprefix(remarks.bytes)
    assert added.startswith(b"" if closed else b"stride: nothing can be printed: ")
    assert added.count(b"\n") == (0 if closed else 1)


@pytest.mark.parametrize("line", LINES)
def test_a_command_with_a_full_standard_error_still_prints(
    line: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Remarks get lost, data and exit code do not."""
    usual, output, full = OutputOf(), OutputOf(), FailingOutput()
    expected = code_of(line, home, monkeypatch, usual, OutputOf())
    assert code_of(line, home, monkeypatch, output, full) == expected
    assert output.bytes == usual.bytes
    full.file.mend()


@pytest.mark.skipif(sys.platform == "win32", reason="no such name there")
@pytest.mark.parametrize(
    "line", ["paths", "new Legs", "history export --jsonl", "check", "nope\x1b[2J", "paths --json"]
)
def test_nothing_acts_on_a_terminal(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not from a folder's name, not from the history's lines, not from what was typed."""
    folder = tmp_path / "\x1b]52;c;aGk=\x07\u202e"
    folder.mkdir()
    (folder / "history.jsonl").write_bytes('{"v":99,"x":"\x9b2J\u202e"}\n'.encode())
    output, error = OutputOf(on_terminal=True), OutputOf(on_terminal=True)
    code_of(line, folder, monkeypatch, output, error)
    shown = (output.bytes + error.bytes).decode()
    assert shown
    assert [part for part in shown.split("\n") if unsafe_at(part) is not None] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such name there")
def test_a_pipe_is_given_a_path_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that `$EDITOR "$(stride new Legs)"` opens the file, whatever the folder is called."""
    folder = tmp_path / "\x1b[2J für"
    output = OutputOf("ascii")
    assert code_of("new Legs", folder, monkeypatch, output, OutputOf()) == 0
    assert Path(output.bytes.decode().rstrip("\n")).is_file()
