"""The history takes every session once, reads all that can be read, and never deletes what cannot."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.file import append_session, holds
from stride_tui.store.history.lines import session_codec
from stride_tui.store.history.reading import read_history, read_tail
from stride_tui.store.paths import Paths
from tests.helpers.faulty_disk import FaultyDisk
from tests.helpers.saved_sessions import a_session, home, sessions

DAY = 86_400_000


def line_of(session: Session) -> bytes:
    """The line of a session."""
    return session_codec().encode(session.id, 0, session.started, session.offset, session)


def ids(paths: Paths) -> list[str]:
    """The sessions of the history, oldest first."""
    return [session.id for session in read_history(paths).history.sessions]


def test_a_session_added_is_read(tmp_path: Path) -> None:
    """As it was, and only once however often it is added."""
    paths = home(tmp_path)
    assert append_session(paths, a_session())
    assert not append_session(paths, a_session())
    assert read_history(paths).sessions == (a_session(),)


def test_an_empty_home_has_an_empty_history(tmp_path: Path) -> None:
    """No file, no folder: no session and no problem."""
    reading = read_history(home(tmp_path / "none"))
    assert reading.history == History()
    assert reading.problems == ()


@given(st.lists(sessions, min_size=1, max_size=4), st.data())
def test_any_cut_loses_at_most_the_torn_session(
    tmp_path_factory: pytest.TempPathFactory, some: list[Session], data: st.DataObject
) -> None:
    """Cut anywhere, the lines that are whole are read; the next session is added and read too."""
    paths = home(tmp_path_factory.mktemp("cut"))
    lines = [line_of(session) for session in some]
    text = b"".join(lines)
    cut = data.draw(st.integers(0, len(text)))
    paths.history.write_bytes(text[:cut] + data.draw(st.sampled_from([b"", b"\0" * 99])))
    whole = {s.id for n, s in enumerate(some) if cut >= len(b"".join(lines[: n + 1]))}
    assert whole <= set(ids(paths))
    assert append_session(paths, a_session("next"))
    assert whole | {"next"} <= set(ids(paths))


@given(st.lists(sessions, max_size=6), st.randoms(use_true_random=False))
def test_union_is_idempotent_and_free_of_order(some: list[Session], random: Random) -> None:
    """The same sessions in any order and any number of copies make the same history."""
    twice = [*some, *some]
    random.shuffle(twice)
    assert History.of(twice) == History.of(some)


def test_a_torn_end_is_set_aside_before_adding(tmp_path: Path) -> None:
    """The bytes are kept in a file of their own that no reader takes for a history."""
    paths = home(tmp_path)
    paths.history.write_bytes(line_of(a_session("one")) + b'{"v":1,"ki\0\0')
    append_session(paths, a_session("two"))
    kept = [name for name in os.listdir(tmp_path) if ".torn-" in name]
    assert [tmp_path.joinpath(name).read_bytes() for name in kept] == [b'{"v":1,"ki\0\0']
    assert read_history(paths).problems == ()
    assert len(ids(paths)) == 2


def test_a_missing_last_newline_loses_nothing(tmp_path: Path) -> None:
    """An editor that drops the last newline drops no session."""
    paths = home(tmp_path)
    paths.history.write_bytes(line_of(a_session("one")).rstrip(b"\n"))
    append_session(paths, a_session("two"))
    assert sorted(ids(paths)) == ["one", "two"]


def test_a_bad_line_inside_is_kept_skipped_and_reported(tmp_path: Path) -> None:
    """With its number; the lines around it are read, and adding leaves it where it is."""
    paths = home(tmp_path)
    paths.history.write_bytes(line_of(a_session("one")) + b"nonsense\n" + line_of(a_session("two")))
    append_session(paths, a_session("three"))
    reading = read_history(paths)
    assert [problem.line for problem in reading.problems] == [2]
    assert len(reading.sessions) == 3
    assert b"\nnonsense\n" in paths.history.read_bytes()


def test_records_of_a_newer_program_are_counted_and_kept(tmp_path: Path) -> None:
    """Of another version or kind, whole or as the last line without its newline."""
    paths = home(tmp_path)
    newer = b'{"v":2,"kind":"session"}\n{"v":1,"kind":"swim"}'
    paths.history.write_bytes(newer)
    append_session(paths, a_session())
    assert read_history(paths).unknown == 2
    assert paths.history.read_bytes().startswith(newer)


@pytest.mark.parametrize(
    "name",
    [
        "history (conflicted copy 2026-11-19).jsonl",
        "history.sync-conflict-20261119-101500-ABCDEFG.jsonl",
        "history.jsonl.sync-conflict-20261119-101500-ABCDEFG",
        "history.jsonl (Anna's conflicted copy 2026-11-19)",
        "history_conflict-20261119-101500.jsonl",
        "history-LAPTOP.jsonl",
        "history 2.jsonl",
    ],
)
def test_conflict_copies_are_united(tmp_path: Path, name: str) -> None:
    """Sessions of both files are there once; for the same id the history's own line stands."""
    paths = home(tmp_path)
    append_session(paths, a_session("both", sets=3))
    (tmp_path / name).write_bytes(line_of(a_session("both", sets=1)) + line_of(a_session("theirs")))
    found = {session.id: len(session.sets) for session in read_history(paths).history.sessions}
    assert found == {"both": 3, "theirs": 3}


