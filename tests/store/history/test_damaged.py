"""A damaged history: told with what is lost, read where it can be, and never a burden to the first picture."""

from __future__ import annotations

import os

import pytest

from stride_tui.core.history.records import Session
from stride_tui.store.disk.json_lines import MOST_PROBLEMS, NO_RECORD
from stride_tui.store.history import lines as lines_module
from stride_tui.store.history import reading as reading_module
from stride_tui.store.history.export import written_lines
from stride_tui.store.history.file import append_session
from stride_tui.store.history.lines import session_codec
from stride_tui.store.history.reading import MOST_TAIL_LINES, read_history, read_tail
from tests.helpers.saved_sessions import a_session, home

BAD_LINES = {
    "a letter": b"x\n",
    "words": b"this is no line of the history\n",
    "JSON of something else": b'{"a":1}\n',
    "a record without its fields": b'{"v":1,"kind":"session"}\n',
    "a wrong checksum": b'{"v":1,"kind":"session","id":"one","n":0,"utc":1,"offset":0,"body":{},"crc":"00000000"}\n',
    "a newer version": b'{"v":9,"kind":"session","id":"one"}\n',
}


def line_of(session: Session) -> bytes:
    """The line of a session."""
    return session_codec().encode(session.id, 0, session.started, session.offset, session)


@pytest.mark.parametrize("data", [b"\0" * 3000, b"\0" * 10 + b"\n" + b"\0" * 2990])
def test_a_history_of_nul_bytes_is_not_taken_for_empty(tmp_path, data):
    """The shape that a power cut leaves: each run of them is told with its line and length, by both readings."""
    paths = home(tmp_path)
    paths.history.write_bytes(data)
    for reading in (read_history(paths), read_tail(paths, 0)):
        assert [problem.line for problem in reading.problems] == list(range(1, data.count(b"\n") + 2))
        assert "NUL bytes, as a power cut leaves them" in reading.problems[-1].message
    assert "3000 NUL bytes" in read_history(paths).problems[0].message or b"\n" in data


def test_nul_bytes_are_set_aside_by_the_next_session(tmp_path):
    """Nothing is deleted, and the history goes on."""
    paths = home(tmp_path)
    paths.history.write_bytes(b"\0" * 3000)
    append_session(paths, a_session())
    kept = [name for name in os.listdir(tmp_path) if ".torn-" in name]
    assert [tmp_path.joinpath(name).read_bytes() for name in kept] == [b"\0" * 3000]
    assert (len(read_history(paths).sessions), read_history(paths).problems) == (1, ())


@pytest.mark.parametrize("before", [b"", b"\0" * 50])
@pytest.mark.parametrize("after", [b"", b"\0" * 50])
def test_a_whole_record_among_nul_bytes_counts(tmp_path, before, after):
    """It is read, exported and not added twice: its checksum shows that nothing of it is missing."""
    paths = home(tmp_path)
    paths.history.write_bytes(before + line_of(a_session("one")).rstrip(b"\n") + after)
    assert not append_session(paths, a_session("one"))
    append_session(paths, a_session("two"))
    assert [session.id for session in read_history(paths).sessions] == ["one", "two"]
    assert len(written_lines(paths)) == 2


@pytest.fixture
def decoded(monkeypatch) -> list[bytes]:
    """The lines that were decoded, not only looked at."""
    found: list[bytes] = []

    def counted(line: bytes) -> object:
        found.append(line)
        return lines_module.decode_line(line)

    monkeypatch.setattr(reading_module, "decode_line", counted)

    def looked_through(lines: list[bytes], since: int) -> bool:
        found.extend(lines)
        return lines_module.begins_before(lines, since)

    monkeypatch.setattr(reading_module, "begins_before", looked_through)
    return found


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_the_first_picture_looks_at_few_of_many_bad_lines(tmp_path, decoded, line):
    """However many and however short: a few thousand, and it says that there may be more before them."""
    paths = home(tmp_path)
    paths.history.write_bytes(line_of(a_session("old", 0)) + line * 200_000)
    reading = read_tail(paths, 1)
    assert len(decoded) <= 4 * MOST_TAIL_LINES
    assert not reading.whole
    assert not reading.reaches


def test_what_begins_as_no_record_does_is_not_decoded(monkeypatch):
    """Of any number of such lines each costs a look at its first byte."""

    def decoder() -> object:
        raise AssertionError("it is decoded")

    monkeypatch.setattr(lines_module, "session_codec", decoder)
    for line in (b"x", b"", b"[1]", b"\xff\x00", b" {}"):
        assert lines_module.decode_line(line) == NO_RECORD


def test_many_bad_lines_are_counted_and_the_first_of_them_kept(tmp_path):
    """The good ones between them are read; the memory for problems is bounded."""
    paths = home(tmp_path)
    some = [line_of(a_session(f"s{n}", n)) for n in range(3)]
    paths.history.write_bytes(b"".join(one + b"nonsense\n" * 500 for one in some))
    reading = read_history(paths)
    assert len(reading.sessions) == 3
    assert reading.unread.count == 1500
    assert [problem.line for problem in reading.problems] == [n + 2 for n in range(MOST_PROBLEMS)]


def test_a_file_that_cannot_be_read_is_told_before_all_lines(tmp_path):
    """However many bad lines another file has."""
    paths = home(tmp_path)
    paths.history.write_bytes(b"nonsense\n" * 500)
    (tmp_path / "history 2.jsonl").mkdir()
    unread = read_history(paths).unread
    assert (unread.files, unread.count) == (1, 501)
    assert unread.problems[0].path == str(tmp_path / "history 2.jsonl")


def test_a_tail_of_few_lines_says_how_far_it_reaches(tmp_path):
    """To the time asked for, by a session before it; and all of a short file is whole, with numbered lines."""
    paths = home(tmp_path)
    paths.history.write_bytes(b"nonsense\n" * (MOST_TAIL_LINES - 1) + line_of(a_session("new", 10)))
    reading = read_tail(paths, 5)
    assert (reading.whole, reading.reaches, reading.problems[0].line) == (True, True, 1)
    paths.history.write_bytes(b"nonsense\n" * MOST_TAIL_LINES + line_of(a_session("new", 10)))
    reading = read_tail(paths, 5)
    assert (reading.whole, reading.reaches, reading.problems[0].line) == (False, False, None)
    assert read_tail(paths, 11).reaches
