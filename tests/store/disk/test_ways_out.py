"""What the system refuses is told with the file, and with what can be done about it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from stride_tui.store.disk import files
from stride_tui.store.disk.files import SaveError, saving
from stride_tui.store.disk.regular import UnfitFileError
from stride_tui.store.disk.ways_out import way_out

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")

DENIED = PermissionError(errno.EACCES, "Permission denied")


@pytest.fixture
def shut(monkeypatch: pytest.MonkeyPatch) -> dict[Path, int]:
    """Paths with the rights that this user lacks, also where the tests run as the administrator."""
    lacking: dict[Path, int] = {}
    monkeypatch.setattr(os, "access", lambda path, rights: not lacking.get(Path(path), 0) & rights)
    return lacking


@posix
@pytest.mark.parametrize(
    ("place", "lacks", "writing", "command"),
    [
        ("", os.X_OK, True, "chmod u+x {}"),
        ("plan.toml", os.W_OK, True, "chmod u+rw {}/plan.toml"),
        ("plan.toml", os.R_OK, False, "chmod u+r {}/plan.toml"),
        ("", os.W_OK, True, "chmod u+rwx {}"),
    ],
)
def test_what_shuts_the_user_out_is_found(
    tmp_path: Path, shut: dict[Path, int], place: str, lacks: int, writing: bool, command: str
) -> None:
    """A folder on the way, the file, or the folder that a new file would be made in: with the command that opens it."""
    path = tmp_path / "plan.toml"
    path.write_bytes(b"")
    shut[tmp_path / place] = lacks
    assert way_out(path, DENIED, writing) == f"`{command.format(tmp_path)}` allows it"


@posix
def test_the_folder_behind_a_link_is_the_one(tmp_path: Path, shut: dict[Path, int]) -> None:
    """A file is replaced where it is, not where the link to it is; a name with a space is quoted for the shell."""
    real = tmp_path / "my notes"
    real.mkdir()
    (real / "plan.toml").write_bytes(b"")
    (tmp_path / "plan.toml").symlink_to(real / "plan.toml")
    shut[real] = os.W_OK
    assert way_out(tmp_path / "plan.toml", DENIED) == f"`chmod u+rwx '{real}'` allows it"


@posix
def test_the_file_of_another_user_is_to_be_taken_over(
    tmp_path: Path, shut: dict[Path, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a command that was run as the administrator."""
    path = tmp_path / "plan.toml"
    path.write_bytes(b"")
    shut[path] = os.W_OK
    owner = path.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert way_out(path, DENIED) == f'it belongs to another user: `sudo chown "$USER" {path}` makes it yours'


@posix
def test_a_refusal_without_a_reason_in_the_rights_says_where_to_look(tmp_path: Path, shut: dict[Path, int]) -> None:
    """Something else forbids it: a mount, a mark of the file system."""
    assert way_out(tmp_path / "plan.toml", DENIED).startswith(f"`ls -ld {tmp_path}/plan.toml` shows")
    assert not shut


@pytest.mark.parametrize("number", [number for number in files._REASONS if number not in (errno.EACCES, errno.EPERM)])
def test_every_reason_that_has_words_has_a_way_out(tmp_path: Path, number: int) -> None:
    """And a sentence without the system's own words."""
    with pytest.raises(SaveError) as caught, saving(tmp_path / "plan.toml"):
        raise OSError(number, "XYZ")
    error = caught.value
    assert error.explained.startswith(f"{error.reason} ({tmp_path / 'plan.toml'}); ")
    assert str(error) == f"not saved: {error.explained}"
    assert "XYZ" not in str(error)


def test_an_error_without_words_keeps_the_systems_own(tmp_path: Path) -> None:
    """With the file, and no advice that may be wrong."""
    with pytest.raises(SaveError) as caught, saving(tmp_path / "plan.toml"):
        raise OSError(errno.EDOM, "Strange thing")
    assert caught.value.explained == f"strange thing ({tmp_path / 'plan.toml'})"


def test_what_is_no_file_is_to_be_moved_away(tmp_path: Path) -> None:
    """A pipe, a device, a folder, a file of a hundred gigabytes."""
    assert way_out(tmp_path, UnfitFileError(tmp_path, "this is a pipe, not a file")).startswith("move it away")


def test_a_reason_of_strides_own_has_no_path() -> None:
    """Nothing is wrong with the file where another window runs the session."""
    assert SaveError(Path("x"), "another window runs the session").explained == "another window runs the session"
