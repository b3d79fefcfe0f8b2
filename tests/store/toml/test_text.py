"""Reading a file safely: whatever lies at the path, the answer is a text or a problem, at once."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from stride_tui.core.problem import Problem
from stride_tui.store.toml.text import MAX_BYTES, decode_utf8, read_stamped, read_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


def message(path: Path) -> str:
    """The message of the problem at a path."""
    problem = read_text(path)
    assert isinstance(problem, Problem)
    assert problem.path == str(path)
    return problem.message


def test_a_text_is_read_with_plain_line_ends(tmp_path: Path) -> None:
    """Windows line ends become plain ones, so that lines and columns are the same everywhere."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = 1\r\nb = 2\n")
    assert read_text(path) == "a = 1\nb = 2\n"


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    """Some Windows editors begin a file with it."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert read_text(path) == "a = 1\n"


def test_the_stamp_belongs_to_what_was_read(tmp_path: Path) -> None:
    """The stamp is what the poll compares."""
    path = tmp_path / "a.toml"
    path.write_text("a = 1\n")
    status = path.stat()
    assert read_stamped(path) == ("a = 1\n", (status.st_mtime_ns, status.st_size, status.st_ino))


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    """No such file."""
    assert message(tmp_path / "none.toml") == "there is no such file"


def test_a_folder_is_reported(tmp_path: Path) -> None:
    """A folder is no file, whatever its name."""
    assert message(tmp_path) == "this is a folder, not a file"


@posix
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    """A pipe without a writer would block for ever if it were opened."""
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    assert message(path) == "this is a pipe, not a file"


@posix
def test_a_link_to_a_pipe_does_not_hang(tmp_path: Path) -> None:
    """The kind of file is that of the link's end."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link.toml").symlink_to(tmp_path / "pipe")
    assert message(tmp_path / "link.toml") == "this is a pipe, not a file"


@posix
def test_a_device_is_not_read() -> None:
    """An endless device is refused."""
    assert message(Path("/dev/zero")) == "this is a device, not a file"


@posix
def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket cannot be opened; its problem says what it is."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("s.toml")
        assert message(Path("s.toml")) == "this is a socket, not a file"


@posix
def test_a_circle_of_links_is_reported(tmp_path: Path) -> None:
    """A link to itself leads nowhere."""
    (tmp_path / "a.toml").symlink_to(tmp_path / "a.toml")
    assert message(tmp_path / "a.toml").startswith("the file cannot be read")


def test_no_permission_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal of the system is told in plain words."""
    path = tmp_path / "a.toml"
    path.write_text("a = 1\n")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert message(path) == "no permission to read this file"


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    """A file above the cap is refused by its size."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "larger than 1 MB" in message(path)


def test_a_path_with_a_nul_is_a_problem() -> None:
    """No system has such a path."""
    problem = read_text("a\0b.toml")
    assert isinstance(problem, Problem)
    assert problem.message == "this is not a path that a file can have"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"  \t"])
def test_an_empty_file_is_reported_at_its_first_line(data: bytes) -> None:
    """A file of nothing but white space says nothing."""
    problem = decode_utf8(data, "a.toml")
    assert isinstance(problem, Problem)
    assert (problem.message, problem.line, problem.column) == ("the file is empty", 1, 1)


def test_a_bad_byte_is_reported_with_line_and_column() -> None:
    """The column counts characters, not bytes."""
    problem = decode_utf8("a = 1\nü = ".encode() + b"\xff\n", "a.toml")
    assert isinstance(problem, Problem)
    assert (problem.message, problem.line, problem.column) == ("the byte 0xFF is not UTF-8", 2, 5)
    assert problem.source == "ü = \ufffd"


def test_utf_16_is_reported_by_name() -> None:
    """The commonest cause of bad bytes gets a hint of its own."""
    problem = decode_utf8("name = 1".encode("utf-16"))
    assert isinstance(problem, Problem)
    assert problem.hint == "the file is UTF-16; save it as UTF-8"
