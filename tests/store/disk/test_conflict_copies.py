"""What programs that sync folders leave beside a file is known by its name, and the user's own names are not."""

from __future__ import annotations

import pytest

from stride_tui.store.disk.conflict_copies import copies_beside, original_of, possible_originals_of

CERTAIN = (
    ".sync-conflict-20261119-101500-ABCDEFG",
    " (conflicted copy 2026-11-19 101500)",
    " (Anna's conflicted copy 2026-11-19)",
    " (Anna (work)'s conflicted copy 2026-11-19)",
    " (In Konflikt stehende Kopie von Anna 2026-11-19)",
    " (Copie en conflit de Anna 2026-11-19)",
    " (copia en conflicto de Anna 2026-11-19)",
    " (Anna の競合コピー 2026-11-19)",
    " (Case Conflict)",
    " (SFConflict anna@example.org 2026-11-19-10-15-00)",
    " (conflict on 2026-11-19)",
    " [conflicted]",
    "_conflict-20261119-101500",
    "_LAPTOP_Nov-19-101500-2026_Conflict",
)
POSSIBLE = (
    *(" 2", " 12", " (1)", "(2)", "-LAPTOP", "-DESKTOP-1A2B3C4", "-Annas MacBook", "-Anna’s MacBook Pro"),
    *("-conflict", ".Conflict", "_Conflict", "_conf(2026-11-01-12-00-00)", " conflicted copy", "-konflikt-2"),
    *(" - Copy", " - Copy (2)", " copy", " copy 2", "-copy", " (copy)", " (another copy)", " (3rd copy)"),
    *(" (Kopie)", " - Kopie", " Kopie 2", " - Copia", " (コピー)", " - 副本"),
)
AFTER_THE_ENDING = (".conflict", ".Conflict", "-conflict", "_konflikt-2", ".conflict-2026")
OWN = (
    *("legs.toml", "legs-heavy.toml", "conflict.toml", "copy.toml", "copycat.toml", "(conflict).toml", "legs-2.toml"),
    *("legs2.toml", "5k.toml", "legs.toml.bak", "legs.toml~", "legs_heavy.toml", "legs (heavy).toml"),
    *("legs_copycat.toml", "legs.toml.copied", "legs.heavy.toml", "photocopy.toml"),
    *("session.discarded.jsonl", "history.jsonl.torn-20261119T101500Z-1", "history.jsonl.gz", "notes (conflict).txt"),
)


@pytest.mark.parametrize("mark", CERTAIN)
@pytest.mark.parametrize("name", ["history.jsonl", "lower-body-runners.toml"])
def test_a_certain_mark_names_the_original(name, mark):
    """Before the ending or after it, or before it with the ending left inside."""
    stem, _, ending = name.partition(".")
    assert original_of(f"{stem}{mark}.{ending}") == name
    assert original_of(f"{name}{mark}") == name
    assert original_of(f"{name}{mark}.{ending}") == name


@pytest.mark.parametrize("mark", POSSIBLE)
@pytest.mark.parametrize("name", ["plan.toml", "lower-body-runners.toml", "session.jsonl"])
def test_a_possible_mark_may_be_the_users_own(name, mark):
    """The original is among those that are possible, and none is certain."""
    stem, _, ending = name.partition(".")
    assert original_of(f"{stem}{mark}.{ending}") is None
    assert name in possible_originals_of(f"{stem}{mark}.{ending}")


@pytest.mark.parametrize("before", ["Copy of ", "copy of ", "Kopie von ", "Copie de "])
def test_the_words_for_a_copy_may_come_first(before):
    """As file managers and Google Drive put them."""
    assert original_of(f"{before}plan.toml") is None
    assert possible_originals_of(f"{before}plan.toml") == ("plan.toml",)


@pytest.mark.parametrize("mark", AFTER_THE_ENDING)
@pytest.mark.parametrize("name", ["plan.toml", "settings.toml", "session.jsonl", "history.jsonl"])
def test_the_word_for_a_conflict_after_the_ending_is_certain(name, mark):
    """No file of the user's own goes on so."""
    assert original_of(f"{name}{mark}") == name


@pytest.mark.parametrize("name", OWN)
def test_other_names_are_no_copies(name):
    """Of routines, of set-aside parts, of other programs."""
    assert original_of(name) is None
    assert possible_originals_of(name) == ()


def test_the_copies_beside_a_file_are_listed(tmp_path):
    """In the order of their names; a missing folder has none."""
    for name in ("plan.toml", "plan 2.toml", "plan.sync-conflict-1.toml", "planned 2.toml", "my plan.toml"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in copies_beside(tmp_path / "plan.toml")] == ["plan 2.toml", "plan.sync-conflict-1.toml"]
    assert copies_beside(tmp_path / "none" / "plan.toml") == ()
