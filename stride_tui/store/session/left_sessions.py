"""Sessions that no process runs: left for later, interrupted by a crash, or thrown away."""

from __future__ import annotations

from stride_tui.core.session.events import Ended
from stride_tui.store.disk.appender import Appender
from stride_tui.store.disk.files import SaveError, read_if_there, rename
from stride_tui.store.history import file as history_file
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal_reading import JournalReading, read_journal
from stride_tui.store.session.session_lock import take_session


def session_left(paths: Paths) -> JournalReading | None:
    """Return the session that was left or whose program was killed; None if there is none, or the history has it.

    Never writes. `SaveError` if the history cannot be read, since it may have the session.
    """
    reading = read_journal(paths.journal)
    done = reading and reading.id and history_file.holds(paths, reading.id)
    return None if done else reading


def recover_discarded(paths: Paths) -> bool:
    """Bring back the session that was thrown away last, as one left for later; return False if there is none.

    The batch that ended it is cut off before the file is renamed: a crash in between leaves it thrown away.
    `SaveError` if another session is under way.
    """
    hold = take_session(paths)
    try:
        if read_if_there(paths.journal):
            raise SaveError(paths.journal, "a session is under way already")
        reading = read_journal(paths.discarded)
        if reading is None or not reading.batches:
            return False
        last = reading.events[-1]
        if isinstance(last, Ended) and last.how == "discarded" and reading.batches > 1:
            file = Appender(paths.discarded)
            try:
                file.truncate(reading.batch_ends[-2])
            finally:
                file.close()
        rename(paths.discarded, paths.journal)
        return True
    finally:
        hold.release()
