"""Seeing files change: every way of saving, and folders that come and go."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from stride_tui.store.disk.snapshot import changed_paths, take_snapshot
from stride_tui.store.disk.watch import load_settled, watch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A watched file."""
    path = tmp_path / "a.toml"
    path.write_text("one")
    return path


def changed_by(folder: Path, change: object) -> set[str]:
    """The names that changed while something was done."""
    before = take_snapshot([folder])
    assert callable(change)
    change()
    return {path.name for path in changed_paths(before, take_snapshot([folder]))}


def test_nothing_changes_by_itself(file: Path) -> None:
    """Two looks at the same folder are the same."""
    assert changed_by(file.parent, lambda: None) == set()


def test_a_save_in_place_is_seen(file: Path) -> None:
    """Another size is another stamp."""
    assert changed_by(file.parent, lambda: file.write_text("longer")) == {"a.toml"}


def test_a_save_of_the_same_size_is_seen(file: Path) -> None:
    """Another time of change is another stamp."""
    assert changed_by(file.parent, lambda: os.utime(file, ns=(1, 1))) == {"a.toml"}


def test_a_save_by_renaming_is_seen(file: Path) -> None:
    """Another inode is another stamp, even if size and time are the same."""

    def swap() -> None:
        status = file.stat()
        other = file.with_name("b.tmp")
        other.write_text("two")
        os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
        os.replace(other, file)

    assert changed_by(file.parent, swap) == {"a.toml"}


def test_new_and_deleted_files_are_seen(file: Path) -> None:
    """A rename is one file gone and one come."""
    assert changed_by(file.parent, lambda: file.rename(file.with_name("b.toml"))) == {"a.toml", "b.toml"}


def test_other_files_are_not_watched(file: Path) -> None:
    """The session's journal beside the settings changes each second and is nobody's routine."""
    assert changed_by(file.parent, lambda: (file.parent / "session.jsonl").write_text("x")) == set()


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    """A folder that is not there has no files, and that is all."""
    assert take_snapshot([tmp_path / "none"]) == {}


def test_a_link_to_nowhere_is_watched(tmp_path: Path) -> None:
    """It is there, and comes alive when its target does."""
    (tmp_path / "a.toml").symlink_to(tmp_path / "target")
    assert changed_by(tmp_path, lambda: (tmp_path / "target").write_text("x")) == {"a.toml"}


async def names(changes: AsyncIterator[frozenset[Path]]) -> set[str]:
    """The names in the next change."""
    return {path.name for path in await anext(changes)}


async def test_a_folder_may_vanish_and_return(file: Path) -> None:
    """The watch outlives its folder."""
    folder = file.parent / "f"
    folder.mkdir()
    (folder / "x.toml").write_text("x")
    changes = watch([folder], interval=0, since=take_snapshot([folder]))
    (folder / "x.toml").unlink()
    folder.rmdir()
    assert await names(changes) == {"x.toml"}
    folder.mkdir()
    (folder / "y.toml").write_text("y")
    assert await names(changes) == {"y.toml"}


async def test_a_change_since_the_callers_snapshot_is_reported_at_once(file: Path) -> None:
    """Nothing falls between the first reading and the first look."""
    since = take_snapshot([file.parent])
    file.write_text("changed since")
    assert await names(watch([file.parent], interval=0, since=since)) == {"a.toml"}


async def test_the_watch_waits_between_looks(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interval is what it sleeps; the change made meanwhile is seen after it."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        file.write_text("changed while asleep")

    monkeypatch.setattr(asyncio, "sleep", sleep)
    assert await names(watch([file.parent])) == {"a.toml"}
    assert slept == [0.5]


async def test_a_half_written_file_is_read_again() -> None:
    """A slow save is seen whole the second time."""
    states = iter(["", "whole"])
    assert await load_settled(lambda: next(states), lambda text: not text, again=0) == "whole"


async def test_a_whole_file_is_read_once() -> None:
    """What is not broken is not read again."""
    states = iter(["whole"])
    assert await load_settled(lambda: next(states), lambda text: not text, again=0) == "whole"
