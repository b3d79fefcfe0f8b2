"""Reading the history: its file together with the conflict copies beside it.

Reading never writes, and reads what it can: a line that cannot be read is reported with its number and stays where
it is, a record of a newer program is counted and kept. A synced folder may have copies that a conflict left
(`history (conflicted copy).jsonl`, `history.jsonl.sync-conflict-1`, `history 2.jsonl`): they are read too, and
sessions, runs and amendments are merged by id. Where both have an id, the line of the history itself counts.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import msgspec

from stride_tui.core.history.amendments import Amendment
from stride_tui.core.history.history import History
from stride_tui.core.history.records import HISTORY_VERSION, Run, Session
from stride_tui.core.problem import Problem, Unread
from stride_tui.store.disk.files import reason_of
from stride_tui.store.disk.json_lines import MOST_PROBLEMS, Bad
from stride_tui.store.disk.regular import MOST_RECORD_BYTES, open_regular, read_bytes, read_regular
from stride_tui.store.history.lines import bare_line, begins_before, decode_line
from stride_tui.store.paths import Paths

TAIL_BYTES = 128 * 1024
"""The number of bytes at the file's end that are read for the first frame: about twelve weeks."""
MOST_TAIL_LINES = 4_000
"""The most lines that are read for the first frame: a damaged file may have any number of short ones."""
_MOST_TAIL_BYTES = 8 * TAIL_BYTES


