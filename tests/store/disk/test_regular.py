"""Whatever lies at a path, opening it neither waits nor fills the memory."""

from __future__ import annotations

import ast
import os
import socket
import sys
from pathlib import Path

import pytest

from stride_tui.store.disk.appender import Appender
from stride_tui.store.disk.files import SaveError, create_new, write_atomic
from stride_tui.store.disk.lock import try_hold
from stride_tui.store.disk.regular import UnfitFileError, open_regular, read_regular

PACKAGE = Path(__file__).parents[3] / "stride_tui"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")

MODULES = {"os", "io", "codecs", "wave", "gzip", "tarfile", "zipfile"}
METHODS = {"read_bytes", "read_text", "write_bytes", "write_text", "fdopen"}
OPENS = {
    "store/disk/regular.py": {"os.open"},
    "store/disk/files.py": {"os.open"},
    "store/clock.py": {"open"},
    "services/printing.py": {"os.open", "output.write_bytes"},
    "sinks/tones.py": {"wave.open"},
    "tui/terminal/end_editor.py": {"state.read_bytes"},
}
"""The files that open something: a regular file; a new file or a folder; the kernel's id of this start of the machine;
the null device in place of an output that failed, and the output itself; a tone in memory; what
the kernel says of a process."""


def opened_in(path: Path) -> set[str]:
    """The calls in a source file with which files are opened."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = {f.id for f in calls if isinstance(f, ast.Name) and f.id == "open"}
    dotted = [f for f in calls if isinstance(f, ast.Attribute)]
    opened = {f"{ast.unparse(f.value)}.open" for f in dotted if f.attr == "open"}
    opened = {call for call in opened if call.partition(".")[0] in MODULES or "path" in call.lower()}
    return named | opened | {ast.unparse(f) for f in dotted if f.attr in METHODS}


def test_files_are_opened_in_one_place():
    """No file of the program reads or writes past `regular` and `files`."""
    found = {path.relative_to(PACKAGE).as_posix(): opened_in(path) for path in PACKAGE.rglob("*.py")}
    assert {name: calls for name, calls in found.items() if calls} == OPENS


def test_a_file_is_read_with_its_status(tmp_path):
    """The bytes, and the state of the file that they are from."""
    path = tmp_path / "file"
    path.write_bytes(b"text\r\n\x1a")
    data, status = read_regular(path, 100)
    assert (data, status.st_size) == (b"text\r\n\x1a", 7)


def test_a_file_is_read_up_to_its_cap_and_not_beyond(tmp_path):
    """A larger file is refused by its size."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 1_000_001)
    assert len(read_regular(path, 1_000_001)[0]) == 1_000_001
    with pytest.raises(UnfitFileError, match="larger than 1 MB"):
        read_regular(path, 1_000_000)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_file_that_claims_to_be_empty_is_capped_too():
    """Files of the system say that they have no bytes and may have no end."""
    assert os.stat("/proc/self/maps").st_size == 0
    assert read_regular("/proc/self/status", 1_000_000)[0].startswith(b"Name:")
    with pytest.raises(UnfitFileError, match="larger than"):
        read_regular("/proc/self/maps", 100)


def test_a_disk_that_gives_few_bytes_at_a_time_gives_them_all(tmp_path, monkeypatch):
    """Short reads are gone on with."""
    path = tmp_path / "file"
    path.write_bytes(b"a longer text")
    real = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, most: real(descriptor, min(most, 3)))
    assert read_regular(path, 100)[0] == b"a longer text"


@posix
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
def test_only_regular_files_are_opened(tmp_path, monkeypatch, kind):
    """For reading, adding, locking or replacing: at once, with what is there in words, and nothing of it is changed."""
    monkeypatch.chdir(tmp_path)
    path = Path("file")
    with socket.socket(socket.AF_UNIX) as end:
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "socket":
            end.bind("file")
        elif kind == "device":
            path.symlink_to("/dev/zero")
        else:
            path.mkdir()
        words = f"this is a {kind}, not a file"
        with pytest.raises(UnfitFileError, match=words):
            read_regular(path, 10)
        for act in (Appender, try_hold, lambda place: write_atomic(place, b"new")):
            with pytest.raises(SaveError, match=words):
                act(path)
        assert not create_new(path, b"new")
        assert os.listdir() == ["file"]
        assert not path.is_file()


@posix
def test_a_file_replaced_by_a_pipe_while_it_is_opened_is_refused(tmp_path, monkeypatch):
    """Its kind is looked at once more after opening, which does not wait, and the descriptor is closed again."""
    path, pipe = tmp_path / "file", tmp_path / "pipe"
    path.write_bytes(b"")
    os.mkfifo(pipe)
    real, opened = os.open, []

    def swapped(name: str | os.PathLike[str], flags: int, mode: int = 0o777) -> int:
        opened.append(real(pipe, flags, mode))
        return opened[-1]

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(UnfitFileError, match="a pipe"):
        open_regular(path)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])
