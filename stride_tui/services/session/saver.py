"""The saver of a session: it writes on a thread of its own, in order, and reports each result.

Nothing is lost when the disk fails: what could not be saved waits and is tried again, also while the session is
paused. A heartbeat that fails is no failed save: nothing that happened is missing from the disk.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.history.records import Session
from stride_tui.core.instant import Instant
from stride_tui.core.session.events import Batch
from stride_tui.store.disk.files import SaveError
from stride_tui.store.paths import Paths

if TYPE_CHECKING:
    from stride_tui.store.session.journal import Journal


class Saved(msgspec.Struct, frozen=True):
    """The result of the last saving: `error` is None, or a sentence. `finished` is the session that the history now
    holds."""

    error: str | None = None
    finished: Session | None = None


class Saver:
    """The writer of one journal, on one thread. `report` is called on that thread after every save."""

    def __init__(self, paths: Paths, report: Callable[[Saved], None]) -> None:
        self.paths = paths
        """The folders and files that the session is kept in."""
        self._report = report
        self._pool = ThreadPoolExecutor(1, "stride-saver")
        self._journal: Journal | None = None
        self._unstarted: list[Batch] = []
        self._closing: Callable[[], Saved] | None = None
        self._closed = False
        self.failing = False
        """True if the last save failed, so that something waits to be tried again."""

    def adopt(self, journal: Journal) -> None:
        """Go on with a journal that was resumed."""
        self._journal = journal

    def start(self, batch: Batch) -> None:
        """Begin a journal with a session's first batch."""
        self._submit(lambda: self._begin(batch))

    def save(self, batch: Batch) -> None:
        """Save a batch."""
        if batch:
            self._submit(lambda: self._save(batch))

    def beat(self, now: Instant) -> None:
        """Write a heartbeat, the sign that the session runs. What failed before is tried again instead."""
        self._submit(lambda: self._beat(now))

    def retry(self) -> None:
        """Try again what could not be saved; without a heartbeat, for the session may be paused."""
        self._submit(self._retry)

    def finish(self, session: Session) -> None:
        """Put the finished session into the history and end the journal."""
        self._submit(lambda: self._end(lambda journal: journal.finish(session), Saved(finished=session)))

    def discard(self) -> None:
        """Throw the session away; it can be brought back until the next one begins."""
        self._submit(lambda: self._end(lambda journal: journal.discard(), Saved()))

    def close(self, timeout: float = 5.0) -> str | None:
        """Release the session after everything is written; return None, or a sentence on what could not be written."""
        if self._closed:
            return None
        self._closed = True
        try:
            return self._pool.submit(self._let_go).result(timeout)
        except TimeoutError:
            return "the disk does not answer"
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    @property
    def busy(self) -> bool:
        """Return whether there is a session, or something of one that is not saved yet."""
        return self._journal is not None or bool(self._unstarted) or self._closing is not None

    def settle(self, timeout: float = 5.0) -> None:
        """Wait until all that was asked so far is written (or failed)."""
        self._pool.submit(lambda: None).result(timeout)

    def _submit(self, task: Callable[[], Saved | None]) -> None:
        future: Future[None] = self._pool.submit(self._run, task)
        future.add_done_callback(_surface)

    def _run(self, task: Callable[[], Saved | None]) -> None:
        try:
            saved = task()
        except SaveError as error:
            saved = Saved(error=error.explained)
        if saved is not None:
            self.failing = saved.error is not None
            self._report(saved)

    def _begin(self, batch: Batch) -> Saved:
        self._unstarted.append(batch)
        self._journal = None
        return self._start_pending()

    def _start_pending(self) -> Saved:
        """Start the journal with the first batch that waits, and save the others behind it."""
        from stride_tui.store.session.journal import Journal

        first, *rest = self._unstarted
        self._journal = Journal.start(self.paths, first)
        self._unstarted = []
        # From here on the journal holds what waits, also where saving it fails.
        self._journal.pending.extend(rest)
        self._journal.retry()
        return Saved()

    def _save(self, batch: Batch) -> Saved:
        if self._journal is None:
            self._unstarted.append(batch)
            return self._start_pending()
        self._journal.save(batch)
        return Saved()

    def _beat(self, now: Instant) -> Saved | None:
        tried = self._retry()
        if tried is None and self._journal is not None:
            # Only the last second is missing for a later start; the next save shows whether the disk has failed.
            with contextlib.suppress(SaveError):
                self._journal.beat(now)
        return tried

    def _retry(self) -> Saved | None:
        """Save what waits; None where nothing does."""
        if self._closing:
            return self._closing()
        if self._journal is None:
            return self._start_pending() if self._unstarted else None
        if self._journal.pending:
            self._journal.retry()
            return Saved()
        return None

    def _end(self, act: Callable[[Journal], None], saved: Saved) -> Saved:
        def close() -> Saved:
            if self._journal is None and self._unstarted:
                self._start_pending()
            if self._journal is not None:
                self._journal.retry()
                act(self._journal)
            self._journal = self._closing = None
            return saved

        self._closing = close
        return close()

    def _let_go(self) -> str | None:
        """Try once more to save what is unsaved, then release the session."""
        try:
            if self._closing:
                self._closing()
            elif self._unstarted:
                self._start_pending()
            elif self._journal is not None:
                self._journal.retry()
        except SaveError as error:
            return error.explained
        finally:
            if self._journal is not None:
                self._journal.close()
                self._journal = None
        return None


def _surface(future: Future[None]) -> None:
    """Raise an error that is no SaveError: it is a bug, which must be seen."""
    if not future.cancelled() and (error := future.exception()):
        raise error
