"""The history: JSON Lines, one finished session or run a line, only ever added to.

Reading never writes, and takes what it can: a line that cannot be read is reported with its number and
stays where it is, a record of a newer program is counted and kept. A synced folder may hold copies that a
conflict left (`history (conflicted copy).jsonl`, `history.sync-conflict-1.jsonl`, `history 2.jsonl`): they
are read too, and sessions and runs are united by id, the history's own line winning.

Adding takes the lock, so that two windows never write into each other's lines. A torn end, left by a power
cut, is set aside in a file of its own first. What is there already is not added again.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from stride_tui.core.history import HISTORY_VERSION, History, Run, Session
from stride_tui.core.problem import Problem
from stride_tui.store.appender import Appender
from stride_tui.store.clock import system_clock
from stride_tui.store.files import SaveError, reason_of, saving, set_aside, stamp_of
from stride_tui.store.history_lines import SESSION, Entry, begins_before, decode, encode, kind_of
from stride_tui.store.history_lines import session_codec as session_codec
from stride_tui.store.lock import locked
from stride_tui.store.paths import Paths
from stride_tui.store.records import Bad

TAIL_BYTES = 128 * 1024
"""How much of the file's end is read first for the first picture: about twelve weeks."""
_MOST_TAIL_BYTES = 8 * TAIL_BYTES


class HistoryReading(msgspec.Struct, frozen=True):
    """What the history files say. `sessions` and `runs` have every readable line, as often as it is there.

    `unknown` counts the records of a newer program. `whole` is whether everything was read.
    """

    history: History
    sessions: tuple[Session, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: int = 0
    whole: bool = True
    runs: tuple[Run, ...] = ()


def append_session(paths: Paths, session: Session) -> bool:
    """Add a finished session, durably; False if the history has it already. `SaveError` if it was not added."""
    with locked(paths.lock):
        return append_locked(paths, session)


def append_run(paths: Paths, run: Run) -> bool:
    """Add a run, durably; False if the history has it already. `SaveError` if it was not added."""
    with locked(paths.lock):
        return append_locked(paths, run)


def append_locked(paths: Paths, entry: Entry) -> bool:
    """Add a finished session or a run while the caller holds the lock on the history."""
    try:
        line = encode(entry)
    except ValueError as error:
        raise SaveError(paths.history, str(error)) from error
    file = Appender(paths.history)
    try:
        with saving(paths.history):
            data = paths.history.read_bytes()
        added = not _has(data, kind_of(entry), entry.id)
        if added:
            if not _mend_end(paths.history, file, data):
                line = b"\n" + line
            file.append(line)
        # A run that died may have written the line, or made the file, without flushing it.
        file.settle()
        return added
    finally:
        file.close()


def holds(paths: Paths, session_id: str) -> bool:
    """Whether the history's own file has a readable line for a session."""
    try:
        data = paths.history.read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SaveError(paths.history, reason_of(error)) from error
    return _has(data, SESSION, session_id)


def _has(data: bytes, kind: str, id: str) -> bool:
    wanted = msgspec.json.encode(id)
    at = data.find(wanted)
    while at >= 0:
        start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
        record = decode(data[start : end if end >= 0 else len(data)].rstrip(b"\r"))
        if not isinstance(record, Bad) and (record.kind, record.id) == (kind, id):
            return True
        at = data.find(wanted, at + 1)
    return False


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
    """Read what began at `since_utc` or later, from the ends of the files: for the first picture.

    Sessions and runs before that may come with them. `whole` tells whether this happens to be all there is.
    """
    reading = _Reading()
    for path in history_files(paths):
        reading.read_tail(path, since_utc, most_bytes)
    return reading.result()


def history_files(paths: Paths) -> tuple[Path, ...]:
    """The conflict copies beside the history, in the order of their names, and the history itself last."""
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
    """Gathers what several files say."""

    def __init__(self) -> None:
        self.sessions: list[Session] = []
        self.runs: list[Run] = []
        self.problems: list[Problem] = []
        self.unknown = 0
        self.whole = True

    def result(self) -> HistoryReading:
        """The reading as a value."""
        history = History.of(self.sessions, self.runs)
        read = tuple(self.sessions), tuple(self.problems), self.unknown, self.whole, tuple(self.runs)
        return HistoryReading(history, *read)

    def read(self, path: Path) -> None:
        """Read one file whole."""
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
        if not line or not line.strip(b"\r\n\t \0"):
            return
        record = decode(line)
        if isinstance(record, Bad):
            self.unknown += record.unknown
            self.problems.append(Problem(message=record.reason, path=str(path), line=number))
        elif record.body.v != HISTORY_VERSION:
            self.unknown += 1
            message = f"a {record.kind} of version {record.body.v}, which this version of stride does not know"
            self.problems.append(Problem(message=f"{message}; it is kept", path=str(path), line=number))
        elif isinstance(record.body, Run):
            self.runs.append(record.body)
        else:
            self.sessions.append(record.body)

    def _unreadable(self, path: Path, error: OSError) -> None:
        self.problems.append(Problem(message=f"cannot be read: {reason_of(error)}", path=str(path)))


def _read_all(descriptor: int, length: int) -> bytes:
    parts = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _mend_end(path: Path, file: Appender, data: bytes) -> bool:
    """See that the file ends with a whole line. False if only its newline is missing.

    A torn line is set aside in a file of its own and cut off here.
    """
    end = data.rfind(b"\n") + 1
    tail = data[end:]
    if not tail:
        return True
    record = decode(tail.rstrip(b"\r"))
    if not isinstance(record, Bad) or record.unknown:
        return False
    set_aside(path, tail, stamp_of(system_clock().now()))
    file.truncate(end)
    return True
