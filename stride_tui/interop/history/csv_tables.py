"""The history as a table for spreadsheets: CSV, one set a row, or one run a row.

A session without sets (logged by hand) has one row, whose columns about a set are empty. The header is a
promise: new columns are added at the end, none goes or changes its meaning.

Spreadsheets take a cell that begins with a sign of arithmetic for a formula and run it. Such text, from
whatever file it came, gets an apostrophe in front, and so does text that has one before such a sign, so that
taking one apostrophe away gives the text back. Control characters become U+FFFD.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from stride_tui.core.safe_text import is_unsafe
from stride_tui.interop.history.json_values import JsonScalar, run_value, session_head, set_value

SESSION_COLUMNS = {
    "session": "id",
    "routine": "routine",
    "name": "name",
    "session_started": "started",
    "session_ended": "ended",
    "session_minutes": "minutes",
    "session_finished": "finished",
    "session_effort": "effort",
    "session_note": "note",
}
"""Column -> the name of its value in a session."""
SET_COLUMNS = (
    "set", "block", "kind", "exercise", "round", "side", "status", "asked_reps", "done_reps", "asked_seconds",
    "done_seconds", "load", "implements", "weight", "unit", "effort", "note", "started", "ended",
)  # fmt: skip
HEADER = (*SESSION_COLUMNS, *SET_COLUMNS)
RUN_HEADER = ("id", "kind", "started", "timed", "minutes", "km", "note")

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with; wide forms too, which some spreadsheets read as the plain ones."""


def sets_csv(history: History, sessions: Iterable[Session]) -> str:
    """The sets of some sessions of a history, with the header."""
    rows: list[list[JsonScalar]] = []
    for session in sessions:
        head = session_head(session)
        first = [head[name] for name in SESSION_COLUMNS.values()]
        values = [set_value(session, key, record) for key, record in history.sets_of(session).items()]
        rows += [[*first, *(value[name] for name in SET_COLUMNS)] for value in values]
        if not values:
            rows.append([*first, *(None for _ in SET_COLUMNS)])
    return _table(HEADER, rows)


def runs_csv(history: History, runs: Iterable[Run]) -> str:
    """Some runs of a history, with the header."""
    values = [run_value(history, run) for run in runs]
    return _table(RUN_HEADER, ([value[name] for name in RUN_HEADER] for value in values))


def cell(value: JsonScalar) -> str:
    """A value as its cell: empty where there is none, `yes` and `no`, plain numbers, text that cannot act."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    mark = "'" if value.lstrip("'").startswith(RISKY) else ""
    return mark + "".join(
        char if char in "\n\t" or not is_unsafe(value, n) else "\ufffd" for n, char in enumerate(value)
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[JsonScalar]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()