class HistoryReading(msgspec.Struct, frozen=True):
    """The contents of the history files.

    `sessions`, `runs` and `amendments` have every readable line, as it was written and as often as it is there.
    `unread` has what cannot be read, `unknown` counts the records of a newer program. `whole` is whether everything
    was read, `reaches` whether everything since the time asked for was.
    """

    history: History
    sessions: tuple[Session, ...] = ()
    unread: Unread = Unread()
    unknown: int = 0
    whole: bool = True
    runs: tuple[Run, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    reaches: bool = True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of files and of the first lines that cannot be read."""
        return self.unread.problems


def read_history(paths: Paths) -> HistoryReading:
    """Read all of the history and its conflict copies. Never raises and never writes."""
    reading = _Reading()
    for path in history_files(paths):
        reading.read(path)
    return reading.result()


def read_one(path: Path) -> HistoryReading:
    """Read one history file by itself, as `read_history` does."""
    reading = _Reading()
    reading.read(path)
    return reading.result()


def read_tail(paths: Paths, since_utc: int, most_bytes: int = _MOST_TAIL_BYTES) -> HistoryReading:
    """Read what began at `since_utc` (UTC milliseconds) or later, from the ends of the files, for the first frame.

    Earlier sessions and runs may come with it. `whole` is then True if that was everything.
    """
    reading = _Reading()
    for path in history_files(paths):
        reading.read_tail(path, since_utc, most_bytes)
    return read_history(paths) if reading.lacks_corrected() else reading.result()


def history_files(paths: Paths) -> tuple[Path, ...]:
    """Return the conflict copies beside the history, in the order of their names, and the history itself last."""
    try:
        names = sorted(os.listdir(paths.history.parent))
    except OSError:
        names = []
    return (*(paths.history.with_name(name) for name in names if _is_copy(name, paths.history)), paths.history)


def _is_copy(name: str, history: Path) -> bool:
    """Return whether a file beside the history is read with it: any that begins and ends as it does, or a copy whose
    mark follows its ending or comes before its name."""
    if name == history.name or not (name.startswith(history.stem) or name.endswith(history.name)):
        return False
    if name.startswith(history.stem) and (name.endswith(history.suffix) or not name.startswith(history.name)):
        return name.endswith(history.suffix)
    from stride_tui.store.disk.conflict_copies import original_of, possible_originals_of

    return history.name in (original_of(name), *possible_originals_of(name))


class _Reading:
    """The contents of several files while they are being read."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self.runs: list[Run] = []
        self.amendments: list[Amendment] = []
        self.closed: list[Problem] = []
        """The problems of files of which nothing could be read."""
        self.problems: list[Problem] = []
        self.bad_lines = 0
        self.unknown = 0
        self.whole = True
        self.reaches = True

    def result(self) -> HistoryReading:
        """Return what was read as a value."""
        history = History.of(self.sessions, self.runs, self.amendments)
        files = len(self.closed)
        unread = Unread((*self.closed, *self.problems), files, files + self.bad_lines)
        read = tuple(self.sessions), unread, self.unknown, self.whole
        return HistoryReading(history, *read, tuple(self.runs), tuple(self.amendments), self.reaches)

    def lacks_corrected(self) -> bool:
        """Return whether something is missing that a correction needs.

        It can give what is further up in the file a date after `since_utc`. A session whose end was taken back goes on
        with the corrections of its earlier line.
        """
        if self.whole or not self.amendments:
            return False
        from stride_tui.core.history.amended import moves_start
        from stride_tui.core.history.amendments import Deleted

        read = {session.id for session in self.sessions} | {run.id for run in self.runs}
        return any(
            moves_start(amendment.change)
            or (isinstance(amendment.change, Deleted) and amendment.change.reopened_as in read)
            for amendment in self.amendments
            if amendment.target not in read
        )

    def read(self, path: Path) -> None:
        """Read one whole file."""
        try:
            data, _ = read_regular(path, MOST_RECORD_BYTES)
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(path, error)
            return
        for number, line in enumerate(BytesIO(data), 1):
            self._take(path, number, line)

    def read_tail(self, path: Path, since_utc: int, most_bytes: int) -> None:
        """Read one file from its end, as far as needed."""
        try:
            descriptor, status = open_regular(path)
            try:
                lines, whole, reaches = _tail_of(descriptor, status.st_size, since_utc, most_bytes)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(path, error)
            return
        self.whole, self.reaches = self.whole and whole, self.reaches and reaches
        for number, line in enumerate(lines, 1):
            self._take(path, number if whole else None, line)

    def _take(self, path: Path, number: int | None, line: bytes) -> None:
        """Add one line: its entry, or the problem with it at the line `number` from 1 (None if unknown)."""
        text = bare_line(line)
        if not text:
            if nuls := line.count(b"\0"):
                lost = f"{nuls} NUL bytes, as a power cut leaves them; what was to stand here is lost"
                self._unread(path, number, lost)
            return
        record = decode_line(text)
        if isinstance(record, Bad):
            self.unknown += record.unknown
            self._unread(path, number, record.reason)
        elif record.body.v != HISTORY_VERSION:
            self.unknown += 1
            message = f"a {record.kind} of version {record.body.v}, which this version of stride does not know"
            self._unread(path, number, f"{message}; it is kept")
        elif isinstance(record.body, Session):
            self.sessions.append(record.body)
        elif isinstance(record.body, Run):
            self.runs.append(record.body)
        else:
            self.amendments.append(record.body)

    def _unread(self, path: Path, number: int | None, message: str) -> None:
        """Count a line that cannot be read, and keep its problem if it is one of the first."""
        self.bad_lines += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(message=message, path=str(path), line=number))

    def _unreadable(self, path: Path, error: OSError) -> None:
        """Add the problem of a file that is not to be read, or that the system does not let us read."""
        from stride_tui.store.disk.ways_out import way_out

        message = f"the file cannot be read: {reason_of(error)}"
        self.closed.append(Problem(message=message, path=str(path), hint=way_out(path, error, writing=False)))


def _tail_of(descriptor: int, size: int, since_utc: int, most_bytes: int) -> tuple[list[bytes], bool, bool]:
    """Return the last lines of an open file; whether they are all; and whether they reach back to `since_utc`.

    More and more is read until they do, or until there would be more bytes or lines than allowed.
    """
    wanted = TAIL_BYTES
    while True:
        start = max(0, size - wanted)
        os.lseek(descriptor, start, os.SEEK_SET)
        data = read_bytes(descriptor, size - start)
        # What comes before the first newline is the end of a line, unless the file begins there.
        begin = (data.find(b"\n") + 1 or len(data)) if start else 0
        first = _begin_of_last_lines(data, MOST_TAIL_LINES)
        lines = BytesIO(data[max(begin, first) :]).readlines()
        if start == 0 and first == 0:
            return lines, True, True
        if begins_before(lines, since_utc):
            return lines, False, True
        if start == 0 or first > begin or wanted >= most_bytes:
            return lines, False, False
        wanted *= 2


def _begin_of_last_lines(data: bytes, most: int) -> int:
    """Return where the last `most` lines begin: 0 if there are no more than that."""
    at = len(data) - data.endswith(b"\n")
    for _ in range(most):
        at = data.rfind(b"\n", 0, at)
        if at < 0:
            return 0
    return at + 1
