"""Conflict copies on the command line: told beside the data, and explained by `stride check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride

MARK = ".sync-conflict-20261119-101500-ABCDEFG"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with copies of the plan, of the session under way, and of a bundled routine's own copy."""
    (tmp_path / "routines").mkdir()
    for name in (f"plan{MARK}.toml", f"session{MARK}.jsonl", f"routines/ten-minutes{MARK}.toml"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def call(home: Path, *arguments: str) -> Result:
    """Run a command in the home."""
    return CliRunner().invoke(stride, ["--home", str(home), *arguments])


def test_check_reports_each_copy(home):
    """As a mistake with its path and with what would be right; nothing else is wrong here."""
    result = call(home, "check")
    wrong = [line for line in result.stdout.splitlines()[:-1] if ": ok" not in line]
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in wrong] == [
        str(home / name) for name in (f"plan{MARK}.toml", f"session{MARK}.jsonl", f"routines/ten-minutes{MARK}.toml")
    ]
    assert all("a copy that a synced folder left of" in line for line in wrong)


def test_check_reads_a_copy_that_is_named_as_what_it_is_a_copy_of(home):
    """So that it can be compared."""
    (home / f"plan{MARK}.toml").write_text("strength_per_week = 2\n", encoding="utf-8")
    assert call(home, "check", str(home / f"plan{MARK}.toml")).stdout.endswith(": ok, 0 runs, 0 weeks off\n")


def test_routines_tells_of_copies_and_does_not_list_them(home):
    """On standard error."""
    result = call(home, "routines")
    assert "sync-conflict" not in result.stdout
    assert f"ten-minutes{MARK}.toml: a copy that a synced folder left of ten-minutes.toml" in result.stderr


@pytest.mark.parametrize("arguments", [("week",), ("next",), ("week", "--json")])
def test_what_answers_by_the_plan_tells_of_its_copies(home, arguments):
    """And of no others."""
    result = call(home, *arguments)
    assert result.exit_code == 0
    assert f"plan{MARK}.toml: a copy that a synced folder left of plan.toml" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_shell_prompt_is_left_alone(home):
    """It would repeat it before every command."""
    assert call(home, "next", "--short").stderr == ""


def test_a_copy_is_not_begun(home):
    """The refusal names what is near."""
    assert call(home, "start", "--plain", f"ten-minutes{MARK}").exit_code == 1
