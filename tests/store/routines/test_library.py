"""Folders into a library: who wins, what a broken file leaves standing, and what is read at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.routines import library
from stride_tui.store.routines.library import find_routine, load_entry, load_library

GOOD = 'name = "{}"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\nreps = 8\n'


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A home of its own, with two bundled routines."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "legs.toml").write_text(GOOD.format("Bundled legs"))
    (bundled / "arms.toml").write_text(GOOD.format("Arms"))
    monkeypatch.setattr(library, "bundled_routines", lambda: bundled)
    paths = find_paths(tmp_path / "home")
    paths.routines.mkdir(parents=True)
    return paths


def own(paths: Paths, name: str, text: str) -> Path:
    """Write one of the user's files."""
    path = paths.routines / name
    path.write_text(text)
    return path


def test_bundled_routines_are_there_without_a_folder_of_ones_own(paths: Paths) -> None:
    """A first start has routines."""
    paths.routines.rmdir()
    assert [entry.slug for entry in load_library(paths).entries] == ["arms", "legs"]


def test_the_users_file_wins_by_name(paths: Paths) -> None:
    """A file of the same name takes the bundled one's place."""
    own(paths, "legs.toml", GOOD.format("My legs"))
    entry = load_library(paths).entry("legs")
    assert entry is not None
    assert (entry.name, entry.bundled) == ("My legs", False)


def test_the_users_own_come_first(paths: Paths) -> None:
    """Own routines before bundled ones, each by name."""
    own(paths, "z.toml", GOOD.format("zebra"))
    own(paths, "y.toml", GOOD.format("Yak"))
    assert [entry.name for entry in load_library(paths).entries] == ["Yak", "zebra", "Arms", "Bundled legs"]


def test_a_broken_file_keeps_its_last_good_version(paths: Paths) -> None:
    """The old routine stays in use, with the problems beside it."""
    path = own(paths, "legs.toml", GOOD.format("My legs"))
    before = load_library(paths)
    path.write_text("name = ")
    entry = load_library(paths, before).entry("legs")
    assert entry is not None
    assert entry.routine == before.routine("legs")
    assert entry.problems[0].line == 1


def test_a_mended_file_has_no_problems(paths: Paths) -> None:
    """Mending takes the problems away."""
    path = own(paths, "legs.toml", "name = ")
    broken = load_library(paths)
    path.write_text(GOOD.format("Mended"))
    assert load_library(paths, broken).broken == ()


def test_a_file_broken_from_the_start_has_no_routine(paths: Paths) -> None:
    """There is no version to fall back on, and the entry says so."""
    own(paths, "new.toml", "name = ")
    entry = load_library(paths).entry("new")
    assert entry is not None
    assert (entry.routine, entry.name, len(entry.problems)) == (None, "new", 1)


def test_a_deleted_file_brings_back_the_bundled_one(paths: Paths) -> None:
    """Without the user's own, the bundled one stands again."""
    path = own(paths, "legs.toml", GOOD.format("My legs"))
    before = load_library(paths)
    path.unlink()
    routine = load_library(paths, before).routine("legs")
    assert routine is not None
    assert routine.name == "Bundled legs"


def test_an_unchanged_file_is_not_read_again(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reloading costs what changed."""
    before = load_library(paths)
    monkeypatch.setattr(library, "read_stamped", lambda path: pytest.fail(f"read {path}"))
    assert load_library(paths, before) == before


def test_hidden_and_other_files_are_left_out(paths: Paths) -> None:
    """What editors leave while at work is no routine."""
    for name in (".#legs.toml", ".new.toml", "legs.toml~", "legs.toml.swp", "4913"):
        own(paths, name, "broken")
    assert load_library(paths).broken == ()


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")
def test_a_file_name_that_is_no_text_is_reported(paths: Paths) -> None:
    """Such a name could not be written into the history."""
    Path(os.fsdecode(os.fsencode(paths.routines) + b"/\xff.toml")).write_text(GOOD.format("x"))
    (entry,) = load_library(paths).broken
    assert (entry.slug, entry.problems[0].hint) == ("\ufffd", "rename it")


def test_one_entry_is_loaded_without_the_others(paths: Paths) -> None:
    """Starting on one routine reads one file."""
    own(paths, "broken.toml", "name = ")
    entry = load_entry(paths, "legs")
    assert entry is not None
    assert (entry.name, entry.bundled, entry.problems) == ("Bundled legs", True, ())


@pytest.mark.parametrize("slug", ["none", "", "../legs", "a/b", ".hidden", "a\0b"])
def test_what_is_no_routine_is_not_found(paths: Paths, slug: str) -> None:
    """A name never leads out of the folders."""
    assert find_routine(paths, slug) is None
