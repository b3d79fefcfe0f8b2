"""The command itself: help, version, homes, suggestions, and what it does not import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stride_tui import __version__
from stride_tui.cli.main import COMMANDS, run

VISIBLE = [name for name, (_, line) in COMMANDS.items() if line]


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    with pytest.raises(SystemExit) as stop:
        run(list(arguments))
    printed = capsys.readouterr()
    assert isinstance(stop.value.code, int)
    return stop.value.code, printed.out, printed.err


def test_help_names_every_command_and_gives_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """What one can do, and how it is typed."""
    code, out, _ = call(capsys, "--help")
    assert code == 0
    assert "Examples:" in out
    assert all(f"  {name}" in out for name in VISIBLE)


def test_help_hides_what_is_for_tests(capsys: pytest.CaptureFixture[str]) -> None:
    """The two commands of the test rig."""
    assert "dev-" not in call(capsys, "--help")[1]


@pytest.mark.parametrize("name", VISIBLE)
def test_every_command_has_a_help(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Short or long."""
    for flag in ("-h", "--help"):
        code, out, _ = call(capsys, name, flag)
        assert code == 0
        assert out.startswith("Usage: stride")


def test_the_version_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """The package's own."""
    assert call(capsys, "--version")[:2] == (0, f"stride {__version__}\n")


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, on stderr."""
    code, out, err = call(capsys, "rutines")  # codespell:ignore
    assert (code, out) == (2, "")
    assert "there is no command `rutines`" in err  # codespell:ignore
    assert "Did you mean `routines`?" in err


def test_a_command_like_none_suggests_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """No wild guesses."""
    assert "Did you mean" not in call(capsys, "xyzzy")[2]


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["routines", "--no-such-option"], ["--home"]], ids=str)
def test_a_mistake_in_the_command_exits_two(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """With words on stderr, and no traceback."""
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "Error" in err
    assert "Traceback" not in err


def test_paths_lists_where_everything_lives(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """All of it under the home that was given."""
    _, out, _ = call(capsys, "--home", str(tmp_path), "paths", "--json")
    found = json.loads(out)
    assert {"routines", "history", "journal", "plan", "settings"} <= found.keys()
    assert all(str(path).startswith(str(tmp_path)) for name, path in found.items() if name != "bundled")


def test_paths_prints_one_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """For people."""
    _, out, _ = call(capsys, "--home", str(tmp_path), "paths")
    assert f"history    {tmp_path / 'history.jsonl'}" in out.splitlines()


def test_the_environment_can_name_the_home(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """STRIDE_HOME is the same as --home, which wins."""
    monkeypatch.setenv("STRIDE_HOME", str(tmp_path / "one"))
    assert str(tmp_path / "one") in call(capsys, "paths")[1]
    assert str(tmp_path / "one") not in call(capsys, "--home", str(tmp_path / "two"), "paths")[1].replace("bundled", "")


def test_looking_makes_no_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A home that was only asked about does not come into being."""
    home = tmp_path / "home"
    call(capsys, "--home", str(home), "paths")
    call(capsys, "--home", str(home), "routines")
    assert not home.exists()


def test_plain_commands_never_import_textual(tmp_path: Path) -> None:
    """In a fresh interpreter: none of them needs a screen."""
    code = f"""
import sys
from stride_tui.cli.main import run
for arguments in (["--help"], ["paths"], ["routines"], ["check"], ["schema"], ["new", "Legs"], ["--version"]):
    try:
        run(["--home", {str(tmp_path)!r}, *arguments])
    except SystemExit:
        pass
sys.stderr.write(" ".join(name for name in sys.modules if name.partition(".")[0] == "textual"))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """`stride schema | head -1` ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m stride_tui schema | head -c 1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "{")
    assert "Traceback" not in done.stderr
