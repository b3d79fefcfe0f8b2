"""Corrections are lines like any other: added once, read with what can be read, united from copies."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

import pytest

from stride_tui.core.history.amendments import Amendment, CorrectionUndone, Deleted, SessionChange, SetChange, SetKey
from stride_tui.core.history.records import Run
from stride_tui.core.routines.routine import Load
from stride_tui.store.disk.files import SaveError
from stride_tui.store.disk.json_lines import Bad
from stride_tui.store.history.export import written_lines
from stride_tui.store.history.file import append_amendment, append_run, append_session, holds
from stride_tui.store.history.lines import decode_line, encode
from stride_tui.store.history.reading import read_history, read_tail
from stride_tui.store.paths import Paths
from tests.helpers.faulty_disk import FaultyDisk, Killed, kept, rehearse
from tests.helpers.saved_sessions import a_session, home

DAY = 86_400_000
LIGHTER = SetChange(SetKey(0, 0, 1), done_reps=7, load=Load("dumbbells", 8), effort=None, note="“Ünï”")
AMENDMENT = Amendment("a", "one", LIGHTER, 5, 3600)
RUN = Run("run", "easy", 0, 0)


def effort_of(paths: Paths) -> float | None:
    """The effort of the one session, as it stands."""
    return read_history(paths).history.sessions[0].effort


@pytest.mark.parametrize("change", [LIGHTER, SessionChange(minutes=3), Deleted(), CorrectionUndone()])
def test_a_correction_added_is_read(
    tmp_path: Path, change: SetChange | SessionChange | Deleted | CorrectionUndone
) -> None:
    """As it was, and only once however often it is added."""
    amendment = Amendment("a", "one", change, 5, 3600)
    paths = home(tmp_path)
    assert append_amendment(paths, amendment)
    assert not append_amendment(paths, amendment)
    assert read_history(paths).amendments == (amendment,)
    assert read_history(paths).problems == ()


def test_what_is_read_is_corrected(tmp_path: Path) -> None:
    """The reading still has the line as it was written."""
    paths = home(tmp_path)
    append_session(paths, a_session())
    append_amendment(paths, AMENDMENT)
    reading = read_history(paths)
    assert reading.history.sessions[0].sets[0].done_reps == 7
    assert reading.sessions == (a_session(),)


def test_a_session_deleted_is_not_added_again(tmp_path: Path) -> None:
    """Its line is there, so a crash between replays to the same."""
    paths = home(tmp_path)
    append_session(paths, a_session())
    append_amendment(paths, Amendment("a", "one", Deleted(), 5, 0))
    assert holds(paths, "one")
    assert not append_session(paths, a_session())
    assert read_history(paths).history.sessions == ()


def test_the_id_of_a_target_is_no_record_of_it(tmp_path: Path) -> None:
    """A correction that names a session does not make it known."""
    paths = home(tmp_path)
    append_amendment(paths, AMENDMENT)
    assert not holds(paths, "one")
    assert append_session(paths, a_session())


def test_any_cut_loses_at_most_the_torn_correction(tmp_path: Path) -> None:
    """Cut anywhere in its line, what is before it stands, and the next one is added and read."""
    whole, line = encode(a_session()), encode(Amendment("a", "one", SessionChange(effort=6), 5, 0))
    for cut in range(len(line) + 1):
        paths = home(tmp_path / str(cut))
        paths.data.mkdir()
        paths.history.write_bytes(whole + line[:cut])
        assert effort_of(paths) == (6 if cut >= len(line) - 1 else None)
        if cut % 20 == 0:
            append_amendment(paths, Amendment("b", "one", SessionChange(effort=7), 6, 0))
            assert effort_of(paths) == 7
            assert read_history(paths).problems == ()


def test_a_torn_correction_is_set_aside(tmp_path: Path) -> None:
    """In a file of its own, never deleted."""
    paths = home(tmp_path)
    torn = encode(AMENDMENT)[:50]
    paths.history.write_bytes(encode(a_session()) + torn)
    append_amendment(paths, AMENDMENT)
    aside = [name for name in os.listdir(tmp_path) if ".torn-" in name]
    assert [tmp_path.joinpath(name).read_bytes() for name in aside] == [torn]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_correction_that_fails_leaves_every_line_whole(tmp_path: Path, error: int) -> None:
    """Whichever operation fails, and is told; it can be added afterwards."""
    for at in range(1, 10):
        paths = home(tmp_path / str(at))
        append_session(paths, a_session())
        with FaultyDisk(at, error, half=True).failing():
            try:
                append_amendment(paths, AMENDMENT)
            except SaveError:
                assert (read_history(paths).sessions, read_history(paths).problems) == ((a_session(),), ())
        append_amendment(paths, AMENDMENT)
        assert read_history(paths).amendments == (AMENDMENT,)
        assert read_history(paths).problems == ()


def test_a_death_while_correcting_loses_no_session(tmp_path: Path) -> None:
    """At every operation: the session stands, corrected or not, and correcting again ends the same."""
    for at in range(1, 10):
        paths = home(tmp_path / str(at))
        append_session(paths, a_session())
        with FaultyDisk(at, half=True).failing(), contextlib.suppress(Killed):
            append_amendment(paths, AMENDMENT)
        assert [session.id for session in read_history(paths).history.sessions] == ["one"]
        append_amendment(paths, AMENDMENT)
        assert read_history(paths).history.sessions[0].sets[0].done_reps == 7


def test_conflict_copies_bring_their_corrections(tmp_path: Path) -> None:
    """One machine corrected what the other undid: together they say what was said last."""
    paths = home(tmp_path)
    append_session(paths, a_session())
    append_amendment(paths, Amendment("b", "a", CorrectionUndone(), 9, 0))
    (tmp_path / "history 2.jsonl").write_bytes(
        encode(a_session())
        + encode(Amendment("a", "one", Deleted(), 5, 0))
        + encode(Amendment("c", "one", SessionChange(effort=4), 7, 0))
    )
    assert effort_of(paths) == 4
    assert len(read_history(paths).history.amendments) == 3


def test_the_tail_is_corrected_too(tmp_path: Path) -> None:
    """The first picture shows what stands."""
    paths = home(tmp_path)
    some = [a_session(f"s{n:04}", n * DAY, sets=30) for n in range(300)]
    late = Amendment("a", "s0299", SessionChange(effort=3), 400 * DAY, 0)
    paths.history.write_bytes(b"".join(map(encode, some)) + encode(late))
    reading = read_tail(paths, 290 * DAY)
    assert not reading.whole
    assert reading.history.sessions[-1].effort == 3


@pytest.mark.parametrize(
    "body",
    [
        b'{"type":"amendment","id":"a","target":"one","change":{"what":"swap"},"utc":1,"offset":0}',
        b'{"type":"amendment","id":"a","target":"one","change":{"what":"session","minutes":1e300},"utc":1,"offset":0}',
        b'{"type":"amendment","id":"a","target":"one","change":{"what":"set"},"utc":1,"offset":0}',
        b'{"type":"amendment","id":"a"}',
    ],
)
def test_a_correction_that_makes_no_sense_is_reported_and_kept(tmp_path: Path, body: bytes) -> None:
    """With its line; the rest of the history is as it was."""
    paths = home(tmp_path)
    line = b'{"v":1,"kind":"amendment","id":"a","n":0,"utc":1,"offset":0,"body":%b}\n' % body
    paths.history.write_bytes(encode(a_session()) + line)
    append_run(paths, RUN)
    reading = read_history(paths)
    assert [problem.line for problem in reading.problems] == [2]
    assert reading.history.sessions == (a_session(),)
    assert line in paths.history.read_bytes()


def test_a_line_written_anew_by_hand_is_read() -> None:
    """With its keys in another order, or spaces, and no checksum."""
    line = (
        b'{"id": "a", "body": {"type": "amendment", "id": "a", "target": "one", "change": {"what": "delete"},'
        b' "utc": 1, "offset": 0}, "utc": 1, "offset": 0, "n": 0, "v": 1, "kind": "amendment"}'
    )
    record = decode_line(line)
    assert not isinstance(record, Bad)
    assert record.body == Amendment("a", "one", Deleted(), 1, 0)


def test_verify_counts_what_was_written(tmp_path: Path) -> None:
    """A correction takes no set from it, in the history or in a copy."""
    paths = home(tmp_path)
    rehearse(paths, 40, 2)
    have = kept(paths)
    session = read_history(paths).sessions[0]
    gone = Amendment("a", session.id, Deleted(), 5, 0)
    append_amendment(paths, gone)
    copy = encode(a_session("copy")) + encode(Amendment("b", "copy", Deleted(), 5, 0))
    (tmp_path / "history 2.jsonl").write_bytes(copy)
    assert [name for name in kept(paths) if not name.startswith("copy:")] == have
    assert len(kept(paths)) == len(have) + 3


def test_the_lines_given_out_are_the_historys_own(tmp_path: Path) -> None:
    """Each record once, byte for byte, those of a newer program among them; what is no record is left out."""
    paths = home(tmp_path)
    newer = b'{"v":2,"kind":"session"}'
    lines = [encode(a_session()).strip(), encode(AMENDMENT).strip(), newer]
    paths.history.write_bytes(b"\r\n".join([lines[0], b"nonsense", *lines[1:], b""]))
    (tmp_path / "history 2.jsonl").write_bytes(lines[0] + b"\n" + lines[1])
    assert written_lines(paths) == lines


def test_a_choice_of_lines_has_the_corrections_of_what_it_has(tmp_path: Path) -> None:
    """Undos too, through any number of them; none of what is left out."""
    paths = home(tmp_path)
    append_session(paths, a_session("one", 0))
    append_session(paths, a_session("two", DAY))
    append_amendment(paths, Amendment("a", "one", Deleted(), 5, 0))
    append_amendment(paths, Amendment("b", "a", CorrectionUndone(), 6, 0))
    append_amendment(paths, Amendment("c", "b", CorrectionUndone(), 7, 0))
    append_amendment(paths, Amendment("d", "two", Deleted(), 8, 0))
    some = [decode_line(line) for line in written_lines(paths, lambda entry: entry.started < DAY)]
    assert [record.id for record in some if not isinstance(record, Bad)] == ["one", "a", "b", "c"]


def test_a_correction_of_a_date_reads_what_is_further_up(tmp_path: Path) -> None:
    """A session of the first days, which was really done last week, is in the first picture already."""
    paths = home(tmp_path)
    for n in range(300):
        append_session(paths, a_session(f"s{n}", started=n * DAY))
    append_amendment(paths, Amendment("b", "s299", SessionChange(started=299 * DAY + 5), 1, 0))
    assert not read_tail(paths, 290 * DAY, 1).whole
    append_amendment(paths, Amendment("a", "s1", SessionChange(started=298 * DAY + 1), 5, 0))
    found = read_tail(paths, 290 * DAY, 1)
    assert found.whole
    assert [session.id for session in found.history.sessions][-3:] == ["s298", "s1", "s299"]


def test_a_tail_that_begins_within_a_session_taken_back_reads_its_earlier_line(tmp_path: Path) -> None:
    """Its corrections are of that line, and hold for the later one."""
    paths = home(tmp_path)
    append_session(paths, a_session("old", started=300 * DAY))
    for n in range(1000):
        append_session(paths, a_session(f"s{n}", started=n))
    append_amendment(paths, Amendment("a", "old", SessionChange(effort=7), 1, 0))
    append_amendment(paths, Amendment("new-reopened", "old", Deleted("new"), 2, 0))
    append_session(paths, a_session("new", started=300 * DAY))
    assert read_tail(paths, 300 * DAY, 1).history.sessions[-1].effort == 7
