"""Exporting the history: its lines as they are, and files for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from stride_tui.core.history.amendments import Amendment
from stride_tui.core.history.records import Run, Session
from stride_tui.store.disk.files import SaveError, create_new, write_atomic
from stride_tui.store.disk.json_lines import Bad
from stride_tui.store.disk.regular import MOST_RECORD_BYTES, read_regular
from stride_tui.store.history.lines import HistoryLine, bare_line, decode_line
from stride_tui.store.history.reading import history_files
from stride_tui.store.paths import Paths


def written_lines(paths: Paths, wanted: Callable[[Session | Run], bool] | None = None) -> list[bytes]:
    """Return the lines of the history and its conflict copies, each record once, unchanged, without newlines.

    With `wanted`, only the sessions and runs for which it is true and every correction of those; without it, the
    records of newer programs too. Lines that are no records are left out.
    """
    lines: dict[tuple[str, str], bytes] = {}
    entries: dict[tuple[str, str], HistoryLine] = {}
    unknown: dict[bytes, None] = {}
    for path in history_files(paths):
        for line in _lines_of(path):
            record = decode_line(line)
            if not isinstance(record, Bad):
                lines[record.kind, record.id] = line
                entries[record.kind, record.id] = record.body
            elif record.unknown:
                unknown[line] = None
    if wanted is None:
        return [*lines.values(), *unknown]
    kept = {e.id for e in entries.values() if not isinstance(e, Amendment) and wanted(e)}
    amendments = {e.id: e for e in entries.values() if isinstance(e, Amendment)}
    return [
        lines[key]
        for key, entry in entries.items()
        if (_about(entry, amendments) if isinstance(entry, Amendment) else entry.id) in kept
    ]


def export_to(path: Path, data: bytes, replace: bool) -> bool:
    """Write a file that only the user can read; return False, and touch nothing, if it exists and `replace` is off.

    `SaveError` if it cannot be written.
    """
    if not path.parent.is_dir():
        raise SaveError(path, "its folder is not there")
    if not replace:
        return create_new(path, data)
    write_atomic(path, data)
    return True


def end_of_link(path: Path) -> Path | None:
    """Return the file that a symbolic link leads to, through all links; None where the path is no link."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else None


def is_own(paths: Paths, path: Path) -> bool:
    """Return whether a path is, or links to, a file that stride keeps, which no export may replace."""
    own = (*history_files(paths), paths.journal, paths.discarded, paths.lock, paths.plan, paths.settings)
    real = os.path.realpath(path)
    return any(os.path.realpath(file) == real for file in own)


def _lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file that are not blank; none if it cannot be read."""
    try:
        data, _ = read_regular(path, MOST_RECORD_BYTES)
    except OSError:
        # `read_history` reports why.
        return
    yield from filter(None, map(bare_line, BytesIO(data)))


def _about(amendment: Amendment, amendments: dict[str, Amendment]) -> str:
    """Return the id of the session or run that an amendment is about, through all undos."""
    seen = set()
    target = amendment.target
    while target in amendments and target not in seen:
        seen.add(target)
        target = amendments[target].target
    return target
