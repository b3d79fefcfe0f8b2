"""The lines of the history: a session, a run or an amendment, each in a record of its own kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from stride_tui.core.history.amendments import Amendment
from stride_tui.core.history.records import Run, Session
from stride_tui.store.disk.json_lines import Bad, Codec, Record, head_of

SESSION_KIND = "session"
RUN_KIND = "run"
AMENDMENT_KIND = "amendment"
_RUN_MARK = b'"kind":"run"'
_AMENDMENT_MARK = b'"kind":"amendment"'
_HEAD_BYTES = 40

HistoryLine = Session | Run | Amendment


@cache
def session_codec() -> Codec[Session]:
    """The codec of finished sessions; made when first needed, for it takes milliseconds."""
    return Codec(SESSION_KIND, Session)


@cache
def run_codec() -> Codec[Run]:
    """The codec of runs; made when first needed."""
    return Codec(RUN_KIND, Run)


@cache
def amendment_codec() -> Codec[Amendment]:
    """The codec of amendments; made when first needed."""
    return Codec(AMENDMENT_KIND, Amendment)


def kind_of(entry: HistoryLine) -> str:
    """The kind of an entry's record."""
    if isinstance(entry, Amendment):
        return AMENDMENT_KIND
    return RUN_KIND if isinstance(entry, Run) else SESSION_KIND


def encode(entry: HistoryLine) -> bytes:
    """The line of an entry, with its newline. ValueError if it could not be read back."""
    if isinstance(entry, Amendment):
        return amendment_codec().encode(entry.id, 0, entry.utc, entry.offset, entry)
    if isinstance(entry, Run):
        return run_codec().encode(entry.id, 0, entry.started, entry.offset, entry)
    return session_codec().encode(entry.id, 0, entry.started, entry.offset, entry)


def decode_line(line: bytes) -> Record[Session] | Record[Run] | Record[Amendment] | Bad:
    """The record on a line (without its newline), or why it is none."""
    # Our own lines say their kind at once; only a line that somebody wrote anew has to be looked into.
    head = line[:_HEAD_BYTES]
    if _RUN_MARK in head:
        return run_codec().decode(line)
    if _AMENDMENT_MARK in head:
        return amendment_codec().decode(line)
    record = session_codec().decode(line)
    if isinstance(record, Bad) and record.unknown:
        found = head_of(line)
        if found and found.kind == RUN_KIND:
            return run_codec().decode(line)
        if found and found.kind == AMENDMENT_KIND:
            return amendment_codec().decode(line)
    return record


def begins_before(lines: Iterable[bytes], since_utc: int) -> bool:
    """Whether what stands before `lines` happened before `since_utc`.

    Proof is the first session that was added when it ended; what is logged by hand may be of any date before.
    """
    for line in lines:
        record = decode_line(line)
        if not isinstance(record, Bad) and isinstance(record.body, Session) and not record.body.by_hand:
            return record.utc < since_utc
    return False