@pytest.mark.parametrize("name", ["history.jsonl.torn-20261119T101500Z-1", "history.jsonl.bak", "history.jsonl~"])
def test_what_is_beside_the_history_and_no_copy_is_not_read(tmp_path: Path, name: str) -> None:
    """Parts that were set aside, and what editors leave."""
    (tmp_path / name).write_bytes(line_of(a_session("theirs")))
    assert ids(home(tmp_path)) == []


def test_the_tail_has_what_began_since(tmp_path: Path) -> None:
    """Every session since the time asked for, without reading the whole file."""
    paths = home(tmp_path)
    some = [a_session(f"s{n:04}", n * DAY, sets=30) for n in range(500)]
    paths.history.write_bytes(b"".join(map(line_of, some)))
    reading = read_tail(paths, 450 * DAY)
    assert {s.id for s in some[450:]} <= {s.id for s in reading.sessions}
    assert len(reading.sessions) < 400
    assert not reading.whole


def test_the_tail_of_a_short_history_is_all_of_it(tmp_path: Path) -> None:
    """And says so."""
    paths = home(tmp_path)
    append_session(paths, a_session())
    reading = read_tail(paths, 0)
    assert reading.whole
    assert reading.history == read_history(paths).history


def test_the_tail_never_reads_more_than_it_may(tmp_path: Path) -> None:
    """However far back the time asked for lies."""
    paths = home(tmp_path)
    paths.history.write_bytes(b"".join(line_of(a_session(f"s{n}", n, sets=30)) for n in range(300)))
    assert not read_tail(paths, 0, most_bytes=1).whole


def test_reading_works_where_nothing_can_be_written(tmp_path: Path) -> None:
    """On a full or read-only disk the history is there."""
    paths = home(tmp_path)
    append_session(paths, a_session())
    with FaultyDisk().failing() as disk:
        read_history(paths)
        read_tail(paths, 0)
    assert disk.count == 2  # each opened the file, and nothing else happened


def test_a_history_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """Told as a value; and nothing is added blindly."""
    paths = home(tmp_path)
    paths.history.mkdir()
    assert len(read_history(paths).problems) == 1
    assert len(read_tail(paths, 0).problems) == 1
    with pytest.raises(SaveError):
        append_session(paths, a_session())


def test_a_failed_append_leaves_the_history_as_it_was(tmp_path: Path) -> None:
    """Whichever operation fails, the lines before are whole and the session can be added afterwards."""
    for at in range(1, 10):
        paths = home(tmp_path / str(at))
        append_session(paths, a_session("one"))
        with FaultyDisk(at, errno.ENOSPC, half=True).failing():
            try:
                append_session(paths, a_session("two"))
            except SaveError:
                assert read_history(paths).problems == ()
        append_session(paths, a_session("two"))
        assert sorted(ids(paths)) == ["one", "two"]


def test_an_id_inside_a_note_is_not_a_session(tmp_path: Path) -> None:
    """Only a record's own id counts."""
    paths = home(tmp_path)
    append_session(paths, Session("one", "r", '"two"', 0, 0, 0, True, (), note="two"))
    assert not holds(paths, "two")
    assert holds(paths, "one")
