"""The journal: the session under way, written batch by batch so that kill -9 loses nothing that was saved.

From the start of a session to its end:
- `Journal.start` takes the session's lock for this process, and puts the first batch (Started with its routine)
  on the disk, file and folder flushed, before the session counts as started.
- `save` adds one batch as one record and returns only when it is on the disk. If that fails the file is as it was
  before, the batch waits in `pending`, a `SaveError` says why, and `retry` (or the next `save`) tries again.
- `beat` adds a heartbeat that is not flushed: with one each second, a crash inside a set loses at most a second.
- `finish`, `discard` or `close` (left for later) end it and release the lock.
- `Journal.resume` goes on with a journal that was left or whose program was killed.
A journal that was finished or discarded is kept beside it until the next session begins, so that the end can be taken
back (`left_sessions.reopen_ended`).

The process that runs a session holds its lock for as long as it runs; in a second window `held_elsewhere` is True.
Reading (`journal_reading`) needs no lock and never writes. What cannot be read is moved into a file of its own
when a session starts or goes on, and never deleted.

Why it may be called from any thread: a flush takes milliseconds, more on a slow disk, and on the screen's thread each
would delay a key or a frame. Saving therefore runs on a thread of its own, while a finish may come from another.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from stride_tui.core.history.amendments import end_undone
from stride_tui.core.history.records import Session
from stride_tui.core.instant import Instant
from stride_tui.core.session.events import Batch, Started
from stride_tui.store.disk.appender import Appender
from stride_tui.store.disk.files import (
    SaveError,
    clear_temporaries,
    read_if_there,
    remove,
    rename,
    write_atomic,
)
from stride_tui.store.disk.lock import Hold, locked
from stride_tui.store.history import file as history_file
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal_reading import (
    JournalReading,
    batch_codec,
    beat_codec,
    parse_journal,
)
from stride_tui.store.session.session_lock import take_session


def new_session_id(now: Instant) -> str:
    """Return an id for a new session: its local start, and four random bytes so that two machines never agree."""
    return f"{now.local():%Y%m%dT%H%M%S}-{os.urandom(4).hex()}"


class Journal:
    """The writer of the session under way, made by `start` or `resume`. It can be called from any thread."""

    def __init__(self, paths: Paths, hold: Hold, session: str, batches: int) -> None:
        self.paths = paths
        self.session = session
        self.batches = batches
        self.pending: list[Batch] = []
        self._hold = hold
        self._file: Appender | None = None
        self._guard = threading.Lock()

    @classmethod
    def start(cls, paths: Paths, events: Batch) -> Journal:
        """Begin a session with its first batch. It counts as started when this returns.

        `SaveError` if it cannot be saved or another session is under way; a journal in which nothing can be read is
        moved aside instead. The session that was thrown away last can no longer be brought back from then on.
        """
        first = events[0]
        if not isinstance(first, Started):
            raise ValueError("a session begins with a Started event")
        line = batch_line(paths.journal, first.session, 0, events)
        hold = take_session(paths)
        try:
            _make_room(paths, first)
            try:
                write_atomic(paths.journal, line)
                journal = cls(paths, hold, first.session, 1)
                journal._file = Appender(paths.journal)
            except SaveError:
                # The name may be in place although the folder was not flushed: the session has not started.
                with contextlib.suppress(OSError):
                    os.unlink(paths.journal)
                raise
            with contextlib.suppress(OSError):
                os.unlink(paths.discarded)
            return journal
        except BaseException:
            hold.release()
            raise

    @classmethod
    def resume(cls, paths: Paths, now: Instant) -> tuple[Journal, JournalReading]:
        """Go on with the journal that is there; the part of it that cannot be trusted is moved aside first.

        `SaveError` if there is no session to go on with. A journal that a crash left although the history has its
        session is removed.
        """
        hold = take_session(paths)
        try:
            data = read_if_there(paths.journal)
            reading = parse_journal(paths.journal, data)
            if reading.id and history_file.holds(paths, reading.id):
                remove(paths.journal)
                reading = parse_journal(paths.journal, b"")
            if reading.id is None:
                raise SaveError(paths.journal, "there is no session to go on with")
            if reading.newer:
                raise SaveError(paths.journal, "a newer stride wrote to this session")
            _take_out_replaced(paths, reading, now)
            journal = cls(paths, hold, reading.id, reading.batches)
            journal._file = Appender(paths.journal)
            journal._repair(data, reading.good, now)
        except BaseException:
            hold.release()
            raise
        return journal, reading

    def save(self, events: Batch) -> None:
        """Put one batch on the disk, after those still pending; a `SaveError` leaves all of them pending."""
        with self._guard:
            if events:
                self.pending.append(events)
            self._write_pending()

    def retry(self) -> None:
        """Try once more to save what is pending."""
        with self._guard:
            self._write_pending()

    def beat(self, now: Instant) -> None:
        """Add a heartbeat: the session ran until now. Nothing is written while batches are pending."""
        with self._guard:
            if self._file and not self.pending:
                last = self.batches - 1
                line = beat_codec().encode(self.session, last, now.utc, now.offset, now)
                self._file.append(line, sync=False)

    def close(self) -> None:
        """Leave the session for later and release its lock."""
        with self._guard:
            self._close()
            self._hold.release()

    def discard(self) -> None:
        """Throw the session away; `reopen_ended` brings it back until the next one starts."""
        self._end(lambda: rename(self.paths.journal, self.paths.discarded))

    def finish(self, session: Session) -> None:
        """Put the finished session into the history and the journal out of the way.

        If it fails or the program is killed on the way, the same call (after `resume`, if need be) completes it: the
        history takes a session once, and the journal goes only when the history has it on the disk.
        """
        with locked(self.paths.lock):
            history_file.append_locked(self.paths, session)
            self._end(lambda: rename(self.paths.journal, self.paths.discarded))

    def _end(self, act: Callable[[], None]) -> None:
        """Remove or rename the journal by `act` and release the lock; after an error it can be tried again."""
        with self._guard:
            if sys.platform == "win32":
                # Windows cannot rename or remove an open file. Elsewhere it stays open, so that it can still be written
                # to if `act` fails.
                self._close()
            act()
            self._close()
            self._hold.release()

    def _close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _write_pending(self) -> None:
        """Write all pending batches at once; they stay pending if that fails."""
        if not self.pending:
            return
        if self._file is None:
            raise SaveError(self.paths.journal, "the session is closed")
        lines = [
            batch_line(self.paths.journal, self.session, self.batches + k, batch)
            for k, batch in enumerate(self.pending)
        ]
        self._file.append(b"".join(lines))
        self.batches += len(lines)
        self.pending.clear()

    def _repair(self, data: bytes, good: int, now: Instant) -> None:
        """Move what comes after the first `good` bytes aside, so that writing goes on after them."""
        assert self._file
        if good < len(data):
            from stride_tui.store.disk.damaged_parts import set_aside

            set_aside(self.paths.journal, data[good:], now)
            self._file.truncate(good)
        if not data[:good].endswith(b"\n"):
            self._file.append(b"\n")


def _make_room(paths: Paths, started: Started) -> None:
    """Make sure that no session is lost by a new journal; `SaveError` if one is under way."""
    clear_temporaries(paths.journal)
    data = read_if_there(paths.journal)
    reading = parse_journal(paths.journal, data)
    if reading.id in (None, started.session) or reading.newer:
        if data and reading.id != started.session:
            from stride_tui.store.disk.damaged_parts import set_aside

            set_aside(paths.journal, data, started.at)
    elif not history_file.holds(paths, reading.id):
        raise SaveError(paths.journal, "a session is under way already")


def _take_out_replaced(paths: Paths, reading: JournalReading, now: Instant) -> None:
    """Take the session that this one replaces out of the history, if that is not done yet."""
    started = reading.events[0]
    if isinstance(started, Started) and started.replaces:
        history_file.append_amendment(paths, end_undone(started.session, started.replaces, now))


def batch_line(path: Path, session: str, n: int, batch: Batch) -> bytes:
    """Return the record of one batch, dated by its last event."""
    at = batch[-1].at
    try:
        return batch_codec().encode(session, n, at.utc, at.offset, batch)
    except ValueError as error:
        raise SaveError(path, str(error)) from error
