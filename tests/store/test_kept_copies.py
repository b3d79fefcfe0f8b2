"""Conflict copies are reported, each with what to do, and are neither routines nor figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.store.figures.file import figure_files
from stride_tui.store.kept_copies import kept_copies
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.routines.library import load_entry, load_library
from stride_tui.store.routines.starter import starter_text, write_starter

POSSIBLE_NAMES = (
    *("legs 2.toml", "legs (1).toml", "legs-LAPTOP.toml", "legs-conflict.toml", "legs.Conflict.toml"),
    *("legs_Conflict.toml", "legs_conf(2026-11-01-12-00-00).toml", "legs - Copy.toml", "legs copy.toml"),
    *("legs (Kopie).toml", "Copy of legs.toml"),
)
"""Names that a user may have given."""
MARK = ".sync-conflict-20261119-101500-ABCDEFG"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with one routine, called Legs, in legs.toml."""
    paths = find_paths(tmp_path)
    write_starter(paths, "Legs")
    return paths


def put(paths: Paths, name: str, routine: str = "Legs") -> Path:
    """Write a routine file of any name."""
    path = paths.routines / name
    path.write_text(starter_text(routine), encoding="utf-8")
    return path


def own(paths: Paths) -> list[str]:
    """The user's routines by their slugs."""
    return [entry.slug for entry in load_library(paths).entries if not entry.bundled]


@pytest.mark.parametrize("name", [f"legs{MARK}.toml", "legs (Anna's conflicted copy).toml"])
@pytest.mark.parametrize("routine", ["Legs", "Other"])
def test_a_certain_copy_is_no_routine(paths, name, routine):
    """Whatever it says in it, and whether or not it is asked for by its name; its problem names the original."""
    path = put(paths, name, routine)
    assert own(paths) == ["legs"]
    assert load_entry(paths, name.removesuffix(".toml")) is None
    (problem,) = load_library(paths).copies
    assert problem.path == str(path)
    assert "left of legs.toml; nothing of it is read" in problem.message


def test_a_copy_whose_original_is_gone_is_no_routine_either(paths):
    """Its name would be in the history for ever."""
    put(paths, f"hills{MARK}.toml")
    assert own(paths) == ["legs"]


@pytest.mark.parametrize("name", POSSIBLE_NAMES)
def test_a_possible_copy_is_one_if_it_has_the_name_of_the_routine(paths, name):
    """A user's own routine may be called so too: it stays one, under a name of its own."""
    path = put(paths, name)
    assert own(paths) == ["legs"]
    assert load_entry(paths, name.removesuffix(".toml")) is None
    assert "has the name of legs.toml" in load_library(paths).copies[0].message
    put(paths, name, "Other")
    assert sorted(own(paths)) == sorted(["legs", path.stem])
    assert load_entry(paths, path.stem) is not None
    assert load_library(paths).copies == ()


def test_a_possible_copy_without_an_original_is_a_routine(paths):
    """Nothing is beside it that it could be a copy of."""
    put(paths, "hills 2.toml", "Hills")
    assert own(paths) == ["hills 2", "legs"]


def test_a_copy_is_no_figure(paths):
    """A certain one, that is."""
    folder = paths.routines / "figures"
    folder.mkdir()
    for name in ("squat.toml", f"squat{MARK}.toml", "squat 2.toml"):
        (folder / name).write_bytes(b"")
    assert [slug for slug, path in figure_files(paths).items() if path.parent == folder] == ["squat", "squat 2"]


@pytest.mark.parametrize(
    "name",
    [
        *(f"plan{MARK}.toml", f"plan.toml{MARK}", "plan 2.toml", "plan-LAPTOP.toml"),
        *("plan.toml.conflict", "plan - Copy.toml", "Copy of plan.toml", "settings.toml.conflict"),
        *("settings - Copy.toml", "session.jsonl.conflict", "session - Copy.jsonl", "routines/legs.toml.conflict"),
        *(f"settings{MARK}.toml", "settings (1).toml"),
        *(f"session{MARK}.jsonl", f"session.jsonl{MARK}", "session 2.jsonl", "session-LAPTOP.jsonl"),
        *(f"routines/legs{MARK}.toml", f"routines/legs.toml{MARK}", "routines/legs 2.toml"),
        *(f"routines/figures/squat{MARK}.toml", f"routines/figures/squat.toml{MARK}"),
    ],
)
def test_every_copy_that_is_not_read_is_reported_once(paths, name):
    """With its path, and with what to do."""
    path = paths.data / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(starter_text("Legs"), encoding="utf-8")
    (problem,) = kept_copies(paths, load_library(paths))
    assert problem.path == str(path)
    assert problem.hint


def test_copies_of_the_history_are_not_reported(paths):
    """They are read; and a session thrown away, what was set aside and other files are no copies."""
    for name in ("history 2.jsonl", f"history{MARK}.jsonl", "session.discarded.jsonl", "session.jsonl.torn-1", "x.txt"):
        (paths.data / name).write_bytes(b"")
    assert kept_copies(paths, load_library(paths)) == ()
