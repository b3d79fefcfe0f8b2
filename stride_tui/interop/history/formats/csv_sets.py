"""A table of the sets: CSV, one set a row.

A session without sets (logged by hand) has one row, whose columns about a set are empty. Programs rely on the
header: new columns are added at the end, and none is removed or changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.history.export_format import COMMAS, ExportFormat, TableForm
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.interop.history.csv_tables import csv_table
from stride_tui.interop.history.json_values import JsonScalar, session_head, set_value

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
"""Each column with the name of its value in a session."""
SET_COLUMNS = (
    "set", "block", "kind", "exercise", "round", "side", "status", "asked_reps", "done_reps", "asked_seconds",
    "done_seconds", "load", "implements", "weight", "unit", "effort", "note", "started", "ended",
)  # fmt: skip
HEADER = (*SESSION_COLUMNS, *SET_COLUMNS)


def sets_csv(history: History, sessions: Iterable[Session], form: TableForm = COMMAS) -> str:
    """Return the sets of some sessions of a history, with the header."""
    rows: list[list[JsonScalar]] = []
    for session in sessions:
        head = session_head(session)
        first = [head[name] for name in SESSION_COLUMNS.values()]
        values = [set_value(session, key, record) for key, record in history.sets_of(session).items()]
        rows += [[*first, *(value[name] for name in SET_COLUMNS)] for value in values]
        if not values:
            rows.append([*first, *(None for _ in SET_COLUMNS)])
    return csv_table(HEADER, rows, form)


CSV_SETS = ExportFormat(
    name="csv",
    help="A table, one set a row, corrected. The default.",
    suffix=".csv",
    pieces=lambda given: [sets_csv(given.history, given.sessions, given.table).encode()],
    columns=HEADER,
    rows="a set a row (new ones may come at the end, none goes)",
    example="-o strength.csv",
)
