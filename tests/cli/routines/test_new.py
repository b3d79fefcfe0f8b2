"""`stride new`: a starter that passes check, and nothing written over."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.core.routines.routine import Routine
from stride_tui.store.routines.file import read_routine
from stride_tui.store.routines.starter import slug_from


def new(home: Path, name: str) -> Result:
    """Run the command with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), "new", name])


@pytest.mark.parametrize("name", ["Hill legs", 'A "quoted" \\ name', "脚力 🏃", "[b]x[/b]", "{name} %s"])
def test_the_starter_passes_check(tmp_path: Path, name: str) -> None:
    """Whatever it is called, the file is good and has that name."""
    result = new(tmp_path, name)
    routine = read_routine(result.stdout.strip())
    assert isinstance(routine, Routine)
    assert routine.name == name


def test_the_path_is_printed_and_nothing_else(tmp_path: Path) -> None:
    """The output can be given to an editor."""
    assert new(tmp_path, "Hill legs").stdout == f"{tmp_path / 'routines' / 'hill-legs.toml'}\n"


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """Exit 1, a sentence on stderr, the file as it was."""
    path = tmp_path / "routines" / "hill-legs.toml"
    path.parent.mkdir()
    path.write_text("mine")
    result = new(tmp_path, "Hill legs")
    assert (result.exit_code, result.stdout, path.read_text()) == (1, "", "mine")
    assert "already" in result.stderr


def test_the_schema_is_put_beside_it(tmp_path: Path) -> None:
    """The first line of the starter names it."""
    new(tmp_path, "Hill legs")
    assert (tmp_path / "routines" / "routine.schema.json").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
def test_the_file_is_private(tmp_path: Path) -> None:
    """Folders 0700, files 0600."""
    path = Path(new(tmp_path / "home", "Hill legs").stdout.strip())
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


@pytest.mark.parametrize("name", ["", "  ", "///", "…", "a\x1bb", "x" * 101])
def test_a_name_that_cannot_be_one_is_a_usage_mistake(tmp_path: Path, name: str) -> None:
    """Exit 2, and nothing is written."""
    assert new(tmp_path, name).exit_code == 2
    assert not (tmp_path / "routines").exists()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Hill legs", "hill-legs"),
        ("  Läufer & Beine!  ", "laufer-beine"),
        ("../../etc/passwd", "etc-passwd"),
        ("脚力", "脚力"),
        ("CON", "con-routine"),
        ("a" * 90, "a" * 60),
        ("...", ""),
    ],
)
def test_a_name_becomes_a_slug(name: str, slug: str) -> None:
    """Letters and digits of any script, hyphens, nothing that means something to a file system."""
    assert slug_from(name) == slug
