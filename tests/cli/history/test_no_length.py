"""A session logged by hand without a length: none is claimed anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.home_with_history import run, still_clock

__all__ = ["still_clock"]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with one session of a bundled routine that was logged by hand."""
    paths = find_paths(tmp_path)
    assert _stride(paths, "log", "session", "ten-minutes", "--on", "2026-11-16", "--at", "21:00").exit_code == 0
    return paths


def _stride(paths: Paths, *args: str) -> Result:
    return CliRunner().invoke(stride, ["--home", str(paths.data), *args])


def test_no_length_and_no_end_are_exported(paths: Paths) -> None:
    """Neither in JSON, of one or of all, nor in a table, where the cells are empty."""
    shown = json.loads(run(paths, "show", "last", "--json").stdout)
    assert (shown["minutes"], shown["ended"]) == (None, None)
    (listed,) = json.loads(run(paths, "list", "--json").stdout)
    assert (listed["minutes"], listed["ended"]) == (None, None)
    head, row = run(paths, "export", "--csv").stdout.splitlines()[:2]
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert (cells["session_minutes"], cells["session_ended"]) == ("", "")


def test_a_correction_says_that_there_was_none(paths: Paths) -> None:
    """Not that it took no minutes; corrected, it has a length and an end."""
    told = run(paths, "amend", "last", "minutes=20").stdout
    assert told == "amended: Ten Minutes, Mon 16 Nov 2026 21:00: 20 min (was no length)\n"
    assert "was: no length" in run(paths, "show", "last").stdout
    shown = json.loads(run(paths, "show", "last", "--json").stdout)
    assert (shown["minutes"], shown["ended"][11:16]) == (20, "21:20")


def test_the_lines_name_the_day_alone(paths: Paths) -> None:
    """In the list, and as it is logged."""
    assert "min" not in run(paths, "list").stdout.replace("Ten Minutes", "").replace("ten-minutes", "")
    told = _stride(paths, "log", "session", "ten-minutes", "--on", "2026-11-15").stdout
    assert told == "logged: Ten Minutes, Sun 15 Nov 2026\n"
