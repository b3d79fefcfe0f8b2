"""The lines of the history: a session, a run or an amendment, each in a record of its own kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from stride_tui.core.history.amendments import Amendment
from stride_tui.core.history.records import Run, Session
from stride_tui.store.disk.json_lines import NO_RECORD, Bad, Codec, Record, head_of

SESSION_KIND = "session"
RUN_KIND = "run"
AMENDMENT_KIND = "amendment"
_RUN_MARK = b'"kind":"run"'
_AMENDMENT_MARK = b'"kind":"amendment"'
_HEAD_BYTES = 40

HistoryLine = Session | Run | Amendment


def bare_line(line: bytes) -> bytes:
    """Return a line without its end, and without NUL bytes around it: a power cut leaves those where it grew a file."""
    return line.strip(b"\r\n\t \0")


@cache
def session_codec() -> Codec[Session]:
    """Return the codec of finished sessions. It takes milliseconds to make, so it is made when first used."""
    return Codec(SESSION_KIND, Session)


@cache
def run_codec() -> Codec[Run]:
    """Return the codec of runs, made when first used."""
    return Codec(RUN_KIND, Run)


@cache
def amendment_codec() -> Codec[Amendment]:
    """Return the codec of amendments, made when first used."""
    return Codec(AMENDMENT_KIND, Amendment)


def kind_of(entry: HistoryLine) -> str:
    """Return the kind of an entry's record."""
    if isinstance(entry, Amendment):
        return AMENDMENT_KIND
    return RUN_KIND if isinstance(entry, Run) else SESSION_KIND


def encode(entry: HistoryLine) -> bytes:
    """Return the line of an entry, with its newline. ValueError if it could not be read back."""
    if isinstance(entry, Amendment):
        return amendment_codec().encode(entry.id, 0, entry.utc, entry.offset, entry)
    if isinstance(entry, Run):
        return run_codec().encode(entry.id, 0, entry.started, entry.offset, entry)
    return session_codec().encode(entry.id, 0, entry.started, entry.offset, entry)


def decode_line(line: bytes) -> Record[Session] | Record[Run] | Record[Amendment] | Bad:
    """Return the record on a line (as `bare_line` gives it), or why it is none."""
    if not line.startswith(b"{"):
        # Found without decoding, for a damaged file may have any number of such lines.
        return NO_RECORD
    # A line that stride wrote has its kind at the start; only one that another program wrote has to be decoded for it.
    head = line[:_HEAD_BYTES]
    if _RUN_MARK in head:
        return run_codec().decode(line)
    if _AMENDMENT_MARK in head:
        return amendment_codec().decode(line)
    record = session_codec().decode(line)
    if isinstance(record, Bad) and record.unknown:
        parsed = head_of(line)
        if parsed and parsed.kind == RUN_KIND:
            return run_codec().decode(line)
        if parsed and parsed.kind == AMENDMENT_KIND:
            return amendment_codec().decode(line)
    return record


def begins_before(lines: Iterable[bytes], since_utc: int) -> bool:
    """Return whether everything before `lines` in the file happened before `since_utc` (UTC milliseconds).

    The first session that was added when it ended decides: the lines before it are older. A session or a run logged
    by hand does not, since it may be of any earlier date.
    """
    for line in lines:
        record = decode_line(bare_line(line))
        if not isinstance(record, Bad) and isinstance(record.body, Session) and not record.body.by_hand:
            return record.utc < since_utc
    return False
