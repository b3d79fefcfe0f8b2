"""Pipes, devices and far too large files in place of the user's own: every command says so and ends."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.plain import run as plain_run
from stride_tui.store.disk import regular
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.saved_sessions import a_session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes and devices")

MOST_S = 30
"""The seconds after which a command that waits for a pipe counts as hanging."""
COMMANDS = (
    ("history", "list"),
    ("history", "export"),
    ("history", "amend", "last", "note=x"),
    ("log", "run", "easy", "--km", "3"),
    ("week",),
    ("next",),
    ("next", "--short"),
    ("progress",),
    ("routines",),
    ("check",),
    ("paths",),
)
PLACES = (
    "history.jsonl",
    "history 2.jsonl",
    "session.jsonl",
    "session.discarded.jsonl",
    "plan.toml",
    "settings.toml",
    "routines/mine.toml",
    "routines/figures/mine.toml",
    "stride.lock",
)


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """A hanging command fails its test, instead of holding up all others."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(MOST_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with one session."""
    paths = find_paths(tmp_path / "home")
    append_session(paths, a_session())
    return paths


def call(paths: Paths, *arguments: str) -> Result:
    """Run a command in the home; no error but a clean exit may leave it."""
    result = CliRunner().invoke(stride, ["--home", str(paths.data), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)
    return result


def put(paths: Paths, name: str, kind: str) -> Path:
    """Put a pipe, or a link to an endless device, in place of a file."""
    path = paths.data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    return path


@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("name", PLACES)
def test_no_command_hangs_at_a_file_that_is_none(paths, name, kind):
    """Each ends without a traceback, and what is there stays what it was."""
    path = put(paths, name, kind)
    for arguments in COMMANDS:
        call(paths, *arguments)
    assert path.is_fifo() if kind == "pipe" else path.is_symlink()


@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("name", ["history.jsonl", "history 2.jsonl"])
@pytest.mark.parametrize("arguments", [("history", "list"), ("week",), ("next",), ("next", "--short"), ("progress",)])
def test_a_history_that_is_no_file_is_told(paths, name, kind, arguments):
    """With its path, what it is, and what to do: no answer looks as if the history were empty."""
    path = put(paths, name, kind)
    told = call(paths, *arguments).stderr
    assert f"{path}: the file cannot be read: this is a {kind}, not a file: move it away" in told


def test_nothing_is_added_to_a_history_that_is_a_device(paths):
    """A line written to a device would be gone."""
    put(paths, "history.jsonl", "device")
    result = call(paths, "log", "run", "easy", "--km", "3")
    assert result.exit_code == 1
    assert "not saved: this is a device, not a file" in result.stderr


def test_a_history_beyond_the_cap_is_told_and_not_added_to(paths, monkeypatch):
    """By its size, before its bytes are read."""
    for module in ("disk.files", "history.reading", "history.export"):
        monkeypatch.setattr(f"stride_tui.store.{module}.MOST_RECORD_BYTES", 100)
    before = paths.history.read_bytes()
    result = call(paths, "history", "list")
    assert result.exit_code == 1
    assert "the file is larger than 0 MB" in result.stderr
    assert call(paths, "log", "run", "easy", "--km", "3").exit_code == 1
    assert paths.history.read_bytes() == before


def test_the_cap_leaves_room_for_a_century():
    """A year of two sessions a week takes about a megabyte."""
    assert regular.MOST_RECORD_BYTES >= 200_000_000


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_plain_mode_begins_nothing_over_a_journal_that_is_no_file(paths, kind, monkeypatch, capsys):
    """It may stand for a session that is under way: the refusal names the file and the way out."""
    path = put(paths, "session.jsonl", kind)
    monkeypatch.setattr(plain_run, "standard_input", lambda: None)
    with pytest.raises(SystemExit) as end:
        stride.main(["--home", str(paths.data), "start", "--plain"], standalone_mode=False)
    assert end.value.code == 1
    words = f"the session under way cannot be read: this is a {kind}, not a file ({path}); move it away"
    assert words in capsys.readouterr().out
