"""Reading the history: what its file and the conflict copies beside it say, together.

Reading never writes, and takes what it can: a line that cannot be read is reported with its number and
stays where it is, a record of a newer program is counted and kept. A synced folder may hold copies that a
conflict left (`history (conflicted copy).jsonl`, `history.sync-conflict-1.jsonl`, `history 2.jsonl`): they
are read too, and sessions, runs and amendments are united by id, the history's own line winning.
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
"""How much of the file's end is read first for the first picture: about twelve weeks."""
_MOST_TAIL_BYTES = 8 * TAIL_BYTES


class HistoryReading(msgspec.Struct, frozen=True):
    """What the history files say. `sessions`, `runs` and `amendments` have every readable line, as it was
    written and as often as it is there.

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
        self.amendments: list[Amendment] = []
        self.problems: list[Problem] = []
        self.unknown = 0
        self.whole = True

    def result(self) -> HistoryReading:
        """The reading as a value."""
        history = History.of(self.sessions, self.runs, self.amendments)
        read = tuple(self.sessions), tuple(self.problems), self.unknown, self.whole
        return HistoryReading(history, *read, tuple(self.runs), tuple(self.amendments))

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
        self.problems.append(Problem(message=f"cannot be read: {reason_of(error)}", path=str(path)))


def _read_all(descriptor: int, length: int) -> bytes:
    parts = []
    while length > 0 and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
