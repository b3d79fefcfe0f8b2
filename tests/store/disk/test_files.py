"""Files are written whole or not at all, for the user alone, and a failure is one plain sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

import pytest

from stride_tui.core.instant import Instant
from stride_tui.store.disk.appender import Appender
from stride_tui.store.disk.damaged_parts import parts_in, set_aside, take_untold
from stride_tui.store.disk.files import (
    SaveError,
    clear_temporaries,
    create_new,
    make_folder,
    remove,
    rename,
    write_atomic,
)
from tests.helpers.faulty_disk import FaultyDisk, Killed

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no permission bits")


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return path.stat().st_mode & 0o777


def test_write_atomic_replaces_the_text(tmp_path: Path) -> None:
    """The new text stands in place of the old, and nothing is left beside it."""
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["plan.toml"]


@posix
def test_files_and_folders_are_the_users_alone(tmp_path: Path) -> None:
    """Folders are made 0700 and files 0600."""
    path = tmp_path / "a" / "b" / "file"
    write_atomic(path, b"x")
    Appender(tmp_path / "a" / "log").close()
    assert [mode(p) for p in (path.parent, path, tmp_path / "a" / "log")] == [0o700, 0o600, 0o600]


@posix
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    """Writing to a link replaces the file it points to."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("half", [False, True])
def test_a_death_while_writing_leaves_the_old_text_or_the_new(tmp_path: Path, half: bool) -> None:
    """Wherever the process dies, the file is whole."""
    seen = set()
    for at in range(1, 12):
        path = tmp_path / f"file{at}"
        path.write_bytes(b"old text")
        with FaultyDisk(at, half=half).failing(), contextlib.suppress(Killed):
            write_atomic(path, b"new text")
        seen.add(path.read_bytes())
    assert seen == {b"old text", b"new text"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "permission"),
        (errno.EIO, "error"),
    ],
)
def test_a_failure_is_a_sentence_with_the_path(tmp_path: Path, error: int, words: str) -> None:
    """A SaveError says what is wrong and where; the old text stands and nothing is left beside it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with FaultyDisk(2, error).failing(), pytest.raises(SaveError, match=words) as caught:
        write_atomic(path, b"new")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_that_is_a_file_is_a_save_error(tmp_path: Path) -> None:
    """A file where the folder should be is told, not raised as the system's error."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError):
        make_folder(tmp_path / "file" / "folder")


def test_create_new_never_touches_what_is_there(tmp_path: Path) -> None:
    """The second to create a file is refused."""
    path = tmp_path / "file"
    assert create_new(path, b"first")
    assert not create_new(path, b"second")
    assert path.read_bytes() == b"first"


def test_set_aside_never_overwrites(tmp_path: Path) -> None:
    """Two damaged parts of the same second get two files, and neither ends like the original."""
    path = tmp_path / "history.jsonl"
    kept = [set_aside(path, data, Instant(0, 0, 1_767_225_600_000, 3600)) for data in (b"one", b"two")]
    assert [p.read_bytes() for p in kept] == [b"one", b"two"]
    assert all(p.suffix != ".jsonl" for p in kept)
    assert [p.name.rpartition("torn-")[2] for p in kept] == ["20260101T000000Z-1", "20260101T000000Z-2"]
    assert take_untold(tmp_path) == parts_in(tmp_path) == tuple(kept)
    assert take_untold(tmp_path) == ()


def test_removing_or_renaming_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    """What is gone already is gone."""
    remove(tmp_path / "none")
    rename(tmp_path / "none", tmp_path / "other")
    assert os.listdir(tmp_path) == []


def test_temporaries_of_killed_runs_are_cleared(tmp_path: Path) -> None:
    """Only what write_atomic leaves for this very name goes."""
    for name in (".a.jsonl.12-0.tmp", ".b.jsonl.12-0.tmp", "a.jsonl"):
        (tmp_path / name).write_bytes(b"")
    clear_temporaries(tmp_path / "a.jsonl")
    assert sorted(os.listdir(tmp_path)) == [".b.jsonl.12-0.tmp", "a.jsonl"]


def test_append_adds_to_the_end(tmp_path: Path) -> None:
    """What was there stays, what is added follows."""
    path = tmp_path / "log"
    path.write_bytes(b"one\n")
    file = Appender(path)
    file.append(b"two\n")
    file.append(b"three\n", sync=False)
    file.close()
    assert path.read_bytes() == b"one\ntwo\nthree\n"


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("at", [1, 2])
def test_a_failed_append_leaves_the_file_as_it_was(tmp_path: Path, error: int, at: int) -> None:
    """Half a line, or a line that could not be flushed, is cut off again, and a retry succeeds."""
    path = tmp_path / "log"
    file = Appender(path)
    file.append(b"one\n")
    with FaultyDisk(at, error, half=True).failing(), pytest.raises(SaveError):
        file.append(b"two\n")
    assert path.read_bytes() == b"one\n"
    file.append(b"two\n")
    file.close()
    assert path.read_bytes() == b"one\ntwo\n"


def test_a_part_that_could_not_be_cut_off_is_cut_off_by_the_retry(tmp_path: Path) -> None:
    """When even the cutting fails, the next append begins with it."""
    path = tmp_path / "log"
    file = Appender(path)
    with FaultyDisk(1, errno.EIO, lasting=True, half=True).failing(), pytest.raises(SaveError):
        file.append(b"damaged\n")
    assert path.read_bytes() == b"dama"
    file.append(b"whole\n")
    file.close()
    assert path.read_bytes() == b"whole\n"


def test_a_disk_that_takes_few_bytes_at_a_time_gets_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short writes are gone on with."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:3]))
    write_atomic(tmp_path / "file", b"a longer text")
    assert (tmp_path / "file").read_bytes() == b"a longer text"
