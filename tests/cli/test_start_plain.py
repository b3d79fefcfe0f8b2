"""`stride start --plain` on the command line: what it refuses, and that the dashboard points to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.cli.open_dashboard import terminal_trouble


def run(home: Path, *args: str) -> Result:
    """Begin a plain session whose input has ended."""
    return CliRunner().invoke(stride, ["--home", str(home), "start", "--plain", *args])


def test_it_begins_and_is_left_where_no_one_types(tmp_path: Path) -> None:
    """With its name first, and a sentence last."""
    result = run(tmp_path, "ten-minutes")
    assert result.exit_code == 0
    assert result.stdout.startswith("Ten Minutes: ")
    assert "The input has ended." in result.stdout


def test_a_light_session_says_what_it_is(tmp_path: Path) -> None:
    """By its name; it has fewer sets than the whole one."""
    assert run(tmp_path, "ten-minutes", "--light").stdout.startswith("Ten Minutes, light: ")


def test_an_unknown_routine_suggests_the_nearest(tmp_path: Path) -> None:
    """Nothing begins."""
    result = run(tmp_path, "ten-minuts")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Did you mean `ten-minutes`?" in result.stderr
    assert not (tmp_path / "session.jsonl").exists()


def test_a_broken_routine_is_reported_with_its_place(tmp_path: Path) -> None:
    """As `stride check` does."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "bad.toml").write_text("name = 1\n")
    result = run(tmp_path, "bad")
    assert result.exit_code == 1
    assert "bad.toml:1" in result.stderr


def test_broken_settings_are_reported_and_it_goes_on(tmp_path: Path) -> None:
    """Every one with its place, and what is right holds: the routine is the one that they choose."""
    (tmp_path / "settings.toml").write_text('bell = 3\nroutine = "ten-minutes"\n[keys]\ntoggle = "banana"\n')
    result = run(tmp_path)
    assert "settings.toml:1:8: `bell` is true or false" in result.stderr
    assert "settings.toml:4:10: there is no key `banana`" in result.stderr
    assert "Everything else in the settings holds." in result.stderr
    assert result.stdout.startswith("Ten Minutes: ")
    assert result.exit_code == 0


def test_copies_and_shared_folders_are_reported_and_it_goes_on(tmp_path: Path) -> None:
    """Each in a line on standard error; sharing once."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "plan 2.toml").write_bytes(b"")
    if sys.platform != "win32":
        home.chmod(0o777)
    first, second = run(home, "ten-minutes"), run(home, "ten-minutes")
    for result in (first, second):
        assert "stride: plan 2.toml: it looks like a copy of plan.toml" in result.stderr
        assert result.exit_code == 0
    assert ("Other users of this machine" in first.stderr) == (sys.platform != "win32")
    assert "Other users of this machine" not in second.stderr


def test_the_dashboard_points_to_it_where_it_cannot_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a pipe."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert "`stride start --plain`" in str(terminal_trouble())


def test_it_needs_no_screen(tmp_path: Path) -> None:
    """Textual is not even imported."""
    code = (
        "import sys\nfrom stride_tui.cli.main import run\n"
        f"try: run(['--home', {str(tmp_path)!r}, 'start', '--plain'])\n"
        "except SystemExit: print(sorted(name for name in sys.modules if name.startswith('textual')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")
