"""Sessions that no process runs: left for later, interrupted by a crash, ended a moment ago."""

from __future__ import annotations

from stride_tui.core.session.events import Batch, Ended
from stride_tui.core.session.recover import end_taken_back
from stride_tui.store.disk.appender import Appender
from stride_tui.store.disk.files import SaveError, read_if_there, remove, rename, write_atomic
from stride_tui.store.history import file as history_file
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import batch_line, new_session_id
from stride_tui.store.session.journal_reading import JournalReading, read_journal
from stride_tui.store.session.session_lock import take_session


def session_left(paths: Paths) -> JournalReading | None:
    """Return the session that was left or whose program was killed; None if there is none, or the history has it.

    Never writes. `SaveError` if the history cannot be read, since it may have the session.
    """
    reading = read_journal(paths.journal)
    done = reading and reading.id and history_file.holds(paths, reading.id)
    return None if done else reading


def reopen_ended(paths: Paths) -> bool:
    """Open the session that ended last again, as one left for later; return False if there is none.

    A session that was thrown away is its own journal again, without the batch that ended it, which is cut off before
    the file is renamed: a crash in between leaves it thrown away. One that was finished is in the history, where a line
    stays: it goes on under a new id, and `Journal.resume` takes the old one out of the history. A crash before that
    leaves both, and the next start completes it. `SaveError` if another session is under way.
    """
    hold = take_session(paths)
    try:
        if read_if_there(paths.journal):
            raise SaveError(paths.journal, "a session is under way already")
        reading = read_journal(paths.discarded)
        if reading is None or not reading.batches:
            return False
        last = reading.events[-1]
        if isinstance(last, Ended) and last.how != "discarded":
            _go_on_under_a_new_id(paths, reading.events)
            return True
        if isinstance(last, Ended) and reading.batches > 1:
            file = Appender(paths.discarded)
            try:
                file.truncate(reading.batch_ends[-2])
            finally:
                file.close()
        rename(paths.discarded, paths.journal)
        return True
    finally:
        hold.release()


def _go_on_under_a_new_id(paths: Paths, events: Batch) -> None:
    """Write the journal of a finished session with its end taken back, as one batch under a new id."""
    session = new_session_id(events[0].at)
    write_atomic(paths.journal, batch_line(paths.journal, session, 0, end_taken_back(events, session)))
    remove(paths.discarded)
