"""The journal keeps every batch that it called saved, and gives back the longest part that can be trusted."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.instant import ManualClock
from stride_tui.store.disk.files import SaveError
from stride_tui.store.disk.json_lines import MOST_PROBLEMS
from stride_tui.store.session.journal import Journal, new_session_id
from stride_tui.store.session.journal_reading import batch_codec, beat_codec, parse_journal, read_journal
from stride_tui.store.session.left_sessions import session_left
from stride_tui.store.session.session_lock import held_elsewhere
from tests.helpers.faulty_disk import FaultyDisk
from tests.helpers.saved_sessions import all_of, begun, confirm, home, reading_of, written


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    """Events come back in order, with the last heartbeat and no problem."""
    done = written(home(tmp_path))
    reading = reading_of(home(tmp_path))
    assert reading.events == all_of(done)
    assert reading.batches == 3
    assert reading.problems == ()
    assert reading.last_beat is not None
    assert reading.last_beat.utc == done[-1][-1].at.utc + 1000


def test_without_a_journal_there_is_nothing(tmp_path: Path) -> None:
    """A first start finds no session."""
    assert read_journal(home(tmp_path).journal) is None
    assert session_left(home(tmp_path)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no permission bits")
def test_the_journal_is_the_users_alone(tmp_path: Path) -> None:
    """Mode 0600."""
    written(home(tmp_path))
    assert home(tmp_path).journal.stat().st_mode & 0o777 == 0o600


@given(st.data())
def test_any_cut_loses_at_most_the_torn_batch(data: st.DataObject) -> None:
    """Cut anywhere, the batches whose lines are whole are read, nothing raises."""
    engine, clock, first = begun()
    batches = [first, *(confirm(engine, clock) for _ in range(4))]
    lines = [batch_codec().encode("one", n, 0, 0, batch) for n, batch in enumerate(batches)]
    text = b"".join(lines)
    cut = data.draw(st.integers(0, len(text)))
    tail = data.draw(st.sampled_from([b"", b"\0" * 50, b"{\xff"]))
    reading = parse_journal(Path("j"), text[:cut] + tail)
    whole = sum(cut >= len(b"".join(lines[: n + 1])) for n in range(5))
    assert reading.batches in (whole, whole + (text[cut : cut + 1] == b"\n"))
    assert reading.events == all_of(batches[: reading.batches])


def test_a_missing_batch_ends_the_reading_before_it(tmp_path: Path) -> None:
    """What follows a gap cannot be folded: it is left out and told with its line."""
    done = written(home(tmp_path), 4)
    path = home(tmp_path).journal
    lines = [line for line in path.read_bytes().splitlines(True) if b'"beat"' not in line]
    path.write_bytes(lines[0] + b"damaged\n" + lines[2] + lines[3])
    reading = reading_of(home(tmp_path))
    assert reading.events == done[0]
    assert [problem.line for problem in reading.problems] == [2, 3]


def test_a_damaged_heartbeat_costs_nothing(tmp_path: Path) -> None:
    """The numbers of the batches show that none is missing."""
    done = written(home(tmp_path), 4)
    path = home(tmp_path).journal
    path.write_bytes(path.read_bytes().replace(b'"kind":"beat"', b'"kind":"BEAT"', 1))
    reading = reading_of(home(tmp_path))
    assert reading.events == all_of(done)
    assert len(reading.problems) == 1


def test_a_batch_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    """The first one stands."""
    done = written(home(tmp_path), 2)
    path = home(tmp_path).journal
    text = path.read_bytes()
    path.write_bytes(text + text.splitlines(True)[1])
    assert reading_of(home(tmp_path)).events == all_of(done)


def test_going_on_sets_the_torn_end_aside(tmp_path: Path) -> None:
    """The damaged bytes are kept in a file of their own, and writing goes on after the good part."""
    paths = home(tmp_path)
    written(paths, 3)
    with paths.journal.open("ab") as file:
        file.write(b'{"v":1,"kind":"ev\0\0')
    engine, clock, _ = begun()
    journal, reading = Journal.resume(paths, clock.now())
    journal.save(confirm(engine, clock))
    journal.close()
    kept = [name for name in os.listdir(tmp_path) if ".torn-" in name]
    assert [tmp_path.joinpath(name).read_bytes() for name in kept] == [b'{"v":1,"kind":"ev\0\0']
    assert reading_of(paths).batches == reading.batches + 1
    assert reading_of(paths).problems == ()


def test_a_missing_last_newline_is_mended(tmp_path: Path) -> None:
    """A whole line without its newline counts, and the next begins on its own."""
    paths = home(tmp_path)
    done = written(paths, 2)
    paths.journal.write_bytes(paths.journal.read_bytes().rstrip(b"\n"))
    journal, reading = Journal.resume(paths, ManualClock().now())
    journal.save(done[1])
    journal.close()
    assert reading.batches == 2
    assert reading_of(paths).batches == 3


def test_reading_never_writes(tmp_path: Path) -> None:
    """However damaged the file is."""
    paths = home(tmp_path)
    written(paths, 2)
    paths.journal.write_bytes(paths.journal.read_bytes() + b"torn")
    before = paths.journal.read_bytes(), sorted(os.listdir(tmp_path))
    session_left(paths)
    assert (paths.journal.read_bytes(), sorted(os.listdir(tmp_path))) == before


def test_a_failed_save_waits_and_is_retried(tmp_path: Path) -> None:
    """The batch stays pending, the file as it was, no heartbeat passes it, and the retry keeps the order."""
    paths = home(tmp_path)
    engine, clock, first = begun()
    journal = Journal.start(paths, first)
    batches = [confirm(engine, clock) for _ in range(2)]
    with FaultyDisk(1, errno.ENOSPC, lasting=True).failing():
        for batch in batches:
            with pytest.raises(SaveError, match="full"):
                journal.save(batch)
    journal.beat(clock.now())
    assert journal.pending == batches
    assert reading_of(paths).events == first
    journal.retry()
    journal.close()
    assert journal.pending == []
    assert reading_of(paths).events == all_of([first, *batches])


def test_a_session_that_could_not_start_leaves_nothing(tmp_path: Path) -> None:
    """Whichever operation fails, there is no half-started session in the way, and nobody holds it."""
    _, _, first = begun()
    for at in range(1, 12):
        paths = home(tmp_path / str(at))
        paths.data.mkdir()
        with FaultyDisk(at, errno.EIO).failing():
            try:
                Journal.start(paths, first).close()
            except SaveError:
                assert not paths.journal.exists()
        assert not held_elsewhere(paths)


def test_session_names_differ() -> None:
    """Two sessions begun at the same instant have two names."""
    now = ManualClock().now()
    assert new_session_id(now) != new_session_id(now)


def test_heartbeats_are_not_flushed(tmp_path: Path) -> None:
    """They cost a write and nothing more."""
    journal = Journal.start(home(tmp_path), begun()[2])
    disk = FaultyDisk()
    with disk.failing():
        journal.beat(ManualClock().now())
    journal.close()
    assert disk.count == 1


def test_a_heartbeat_of_an_earlier_batch_is_not_the_last_sign_of_life() -> None:
    """A beat speaks for the batch that it follows."""
    _, clock, first = begun()
    now = clock.now()
    line = batch_codec().encode("one", 0, 0, 0, first) + beat_codec().encode("one", 7, 0, 0, now)
    assert parse_journal(Path("j"), line).last_beat is None


def test_nul_bytes_are_reported_and_cost_no_batch(tmp_path: Path) -> None:
    """In the middle and at the end, with their line; a record behind some of them is whole and counts."""
    paths = home(tmp_path)
    done = written(paths, 3)
    lines = paths.journal.read_bytes().splitlines(True)
    paths.journal.write_bytes(lines[0] + b"\0" * 9 + b"\n" + b"\0" * 5 + b"".join(lines[1:]) + b"\0" * 70)
    reading = reading_of(paths)
    assert reading.events == all_of(done)
    assert [(problem.line, problem.message[:12]) for problem in reading.problems] == [
        (2, "9 NUL bytes,"),
        (len(lines) + 2, "70 NUL bytes"),
    ]


def test_a_line_keeps_its_number_after_blank_ones(tmp_path: Path) -> None:
    """As an editor counts them."""
    paths = home(tmp_path)
    written(paths, 2)
    paths.journal.write_bytes(paths.journal.read_bytes() + b"\n\nnonsense\n")
    count = len(paths.journal.read_bytes().splitlines())
    assert [problem.line for problem in reading_of(paths).problems] == [count]


def test_many_bad_lines_are_counted_and_the_first_of_them_kept(tmp_path: Path) -> None:
    """What follows them is found: no batch was among them."""
    paths = home(tmp_path)
    done = written(paths, 3)
    first, *rest = paths.journal.read_bytes().splitlines(True)
    paths.journal.write_bytes(first + b"nonsense\n" * 5_000 + b"".join(rest))
    reading = reading_of(paths)
    assert reading.events == all_of(done)
    assert (len(reading.problems), reading.unread.count) == (MOST_PROBLEMS, 5_000)
