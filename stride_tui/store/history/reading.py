"""Reading the history: its file together with the conflict copies beside it.

Reading never writes, and reads what it can: a line that cannot be read is reported with its number and stays where
it is, a record of a newer program is counted and kept. A synced folder may have copies that a conflict left
(`history (conflicted copy).jsonl`, `history.sync-conflict-1.jsonl`, `history 2.jsonl`): they are read too, and
sessions, runs and amendments are merged by id. Where both have an id, the line of the history itself counts.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from stride_tui.core.history.amendments import Amendment
from stride_tui.core.history.history import History
from stride_tui.core.history.records import HISTORY_VERSION, Run, Session
from stride_tui.core.problem import Problem
from stride_tui.store.disk.files import reason_of
from stride_tui.store.disk.json_lines import Bad
from stride_tui.store.history.lines import begins_before, decode_line
from stride_tui.store.paths import Paths

TAIL_BYTES = 128 * 1024
"""The number of bytes at the file's end that are read for the first frame: about twelve weeks."""
_MOST_TAIL_BYTES = 8 * TAIL_BYTES


class HistoryReading(msgspec.Struct, frozen=True):
    """The contents of the history files.

    `sessions`, `runs` and `amendments` have every readable line, as it was written and as often as it is there.
    `unknown` counts the records of a newer program. `whole` is whether everything was read.
    """

    history: History
    sessions: tuple[Session, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: int = 0
    whole: bool = True
    runs: tuple[Run, ...] = ()
    amendments: tuple[Amendment, ...] = ()


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
    # A correction can give something that is further up in the file a date after `since_utc`.
    return read_history(paths) if reading.lacks_moved() else reading.result()


def history_files(paths: Paths) -> tuple[Path, ...]:
    """Return the conflict copies beside the history, in the order of their names, and the history itself last."""
    stem, ending = paths.history.stem, paths.history.suffix
    try:
        names = sorted(
            name
            for name in os.listdir(paths.history.parent)
            if name.startswith(stem) and name.endswith(ending) and name != paths.history.name
        )
    except OSError:
        names = []
    return (*(paths.history.with_name(name) for name in names), paths.history)


class _Reading:
    """The contents of several files while they are being read."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self.runs: list[Run] = []
        self.amendments: list[Amendment] = []
        self.problems: list[Problem] = []
        self.unknown = 0
        self.whole = True

    def result(self) -> HistoryReading:
        """Return what was read as a value."""
        history = History.of(self.sessions, self.runs, self.amendments)
        read = tuple(self.sessions), tuple(self.problems), self.unknown, self.whole
        return HistoryReading(history, *read, tuple(self.runs), tuple(self.amendments))

    def lacks_moved(self) -> bool:
        """Return whether a correction moves the start of something that is not among what was read."""
        if self.whole or not self.amendments:
            return False
        from stride_tui.core.history.amended import moves_start

        read = {session.id for session in self.sessions} | {run.id for run in self.runs}
        return any(moves_start(amendment.change) and amendment.target not in read for amendment in self.amendments)

    def read(self, path: Path) -> None:
        """Read one whole file."""
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(path, error)
            return
        for number, line in enumerate(data.split(b"\n"), 1):
            self._take(path, number, line)

    def read_tail(self, path: Path, since_utc: int, most_bytes: int) -> None:
        """Read one file from its end, as far as needed."""
        try:
            with path.open("rb", buffering=0) as file:
                size = os.fstat(file.fileno()).st_size
                wanted = TAIL_BYTES
                while True:
                    start = max(0, size - wanted)
                    os.lseek(file.fileno(), start, os.SEEK_SET)
                    lines = _read_all(file.fileno(), size - start).split(b"\n")
                    if start == 0 or wanted >= most_bytes or begins_before(lines[1:], since_utc):
                        break
                    wanted *= 2
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(path, error)
            return
        if start > 0:
            self.whole = False
            lines = lines[1:]
        for number, line in enumerate(lines, 1):
            self._take(path, number if start == 0 else None, line)

    def _take(self, path: Path, number: int | None, line: bytes) -> None:
        """Add one line: its entry, or the problem with it at the line `number` from 1 (None if unknown)."""
        if not line or not line.strip(b"\r\n\t \0"):
            return
        record = decode_line(line)
        if isinstance(record, Bad):
            self.unknown += record.unknown
            self.problems.append(Problem(message=record.reason, path=str(path), line=number))
        elif record.body.v != HISTORY_VERSION:
            self.unknown += 1
            message = f"a {record.kind} of version {record.body.v}, which this version of stride does not know"
            self.problems.append(Problem(message=f"{message}; it is kept", path=str(path), line=number))
        elif isinstance(record.body, Session):
            self.sessions.append(record.body)
        elif isinstance(record.body, Run):
            self.runs.append(record.body)
        else:
            self.amendments.append(record.body)

    def _unreadable(self, path: Path, error: OSError) -> None:
        """Add the problem of a file that the system does not let us read."""
        self.problems.append(Problem(message=f"cannot be read: {reason_of(error)}", path=str(path)))


def _read_all(descriptor: int, length: int) -> bytes:
    """Read `length` bytes, or fewer at the file's end: one call of the system may return fewer."""
    parts = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
