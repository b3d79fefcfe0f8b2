"""Reading the journal: all that is known of the session under way. It never writes.

What a session is after a crash, `core/session/recover.py` works out from what is read here.

The events of one command or one tick are one batch: one record, there in full or not at all. Batches are numbered
from 0 without gaps, so a gap shows that one is missing. A line that cannot be read is skipped if the batch after it
has the next number: then it was no batch. Where a batch is missing, the events after it do not fit the state before,
so the reading ends there; the rest stays in the file until a repair moves it aside. A heartbeat has the number of
the batch that it follows.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.problem import Problem, Unread
from stride_tui.core.session.events import Batch, Event
from stride_tui.store.disk.files import reason_of
from stride_tui.store.disk.json_lines import MOST_PROBLEMS, NO_RECORD, Bad, Codec, Record
from stride_tui.store.disk.regular import MOST_RECORD_BYTES, read_regular


class JournalReading(msgspec.Struct, frozen=True):
    """The contents of a journal.

    `events` are those of all batches from the start that can be trusted, `batches` is the number of these batches and
    `batch_ends` the length of the file up to the end of each. `last_beat` is the last heartbeat after the last of
    them. `size` is the length of the file and `good` how much of it was used: what comes after it is incomplete,
    damaged or from a newer program. `newer` is whether a newer program's record stopped the reading, `unreadable`
    whether the file is there and the system does not let us read it.
    """

    path: Path
    id: str | None
    events: Batch
    batches: int
    batch_ends: tuple[int, ...]
    last_beat: Instant | None
    unread: Unread
    good: int
    size: int
    newer: bool = False
    unreadable: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problem of the file, or those of the first lines that cannot be used."""
        return self.unread.problems

    @property
    def last_known(self) -> Instant | None:
        """The last instant at which the session is known to have run."""
        return self.last_beat or (self.events[-1].at if self.events else None)


@cache
def batch_codec() -> Codec[Batch]:
    """Return the codec of batches. It takes milliseconds to make, so it is made when first used."""
    return Codec("events", tuple[Event, ...])


@cache
def beat_codec() -> Codec[Instant]:
    """Return the codec of heartbeats, made when first used."""
    return Codec("beat", Instant)


def read_journal(path: Path) -> JournalReading | None:
    """Read the session under way; return None if there is none. Never raises and never writes."""
    try:
        data, _ = read_regular(path, MOST_RECORD_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        from stride_tui.store.disk.ways_out import way_out

        message, hint = f"the session under way cannot be read: {reason_of(error)}", way_out(path, error, writing=False)
        problem = Problem(message=message, path=str(path), hint=hint)
        return JournalReading(path, None, (), 0, (), None, Unread((problem,), 1, 1), 0, 0, unreadable=True)
    return parse_journal(path, data)


def parse_journal(path: Path, data: bytes) -> JournalReading:
    """Return the contents of a journal's bytes."""
    reader = _Reader(path)
    end = 0
    for line in BytesIO(data):
        end += len(line)
        reader.line += 1
        if text := line.strip(b"\r\n\t \0"):
            reader.read(text, end)
        elif b"\0" in line:
            reader.skip(line.count(b"\0"))
    return reader.result(len(data))


class _Reader:
    """The contents of a journal while its lines are being read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.id: str | None = None
        self.events: list[Event] = []
        self.ends: list[int] = []
        self.beat: Instant | None = None
        self.good = 0
        self.line = 0
        """The number of the line that is read, from 1."""
        self.problems: list[Problem] = []
        self.unread = 0
        self.newer = False
        self.stopped = False

    def read(self, line: bytes, end: int) -> None:
        """Read one line, which ends at the byte `end`."""
        if self.stopped:
            return
        record: Record[Batch] | Record[Instant] | Bad = NO_RECORD
        if line.startswith(b"{"):
            # Another line is no record, which is found without decoding: a damaged file may have any number of them.
            record = batch_codec().decode(line)
            if isinstance(record, Bad) and record.unknown:
                record = beat_codec().decode(line)
        if isinstance(record, Bad):
            self.newer = self.newer or record.unknown
            self._report(record.reason)
        elif isinstance(record.body, Instant):
            self._take_beat(record.n, record.body, end)
        else:
            self._take_batch(record.id, record.n, record.body, end)

    def skip(self, nuls: int) -> None:
        """Note a line of nothing but NUL bytes."""
        if not self.stopped:
            self._report(f"{nuls} NUL bytes, as a power cut leaves them")

    def _take_batch(self, id: str, n: int, batch: Batch, end: int) -> None:
        """Add a batch if it is the next in number; stop reading if one before it is missing."""
        if n < len(self.ends) and id == self.id:
            self._report(f"batch {n} is there twice; the first one counts")
            return
        if n != len(self.ends) or self.id not in (None, id):
            self.stopped = True
            self._report("a batch before this line is missing; what follows is left out")
            return
        self.id = id
        self.events.extend(batch)
        self.ends.append(end)
        self.beat = None
        self._pass(end)

    def _take_beat(self, n: int, beat: Instant, end: int) -> None:
        """Add a heartbeat if it follows the last batch."""
        if self.ends and n == len(self.ends) - 1:
            self.beat = beat
            self._pass(end)

    def _pass(self, end: int) -> None:
        """Accept everything up to the byte `end`: bad lines before it were no batches."""
        self.good = end
        self.newer = False

    def _report(self, message: str) -> None:
        """Count a problem of this line, and keep it if it is one of the first."""
        self.unread += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(message=message, path=str(self.path), line=self.line))

    def result(self, size: int) -> JournalReading:
        """Return what was read of a file of `size` bytes."""
        return JournalReading(
            self.path, self.id, tuple(self.events), len(self.ends), tuple(self.ends),
            self.beat, Unread(tuple(self.problems), 0, self.unread), self.good, size, self.newer,
        )  # fmt: skip
