"""`stride routines` and `stride schema`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.store.routines.schema import routine_schema_text


def run(home: Path, *args: str) -> Result:
    """Run a command with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), *args])


def test_own_and_bundled_routines_are_listed(tmp_path: Path) -> None:
    """The user's own first, each with its name and length."""
    run(tmp_path, "new", "Hill legs")
    lines = run(tmp_path, "routines").stdout.splitlines()
    assert lines[0].split("  ", 1)[0] == "hill-legs"
    assert "yours" in lines[0]
    assert any("bundled" in line and "Lower-Body Strength for Runners, about 18 min" in line for line in lines)


def test_a_broken_file_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    """The list does not hide it, and exits 0: the list itself is good."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "bad.toml").write_text("name = 1\n")
    result = run(tmp_path, "routines")
    assert result.exit_code == 0
    assert "cannot be read: line 1: the routine has no block: begin one with [[block]] (and 1 more problem)" in (
        result.stdout
    )


def test_the_list_as_json(tmp_path: Path) -> None:
    """Programs get slug, path, name and length."""
    found = {entry["routine"]: entry for entry in json.loads(run(tmp_path, "routines", "--json").stdout)}
    assert found["ten-minutes"]["bundled"] is True
    assert found["lower-body-runners"]["estimate_ms"] == 1_086_000


def test_the_schema_is_printed(tmp_path: Path) -> None:
    """The output is the file as it is published."""
    assert run(tmp_path, "schema").stdout == routine_schema_text()


def test_one_routine_is_shown_whole(tmp_path: Path) -> None:
    """Who made it, what it is for in words of its own, whose reading it is, and the notes of its blocks and items."""
    text = run(tmp_path, "routines", "lower-body-runners").stdout
    for words in (
        "Heavy and explosive",
        "Winnie Yu",
        "Our reading",
        "Works ",
        "as little rest as you can",
        "walk back",
    ):
        assert words in text


def test_one_routine_as_json(tmp_path: Path) -> None:
    """The same for programs."""
    shown = json.loads(run(tmp_path, "routines", "lower-body-runners", "--json").stdout)
    assert (shown["routine"], shown["source"][:8]) == ("lower-body-runners", "Runner's")
    walk = shown["blocks"][1]["items"][0]
    assert (walk["exercise"], walk["ms"], walk["muscles"]) == ("Plantarflexion Walk", 30_000, ["calves", "feet"])


def test_a_routine_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    """As every command does."""
    result = run(tmp_path, "routines", "ten-minute")
    assert result.exit_code == 1
    assert "did you mean `ten-minutes`?" in result.stderr
