"""Routine files as every face finds, copies and writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.core.routines.routine import Routine
from stride_tui.services.home import Home, open_home
from stride_tui.services.refusal import Refusal
from stride_tui.services.routines.check import check_file, every_file, file_named
from stride_tui.services.routines.files import file_to_edit, library_of, routine_called, schema_of, write_new


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return open_home(tmp_path)


def test_a_routine_is_found_by_its_name(home: Home) -> None:
    """A bundled one."""
    found = routine_called(home, "ten-minutes")
    assert isinstance(found, Routine)


def test_a_name_like_one_that_is_there_is_suggested(home: Home) -> None:
    """As the end of the sentence."""
    found = routine_called(home, "ten-minuts")
    assert found == Refusal("there is no routine `ten-minuts`; did you mean `ten-minutes`?")


def test_a_file_with_mistakes_is_refused_with_them(home: Home) -> None:
    """Each with its place."""
    home.paths.routines.mkdir(parents=True)
    (home.paths.routines / "odd.toml").write_text("nme = 'Odd'\n", encoding="utf-8")
    found = routine_called(home, "odd")
    assert isinstance(found, Refusal)
    assert found.problems[0].line == 1


def test_a_bundled_routine_is_copied_before_it_is_edited(home: Home) -> None:
    """The line is that of the item under way."""
    entry = library_of(home).entry("ten-minutes")
    found = file_to_edit(home, entry, (0, 0))
    assert not isinstance(found, Refusal)
    path, line = found
    assert path.parent == home.paths.routines
    assert line is not None
    assert path.read_text(encoding="utf-8").splitlines()[line - 1] == "[[block.item]]"


def test_without_a_routine_there_is_nothing_to_edit(home: Home) -> None:
    """What to do instead is said."""
    assert file_to_edit(home, None) == Refusal("There is no routine to edit; `stride new NAME` writes one.")


def test_a_new_routine_is_not_written_over(home: Home) -> None:
    """The second time it is refused, and the file is as it was."""
    path = write_new(home, "Hill legs")
    assert isinstance(path, Path)
    path.write_text("mine", encoding="utf-8")
    again = write_new(home, "Hill legs")
    assert isinstance(again, Refusal)
    assert again.serious
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "x" * 101])
def test_a_name_that_makes_no_file_is_refused(home: Home, name: str) -> None:
    """As what was typed wrong, not as something broken."""
    refusal = write_new(home, name)
    assert isinstance(refusal, Refusal)
    assert not refusal.serious


def test_what_check_reads_without_a_name_is_all_there_is(home: Home) -> None:
    """Routines, figures, and plan and settings where they are."""
    home.paths.plan.write_text("strength_per_week = 1\n", encoding="utf-8")
    names = {Path(path).name for path in every_file(home)}
    assert {"ten-minutes.toml", "b-squat.toml", "plan.toml"} <= names
    assert "settings.toml" not in names


def test_a_word_is_a_routine_or_a_path(home: Home) -> None:
    """A routine's name leads to its file; what looks like a path stays one."""
    assert Path(file_named(home, "ten-minutes")).name == "ten-minutes.toml"
    assert file_named(home, "./odd.toml") == "./odd.toml"


def test_a_file_that_is_not_there_suggests_a_routine(home: Home) -> None:
    """The nearest of those there are."""
    (problem,) = check_file(home, "ten-minuts")  # type: ignore[misc]
    assert problem.hint == "did you mean `ten-minutes`?"


@pytest.mark.parametrize("kind", ["routine", "plan"])
def test_the_schemas_are_there(kind: str) -> None:
    """As text for a file."""
    assert schema_of(kind).startswith("{")
