"""The history file: JSON Lines, one finished session, run or amendment a line. Lines are only ever added.

A mistake in it is corrected by an amendment, which is a line of its own, so that nothing written is ever lost.
Reading is in `reading`, and can be imported from here too.

Adding takes the lock, so that two windows never write into each other's lines. An incomplete last line, left by a
power cut, is moved into a file of its own first. An entry that is there already is not added again.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from stride_tui.core.history.amendments import Amendment
from stride_tui.core.history.records import Run, Session
from stride_tui.store.clock import system_clock
from stride_tui.store.disk.appender import Appender
from stride_tui.store.disk.files import SaveError, read_if_there
from stride_tui.store.disk.json_lines import Bad
from stride_tui.store.disk.lock import locked
from stride_tui.store.history.lines import SESSION_KIND, HistoryLine, bare_line, decode_line, encode, kind_of
from stride_tui.store.history.lines import session_codec as session_codec
from stride_tui.store.history.reading import HistoryReading as HistoryReading
from stride_tui.store.history.reading import history_files as history_files
from stride_tui.store.history.reading import read_history as read_history
from stride_tui.store.history.reading import read_one as read_one
from stride_tui.store.history.reading import read_tail as read_tail
from stride_tui.store.paths import Paths


def append_session(paths: Paths, session: Session) -> bool:
    """Add a finished session, durably; return False if the history has it already. `SaveError` if it was not added."""
    with locked(paths.lock):
        return append_locked(paths, session)


def append_run(paths: Paths, run: Run) -> bool:
    """Add a run, durably; return False if the history has it already. `SaveError` if it was not added."""
    with locked(paths.lock):
        return append_locked(paths, run)


def append_amendment(paths: Paths, amendment: Amendment) -> bool:
    """Add a correction, durably; return False if the history has it already. `SaveError` if it was not added."""
    with locked(paths.lock):
        return append_locked(paths, amendment)


def append_locked(paths: Paths, entry: HistoryLine) -> bool:
    """Add a session, run or correction while the caller holds the lock; return False if the history has it already."""
    try:
        line = encode(entry)
    except ValueError as error:
        raise SaveError(paths.history, str(error)) from error
    file = Appender(paths.history)
    try:
        data = read_if_there(paths.history)
        added = not _has(data, kind_of(entry), entry.id)
        if added:
            if not _repair_end(paths.history, file, data):
                line = b"\n" + line
            file.append(line)
        # A program that was killed may have written the line, or made the file, without flushing it.
        file.settle()
        return added
    finally:
        file.close()


def holds(paths: Paths, session_id: str) -> bool:
    """Return whether the history file has a readable line for a session; `SaveError` if it cannot be read."""
    return _has(read_if_there(paths.history), SESSION_KIND, session_id)


def _has(data: bytes, kind: str, id: str) -> bool:
    """Return whether a file's bytes have a readable record of that kind and id; only lines with the id are decoded."""
    wanted = msgspec.json.encode(id)
    at = data.find(wanted)
    while at >= 0:
        start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
        record = decode_line(bare_line(data[start : end if end >= 0 else len(data)]))
        if not isinstance(record, Bad) and (record.kind, record.id) == (kind, id):
            return True
        at = data.find(wanted, at + 1)
    return False


def _repair_end(path: Path, file: Appender, data: bytes) -> bool:
    """Make the file end with a complete line; return False if the newline of the last one is missing.

    An incomplete line is moved into a file of its own.
    """
    end = data.rfind(b"\n") + 1
    tail = data[end:]
    if not tail:
        return True
    record = decode_line(bare_line(tail))
    if not isinstance(record, Bad) or record.unknown:
        return False
    # Imported here: most files are whole.
    from stride_tui.store.disk.damaged_parts import set_aside

    set_aside(path, tail, system_clock().now())
    file.truncate(end)
    return True
