"""A session is run by one window at a time, and left, thrown away or finished without losing a set."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import Do
from stride_tui.core.session.evolve import replay
from stride_tui.core.session.to_records import to_session
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.file import append_session
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import Journal
from stride_tui.store.session.journal_reading import read_journal
from stride_tui.store.session.left_sessions import reopen_ended, session_left
from stride_tui.store.session.session_lock import HeldElsewhere, held_elsewhere
from tests.helpers.faulty_disk import FaultyDisk, Killed
from tests.helpers.saved_sessions import a_session, all_of, begun, confirm, home, reading_of, written


def test_a_second_window_is_reported(tmp_path: Path) -> None:
    """While one runs the session another can neither start nor go on; afterwards it can."""
    paths = home(tmp_path)
    _, clock, first = begun()
    journal = Journal.start(paths, first)
    assert held_elsewhere(paths)
    with pytest.raises(HeldElsewhere, match="another window"):
        Journal.resume(paths, clock.now())
    with pytest.raises(HeldElsewhere):
        Journal.start(paths, first)
    journal.close()
    assert not held_elsewhere(paths)
    Journal.resume(paths, clock.now())[0].close()


def test_a_session_left_is_never_started_over(tmp_path: Path) -> None:
    """Starting another one is refused while one is there."""
    paths = home(tmp_path)
    done = written(paths)
    with pytest.raises(SaveError, match="under way"):
        Journal.start(paths, begun("two")[2])
    assert reading_of(paths).events == all_of(done)


def test_an_unreadable_journal_is_set_aside_by_the_next_session(tmp_path: Path) -> None:
    """Nothing in it can be gone on with, and nothing of it is deleted."""
    paths = home(tmp_path)
    paths.journal.write_bytes(b"\0\0 not a journal")
    Journal.start(paths, begun()[2]).close()
    kept = [name for name in os.listdir(tmp_path) if ".torn-" in name]
    assert [tmp_path.joinpath(name).read_bytes() for name in kept] == [b"\0\0 not a journal"]


def test_a_journal_that_the_disk_will_not_give_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    """A read error stops a new session instead of replacing the old one."""
    paths = home(tmp_path)
    done = written(paths)
    with FaultyDisk(1, errno.EIO, lasting=True).failing():
        assert reading_of(paths).unreadable
        with pytest.raises(SaveError):
            Journal.start(paths, begun("two")[2])
    assert reading_of(paths).events == all_of(done)


def test_a_newer_programs_journal_is_not_gone_on_with(tmp_path: Path) -> None:
    """It is told and kept."""
    paths = home(tmp_path)
    written(paths)
    with paths.journal.open("ab") as file:
        file.write(b'{"v":2,"kind":"events"}\n')
    assert reading_of(paths).newer
    with pytest.raises(SaveError, match="newer"):
        Journal.resume(paths, ManualClock().now())


def test_a_discarded_session_can_be_brought_back(tmp_path: Path) -> None:
    """As it was before it was thrown away."""
    paths = home(tmp_path)
    engine, clock, first = begun()
    journal = Journal.start(paths, first)
    one = confirm(engine, clock)
    journal.save(one)
    journal.save(engine.do(Do("discard"), clock.forward(1000)))
    journal.discard()
    assert session_left(paths) is None
    assert reopen_ended(paths)
    assert reading_of(paths).events == first + one
    assert not reopen_ended_again(paths)


def reopen_ended_again(paths: Paths) -> bool:
    """Whether there is still something to bring back, once the session brought back is out of the way."""
    paths.journal.unlink()
    return reopen_ended(paths)


def finished_early(paths: Paths) -> None:
    """A session that was finished after one set, and is in the history."""
    engine, clock, first = begun()
    journal = Journal.start(paths, first)
    journal.save(confirm(engine, clock))
    journal.save(engine.do(Do("finish"), clock.forward(1000)))
    journal.finish(to_session(engine.state))


def test_a_finished_session_is_opened_again_under_a_new_id(tmp_path: Path) -> None:
    """Its line stays in the history, which no longer counts it; finished again, it counts once."""
    paths = home(tmp_path)
    finished_early(paths)
    line = paths.history.read_bytes()
    assert reopen_ended(paths)
    journal, reading = Journal.resume(paths, ManualClock().now())
    assert reading.id is not None
    assert reading.id != "one"
    state = replay(reading.events)
    assert state is not None
    assert state.ended is None
    assert paths.history.read_bytes().startswith(line)
    assert read_history(paths).history.sessions == ()
    journal.finish(to_session(state))
    assert [session.id for session in read_history(paths).history.sessions] == [reading.id]
    assert paths.history.read_bytes().startswith(line)


def test_a_crash_while_a_session_is_opened_again_is_completed_by_the_next_start(tmp_path: Path) -> None:
    """Before the old one is taken out of the history; taking it out again adds no line."""
    paths = home(tmp_path)
    finished_early(paths)
    reopen_ended(paths)
    assert [session.id for session in read_history(paths).history.sessions] == ["one"]
    for _ in range(2):
        journal, _ = Journal.resume(paths, ManualClock().now())
        journal.close()
        assert read_history(paths).history.sessions == ()
        assert len(read_history(paths).amendments) == 1


def test_a_session_that_the_disk_will_not_open_again_stays_finished(tmp_path: Path) -> None:
    """The history counts it, and it can be tried again."""
    paths = home(tmp_path)
    finished_early(paths)
    with FaultyDisk(1, errno.ENOSPC, lasting=True).failing(), pytest.raises(SaveError):
        reopen_ended(paths)
    assert [session.id for session in read_history(paths).history.sessions] == ["one"]
    assert reopen_ended(paths)


@pytest.mark.parametrize("error", [errno.EIO, None], ids=["error", "kill"])
def test_an_end_at_any_point_of_opening_again_leaves_the_session_once(tmp_path: Path, error: int | None) -> None:
    """Finished as it was, or under way: then the next start goes on with it, and finished again it counts once."""
    for at in range(1, 40):
        paths = home(tmp_path / str(at))
        paths.data.mkdir()
        finished_early(paths)
        with FaultyDisk(at, error).failing(), contextlib.suppress(SaveError, Killed):
            reopen_ended(paths)
            Journal.resume(paths, ManualClock().now())[0].close()
        if session_left(paths) is not None:
            journal, reading = Journal.resume(paths, ManualClock().now())
            state = replay(reading.events)
            assert state is not None
            journal.finish(to_session(state))
        assert len(read_history(paths).history.sessions) == 1, at


def test_the_next_session_ends_the_chance_to_bring_one_back(tmp_path: Path) -> None:
    """Only the last one can be recovered, and only until the next starts."""
    paths = home(tmp_path)
    Journal.start(paths, begun()[2]).discard()
    Journal.start(paths, begun("two")[2]).close()
    assert not paths.discarded.exists()


def test_finishing_moves_the_session_into_the_history(tmp_path: Path) -> None:
    """One line in the history, no journal, nobody holds it."""
    paths = home(tmp_path)
    engine, clock, first = begun()
    journal = Journal.start(paths, first)
    engine.do(Do("finish"), clock.forward(5000))
    journal.finish(to_session(engine.state))
    assert [s.id for s in read_history(paths).sessions] == ["one"]
    assert read_journal(paths.journal) is None
    assert not held_elsewhere(paths)


def test_a_session_that_died_while_finishing_is_not_offered_again(tmp_path: Path) -> None:
    """The history has it: the journal left behind is nothing to go on with, and makes room."""
    paths = home(tmp_path)
    written(paths)
    append_session(paths, a_session("one"))
    assert session_left(paths) is None
    Journal.start(paths, begun("two")[2]).close()
    assert reading_of(paths).id == "two"
    append_session(paths, a_session("two"))
    with pytest.raises(SaveError, match="no session"):
        Journal.resume(paths, ManualClock().now())
    assert read_journal(paths.journal) is None


def test_kill_9_leaves_the_session_free(tmp_path: Path) -> None:
    """The system lets go of the session of a killed process."""
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.helpers.saved_sessions import begun, home\nfrom stride_tui.store.session.journal import Journal\n"
        "journal = Journal.start(home(Path(sys.argv[1])), begun()[2]); print('started', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"started"
        assert held_elsewhere(home(tmp_path))
        process.kill()
    assert not held_elsewhere(home(tmp_path))
    assert reading_of(home(tmp_path)).batches == 1
